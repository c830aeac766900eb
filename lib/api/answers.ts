/** What the read API says of a catalog. Pure: a catalog and filters in, plain data out. */
import type { Catalog } from '../content/catalog'
import type { Narrowed } from '../content/facets'
import { communitiesOf, sourcesOf, topicsOf } from '../content/groups'
import type { Article, Community, Group, Source, Topic } from '../content/model'
import { orderGroups } from '../content/order'
import { displayTitle } from '../display'
import { filteredUrl } from '../filters'
import { jumpTiles, type JumpTile } from '../jump-tiles'
import type { SearchResult } from '../search/engine'
import { absolute } from '../site'
import {
  communityUrl,
  curatorUrl,
  markdownUrl,
  mediaUrl,
  PAGE_SIZE,
  pageCount,
  sectionUrl,
  sourceUrl,
  tagUrl,
  topicUrl,
  WIDEST_MEDIA,
} from '../urls'
import type {
  ApiArticle,
  ApiCommunity,
  ApiPage,
  ApiSearchPage,
  ApiSource,
  ApiSuggestions,
  ApiTopic,
} from './schema'

/** Pages and articles suggested while somebody types. */
const MOST_PAGES = 4
export const MOST_ARTICLES = 4

/** `undefined`: the list has no such page. */
type Page<Item> = ApiPage<Item> | undefined

/** The articles that the filters leave. @param path of the list in the API, for its links. */
export function articlesPage(path: string, narrowed: Narrowed): Page<ApiArticle> {
  return paged(path, narrowed, narrowed.articles, toApiArticle)
}

export function communitiesPage(path: string, narrowed: Narrowed): Page<ApiCommunity> {
  return groupsPage(path, narrowed, communitiesOf, ({ label }) => label, toApiCommunity)
}

export function topicsPage(path: string, narrowed: Narrowed): Page<ApiTopic> {
  return groupsPage(path, narrowed, topicsOf, ({ label }) => label, toApiTopic)
}

export function sourcesPage(path: string, narrowed: Narrowed): Page<ApiSource> {
  return groupsPage(path, narrowed, sourcesOf, ({ brand }) => brand, toApiSource)
}

/** What a search found. @param found without words to look for: the articles that the filters leave. */
export function searchPage(
  path: string,
  found: Narrowed & { readonly result: SearchResult; readonly tiles: readonly JumpTile[] },
): ApiSearchPage | undefined {
  const { result, tiles, facets, applied } = found
  const page = paged(path, found, found.articles, (article) => ({
    ...toApiArticle(article),
    excerpt: [...result.snippet(article.path)],
  }))
  return (
    page && {
      ...page,
      data: [...page.data],
      q: applied.q,
      loosened: result.loosened,
      corrected: [...(result.corrected ?? [])],
      tiles: tiles.map(({ label, kind, href, count }) => ({
        label,
        kind,
        url: absolute(href),
        articles: count,
      })),
      facets: facets.map(({ name, legend, options }) => ({ name, legend, options: [...options] })),
    }
  )
}

/** Pages that have the words in their name, then the articles that a search would show first. */
export function suggestionsFor(catalog: Catalog, q: string, found: SearchResult): ApiSuggestions {
  const pages = jumpTiles(catalog, q, MOST_PAGES).map(({ label, kind, href }) => ({ label, kind, href }))
  const articles = found.hits.slice(0, MOST_ARTICLES).flatMap(({ id }) => {
    const article = catalog.article(id)
    if (article === undefined) return []
    return [{ label: displayTitle(article.title, article.original?.source.brand), kind: 'Article', href: id }]
  })
  return { q, suggestions: [...pages, ...articles] }
}

/** Most articles first, or by name, or by the date of their newest article. */
function groupsPage<Subject, Item>(
  path: string,
  narrowed: Narrowed,
  group: (articles: readonly Article[]) => readonly Group<Subject>[],
  nameOf: (subject: Subject) => string,
  describe: (group: Group<Subject>) => Item,
): Page<Item> {
  const { articles, applied } = narrowed
  // Each group keeps the order of the articles, and its first one has to be the newest.
  const groups = group(articles.toSorted((a, b) => b.date.getTime() - a.date.getTime()))
  const { sort } = applied
  const isByCount = sort === undefined || sort === 'best'
  return paged(path, narrowed, isByCount ? groups : orderGroups(groups, sort, nameOf), describe)
}

function paged<Subject, Item>(
  path: string,
  { applied, ignored }: Narrowed,
  all: readonly Subject[],
  describe: (subject: Subject) => Item,
): Page<Item> {
  const { page } = applied
  const pages = pageCount(all.length)
  if (page > pages) return undefined
  const linkTo = (target: number) => absolute(filteredUrl(path, { ...applied, page: target }, 'best'))
  return {
    total: all.length,
    page,
    pages,
    ignored: [...ignored],
    links: {
      self: linkTo(page),
      first: linkTo(1),
      last: linkTo(pages),
      prev: page > 1 ? linkTo(page - 1) : null,
      next: page < pages ? linkTo(page + 1) : null,
    },
    data: all.slice((page - 1) * PAGE_SIZE, page * PAGE_SIZE).map(describe),
  }
}

function toApiArticle(article: Article): ApiArticle {
  const { path, title, description, date, modified, original, community, section, image } = article
  return {
    id: path,
    url: absolute(path),
    markdown: absolute(markdownUrl(article)),
    title,
    description: description ?? null,
    date: date.toISOString(),
    modified: modified.toISOString(),
    original: original?.href ?? null,
    source: original ? toSourceReference(original.source) : null,
    community: toCommunityReference(community),
    section: { slug: section.slug, title: section.title, url: absolute(sectionUrl(section)) },
    topics: article.topics.map(toTopicReference),
    tags: article.tags.map((tag) => ({ ...tag, url: absolute(tagUrl(tag)) })),
    curators: article.curators.map((curator) => ({ ...curator, url: absolute(curatorUrl(curator)) })),
    image: image ? { url: absolute(mediaUrl(image.key, WIDEST_MEDIA, 'webp')), alt: image.alt } : null,
  }
}

function toCommunityReference(community: Community) {
  return { slug: community.slug, name: community.name, url: absolute(communityUrl(community)) }
}

function toTopicReference(topic: Topic) {
  const { vocabulary, slug, label } = topic
  return {
    value: `${vocabulary.slug}/${slug}`,
    label,
    vocabulary: vocabulary.name,
    url: absolute(topicUrl(topic)),
  }
}

function toSourceReference(source: Source) {
  return { domain: source.domain, brand: source.brand, url: absolute(sourceUrl(source)) }
}

function toApiCommunity({ subject, articles }: Group<Community>): ApiCommunity {
  const { abbreviation, description } = subject
  return {
    ...toCommunityReference(subject),
    abbreviation,
    description: description ?? null,
    ...sizeOf(articles),
  }
}

function toApiTopic({ subject, articles }: Group<Topic>): ApiTopic {
  const { description, synonyms = [] } = subject
  return {
    ...toTopicReference(subject),
    description: description ?? null,
    synonyms: [...synonyms],
    ...sizeOf(articles),
  }
}

function toApiSource({ subject, articles }: Group<Source>): ApiSource {
  return { ...toSourceReference(subject), ...sizeOf(articles) }
}

/** @param articles newest first. */
function sizeOf(articles: readonly Article[]) {
  return { articles: articles.length, latest: new Date(articles[0]?.date ?? 0).toISOString() }
}
