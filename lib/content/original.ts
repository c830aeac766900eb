/** What can be wrong with the address of an original, as far as the address itself shows it. */
import type { Finding, Repair } from './problem'
import { AMP_HOST, FRONT_PAGE_FILE, isTracking, normalisedUrl, routeOf, safeExternalUrl } from './safe-url'

type Fault = Pick<Finding, 'rule' | 'message' | 'fix' | 'repair'>

/** Pages that only pass readers on; some of them name the target in their own address. */
const HOPS =
  /(?:^|\.)(?:feedproxy\.google\.com|feedburner\.com|t\.co|bit\.ly|buff\.ly|ow\.ly|tinyurl\.com|goo\.gl|lnkd\.in|dlvr\.it|ift\.tt|is\.gd|trib\.al|hubs\.ly|l\.facebook\.com)$/i

/** Parameters in which such pages name the target. */
const TARGETS = /^(?:url|q|u|continue|target|dest|destination|redirect|redirecturl|returnurl|tourl)$/i

/** Paths that only pages about cookies and consent have. */
const GATE_PATH =
  /^\/gdpr-?consent(?:\/|$)|\/(?:collectconsent|copyconsent|privacy-?gate|crawlprevention\/governor|cookies?[-_]?(?:absent|error|required|disabled|not[-_]supported))(?:\.\w+)?(?:\/|$)/i

/** Paths and hosts that they share with articles: consent is a subject in healthcare. */
const CONSENT_PATH = /\/(?:cookie-?|gdpr-?)?consent(?:\.\w+)?(?:\/|$)/i
const CONSENT_HOST = /^consent\./i
const GATE_HOST = /^guce\.|^consent\.(?:google|youtube|yahoo)\.[a-z.]+$/i

/** Everything known to be wrong with an address; the first fault with a repair includes what the others would mend. */
export function faultsOfOriginal(href: string): readonly Fault[] {
  const url = new URL(href)
  return [
    consentFault(url, href),
    hopFault(url),
    ampFault(url, href),
    trackingFault(url, href),
    hostFault(url, href),
  ].filter((fault) => fault !== undefined)
}

/** The address without everything that can be mended with certainty. */
export function mendedOriginal(href: string): string {
  const [repair] = faultsOfOriginal(href).flatMap(({ repair }) =>
    repair?.kind === 'replace' ? [repair] : [],
  )
  return repair?.value ?? href
}

/** What an original is recognized by: two addresses with the same key lead to the same document. */
export function keyOfOriginal(href: string): string {
  return normalisedUrl(mendedOriginal(href))
}

/** Without the parameters that tell who sent the reader; everything else stays as it is written. */
function withoutTracking(href: string): string {
  const { hostname } = new URL(href)
  return withoutParameters(href, (name, value) => isTracking(hostname, name, value))
}

