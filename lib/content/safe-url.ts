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
  /^(?:utm_.*|fbclid|gclid|dclid|msclkid|yclid|igshid|mc_cid|mc_eid|_hsenc|_hsmi|hs_amp|mkt_tok|ns_.*|elq\w*|vero_id|guccounter|guce_.*|wt\.mc_id|s_cid|ocid|ncid|smid|smtyp|xtor|__source|noredirect|redirectedFrom|campaign_date|searchresult|_ga|emc|nlid)$/i

/** Whether a parameter tells who sent the reader. An "amp" without a value is what is left of "&amp;". */
export function isTracking(name: string, value: string): boolean {
  return TRACKING.test(name) || (/^amp$/i.test(name) && /^(?:|1|true)$/i.test(value))
}

/** One spelling per document: two links with the same result lead to the same original. */
export function normalisedUrl(href: string): string {
  const url = new URL(href)
  const isCookieError = /cookie/i.test(url.searchParams.get('error') ?? '')
  const query = [...url.searchParams]
    .filter(([name, value]) => !isTracking(name, value) && !(isCookieError && /^(?:error|code)$/.test(name)))
    .toSorted(([a], [b]) => a.localeCompare(b))
  const search = query.length > 0 ? `?${new URLSearchParams(query).toString()}` : ''
  const path = url.pathname
    .replace(/\/(?:index|default)\.(?:html?|php|aspx?)$/i, '')
    .replace(/^\/amp(?=\/)|\/amp\/?$|\.amp(?=(?:\.html?)?$)/i, '')
    .replace(/\/+$/, '')
  // "amp" may also be the name itself.
  return `${url.host.replace(/^www\.|^amp\.(?=.+\.)/, '')}${path}${search}`
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
