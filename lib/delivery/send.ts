/** Writes an answer to the client: the form it understands, as much of it as it wants. */
import type { OutgoingHttpHeaders, ServerResponse } from 'node:http'
import { isKnown } from './caching'
import type { Captured } from './capture'
import { encode, isCompressible, pickEncoding, type Encoding } from './compression'
import type { Wish } from './request'
import { securityHeaders } from './security-headers.mjs'
import type { Answer } from './stored-answers'

/**
 * @param bodyIn gives the body in an encoding.
 * @param source for the header `Cache-Status` (RFC 9211).
 */
export async function sendStored(
  response: ServerResponse,
  answer: Answer,
  wish: Wish,
  source: string,
  bodyIn: (encoding: Encoding) => Promise<Buffer>,
): Promise<void> {
  if (isKnown(wish, answer.etag, answer.headers['last-modified'])) {
    setHeaders(response, { ...answer.headers, etag: answer.etag, 'cache-status': source })
    response.statusCode = 304
    response.end()
    return
  }
  const encoding = encodingFor(answer.headers, wish)
  const body = await bodyIn(encoding)
  response.writeHead(200, headOf(answer, encoding, body.length, source))
  response.end(wish.wantsBody ? body : undefined)
}

/** Names and values in turn, which is what Node writes fastest; made once for each form of an answer. */
function headOf(answer: Answer, encoding: Encoding, length: number, source: string): string[] {
  const heads = allHeads.get(answer) ?? new Map<string, string[]>()
  allHeads.set(answer, heads)
  const known = heads.get(encoding + source)
  if (known !== undefined) return known
  const all: OutgoingHttpHeaders = {
    ...answer.headers,
    etag: answer.etag,
    'cache-status': source,
    'content-length': length,
    ...(encoding !== 'identity' && { 'content-encoding': encoding }),
  }
  const head = Object.entries(all).flatMap(([name, value]) =>
    value === undefined ? [] : [name, Array.isArray(value) ? value.join(', ') : String(value)],
  )
  heads.set(encoding + source, head)
  return head
}

const allHeads = new WeakMap<Answer, Map<string, string[]>>()

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

/** @param policy the content security policy. */
export function headersToSend(captured: Captured, policy: string): OutgoingHttpHeaders {
  const own = Object.entries(captured.headers).filter(
    ([name]) => !NOT_FOR_READERS.test(name) || (name === 'link' && !isPage(captured)),
  )
  return {
    ...securityHeaders,
    ...Object.fromEntries(own),
    'content-security-policy': policy,
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
