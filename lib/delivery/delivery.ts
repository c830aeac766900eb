/**
 * Stands before the renderer: keeps finished answers and sends them again while what they were made from is unchanged.
 *
 * An answer is stored with the version of its content (`lib/page-version.ts`), taken before the rendering began. When
 * the content changes, the version is compared once, at the next request; so a page rendered from content that changed
 * meanwhile is never taken for a current one, and pages that show nothing of a change stay.
 */
import { createHash } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { CACHE_CONTROL } from './caching'
import type { Captured, Render } from './capture'
import { createRendering, type Rendering, type RenderingOptions } from './rendering'
import { refusalOf, type Refusal } from './refusal'
import { isPassedOn, wishOf, withoutSteering } from './request'
import { securityHeaders } from './security-headers.mjs'
import { headersToSend, isPage, sendOnce, sendStored } from './send'
import { createStoredAnswers, type Answer, type StoredAnswers } from './stored-answers'

/** What the site is made from at this moment. */
export interface Content {
  /** Changes with the content; asked at every request, so it must be at hand. */
  edition(): string
  /** See `lib/page-version.ts`. */
  versionOf(url: string): string
}

/** Makes the answer for one address out of the page for all of them. */
export type Fill = (page: string) => string

export interface LostAddresses {
  /** An address where nothing is; its page is the one that is filled. */
  readonly sample: string
  /** `undefined` for an address that must be rendered. */
  readonly fillFor: (url: string) => Fill | undefined
}

/** Where an answer came from: finished already, rendered for this request, or passed on as it came. */
export type Outcome = 'hit' | 'miss' | 'pass'

export interface DeliveryOptions extends RenderingOptions {
  readonly content: Content
  /** Bound of the memory for finished answers. */
  readonly maxBytes: number
  /** The content security policy of pages. */
  readonly policy: string
  /** Whether this request comes from somebody who previews; its answer is theirs alone. */
  readonly isPreview: (request: IncomingMessage) => boolean
  /** Answers addresses where nothing is without rendering each of them. */
  readonly lost?: LostAddresses
  /** Told of every answer once it is sent, with the seconds it took. */
  readonly onAnswer?: (outcome: Outcome, status: number, seconds: number) => void
}

export interface Delivery {
  answer(request: IncomingMessage, response: ServerResponse, render: Render): Promise<void>
  readonly stored: readonly Pick<StoredAnswers, 'size' | 'bytes'>[]
  /** Answers whose rendering has not begun, because others are being rendered. */
  waiting(): number
  /** See `Rendering`; stored answers are still sent. */
  close(): void
}

/** The version of our own files, which change with a build only. */
const UNCHANGING = ''

/**
 * Every request is answered, also when its rendering fails or never ends; what was stored is sent only as long as it is
 * what the site shows. Throws only what the renderer throws for a request that is passed on.
 */
