/** What feeds are about, and how an article becomes an item of one. The addresses of feeds follow those of pages. */
import type { SafeHtml } from './content/body'
import type { Catalog } from './content/catalog'
import type { Article, Community, Group } from './content/model'
import type { FeedFacts, FeedItem } from './feeds'
import { listingAt, type ListingFacts } from './listings'
import { absolute, site } from './site'
import { communityUrl, feedUrl, homeUrl, mediaUrl, vocabularyUrl, WIDEST_MEDIA } from './urls'

/** Something that has feeds. */
export interface FeedSubject {
  /** Address of its page. */
  readonly url: string
  readonly title: string
  readonly description: string
  /** Newest first. */
  readonly articles: readonly Article[]
}

export function siteFeed({ articles }: Pick<Catalog, 'articles'>): FeedSubject {
  return { url: homeUrl, title: site.name, description: site.description, articles }
}

export function communityFeed(community: Community, articles: readonly Article[]): FeedSubject {
  return {
    url: communityUrl(community),
    title: community.label,
    description: community.description ?? `Articles picked by the ${community.name} community of practice.`,
    articles,
  }
}

export function listingFeed({ url, fullTitle, lede, articles }: ListingFacts): FeedSubject {
  return { url, title: fullTitle, description: lede ?? `${fullTitle}. ${site.description}`, articles }
}

/** The subject whose page has this address, given as decoded segments. Tags have no feeds. */
export function feedSubjectAt(catalog: Catalog, segments: readonly string[]): FeedSubject | undefined {
  const [kind, name = '', ...more] = segments
  if (kind === undefined) return siteFeed(catalog)
  if (kind === 'tags') return undefined
  if (kind === 'communities' && more.length === 0) {
    const group = describedCommunity(catalog, name)
    return group && communityFeed(group.subject, group.articles)
  }
  const listing = listingAt(catalog, segments)
  return listing && listingFeed(listing)
}

/** A community nobody has curated for yet can be followed already. */
function describedCommunity(catalog: Catalog, slug: string): Group<Community> | undefined {
  const empty = catalog.emptyCommunities.find((community) => community.slug === slug)
  return catalog.community(slug) ?? (empty && { subject: empty, articles: [] })
}

export function feedFacts(subject: FeedSubject, items: readonly FeedItem[]): FeedFacts {
  const { url, title, description } = subject
  return {
    title: url === homeUrl ? title : `${title} | ${site.name}`,
    description,
    publisher: site.name,
    homeUrl: absolute(url),
    urls: {
      rss: absolute(feedUrl(url, 'rss')),
      atom: absolute(feedUrl(url, 'atom')),
      json: absolute(feedUrl(url, 'json')),
    },
    items,
  }
}

export function feedItem(article: Article, html: SafeHtml): FeedItem {
  const { original, image } = article
  return {
    title: article.title,
    url: absolute(article.path),
    original: original && { url: original.href, sourceName: original.source.brand },
    html,
    summary: article.description,
    authors: article.curators.map(({ name }) => name),
    topics: article.topics.map(({ label, slug, vocabulary }) => ({
      label,
      term: slug,
      vocabularyUrl: absolute(vocabularyUrl(vocabulary)),
    })),
    // More feed readers know this format.
    image: image && { url: absolute(mediaUrl(image.key, WIDEST_MEDIA, 'webp')), type: 'image/webp' },
    published: article.date,
    // Scheduled ones were changed before anybody saw them.
    updated: article.modified < article.date ? article.date : article.modified,
  }
}