/** Scripts read parameters after `#` as well. */
function withoutParameters(href: string, isDropped: (name: string, value: string) => boolean): string {
  const [, address = '', query = '', fragment = ''] = /^([^?#]*)(?:\?([^#]*))?(?:#(.*))?$/s.exec(href) ?? []
  const isKept = (pair: string) => {
    const [[name, value] = ['', '']] = new URLSearchParams(pair)
    return !isDropped(name, value)
  }
  const kept = query.split('&').filter((pair) => pair !== '' && isKept(pair))
  const part = fragment.split('&').filter((pair) => !pair.includes('=') || isKept(pair))
  return `${address}${withSign('?', kept)}${withSign('#', part)}`
}

function withSign(sign: string, pairs: readonly string[]): string {
  const text = pairs.join('&')
  return text === '' ? '' : sign + text
}

function consentFault(url: URL, href: string): Fault | undefined {
  const isError = /cookie/i.test(url.searchParams.get('error') ?? '')
  if (!isError && !isGate(url)) return undefined
  const article = isError
    ? withoutTracking(withoutParameters(href, (name) => name === 'error' || name === 'code'))
    : targetOf(url)
  return {
    rule: 'link-consent',
    message: 'The link leads to a page about cookies or consent, not to the article.',
    fix: fixOf(article, 'Open the article, agree or decline, and copy the address that is then shown.'),
    repair: repairOf(article),
  }
}

function isGate({ hostname, pathname, searchParams }: URL): boolean {
  if (GATE_HOST.test(hostname) || GATE_PATH.test(pathname)) return true
  if (!CONSENT_HOST.test(hostname) && !CONSENT_PATH.test(pathname)) return false
  return [...searchParams].some(
    ([name, value]) => name === 'sessionId' || (TARGETS.test(name) && /^(?:https?:\/)?\//i.test(value)),
  )
}

function hopFault(url: URL): Fault | undefined {
  const isGoogle = /(?:^|\.)google\.[a-z.]+$/i.test(url.hostname) && url.pathname === '/url'
  if (!isGoogle && !HOPS.test(url.hostname)) return undefined
  const target = targetOf(url)
  return {
    rule: 'link-hop',
    message: `${url.hostname} only passes readers on; the link works as long as that service does.`,
    fix: fixOf(target, 'Open the link and copy the address where it ends.'),
    repair: repairOf(target),
  }
}

function ampFault(url: URL, href: string): Fault | undefined {
  const hop = ampTarget(url)
  const hasParameter = [...url.searchParams].some(([name, value]) => asksForAmp(name, value))
  const isVariant =
    AMP_HOST.test(url.hostname) ||
    /^\/(?:story\/)?amp\/|\/amp\/?$|\.amp(?:\.html?)?$/i.test(url.pathname) ||
    hasParameter
  if (hop === undefined && !isVariant) return undefined
  const page = hop ?? (hasParameter ? withoutTracking(withoutParameters(href, asksForAmp)) : undefined)
  return {
    rule: 'link-amp',
    message: 'The link leads to the AMP variant of the page, made for phones.',
    fix: fixOf(page, 'Open the article itself and copy its address.'),
    repair: repairOf(page),
  }
}

/** Whether a parameter makes a page its AMP variant, or was added by a cache of them. */
function asksForAmp(name: string, value: string): boolean {
  return (
    /^(?:hs_amp|amp_js_v|amp_gsa|usqp)$/i.test(name) ||
    (/^(?:outputtype|view)$/i.test(name) && /^amp$/i.test(value))
  )
}

/** AMP caches carry the address of the page in their own path. */
function ampTarget(url: URL): string | undefined {
  const isViewer = /(?:^|\.)google\.[a-z.]+$/i.test(url.hostname) && url.pathname.startsWith('/amp/')
  const isCache = /(?:^|\.)cdn\.ampproject\.org$/i.test(url.hostname)
  if (!isViewer && !isCache) return undefined
  const [, secure, rest = ''] = /^\/(?:amp|[vci](?:\/[vci])?)\/(s\/)?(.+)$/.exec(url.pathname) ?? []
  return rest === '' ? undefined : safeExternalUrl(`${secure ? 'https' : 'http'}://${rest}${url.search}`)
}

function trackingFault(url: URL, href: string): Fault | undefined {
  const names = new Set<string>()
  const clean = withoutParameters(href, (name, value) => {
    const isDropped = isTracking(url.hostname, name, value)
    if (isDropped && !asksForAmp(name, value)) names.add(name)
    return isDropped
  })
  if (names.size === 0) return undefined
  return {
    rule: 'link-tracking',
    message: `The link tells the publication who sent the reader: ${[...names].join(', ')}.`,
    fix: fixOf(clean, ''),
    repair: repairOf(clean),
  }
}

function hostFault(url: URL, href: string): Fault | undefined {
  const { hostname, pathname, search } = new URL(withoutTracking(href))
  const isFrontPage = pathname.replace(FRONT_PAGE_FILE, '/') === '/' && search === '' && routeOf(url) === ''
  if (!isFrontPage) return undefined
  return {
    rule: 'link-host-only',
    message: `The link leads to the front page of ${hostname}, not to an article.`,
    fix: 'Put the full address of the article.',
  }
}

/** The address that another one carries in its query. */
function targetOf(url: URL): string | undefined {
  for (const [name, value] of url.searchParams) {
    const target = TARGETS.test(name) ? safeExternalUrl(value) : undefined
    if (target !== undefined) return withoutTracking(target)
  }
  return undefined
}

function fixOf(better: string | undefined, otherwise: string): string {
  return better === undefined ? otherwise : `Write ${better}`
}

function repairOf(better: string | undefined): Repair | undefined {
  return better !== undefined && safeExternalUrl(better) !== undefined
    ? { kind: 'replace', value: better }
    : undefined
}
