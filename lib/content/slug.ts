/** How names become address segments. */

/** Slugs an article may not have, because the address means something else. */
const RESERVED = new Set(['feed.xml', 'atom.xml', 'feed.json', 'opengraph-image', 'page'])

/** In bytes: pages are stored under their address, and file systems count bytes. */
const MAX_SLUG_LENGTH = 200

/** Whether a slug from a file can be used as it is. Dots are allowed: older exports put the domain first. */
export function isSlug(value: string): boolean {
  return value.length <= MAX_SLUG_LENGTH && /^[a-z0-9][a-z0-9.-]*$/.test(value)
}

export function isReservedSlug(value: string): boolean {
  // Next takes such an address for the data of a page.
  return RESERVED.has(value) || value.endsWith('.rsc')
}

/**
 * Words to an address segment: lower case, accents dropped, `&` to "and", everything else a dash.
 * Letters of other scripts are kept, so that no name becomes empty; an input without letters or digits does.
 */
export function slugify(value: string): string {
  const known = slugs.get(value)
  if (known !== undefined) return known
  const slug = toSlug(value)
  if (slugs.size >= MOST_REMEMBERED) slugs.clear()
  slugs.set(value, slug)
  return slug
}

/** The same topics, tags and curators stand in thousands of files. */
const slugs = new Map<string, string>()
const MOST_REMEMBERED = 5000

function toSlug(value: string): string {
  const slug = value
    .normalize('NFKD')
    // In other scripts a mark is part of the letter: without it, words that differ would meet.
    .replace(/(?<=\p{Script=Latin})\p{M}+/gu, '')
    .normalize('NFC')
    .toLowerCase()
    .replace(/&/g, ' and ')
    .replace(/['’`]/g, '')
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, '-')
    .replace(/^-+/, '')
  // Writes whole characters only, so half of one is never left at the end.
  const { read } = new TextEncoder().encodeInto(slug, new Uint8Array(MAX_SLUG_LENGTH))
  return slug.slice(0, read).replace(/-+$/, '')
}

/** "chronic-care-management" to "Chronic Care Management". */
export function wordsOf(slug: string): string {
  return slug
    .split('-')
    .filter(Boolean)
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join(' ')
}

/** Spellings with the same key are one name: case, spacing and dashes do not count. */
export function foldKey(label: string): string {
  return label
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s\-‐-―_]+/g, '')
}
