/** What several journeys need. */
import http from 'node:http'
import type { Page } from '@playwright/test'
import {
  bookmark,
  contributed,
  covered,
  earlier,
  empty,
  exported,
  foreign,
  fromWordPress,
  hostile,
  longest,
  paged,
  pictured,
  shortest,
  tall,
  unbroken,
  withdrawn,
} from './fixture-content'
import { FIXTURE_ORIGIN } from './sites'

/** One page of every kind of the fixture site, with the status it answers. */
export const pageKinds: readonly (readonly [name: string, path: string, status?: number])[] = [
  ['home', '/'],
  ['communities', '/communities'],
  ['community', '/communities/chronic-care-management'],
  ['empty community', empty.path],
  ['listing', '/communities/chronic-care-management/curated-content'],
  ['listing, page 2', `${paged.listing}/page/2`],
  ['article with cover', exported.path],
  ['article with photo', pictured.path],
  ['topics', '/topics'],
  ['vocabulary', '/topics/medigy'],
  ['topic', '/topics/symplur/ehr-electronic-health-record'],
  ['sources', '/sources'],
  ['source', '/sources/riverclinicjournal.example'],
  ['curators', '/curators'],
  ['feeds', '/feeds'],
  ['curator', '/curators/vinit'],
  ['tags', '/tags'],
  ['tag', '/tags/news'],
  ['search', '/search'],
  ['search results', '/search?q=outage'],
  ['search without result', '/search?q=zzzzzz'],
  ['not found', '/communities/chronic-care-management/curated-content/records-at-hand', 404],
  ['withdrawn', withdrawn.path, 410],
  ['how we curate', '/about/how-we-curate'],
  ['accessibility', '/accessibility'],
  ['rights', '/rights'],
  ['privacy', '/privacy'],
]

/** Articles whose content is hard on a page. */
export const hardPages: readonly (readonly [name: string, path: string])[] = [
  ['hostile article', hostile.path],
  ['shortest title, no body', shortest.path],
  ['longest title', longest.path],
  ['unbroken words', unbroken.path],
  ['other scripts', foreign.path],
  ['topic in another script', foreign.topic.path],
  ['tall picture', tall.path],
  ['torn picture', covered.torn.path],
  ['contributed article', contributed.path],
  ['article of an older export', fromWordPress.path],
  ['bookmark', bookmark.path],
  ['hard listing', '/communities/hard-cases/curated-content'],
  [
    'source with a long name',
    '/sources/a-publication-with-a-name-that-is-one-word-and-goes-on-for-a-while.example',
  ],
  ['earlier article', earlier.path],
]

export interface Answer {
  readonly status: number
  readonly headers: http.IncomingHttpHeaders
  readonly body: string
}

interface Question {
  readonly method?: string
  readonly headers?: Readonly<Record<string, string>>
  readonly origin?: string
  readonly body?: string
}

/** A request whose path goes out exactly as written: nothing is resolved, encoded or followed. */
export async function ask(
  path: string,
  { method = 'GET', headers = {}, origin = FIXTURE_ORIGIN, body = '' }: Question = {},
): Promise<Answer> {
  const { hostname, port } = new URL(origin)
  const length = body === '' ? {} : { 'content-length': String(Buffer.byteLength(body)) }
  const options = { hostname, port, path, method, agent: false, headers: { ...headers, ...length } } as const
  return new Promise((resolve, reject) => {
    const request = http.request(options, (response) => {
      const chunks: Buffer[] = []
      response.on('data', (chunk: Buffer) => chunks.push(chunk))
      response.on('error', reject)
      response.on('end', () => {
        const text = Buffer.concat(chunks).toString('utf8')
        resolve({ status: response.statusCode ?? 0, headers: response.headers, body: text })
      })
    })
    request.on('error', reject)
    request.end(body)
  })
}

/** The status that an address answers with; 0 where nobody answers. */
export async function statusOf(path: string, origin: string): Promise<number> {
  return ask(path, { origin }).then(
    ({ status }) => status,
    () => 0,
  )
}

/** Path and query that an answer redirects to; it must stay on the site it was asked of, or name the public address. */
export function target({ headers }: Answer): string {
  const { pathname, search } = new URL(headers.location ?? '', FIXTURE_ORIGIN)
  return pathname + search
}

/** What of a pattern (with the flag g) occurs in a text, each once: a failure then names it, instead of printing a page. */
export function mentions(text: string, pattern: RegExp): readonly string[] {
  // Words that were searched for are marked, also inside titles.
  const plain = text.replaceAll(/<\/?mark>/g, '')
  return [...new Set([...plain.matchAll(pattern)].map(([found]) => found))]
}

/** Collects whatever a page must never do: log errors, throw, open dialogs, ask other hosts, fail to load a part. */
export function watch(page: Page): string[] {
  const faults: string[] = []
  page.on('pageerror', (error) => faults.push(`threw ${error.message}`))
  page.on('dialog', (dialog) => {
    faults.push(`opened the dialog "${dialog.message()}"`)
    void dialog.dismiss()
  })
  page.on('console', (message) => {
    // The browser logs the status of a 404 page itself as an error.
    const isPageItself =
      message.location().url === page.url() && message.text().startsWith('Failed to load resource')
    if ((message.type() === 'error' || message.type() === 'warning') && !isPageItself) {
      faults.push(`logged "${message.text()}"`)
    }
  })
  page.on('request', (request) => {
    const { origin, protocol } = new URL(request.url())
    const isAtHome = origin === new URL(page.url() === 'about:blank' ? request.url() : page.url()).origin
    if (!isAtHome && protocol !== 'data:' && !request.isNavigationRequest())
      faults.push(`asked ${request.url()}`)
    if (request.isNavigationRequest() && !request.url().startsWith('http://127.0.0.1:'))
      faults.push(`left for ${request.url()}`)
  })
  page.on('requestfailed', (request) => {
    // A page that is left early aborts what it was still loading.
    const reason = request.failure()?.errorText ?? ''
    if (reason !== 'net::ERR_ABORTED') faults.push(`could not load ${request.url()}: ${reason}`)
  })
  page.on('response', (response) => {
    if (response.status() >= 400 && !response.request().isNavigationRequest()) {
      faults.push(`got ${response.status()} for ${response.url()}`)
    }
  })
  return faults
}
