/** Writes an answer to the client: the form it understands, as much of it as it wants. */
import type { OutgoingHttpHeaders, ServerResponse } from 'node:http'
import type { Captured } from './capture'
import { encode, isCompressible, pickEncoding, type Encoding } from './compression'
import type { Wish } from './request'
import { securityHeaders } from './security-headers.mjs'
import type { Answer } from './stored-answers'

/** @param bodyIn gives the body in an encoding. */
export async function sendStored(
  response: ServerResponse,
  answer: Answer,
  wish: Wish,
  bodyIn: (encoding: Encoding) => Promise<Buffer>,
): Promise<void> {
  setHeaders(response, answer.headers)
  response.setHeader('etag', answer.etag)
  if (isKnown(wish, answer)) {
    response.statusCode = 304
    response.end()
    return
  }
  const encoding = encodingFor(answer.headers, wish)
  send(response, 200, await bodyIn(encoding), encoding, wish)
}

/** @param cacheControl instead of what the renderer said. */
export async function sendOnce(
  response: ServerResponse,
  captured: Captured,
  wish: Wish,
  policy: string,
  cacheControl?: string,
): Promise<void> {
  const headers = headersToSend(captured, policy)
  setHeaders(response, headers)
  if (cacheControl !== undefined) response.setHeader('cache-control', cacheControl)
  const encoding = encodingFor(headers, wish)
  send(response, captured.status, await encode(captured.body, encoding), encoding, wish)
}

/** What the framework tells its own client, and what is set anew for every answer. */
const NOT_FOR_READERS =
  /^(?:x-nextjs-|x-next-|x-middleware-|x-matched-path$|link$|vary$|etag$|content-length$|transfer-encoding$|connection$|keep-alive$|date$)/

/** @param policy the content security policy of pages. */
export function headersToSend(captured: Captured, policy: string): OutgoingHttpHeaders {
  const own = Object.entries(captured.headers).filter(
    ([name]) => !NOT_FOR_READERS.test(name) || (name === 'link' && !isPage(captured)),
  )
  return {
    ...securityHeaders,
    ...Object.fromEntries(own),
    ...(isPage(captured) && { 'content-security-policy': policy }),
    ...(isCompressible(typeOf(captured), captured.body.length) && { vary: 'Accept-Encoding' }),
  }
}

export function isPage(captured: Captured): boolean {
  return typeOf(captured).startsWith('text/html')
}

function typeOf({ headers }: Captured): string {
  const type = headers['content-type']
  return typeof type === 'string' ? type : ''
}

/** What varies by encoding is what gains from one. */
function encodingFor(headers: OutgoingHttpHeaders, { encodings }: Wish): Encoding {
  return headers['vary'] === undefined ? 'identity' : pickEncoding(encodings)
}

/** A tag decides if there is one (RFC 9110, 13.2.2). Dates must be equal, not only later: content can go back in time. */
function isKnown({ etags, modified }: Wish, { etag, headers }: Answer): boolean {
  if (etags === undefined) return modified !== undefined && modified === headers['last-modified']
  const opaque = (tag: string) => tag.trim().replace(/^W\//, '')
  return etags.split(',').some((tag) => opaque(tag) === opaque(etag) || tag.trim() === '*')
}

function send(
  response: ServerResponse,
  status: number,
  body: Buffer,
  encoding: Encoding,
  { wantsBody }: Wish,
): void {
  response.statusCode = status
  if (encoding !== 'identity') response.setHeader('content-encoding', encoding)
  response.setHeader('content-length', body.length)
  response.end(wantsBody ? body : undefined)
}

function setHeaders(response: ServerResponse, headers: OutgoingHttpHeaders): void {
  for (const [name, value] of Object.entries(headers)) {
    if (value !== undefined) response.setHeader(name, value)
  }
}
