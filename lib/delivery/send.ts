/** Writes an answer to the client: the form it understands, as much of it as it wants. */
import type { OutgoingHttpHeaders, ServerResponse } from 'node:http'
import { isKnown } from './caching'
import type { Captured } from './capture'
import { encode, isCompressible, pickEncoding, type Encoding } from './compression'
import type { Wish } from './request'
import { securityHeaders } from './security-headers.mjs'
import type { Answer } from './stored-answers'

/** For the header `Cache-Status` (RFC 9211). */
const HIT = 'portal; hit'
const MISS = 'portal; fwd=miss'

/**
 * @param isHit whether it was there before somebody asked.
 * @param bodyIn gives the body in an encoding.
 */
export async function sendStored(
  response: ServerResponse,
  answer: Answer,
  wish: Wish,
  isHit: boolean,
  bodyIn: (encoding: Encoding) => Promise<Buffer>,
): Promise<void> {
  if (isKnown(wish, answer.etag, answer.headers['last-modified'])) {
    setHeaders(response, { ...answer.headers, etag: answer.etag, 'cache-status': isHit ? HIT : MISS })
    response.statusCode = 304
    response.end()
    return
  }
  const encoding = encodingFor(answer.headers, wish)
  const body = await bodyIn(encoding)
  const head = isHit ? knownHead(answer, encoding, body.length) : headOf(answer, encoding, body.length, MISS)
  response.writeHead(200, head)
  response.end(wish.wantsBody ? body : undefined)
}

/** The head of a stored answer, made once for each form of it: many answers are never asked for again after they were made. */
function knownHead(answer: Answer, encoding: Encoding, length: number): string[] {
  const known = knownHeads.get(answer)?.get(encoding)
  if (known !== undefined) return known
  const head = headOf(answer, encoding, length, HIT)
  knownHeads.set(answer, (knownHeads.get(answer) ?? new Map<Encoding, string[]>()).set(encoding, head))
  return head
}

const knownHeads = new WeakMap<Answer, Map<Encoding, string[]>>()

/** Names and values in turn, which is what Node writes fastest. */
function headOf(answer: Answer, encoding: Encoding, length: number, source: string): string[] {
  const all: OutgoingHttpHeaders = {
    ...answer.headers,
    etag: answer.etag,
    'cache-status': source,
    'content-length': length,
    ...(encoding !== 'identity' && { 'content-encoding': encoding }),
  }
  return Object.entries(all).flatMap(([name, value]) =>
    value === undefined ? [] : [name, Array.isArray(value) ? value.join(', ') : String(value)],
  )
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
