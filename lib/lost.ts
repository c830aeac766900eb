/** Addresses where nothing is: what somebody who followed a dead link was after, and the page that says so. */
import { resolveAddress } from './addresses'
import type { Catalog } from './content/catalog'
import type { LostAddresses } from './delivery/delivery'
import { escapeText } from './xml'

/** Words that no title has; the page for them is the page for all words that no title has. */
const SAMPLE_WORDS = 'qzwordsoftheaddressqz'

/** Titles that a lost page offers. */
export const NEAREST_TITLES = 5

/** The words of the last part of an address. */
export function wordsOfAddress(path: string): string {
  const last = path.split('/').findLast(Boolean) ?? ''
  return decode(last)
    .replace(/\.[a-z]{2,5}$/i, '')
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean)
    .join(' ')
    .slice(0, 200)
}

/**
 * Strangers try thousands of addresses that never were. Their pages differ in the words that the search is filled with
 * and in nothing else, as long as no title is near; so one of them is rendered, and the words are put in.
 */
export function lostAddresses(catalog: () => Catalog): LostAddresses {
  return {
    sample: `/${SAMPLE_WORDS}`,
    fillFor(url) {
      const [pathname = ''] = url.split('?', 1)
      if (isAnsweredElsewhere(url) || resolveAddress(catalog(), pathname).kind !== 'missing') return undefined
      const words = wordsOfAddress(pathname)
      if (words === '' || catalog().nearest(words, 1).length > 0) return undefined
      return (page) => page.replaceAll(SAMPLE_WORDS, () => escapeText(words))
    },
  }
}

/** Files, route handlers and what the proxy decides on before it looks at the catalog. */
function isAnsweredElsewhere(url: string): boolean {
  return /^\/(?:_next|api|media|preview)\/|^\/[^/]+\.(?:js|svg|ico|txt|xml|png|webmanifest)(?:\?|$)|^\/\?/.test(
    url,
  )
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}