export function createDelivery(options: DeliveryOptions): Delivery {
  const { content, maxBytes, policy, isPreview, onAnswer, lost } = options
  const rendering = createRendering(options)
  // Apart, so that a flood of questions or of pictures does not push the pages out.
  const pages = createStoredAnswers(maxBytes * 0.75)
  const others = createStoredAnswers(maxBytes * 0.25)
  const storeOf = (key: string) => (/\?|\/opengraph-image$/.test(key) ? others : pages)
  const underway = new Map<string, Promise<Answer | Captured>>()
  const lostPage = createLostPage(options, rendering)

  /** The stored answer, if what it was made from is still what the site shows. */
  function current(key: string): Answer | undefined {
    const answer = storeOf(key).get(key)
    if (answer === undefined || answer.version === UNCHANGING) return answer
    const edition = content.edition()
    if (answer.edition === edition) return answer
    if (answer.version !== content.versionOf(key)) {
      storeOf(key).delete(key)
      return undefined
    }
    answer.edition = edition
    return answer
  }

  /** Requests for an address that is being rendered share the rendering, unless the content changed after its start. */
  function render(key: string, request: IncomingMessage, renderer: Render): Promise<Answer | Captured> {
    const slot = `${content.edition()} ${key}`
    const shared =
      underway.get(slot) ?? renderAnew(key, request, renderer).finally(() => underway.delete(slot))
    underway.set(slot, shared)
    return shared
  }

  async function renderAnew(key: string, request: IncomingMessage, renderer: Render) {
    const edition = content.edition()
    const version = isOwnFile(key) ? UNCHANGING : content.versionOf(key)
    const captured = await rendering.forEverybody(request, renderer)
    if (!isForEverybody(captured)) return captured
    const headers = headersToSend(captured, policy)
    if (version !== UNCHANGING) headers['cache-control'] = CACHE_CONTROL
    const answer: Answer = {
      headers,
      etag: `W/"${createHash('sha1').update(captured.body).digest('base64url')}"`,
      version,
      edition,
      bodies: new Map([['identity', captured.body]]),
    }
    storeOf(key).set(key, answer)
    return answer
  }

  const watchOver = watcher(onAnswer)

  return {
    stored: [pages, others],
    waiting: () => rendering.waiting,
    close: () => rendering.close(),
    async answer(request, response, renderer) {
      const refusal = refusalOf(request)
      if (refusal) return refuse(response, refusal)
      const key = request.url ?? '/'
      withoutSteering(request)
      const isRead = request.method === 'GET' || request.method === 'HEAD'
      if (!isRead || isPassedOn(key)) {
        watchOver(response, 'pass')
        for (const [name, value] of Object.entries(securityHeaders)) response.setHeader(name, value)
        return renderer(request, response)
      }
      const wish = wishOf(request)
      if (isPreview(request)) {
        watchOver(response, 'pass')
        const captured = await rendering.forOne(request, renderer)
        return sendOnce(response, captured, wish, policy, 'private, no-store')
      }
      const stored = current(key)
      watchOver(response, stored ? 'hit' : 'miss')
      const fill = stored ? undefined : lost?.fillFor(key)
      if (fill !== undefined) return sendOnce(response, await lostPage(request, renderer, fill), wish, policy)
      const made = stored ?? (await render(key, request, renderer))
      return 'bodies' in made
        ? sendStored(response, made, wish, stored !== undefined, (encoding) =>
            storeOf(key).bodyOf(key, made, encoding),
          )
        : sendOnce(response, made, wish, policy, cacheOfAbsence(made))
    },
  }
}

/** The page for addresses where nothing is: rendered once for all of them, until the content changes. */
function createLostPage({ content, lost }: DeliveryOptions, rendering: Rendering) {
  let template: { readonly edition: string; readonly page: Promise<Captured> } | undefined
  return async (request: IncomingMessage, renderer: Render, fill: Fill): Promise<Captured> => {
    const edition = content.edition()
    if (template?.edition !== edition) {
      request.url = lost?.sample
      template = { edition, page: rendering.forEverybody(request, renderer) }
    }
    const page = await template.page
    if (page.status !== 404) template = undefined
    return { ...page, body: Buffer.from(fill(page.body.toString())) }
  }
}

/** Tells of an answer once it is sent. */
function watcher(onAnswer: DeliveryOptions['onAnswer']) {
  return (response: ServerResponse, outcome: Outcome) => {
    if (onAnswer === undefined) return
    const start = performance.now()
    response.once('close', () => onAnswer(outcome, response.statusCode, (performance.now() - start) / 1000))
  }
}

/**
 * A page that says that an article was taken back may be kept for a second: what keeps it no longer has the article,
 * which must not come back while we are away.
 */
function cacheOfAbsence({ status }: Captured): string | undefined {
  return status === 410 ? 'public, max-age=0, s-maxage=1' : undefined
}

function refuse(response: ServerResponse, { status, text, headers }: Refusal): void {
  response.writeHead(status, {
    ...securityHeaders,
    'content-type': 'text/plain; charset=utf-8',
    'cache-control': 'no-store',
    ...headers,
  })
  response.end(`${text}\n`)
}

/** Pages depend on nothing but the address; other answers say themselves that they may be shared. */
function isForEverybody(captured: Captured): boolean {
  const { status, headers, body } = captured
  if (status !== 200 || headers['set-cookie'] !== undefined || body.length > MOST_STORED_BYTES) return false
  return isPage(captured) || /\b(?:public|s-maxage)\b/.test(String(headers['cache-control']))
}

/** A sitemap of 50,000 addresses is half of this. */
const MOST_STORED_BYTES = 16 * 1024 * 1024

/** Files of the build and of `public/`. */
function isOwnFile(url: string): boolean {
  return url.startsWith('/_next/') || /^\/[^/?]+\.(?:js|svg|ico|png|webmanifest)$/.test(url)
}
