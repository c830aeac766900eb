/** Documents for programs. Most of them ask again and again, so an unchanged document costs no transfer. */
import { CACHE_CONTROL, isKnown } from '@/lib/delivery/caching'

export interface DocumentFacts {
  readonly text: string
  /** Media type without its encoding, which is always UTF-8. */
  readonly type: string
  /** When what the document is about changed last. */
  readonly modified?: Date
  readonly headers?: Readonly<Record<string, string>>
}

/** 200 with the text, or 304 if the client has this very text already. */
export async function documentResponse(
  request: Request,
  { text, type, modified, headers: more }: DocumentFacts,
): Promise<Response> {
  const etag = `"${await fingerprintOf(text)}"`
  // A modification in the future would be a lie that keeps clients from asking.
  const lastModified = modified && modified.getTime() <= Date.now() ? modified.toUTCString() : undefined
  const headers = new Headers({
    etag,
    'cache-control': CACHE_CONTROL,
    'content-type': `${type}; charset=utf-8`,
    'x-content-type-options': 'nosniff',
    ...more,
  })
  if (lastModified !== undefined) headers.set('last-modified', lastModified)
  const known = {
    etags: request.headers.get('if-none-match'),
    modified: request.headers.get('if-modified-since'),
  }
  return isKnown(known, etag, lastModified)
    ? new Response(null, { status: 304, headers })
    : new Response(text, { headers })
}

/** What a handler answers when it is asked for a document that does not exist. */
export function noDocument(text: string): Response {
  return new Response(`${text}\n`, {
    status: 404,
    headers: { 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'no-store' },
  })
}

async function fingerprintOf(text: string): Promise<string> {
  const bytes = new Uint8Array(await crypto.subtle.digest('SHA-1', new TextEncoder().encode(text)))
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
}
