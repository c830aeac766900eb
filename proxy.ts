/**
 * Decides on every address before anything is rendered: which exist, which moved, which are gone.
 * Pages check again; this is what keeps unknown addresses away from them.
 */
import { NextResponse, type NextRequest } from 'next/server'
import { resolveAddress } from './lib/addresses'
import { getCatalog } from './lib/portal'
import { homeUrl, searchUrl } from './lib/urls'

export const config = {
  // Everything but Next's own files, route handlers, and the files that lie directly in public/.
  matcher: ['/((?!_next/|api/|media/|[^/]+\\.(?:js|svg|ico|txt|xml|png|webmanifest)$).*)'],
}

export async function proxy(request: NextRequest): Promise<Response> {
  const { pathname, search, searchParams } = request.nextUrl
  if (request.method !== 'GET' && request.method !== 'HEAD') {
    return plain(405, 'This address answers only GET requests.', { allow: 'GET, HEAD' })
  }
  const oldSearch = pathname === homeUrl ? searchParams.get('s') : null
  if (oldSearch !== null) return moved(searchUrl(oldSearch), request)

  const resolution = resolveAddress(await getCatalog(), pathname)
  switch (resolution.kind) {
    case 'page':
      return NextResponse.next()
    case 'moved':
      return moved(resolution.to + search, request)
    case 'withdrawn':
      return answer('/withdrawn', resolution.article.path, 410, request)
    case 'missing':
      return answer('/missing', pathname, 404, request)
    case 'malformed':
      return plain(
        400,
        'This address contains a percent sign that is not followed by a valid code. Check the link you followed.',
      )
  }
}

function moved(to: string, request: NextRequest): Response {
  return NextResponse.redirect(new URL(to, request.url), 308)
}

/** A page that tells what became of an address, under the status that says so. */
function answer(
  page: '/withdrawn' | '/missing',
  path: string,
  status: number,
  request: NextRequest,
): Response {
  const url = new URL(page, request.url)
  url.searchParams.set('path', path.slice(0, 500))
  return NextResponse.rewrite(url, { status })
}

function plain(status: number, text: string, headers?: Record<string, string>): Response {
  return new Response(`${text}\n`, {
    status,
    headers: { 'content-type': 'text/plain; charset=utf-8', ...headers },
  })
}
