/** What search engines are told to visit, and when it changed last. The same content always gives the same text. */
import type { Catalog } from './content/catalog'
import type { Article } from './content/model'
import { newestOf } from './feeds'
import { absolute, site } from './site'
import {
  communitiesUrl,
  communityUrl,
  curatorsUrl,
  curatorUrl,
  fixedPages,
  homeUrl,
  newsSitemapUrl,
  pageCount,
  pageUrl,
  searchPageUrl,
  sectionUrl,
  sitemapPartUrl,
  sitemapUrl,
  sourcesUrl,
  sourceUrl,
  tagsUrl,
  tagUrl,
  topicsUrl,
  topicUrl,
  vocabularyUrl,
} from './urls'
import { xml, xmlDocument, type XmlElement } from './xml'

/** Addresses that one file may hold, and articles in a sitemap of news: limits of those formats. */
const PART_SIZE = 50_000
const MAX_NEWS = 1000

const NEWS_AGE_MS = 2 * 24 * 60 * 60 * 1000

const SITEMAP_NAMESPACE = 'http://www.sitemaps.org/schemas/sitemap/0.9'

interface Entry {
  readonly path: string
  /** Of an article its own date, of a list the newest of its articles. Pages of fixed text have none. */
  readonly modified?: Date
}

/** Pages whose content is all articles. */
const hubs = new Set([homeUrl, communitiesUrl, topicsUrl, sourcesUrl, curatorsUrl, tagsUrl])

/** Every page that may be found by search engines, in the order of its address. Worked out once for each catalog. */
export function sitemapEntries(catalog: Catalog): readonly Entry[] {
  const entries = known.get(catalog) ?? entriesOf(catalog)
  known.set(catalog, entries)
  return entries
}

const known = new WeakMap<Catalog, readonly Entry[]>()

function entriesOf(catalog: Catalog): readonly Entry[] {
  const { articles, communities, emptyCommunities, vocabularies, sections, topics, sources, curators } =
    catalog
  const newest = lastModified(articles)
  const tags = catalog.tags.filter((tag) => !catalog.isUniversal(tag))
  const entries: readonly Entry[] = [
    ...fixedPages
      .filter((path) => path !== searchPageUrl)
      .map((path) => ({ path, modified: hubs.has(path) ? newest : undefined })),
    ...communities.map(({ subject, articles: own }) => ({
      path: communityUrl(subject),
      modified: lastModified(own),
    })),
    ...emptyCommunities.map((community) => ({ path: communityUrl(community) })),
    ...vocabularies.map(({ subject, topics: own }) => ({
      path: vocabularyUrl(subject),
      modified: lastModified(own.flatMap((topic) => topic.articles)),
    })),
    ...sections.flatMap((group) => pagesOf(sectionUrl(group.subject), group.articles)),
    ...topics.flatMap((group) => pagesOf(topicUrl(group.subject), group.articles)),
    ...sources.flatMap((group) => pagesOf(sourceUrl(group.subject), group.articles)),
    ...curators.flatMap((group) => pagesOf(curatorUrl(group.subject), group.articles)),
    ...tags.flatMap((group) => pagesOf(tagUrl(group.subject), group.articles)),
    ...articles.map(({ path, modified }) => ({ path, modified })),
  ]
  return entries.toSorted((a, b) => (a.path < b.path ? -1 : 1))
}

/** A new article moves the others on, so all pages of a listing change with it. */
function pagesOf(listing: string, articles: readonly Article[]): readonly Entry[] {
  const modified = lastModified(articles)
  return Array.from({ length: pageCount(articles.length) }, (_, index) => ({
    path: pageUrl(listing, index + 1),
    modified,
  }))
}

/** When a list changed last: an article may have been changed before the day that it was put there. */
function lastModified(articles: readonly Article[]): Date | undefined {
  return newestOf(articles.flatMap(({ date, modified }) => [date, modified]))
}

/** Parts of a sitemap too large for one file; 0 when one file is enough. */
export function sitemapParts(entries: readonly Entry[], partSize = PART_SIZE): number {
  return entries.length > partSize ? Math.ceil(entries.length / partSize) : 0
}

/** The sitemap, or the index of its parts. */
export function sitemapText(entries: readonly Entry[], partSize = PART_SIZE): string {
  const parts = sitemapParts(entries, partSize)
  if (parts === 0) return urlset(entries)
  const items = Array.from({ length: parts }, (_, index) => {
    const own = partOf(entries, index + 1, partSize)
    return located('sitemap', sitemapPartUrl(index + 1), newestModified(own))
  })
  return xmlDocument(xml('sitemapindex', { xmlns: SITEMAP_NAMESPACE }, ...items))
}

/** One part, counted from 1; `undefined` if there is none of this number. */
export function sitemapPart(
  entries: readonly Entry[],
  part: number,
  partSize = PART_SIZE,
): string | undefined {
  const exists = Number.isSafeInteger(part) && part >= 1 && part <= sitemapParts(entries, partSize)
  return exists ? urlset(partOf(entries, part, partSize)) : undefined
}

export function newestModified(entries: readonly Entry[]): Date | undefined {
  return newestOf(entries.flatMap(({ modified }) => modified ?? []))
}

function partOf(entries: readonly Entry[], part: number, partSize: number): readonly Entry[] {
  return entries.slice((part - 1) * partSize, part * partSize)
}

function urlset(entries: readonly Entry[]): string {
  const urls = entries.map(({ path, modified }) => located('url', path, modified))
  return xmlDocument(xml('urlset', { xmlns: SITEMAP_NAMESPACE }, ...urls))
}

function located(name: string, path: string, modified: Date | undefined): XmlElement {
  return xml(name, {}, xml('loc', {}, absolute(path)), modified && xml('lastmod', {}, modified.toISOString()))
}

/** Articles of the last two days: older ones have no place in a sitemap of news. */
export function newsArticles({ articles }: Pick<Catalog, 'articles'>, now: Date): readonly Article[] {
  const since = now.getTime() - NEWS_AGE_MS
  return articles.filter(({ date }) => date.getTime() >= since && date <= now).slice(0, MAX_NEWS)
}

export function newsSitemapText(articles: readonly Article[]): string {
  const publication = xml(
    'news:publication',
    {},
    xml('news:name', {}, site.name),
    xml('news:language', {}, new Intl.Locale(site.language).language),
  )
  const urls = articles.map(({ path, title, date }) =>
    xml(
      'url',
      {},
      xml('loc', {}, absolute(path)),
      xml(
        'news:news',
        {},
        publication,
        xml('news:publication_date', {}, date.toISOString()),
        xml('news:title', {}, title),
      ),
    ),
  )
  const namespaces = {
    xmlns: SITEMAP_NAMESPACE,
    'xmlns:news': 'http://www.google.com/schemas/sitemap-news/0.9',
  }
  return xmlDocument(xml('urlset', namespaces, ...urls))
}

/** Where robots have nothing to look for: answers for programs, endless combinations of filters, editors' pages. */
export function robotsText(): string {
  const closed = ['/api/', '/filtered/', searchPageUrl, '/preview/', '/editor']
  return [
    'User-agent: *',
    ...closed.map((path) => `Disallow: ${path}`),
    '',
    ...[sitemapUrl, newsSitemapUrl].map((path) => `Sitemap: ${absolute(path)}`),
    '',
  ].join('\n')
}
