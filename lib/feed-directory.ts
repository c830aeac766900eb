/** All feeds worth offering by name: what `/feeds` lists and `/feeds.opml` holds. */
import type { Catalog } from './content/catalog'
import type { Community } from './content/model'
import { communityFeed, listingFeed, siteFeed, type FeedSubject } from './feed-subjects'
import { listingAt } from './listings'
import { absolute, site } from './site'
import { feedUrl, sectionUrl, sourceUrl, topicUrl } from './urls'
import { xml, xmlDocument, type XmlElement } from './xml'

/** Topics and sources listed; the others are found on their pages. */
const MOST_USED = 30

export interface CommunityFeeds {
  readonly community: Community
  readonly feed: FeedSubject
  readonly sections: readonly FeedSubject[]
}

export interface FeedDirectory {
  readonly site: FeedSubject
  /** Most articles first; communities without any at the end. */
  readonly communities: readonly CommunityFeeds[]
  readonly topics: readonly FeedSubject[]
  readonly sources: readonly FeedSubject[]
}

export function feedDirectory(catalog: Catalog): FeedDirectory {
  const groups = [
    ...catalog.communities,
    ...catalog.emptyCommunities.map((subject) => ({ subject, articles: [] })),
  ]
  return {
    site: siteFeed(catalog),
    communities: groups.map(({ subject, articles }) => ({
      community: subject,
      feed: communityFeed(subject, articles),
      sections: catalog
        .sectionsOf(subject.slug)
        .flatMap((section) => subjectsAt(catalog, sectionUrl(section.subject))),
    })),
    topics: catalog.topics
      .slice(0, MOST_USED)
      .flatMap(({ subject }) => subjectsAt(catalog, topicUrl(subject))),
    sources: catalog.sources
      .slice(0, MOST_USED)
      .flatMap(({ subject }) => subjectsAt(catalog, sourceUrl(subject))),
  }
}

function subjectsAt(catalog: Catalog, url: string): readonly FeedSubject[] {
  const listing = listingAt(catalog, url.split('/').slice(1).map(decodeURIComponent))
  return listing ? [listingFeed(listing)] : []
}

/** OPML 2.0: what a feed reader imports to follow all of them at once. */
export function opmlText({ site, communities, topics, sources }: FeedDirectory): string {
  return xmlDocument(
    xml(
      'opml',
      { version: '2.0' },
      xml('head', {}, xml('title', {}, site.title)),
      xml(
        'body',
        {},
        outline(site),
        ...communities.map(({ feed, sections }) => folder(feed.title, [feed, ...sections])),
        topics.length > 0 ? folder('Topics', topics) : undefined,
        sources.length > 0 ? folder('Sources', sources) : undefined,
      ),
    ),
  )
}

function folder(name: string, feeds: readonly FeedSubject[]): XmlElement {
  return xml('outline', { text: name, title: name }, ...feeds.map(outline))
}

function outline({ url, title, description }: FeedSubject): XmlElement {
  return xml('outline', {
    type: 'rss',
    version: 'RSS2',
    text: title,
    title,
    description,
    language: site.language,
    xmlUrl: absolute(feedUrl(url, 'rss')),
    htmlUrl: absolute(url),
  })
}
