/** What can be wrong with the address of an original, as far as the address itself shows it. */
import type { Finding, Repair } from './problem'
import { isTracking, safeExternalUrl } from './safe-url'

type Fault = Pick<Finding, 'rule' | 'message' | 'fix' | 'repair'>

/** Pages that only pass readers on; some of them name the target in their own address. */
const HOPS =
  /(?:^|\.)(?:feedproxy\.google\.com|feedburner\.com|t\.co|bit\.ly|buff\.ly|ow\.ly|tinyurl\.com|goo\.gl|lnkd\.in|dlvr\.it|ift\.tt|is\.gd|trib\.al|hubs\.ly|l\.facebook\.com)$/i

/** Parameters in which such pages name the target. */
const TARGETS = [
  'url',
  'q',
  'u',
  'continue',
  'target',
  'dest',
  'destination',
  'redirect',
  'redirectUrl',
  'returnUrl',
]

/** Parts of a path that no article has. "Consent" alone is a subject of medicine. */
const CONSENT_SEGMENT =
  /^(?:collectconsent|crawlprevention|cookie-?consent|gdpr-?consent|cookies?[-_]?(?:absent|error|required|disabled|not[-_]supported)|privacy-?gate)(?:\.\w+)?$/i

/** Everything known to be wrong with an address; the first fault with a repair includes what the others would mend. */
export function faultsOfOriginal(href: string): readonly Fault[] {
  const url = new URL(href)
  return [
    consentFault(url, href),
    hopFault(url),
    ampFault(url, href),
    trackingFault(url, href),
    hostFault(url),
  ].filter((fault) => fault !== undefined)
}

/** Without the parameters that tell who sent the reader; everything else stays as it is written. */
function withoutTracking(href: string): string {
  return withoutParameters(href, isTracking)
}

function withoutParameters(href: string, isDropped: (name: string, value: string) => boolean): string {
  const [, address = '', query = '', fragment = ''] = /^([^?#]*)(?:\?([^#]*))?(#.*)?$/s.exec(href) ?? []
  const kept = query.split('&').filter((pair) => {
    const [[name, value] = ['', '']] = new URLSearchParams(pair)
    return pair !== '' && !isDropped(name, value)
  })
  return `${address}${kept.length > 0 ? `?${kept.join('&')}` : ''}${fragment}`
}

function consentFault(url: URL, href: string): Fault | undefined {
  const isError = /cookie/i.test(url.searchParams.get('error') ?? '')
  const segments = url.pathname.split('/')
  const isGate =
    /^(?:consent|guce)\./i.test(url.hostname) ||
    segments.some((part) => CONSENT_SEGMENT.test(part)) ||
    (segments.some((part) => /^consent$/i.test(part)) && targetOf(url) !== undefined)
  if (!isError && !isGate) return undefined
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
  const hasParameter = [...url.searchParams].some(([name, value]) => isAmpParameter(name, value))
  const isVariant =
    // "amp" may also be the name of the site itself.
    /^amp\.[^.]+\./i.test(url.hostname) ||
    /\/amp(?:\/|$)|\.amp(?:\.html?)?$/i.test(url.pathname) ||
    hasParameter
  if (hop === undefined && !isVariant) return undefined
  const page = hop ?? (hasParameter ? withoutTracking(withoutParameters(href, isAmpParameter)) : undefined)
  return {
    rule: 'link-amp',
    message: 'The link leads to the AMP variant of the page, made for phones.',
    fix: fixOf(page, 'Open the article itself and copy its address.'),
    repair: repairOf(page),
  }
}

function isAmpParameter(name: string, value: string): boolean {
  return /^(?:hs_amp|amp_js_v)$/i.test(name) || (/^(?:outputType|view)$/i.test(name) && /^amp$/i.test(value))
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
  const telling = [...url.searchParams].filter(
    ([name, value]) => isTracking(name, value) && !isAmpParameter(name, value),
  )
  const names = [...new Set(telling.map(([name]) => name))]
  if (names.length === 0) return undefined
  const clean = withoutTracking(href)
  return {
    rule: 'link-tracking',
    message: `The link tells the publication who sent the reader: ${names.join(', ')}.`,
    fix: fixOf(clean, ''),
    repair: repairOf(clean),
  }
}

function hostFault(url: URL): Fault | undefined {
  const isFront = /^\/(?:(?:index|default)\.\w+)?$/.test(url.pathname) && !/^#!?\//.test(url.hash)
  const asks = [...url.searchParams].some(([name, value]) => !isTracking(name, value))
  if (!isFront || asks) return undefined
  return {
    rule: 'link-host-only',
    message: `The link leads to the front page of ${url.hostname}, not to an article.`,
    fix: 'Put the full address of the article.',
  }
}

/** The address that another one carries in its query. */
function targetOf(url: URL): string | undefined {
  for (const name of TARGETS) {
    const target = safeExternalUrl(url.searchParams.get(name) ?? '')
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
