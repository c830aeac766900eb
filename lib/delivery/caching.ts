/** What caches between us and a reader are told, and how whoever has an answer already asks again. */

/**
 * For half a minute a shared cache may answer for us, and half a minute more while it asks us again: together they
 * are the 60 seconds in which a change must show everywhere. Browsers ask every time, and mostly hear 304.
 */
export const CACHE_CONTROL = 'public, max-age=0, s-maxage=30, stale-while-revalidate=30'

/** What a client has, in the words of its request. */
export interface Known {
  /** From `if-none-match`. */
  readonly etags?: string | null
  /** From `if-modified-since`. */
  readonly modified?: string | null
}

/**
 * Whether a client has exactly this answer. A tag decides if there is one (RFC 9110, 13.2.2). Dates must be equal, not
 * only later: when the newest article is withdrawn, content goes back in time.
 */
export function isKnown({ etags, modified }: Known, etag: string, lastModified: string | undefined): boolean {
  if (etags === undefined || etags === null) return lastModified !== undefined && modified === lastModified
  const opaque = (tag: string) => tag.trim().replace(/^W\//, '')
  return etags.split(',').some((tag) => opaque(tag) === opaque(etag) || tag.trim() === '*')
}
