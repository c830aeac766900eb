/**
 * Decides on every address before anything is rendered: which exist, which moved, which are gone.
 * Pages check again; this is what keeps unknown addresses away from them.
 */
import { NextResponse, type NextRequest } from 'next/server'
import { pageOf, resolveAddress } from './lib/addresses'
import type { Catalog } from './lib/content/catalog'
import { malformed, onlyRead, type Refusal } from './lib/delivery/refusal'
import type { ListingFacts } from './lib/listings'
import { getCatalogFor, isEditor, narrowArticles, searchArticles } from './lib/portal'
import { brokenAt } from './lib/desk'
import { cleanUrl, filteredUrl, isFiltered, parseFilters, withoutWords } from './lib/filters'
import { readSourceOrder } from './lib/source-order'
import {
  brokenUrl,
  compileAheadUrl,
  editorPages,
  homeUrl,
  markdownRoute,
  pageUrl,
  previewEnterUrl,
  previewExitUrl,
  searchPageUrl,
  searchUrl,
  sourcesUrl,
} from './lib/urls'

export const config = {
  // Everything but Next's own files, route handlers, and the files that lie directly in public/.
  matcher: ['/((?!_next/|api/|media/|[^/]+\\.(?:js|svg|ico|txt|xml|png|webmanifest)$).*)'],
}

export async function proxy(request: NextRequest): Promise<Response> {
  const isPrivate = await isEditor(request.headers.get('cookie'))
  const response = await decide(request, isPrivate)
  return isPrivate ? withheld(response) : response
}

/** What an editor sees is kept by nobody and found by nobody. */
function withheld(response: Response): Response {
  response.headers.set('cache-control', 'private, no-store')
  response.headers.set('x-robots-tag', 'noindex, nofollow')
  return response
}

async function decide(request: NextRequest, isPrivate: boolean): Promise<Response> {
  const { pathname, search, searchParams } = request.nextUrl
  if (request.method !== 'GET' && request.method !== 'HEAD') return plain(onlyRead)
  if (process.env.NODE_ENV === 'development' && pathname === compileAheadUrl) return NextResponse.next()
  const oldSearch = pathname === homeUrl ? searchParams.get('s') : null
  if (oldSearch !== null) return moved(searchUrl(oldSearch), request)

  if (isPrivate && editorPages.includes(pathname)) return NextResponse.next()
  if (pathname === previewEnterUrl || pathname === previewExitUrl) return NextResponse.next()
  const catalog = await getCatalogFor(request.headers.get('cookie'))
  const resolution = resolveAddress(catalog, pathname)
  switch (resolution.kind) {
    case 'page':
      if (resolution.path === searchPageUrl) return results(catalog, request)
      return resolution.path === sourcesUrl ? sources(request) : NextResponse.next()
    case 'listing':
      return listing(catalog, resolution.listing, resolution.page, request)
    case 'markdown':
      return NextResponse.rewrite(new URL(markdownRoute(resolution.article), request.url))
    case 'moved':
      return moved(resolution.to + search, request)
    case 'withdrawn':
      return answer('/withdrawn', resolution.article.path, 410, request)
    case 'missing':
      // Whoever mends a file looks at its page while it is broken.
      if (isPrivate && (await brokenAt(pathname))) return answer(brokenUrl, pathname, 200, request)
      return answer('/missing', pathname, 404, request)
    case 'past-end':
      return answer('/missing', pathname, 404, request)
    case 'malformed':
      return plain(malformed)
  }
}

/** A query leads to its clean spelling, to the address of its page, or to the twin of the listing that reads filters. */
function listing(catalog: Catalog, facts: ListingFacts, page: number, request: NextRequest): Response {
  const { searchParams: query, pathname, search } = request.nextUrl
  const asked = withoutWords(parseFilters(query))
  const filters = page > 1 ? { ...asked, page } : asked
  const clean = cleanUrl(facts.url, query, filters)
  if (clean !== undefined) return NextResponse.redirect(new URL(clean, request.url), 303)
  if (!isFiltered(filters) && filters.dropped.length === 0)
    return asked.page > 1 ? moved(pageUrl(facts.url, asked.page), request) : NextResponse.next()
  // Counting is worth it only for the few requests that could ask for a page past the end.
  const isPastEnd =
    filters.page > 1 && !pageOf(narrowArticles(catalog, facts, filters).articles, filters.page)
  if (isPastEnd) return answer('/missing', filteredUrl(pathname, filters), 404, request)
  // As it was asked: the twin names what it ignores.
  const twin = new URL(`/filtered${facts.url}${search}`, request.url)
  if (page > 1) twin.searchParams.set('page', String(page))
  return NextResponse.rewrite(twin)
}

/** The usual order has a page that is the same for everybody; for the others there is its twin. */
function sources({ nextUrl: { searchParams, search }, url }: NextRequest): Response {
  const { order, ignored } = readSourceOrder(searchParams)
  const isUsual = order === 'most' && ignored.length === 0
  return isUsual ? NextResponse.next() : NextResponse.rewrite(new URL(`/filtered${sourcesUrl}${search}`, url))
}

/** A query leads to its clean spelling; a page past the end of what it finds is none. */
async function results(catalog: Catalog, request: NextRequest): Promise<Response> {
  const { searchParams: query } = request.nextUrl
  const filters = parseFilters(query)
  const clean = cleanUrl(searchPageUrl, query, filters, 'best')
  if (clean !== undefined) return NextResponse.redirect(new URL(clean, request.url), 303)
  const isPastEnd =
    filters.page > 1 && !pageOf((await searchArticles(catalog, filters)).articles, filters.page)
  if (!isPastEnd) return NextResponse.next()
  return answer('/missing', filteredUrl(searchPageUrl, filters, 'best'), 404, request)
}

function moved(to: string, request: NextRequest): Response {
  return NextResponse.redirect(new URL(to, request.url), 308)
}

/** A page that tells what became of an address, under the status that says so. */
function answer(
  page: '/withdrawn' | '/missing' | typeof brokenUrl,
  path: string,
  status: number,
  request: NextRequest,
): Response {
  const url = new URL(page, request.url)
  url.searchParams.set('path', path)
  return NextResponse.rewrite(url, { status })
}

/** As the delivery says it where it stands before Next. */
function plain({ status, text, headers }: Refusal): Response {
  return new Response(`${text}\n`, {
    status,
    headers: { 'content-type': 'text/plain; charset=utf-8', ...headers },
  })
}
