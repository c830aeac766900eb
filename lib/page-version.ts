/**
 * Names what a page was made from. Two catalogs that give an address the same version would render the same page, so a
 * finished page stays good while the content changes elsewhere, and nobody has to work out which pages a change touches.
 */
import { createHash } from 'node:crypto'
import { resolveAddress } from './addresses'
import type { Catalog } from './content/catalog'
import type { Article } from './content/model'
import type { Content } from './delivery/delivery'
import { RELATED_ARTICLES, type ListingFacts } from './listings'
import { newsArticles } from './sitemap'
import { newsSitemapUrl, SOCIAL_IMAGE_ENDING } from './urls'

/** Everything an article says, worked out once: it is the same object in every catalog until its file changes. */
const facts = new WeakMap<Article, string>()

const HOUR_MS = 60 * 60 * 1000

/** What a delivery is told of the site. */
export function contentOf(catalog: () => Catalog): Content {
  return {
    // Versions are compared once an hour, whether anything changed or not: articles leave the sitemap of news by the clock.
    edition: () => `${catalog().edition} ${Math.floor(Date.now() / HOUR_MS)}`,
    versionOf: (url) => versionOf(catalog(), url),
  }
}

/** @param url path and query as requested. A version is short, and tells nothing about what it names. */
export function versionOf(catalog: Catalog, url: string): string {
  const [pathname = '', query = ''] = url.split('?', 2)
  if (pathname === newsSitemapUrl) return versionOfNews(catalog)
  if (query !== '') return catalog.edition
  const found = resolveAddress(catalog, pathname)
  if (found.kind === 'markdown') return versionOfArticle(catalog, found.article)
  if (found.kind === 'listing') return versionOfListing(catalog, found.listing)
  if (found.kind !== 'page') return catalog.edition
  const pictured = found.path.endsWith(SOCIAL_IMAGE_ENDING)
    ? catalog.article(found.path.slice(0, -SOCIAL_IMAGE_ENDING.length))
    : undefined
  if (pictured) return factsOf(catalog, pictured)
  const article = catalog.article(found.path)
  return article ? versionOfArticle(catalog, article) : catalog.edition
}

function versionOfNews(catalog: Catalog): string {
  return hashOf(newsArticles(catalog, new Date()).map((article) => factsOf(catalog, article)))
}

/** What an article's page shows: itself, its neighbours, what is related, and two numbers. */
function versionOfArticle(catalog: Catalog, article: Article): string {
  const { earlier, later } = catalog.neighbours(article)
  const related = catalog.related(article, RELATED_ARTICLES)
  return hashOf([
    factsOf(catalog, article),
    earlier ? factsOf(catalog, earlier) : '',
    later ? factsOf(catalog, later) : '',
    ...related.map(({ article: other, shared }) => `${factsOf(catalog, other)} ${shared.length}`),
    String(catalog.section(article.community.slug, article.section.slug)?.articles.length),
    String(catalog.source(article.original?.source.domain ?? '')?.articles.length),
  ])
}

/** What a listing shows: what is said about it, some of its articles, and counts over all of them. */
function versionOfListing(catalog: Catalog, { articles, ...said }: ListingFacts): string {
  const known = listings.get(catalog) ?? new Map<string, string>()
  listings.set(catalog, known)
  const version =
    known.get(said.url) ??
    hashOf([JSON.stringify(said), ...articles.map((article) => factsOf(catalog, article))])
  known.set(said.url, version)
  return version
}

/** A listing has several pages; its version is worked out once for them all. */
const listings = new WeakMap<Catalog, Map<string, string>>()

function factsOf(catalog: Catalog, article: Article): string {
  const known = facts.get(article) ?? hashOf([JSON.stringify(article), catalog.body(article).text])
  facts.set(article, known)
  return known
}

function hashOf(parts: readonly string[]): string {
  const hash = createHash('sha1')
  for (const part of parts) hash.update(part).update('\n')
  return hash.digest('base64url')
}
