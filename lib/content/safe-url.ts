/**
 * The one door through which an address from a content file may reach a page, a header or a feed.
 */

const MAX_LENGTH = 2048
const CONTROL_OR_SPACE = /[\u0000-\u0020\u007f-\u00a0\u2028\u2029\ufeff]/
const BIDI_CONTROL = /[\u202a-\u202e\u2066-\u2069]/

/**
 * The address as written if it leads to another site over http(s), else `undefined`.
 * Refused: other schemes, user names, control characters and blanks, more than 2,048 characters.
 */
export function safeExternalUrl(value: string): string | undefined {
  const url = parse(value)
  // Parsers disagree on where the host ends when there is a backslash.
  const allowed = url && /^https?:\/\//i.test(value.trim()) && !value.includes('\\')
  return allowed ? value.trim() : undefined
}

/** The path as written if it stays on this site (`/x`, never `//x` or `/\x`), else `undefined`. */
export function safeInternalPath(value: string): string | undefined {
  const path = value.trim()
  const unsafe =
    path.length > MAX_LENGTH || CONTROL_OR_SPACE.test(path) || BIDI_CONTROL.test(path) || path.includes('\\')
  return !unsafe && /^\/(?!\/)/.test(path) ? path : undefined
}

/** A link inside a body: another site, this site, or an e-mail address. */
export function safeUrl(value: string): string | undefined {
  const mail = /^mailto:/i.test(value.trim()) ? parse(value) : undefined
  return safeExternalUrl(value) ?? safeInternalPath(value) ?? (mail ? value.trim() : undefined)
}

/** Host without `www.`: how a source is identified. `undefined` for an unsafe address. */
export function domainOf(value: string): string | undefined {
  const href = safeExternalUrl(value)
  return href === undefined ? undefined : new URL(href).hostname.replace(/^www\./, '')
}

/** Parameters that tell who sent a reader, not what to show. */
const TRACKING =
  /^(?:utm_.*|fbclid|gclid|dclid|msclkid|yclid|igshid|mc_cid|mc_eid|_ga|_gl|_hsenc|_hsmi|hs_amp|mkt_tok|ns_.*|elq\w*|vero_id|guccounter|guce_.*|wt\.mc_id|s_cid|ocid|ncid|smid|smtyp|xtor|__source|noredirect|redirectedFrom|campaign_date|searchresult)$/i

/** Names that say what to show elsewhere, and the publications where they tell who sent a reader. */
const TRACKING_AT: readonly (readonly [hosts: RegExp, names: RegExp])[] = [
  [/(?:^|\.)nytimes\.com$/, /^(?:emc|nl|nlid|partner|te)$/i],
  [/(?:^|\.)(?:wsj|barrons|marketwatch)\.com$/, /^mod$/i],
  [/(?:^|\.)(?:businessinsider|insider)\.com$/, /^(?:r|ir)$/i],
  [/(?:^|\.)fastcompany\.com$/, /^(?:partner|position)$/i],
  [/(?:^|\.)theguardian\.com$/, /^cmp$/i],
]

/**
 * Whether a parameter tells who sent the reader. An "amp" without a value is what is left of "&amp;".
 * @param host of the address that has it.
 */
export function isTracking(host: string, name: string, value: string): boolean {
  return (
    TRACKING.test(name) ||
    (/^amp$/i.test(name) && /^(?:|1|true)$/i.test(value)) ||
    (/^partner$/i.test(name) && /^(?:newsletter|rss)$/i.test(value)) ||
    TRACKING_AT.some(([hosts, names]) => names.test(name) && hosts.test(host))
  )
}

/** A host for AMP variants. What has only one label behind it is a publication of that name. */
export const AMP_HOST = /^amp\.(?=[^.]+\.)/i

/** The file that a folder's own address shows. */
export const FRONT_PAGE_FILE = /\/(?:index|default)\.(?:html?|php|aspx?)$/i

/** The part after `#` where it names a page, as sites of a single page write it ("#!/a"); else an empty string. */
export function routeOf({ hash }: URL): string {
  return /^#!?\/./.test(hash) ? hash : ''
}

/** One spelling per address: whatever has the same result is the same page, as far as the addresses tell. */
export function normalisedUrl(href: string): string {
  const url = new URL(href)
  const isCookieError = /cookie/i.test(url.searchParams.get('error') ?? '')
  const query = [...url.searchParams]
    .filter(
      ([name, value]) =>
        !isTracking(url.hostname, name, value) && !(isCookieError && /^(?:error|code)$/.test(name)),
    )
    .toSorted(([a], [b]) => a.localeCompare(b))
  const search = query.length > 0 ? `?${new URLSearchParams(query).toString()}` : ''
  const path = url.pathname
    .replace(/%[\da-f]{2}/gi, plainCharacter)
    .replace(/\/{2,}/g, '/')
    .replace(FRONT_PAGE_FILE, '')
    .replace(/^\/amp(?=\/)|\/amp\/?$|\.amp(?=(?:\.html?)?$)/i, '')
    .replace(/\/+$/, '')
  return `${url.host.replace(/^www\./, '').replace(AMP_HOST, '')}${path}${search}${routeOf(url)}`
}

/** Letters, digits and marks that need no code are the same with one. */
function plainCharacter(code: string): string {
  const character = String.fromCharCode(Number.parseInt(code.slice(1), 16))
  return /[\w.~-]/.test(character) ? character : code.toUpperCase()
}

function parse(value: string): URL | undefined {
  const text = value.trim()
  if (
    text.length > MAX_LENGTH ||
    CONTROL_OR_SPACE.test(text) ||
    BIDI_CONTROL.test(text) ||
    !URL.canParse(text)
  )
    return undefined
  const url = new URL(text)
  return url.username === '' && url.password === '' ? url : undefined
}
