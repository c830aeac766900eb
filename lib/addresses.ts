/**
 * What is at an address. The proxy asks this for every request before anything is rendered, so an unknown address
 * costs a few look-ups and never a page.
 */
import type { Catalog } from './content/catalog'
import type { Article, Group } from './content/model'
import { slugify } from './content/slug'
import { curatorUrl, curatorsUrl, fixedPages, homeUrl, PAGE_SIZE, pageUrl, tagUrl, tagsUrl } from './urls'

export type Resolution =
  /** A page exists here; `path` is its one spelling. */
  | { readonly kind: 'page'; readonly path: string }
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
  const page = pageAt(catalog, path, segments)
  if (page !== undefined) return page === pathname ? { kind: 'page', path } : { kind: 'moved', to: page }
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

function pageAt(catalog: Catalog, path: string, segments: readonly string[]): string | undefined {
  if (fixedPages.includes(path) || catalog.article(path) !== undefined) return path
  const [listing, page] = listingPage(segments)
  if (page === undefined) return listingAt(catalog, segments) === undefined ? undefined : path
  const group = listingAt(catalog, listing)
  if (group === undefined || group === UNPAGED || pageOf(group.articles, page) === undefined) return undefined
  return pageUrl(`/${listing.map((segment) => encodeURIComponent(segment)).join('/')}`, page)
}

/** Splits `…/page/2` off. */
function listingPage(segments: readonly string[]): [readonly string[], number | undefined] {
  const paged = segments.at(-2) === 'page' && /^[1-9]\d{0,6}$/.test(segments.at(-1) ?? '')
  return paged ? [segments.slice(0, -2), Number(segments.at(-1))] : [segments, undefined]
}

/** A page that shows groups, not one list of articles. */
const UNPAGED: Pick<Group<unknown>, 'articles'> = { articles: [] }

function listingAt(
  catalog: Catalog,
  segments: readonly string[],
): Pick<Group<unknown>, 'articles'> | undefined {
  const [kind, first, second, ...more] = segments
  if (first === undefined || more.length > 0) return undefined
  if (kind === 'communities') {
    if (second !== undefined) return catalog.section(first, second)
    const described = catalog.emptyCommunities.some(({ slug }) => slug === first)
    return catalog.community(first) === undefined && !described ? undefined : UNPAGED
  }
  if (kind === 'topics') {
    if (second !== undefined) return catalog.topic(first, second)
    return catalog.vocabulary(first) && UNPAGED
  }
  if (second !== undefined) return undefined
  if (kind === 'sources') return catalog.source(first)
  if (kind === 'curators') return catalog.curator(first)
  return kind === 'tags' ? catalog.tag(first) : undefined
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
