/**
 * What is at an address. The proxy asks this for every request before anything is rendered, so an unknown address
 * costs a few look-ups and never a page.
 */
import type { Catalog } from './content/catalog'
import type { Article } from './content/model'
import type { LinkCheck } from './content/review-bodies'
import { slugify } from './content/slug'
import { feedSubjectAt } from './feed-subjects'
import { listingAt, type ListingFacts } from './listings'
import { sitemapEntries, sitemapParts } from './sitemap'
import {
  curatorUrl,
  curatorsUrl,
  feedFiles,
  fixedDocuments,
  fixedPages,
  homeUrl,
  MARKDOWN_ENDING,
  PAGE_SIZE,
  pageUrl,
  readMediaUrl,
  tagUrl,
  tagsUrl,
  topicsUrl,
  topicUrl,
  vocabularyUrl,
} from './urls'

export type Resolution =
  /** A page exists here; `path` is its one spelling. */
  | { readonly kind: 'page'; readonly path: string }
  /** So does a page of this listing. */
  | { readonly kind: 'listing'; readonly path: string; readonly listing: ListingFacts; readonly page: number }
  /** A listing exists, but not this page of it. */
  | { readonly kind: 'past-end'; readonly listing: ListingFacts; readonly page: number }
  /** The Markdown twin of this article. */
  | { readonly kind: 'markdown'; readonly path: string; readonly article: Article }
  | { readonly kind: 'moved'; readonly to: string }
  | { readonly kind: 'withdrawn'; readonly article: Article }
  | { readonly kind: 'missing' }
  /** The address can't be decoded. */
  | { readonly kind: 'malformed' }

/** @param pathname as it came, still percent-encoded. */
export function resolveAddress(catalog: Catalog, pathname: string): Resolution {
  const segments = decodeSegments(pathname)
  if (segments === undefined) return { kind: 'malformed' }
  const path = `/${segments.map((segment) => encodeURIComponent(segment)).join('/')}`
  const found = pageAt(catalog, path, segments)
  if (found?.kind === 'past-end') return found
  if (found !== undefined) return found.path === pathname ? found : { kind: 'moved', to: found.path }
  const withdrawn = catalog.withdrawn(path) ?? catalog.withdrawn(twinOf(path))
  if (withdrawn) return { kind: 'withdrawn', article: withdrawn }
  const to =
    catalog.byAlias(path)?.path ??
    catalog.byAlias(`/${segments.join('/')}`)?.path ??
    mergedTarget(catalog, segments) ??
    legacyTarget(catalog, segments)
  return to === undefined ? { kind: 'missing' } : { kind: 'moved', to }
}

/**
 * For links inside content: says what of this site is at an address.
 * @param origin of this site; full addresses that start with it are its own.
 */
