/** Requests that no renderer should see: what they ask for can't be, or is not offered. */
import type { IncomingMessage } from 'node:http'

export interface Refusal {
  readonly status: 400 | 404 | 405
  readonly text: string
  readonly headers?: Readonly<Record<string, string>>
}

/** To an address that can't be decoded. */
export const malformed: Refusal = {
  status: 400,
  text: 'This address contains a percent sign that is not followed by a valid code. Check the link you followed.',
}

/** To a wish to change what can only be read. */
export const onlyRead: Refusal = {
  status: 405,
  text: 'This address answers only GET requests.',
  headers: { allow: 'GET, HEAD' },
}

/** Why a request is not answered, if it is not. */
export function refusalOf({
  method = 'GET',
  url = '/',
}: Pick<IncomingMessage, 'method' | 'url'>): Refusal | undefined {
  if (!url.startsWith('/')) return { status: 400, text: 'The request names no address of this site.' }
  if (!isDecodable(url)) return malformed
  // Pictures are made by our own routes; Next's would make and keep copies of what is no longer published.
  if (url.startsWith('/_next/image')) return { status: 404, text: 'There is nothing here.' }
  // Answers for programs know their methods themselves; everything else is read.
  if (method === 'GET' || method === 'HEAD' || (url.startsWith('/api/') && method !== 'TRACE'))
    return undefined
  return onlyRead
}

function isDecodable(url: string): boolean {
  const [path = ''] = url.split('?', 1)
  try {
    decodeURIComponent(path)
    return true
  } catch {
    return false
  }
}
