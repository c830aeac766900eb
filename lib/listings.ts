/** What each list of articles is: its subject, its name, its articles. One place for the five kinds of them. */
import type { Catalog } from './content/catalog'
import type {
  Article,
  Breadcrumb,
  Community,
  Curator,
  Group,
  Section,
  Source,
  Tag,
  Topic,
} from './content/model'
import { countOf, listOf } from './display'
import type { FacetName } from './filters'
import { pageTrail, sectionTrail, topicTrail } from './trails'
import {
  communityUrl,
  curatorsUrl,
  curatorUrl,
  feedUrl,
  sectionUrl,
  sourcesUrl,
  sourceUrl,
  tagsUrl,
  tagUrl,
  topicUrl,
} from './urls'

/** Articles that the page of another one leads on to. */
export const RELATED_ARTICLES = 3

/** A way on from a page. */
export interface PageAction {
  readonly label: string
  readonly href: string
  /** A feed is marked as one; what leads to another site says so to programs. */
  readonly leadsTo?: 'feed' | 'elsewhere'
}

export interface ListingFacts {
  /** Address of page 1, without filters. */
  readonly url: string
  /** The heading of the page. */
  readonly title: string
  /** The title outside of the page, where its surroundings don't explain it. */
  readonly fullTitle: string
  /** A line above the heading that says what kind of list it is. */
  readonly kicker?: string
  readonly lede?: string
  readonly trail: readonly Breadcrumb[]
  /** Given when all articles are of one community. */
  readonly community?: Community
  readonly area?: 'communities' | 'topics' | 'sources'
  readonly actions: readonly PageAction[]
  /** Newest first. */
  readonly articles: readonly Article[]
  /** Facets that have one value here. */
  readonly hiddenFacets: readonly FacetName[]
  /** Whether search engines should pass it by. */
  readonly isMinor: boolean
}

/** The listing at an address, given as decoded segments; `undefined` where there is none. */
export function listingAt(catalog: Catalog, segments: readonly string[]): ListingFacts | undefined {
  const [kind, first = '', second, ...more] = segments
  if (more.length > 0) return undefined
  if (kind === 'communities' && second !== undefined)
    return found(catalog.section(first, second), sectionListing)
  if (kind === 'topics' && second !== undefined) {
    return found(catalog.topic(first, second), (group) => topicListing(group, catalog))
  }
  if (second !== undefined) return undefined
  if (kind === 'sources') return found(catalog.source(first), sourceListing)
  if (kind === 'curators') return found(catalog.curator(first), curatorListing)
  return kind === 'tags' ? found(catalog.tag(first), (group) => tagListing(group, catalog)) : undefined
}

function found<Subject>(
  group: Group<Subject> | undefined,
  describe: (group: Group<Subject>) => ListingFacts,
): ListingFacts | undefined {
  return group && describe(group)
}

function sectionListing({ subject, articles }: Group<Section>): ListingFacts {
  const { community, title, description } = subject
  return {
    url: sectionUrl(subject),
    title: `${community.name}: ${title.toLowerCase()}`,
    fullTitle: `${community.label}: ${title}`,
    lede: description ?? community.description,
    trail: sectionTrail(subject),
    community,
    area: 'communities',
    actions: [
      { label: 'About this community', href: communityUrl(community) },
      { label: 'Follow by RSS', href: feedUrl(sectionUrl(subject), 'rss'), leadsTo: 'feed' },
    ],
    articles,
    hiddenFacets: ['community'],
    isMinor: false,
  }
}

function topicListing({ subject, articles }: Group<Topic>, { topics }: Catalog): ListingFacts {
  const { vocabulary, label, slug, description, deprecated } = subject
  const twins = topics.filter((other) => other.subject.slug === slug && other.subject !== subject)
  return {
    url: topicUrl(subject),
    title: label,
    fullTitle: `${label} (${vocabulary.name} topic)`,
    kicker: `${vocabulary.name} topic`,
    lede: [description, deprecated].filter(Boolean).join(' ') || undefined,
    trail: topicTrail(vocabulary, label),
    area: 'topics',
    actions: twins.map((twin) => ({
      label: `Also in ${twin.subject.vocabulary.name}: ${twin.subject.label}, ${countOf(twin.articles.length, 'article')}`,
      href: topicUrl(twin.subject),
    })),
    articles,
    hiddenFacets: [],
    isMinor: false,
  }
}

function sourceListing({ subject, articles }: Group<Source>): ListingFacts {
  const { domain, brand } = subject
  return {
    url: sourceUrl(subject),
    title: brand,
    fullTitle: `Articles from ${brand}`,
    kicker: 'Source',
    trail: pageTrail(domain, { label: 'Sources', href: sourcesUrl }),
    area: 'sources',
    actions: [{ label: `Visit ${domain}`, href: `https://${domain}/`, leadsTo: 'elsewhere' }],
    articles,
    hiddenFacets: ['source'],
    isMinor: false,
  }
}

function curatorListing({ subject, articles }: Group<Curator>): ListingFacts {
  const communities = [...new Set(articles.map(({ community }) => community.name))]
  return {
    url: curatorUrl(subject),
    title: subject.name,
    fullTitle: `Articles curated by ${subject.name}`,
    kicker: 'Curator',
    lede: `Curates for ${listOf(communities)}.`,
    trail: pageTrail(subject.name, { label: 'Curators', href: curatorsUrl }),
    actions: [],
    articles,
    hiddenFacets: ['curator'],
    isMinor: false,
  }
}

function tagListing(group: Group<Tag>, catalog: Catalog): ListingFacts {
  const { subject, articles } = group
  return {
    url: tagUrl(subject),
    title: subject.label,
    fullTitle: `Articles tagged ${subject.label}`,
    kicker: 'Tag',
    trail: pageTrail(subject.label, { label: 'Tags', href: tagsUrl }),
    actions: [],
    articles,
    hiddenFacets: [],
    isMinor: catalog.isUniversal(group),
  }
}