export function createLinkCheck(catalog: Catalog, origin: string): LinkCheck {
  return (href) => {
    const path = href.startsWith(`${origin}/`) ? href.slice(origin.length) : href
    if (!path.startsWith('/') || path.startsWith('//')) return undefined
    const pathname = path.replace(/[?#].*$/s, '')
    // The catalog does not know route handlers.
    if (/^\/(?:api|_next)\//.test(pathname)) return undefined
    if (isPicture(catalog, pathname)) return 'found'
    const { kind } = resolveAddress(catalog, encodeURI(decodeOr(pathname)))
    if (kind === 'moved' || kind === 'withdrawn') return kind
    if (kind !== 'missing' && kind !== 'malformed' && kind !== 'past-end') return 'found'
    // It may lie directly in public/.
    return /^\/[^/]+\.(?!md$)[a-z\d]+$/i.test(pathname) ? undefined : 'missing'
  }
}

/** Whether this is a picture that an article shows, in one of its sizes. */
function isPicture(catalog: Catalog, pathname: string): boolean {
  const named = readMediaUrl(pathname)
  return named !== undefined && articleWithImage(catalog, named.key) !== undefined
}

/** An article that shows this picture. Worked out once for each catalog: a page has many pictures. */
export function articleWithImage(catalog: Catalog, key: string): Article | undefined {
  const known =
    pictured.get(catalog) ??
    new Map(catalog.articles.flatMap((article) => (article.image ? [[article.image.key, article]] : [])))
  pictured.set(catalog, known)
  return known.get(key)
}

const pictured = new WeakMap<Catalog, ReadonlyMap<string, Article>>()

function decodeOr(path: string): string {
  try {
    return decodeURI(path)
  } catch {
    return path
  }
}

/** Page `n` of a listing, `undefined` past its end. Page 1 always exists. */
export function pageOf(articles: readonly Article[], page: number): readonly Article[] | undefined {
  const start = (page - 1) * PAGE_SIZE
  const exists = Number.isSafeInteger(page) && page >= 1 && (start < articles.length || page === 1)
  return exists ? articles.slice(start, start + PAGE_SIZE) : undefined
}

/** Empty segments (doubled or trailing slashes) are dropped; they are moved to the one spelling. */
function decodeSegments(pathname: string): readonly string[] | undefined {
  try {
    const segments = pathname.split('/').filter((segment) => segment !== '')
    return segments.map((segment) => decodeURIComponent(segment).normalize('NFC'))
  } catch {
    return undefined
  }
}

/** What a Markdown twin is the twin of; of another address the empty string, where nothing is. */
function twinOf(path: string): string {
  return path.endsWith(MARKDOWN_ENDING) ? path.slice(0, -MARKDOWN_ENDING.length) : ''
}

type Found = Extract<Resolution, { kind: 'page' | 'listing' | 'past-end' | 'markdown' }>

function pageAt(catalog: Catalog, path: string, segments: readonly string[]): Found | undefined {
  const isPage = fixedPages.includes(path) || catalog.article(path) !== undefined || isHub(catalog, segments)
  if (isPage || isSocialImage(catalog, path, segments) || isDocument(catalog, path, segments))
    return { kind: 'page', path }
  const [place, page] = listingPage(segments)
  const listing = listingAt(catalog, place)
  if (listing === undefined) {
    const article = catalog.article(twinOf(path))
    return article && { kind: 'markdown', path, article }
  }
  if (pageOf(listing.articles, page) === undefined) return { kind: 'past-end', listing, page }
  return { kind: 'listing', path: pageUrl(listing.url, page), listing, page }
}

/** The picture for link previews of an article or a community. */
function isSocialImage(
  catalog: Catalog,
  path: string,
  [kind, community = '', ...more]: readonly string[],
): boolean {
  if (kind !== 'communities' || more.at(-1) !== 'opengraph-image') return false
  if (more.length === 1) return catalog.community(community) !== undefined
  return catalog.article(path.slice(0, path.lastIndexOf('/'))) !== undefined
}

/** What programs read. A feed lies below the page of its subject. */
function isDocument(catalog: Catalog, path: string, segments: readonly string[]): boolean {
  if (fixedDocuments.includes(path)) return true
  const [, part] = /^\/sitemap\/([1-9]\d{0,5})\.xml$/.exec(path) ?? []
  if (part !== undefined) return Number(part) <= sitemapParts(sitemapEntries(catalog))
  const isFeed = Object.values(feedFiles).some((file) => file === segments.at(-1))
  return isFeed && feedSubjectAt(catalog, segments.slice(0, -1)) !== undefined
}

/** Splits `…/page/2` off. */
function listingPage(segments: readonly string[]): [readonly string[], number] {
  const isPaged = segments.at(-2) === 'page' && /^[1-9]\d{0,6}$/.test(segments.at(-1) ?? '')
  return isPaged ? [segments.slice(0, -2), Number(segments.at(-1))] : [segments, 1]
}

/** Pages that show groups of articles, not one list. */
function isHub(catalog: Catalog, [kind, name = '', ...more]: readonly string[]): boolean {
  if (more.length > 0) return false
  if (kind === 'topics') return catalog.vocabulary(name) !== undefined
  const isDescribed = catalog.emptyCommunities.some(({ slug }) => slug === name)
  return kind === 'communities' && (isDescribed || catalog.community(name) !== undefined)
}

/** Where the topics of a vocabulary are, all of which were merged into topics of others. */
function mergedHub(catalog: Catalog, vocabulary: string): string | undefined {
  const [only, ...others] = catalog.mergedVocabulary(vocabulary)
  if (only === undefined) return undefined
  return others.length === 0 ? vocabularyUrl(only) : topicsUrl
}

/** Pages and feeds of a topic that was merged into another; a further page leads to the first one there. */
function mergedTarget(
  catalog: Catalog,
  [kind, vocabulary = '', slug, ...rest]: readonly string[],
): string | undefined {
  if (kind !== 'topics') return undefined
  if (slug === undefined) return mergedHub(catalog, vocabulary)
  const topic = catalog.mergedTopic(vocabulary, slug)?.subject
  if (topic === undefined) return undefined
  const [last = '', ...more] = rest
  const isPage = rest.length === 0 || (last === 'page' && /^[1-9]\d{0,6}$/.test(more.join('/')))
  if (isPage) return topicUrl(topic)
  const isFeed = more.length === 0 && Object.values(feedFiles).some((file) => file === last)
  return isFeed ? `${topicUrl(topic)}/${last}` : undefined
}

/** Addresses of the sites this portal replaces. */
function legacyTarget(catalog: Catalog, [kind, ...rest]: readonly string[]): string | undefined {
  const [name = '', ...more] = rest
  if (kind === 'news' && rest.length === 0) return homeUrl
  if (kind === 'post' && rest.length === 4) return catalog.bySlug(rest[3] ?? '')?.path
  if (more.length > 0) return undefined
  if (kind === 'authors') {
    const curator = catalog.curator(slugify(name))
    return rest.length === 0 ? curatorsUrl : curator && curatorUrl(curator.subject)
  }
  if (kind === 'categories') {
    const tag = catalog.tag(slugify(name))
    return rest.length === 0 ? tagsUrl : tag && tagUrl(tag.subject)
  }
  return undefined
}
