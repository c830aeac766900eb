/**
 * What is at an address. The proxy asks this for every request before anything is rendered, so an unknown address
 * costs a few look-ups and never a page.
 */
import type { Catalog } from './content/catalog'
import type { Article } from './content/model'
import { slugify } from './content/slug'
import { listingAt, type ListingFacts } from './listings'
import { curatorUrl, curatorsUrl, fixedPages, homeUrl, PAGE_SIZE, pageUrl, tagUrl, tagsUrl } from './urls'

export type Resolution =
  /** A page exists here; `path` is its one spelling. */
  | { readonly kind: 'page'; readonly path: string }
  /** So does a page of this listing. */
  | { readonly kind: 'listing'; readonly path: string; readonly listing: ListingFacts; readonly page: number }
  /** A listing exists, but not this page of it. */
  | { readonly kind: 'past-end'; readonly listing: ListingFacts; readonly page: number }
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
  const withdrawn = catalog.withdrawn(path)
  if (withdrawn) return { kind: 'withdrawn', article: withdrawn }
  const to =
    catalog.byAlias(path)?.path ??
    catalog.byAlias(`/${segments.join('/')}`)?.path ??
    legacyTarget(catalog, segments)
  return to === undefined ? { kind: 'missing' } : { kind: 'moved', to }
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

type Found = Extract<Resolution, { kind: 'page' | 'listing' | 'past-end' }>

function pageAt(catalog: Catalog, path: string, segments: readonly string[]): Found | undefined {
  const isPage = fixedPages.includes(path) || catalog.article(path) !== undefined || isHub(catalog, segments)
  if (isPage || isSocialImage(catalog, path, segments)) return { kind: 'page', path }
  const [place, page] = listingPage(segments)
  const listing = listingAt(catalog, place)
  if (listing === undefined) return undefined
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

/** Addresses of the sites this portal replaces (contract, section 3). */
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
