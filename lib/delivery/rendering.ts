/** Has answers rendered, a few at a time, and takes from pages what readers do not need. */
import { createHash } from 'node:crypto'
import type { IncomingMessage } from 'node:http'
import { capture, type Captured, type Render } from './capture'
import { busyPage, failurePage, nothingPage } from './failure-page'
import { isPage } from './send'
import { createTurns, TooManyError } from './turns'
import { withoutFramework } from './without-framework'

/**
 * Rendering keeps one processor busy however many pages are begun; each that is begun takes some megabytes until it is
 * done. So a few at a time are as fast as all at once, and a rush of readers costs time and not memory.
 */
const RENDERED_AT_A_TIME = 4

/** No page takes so long; one that does must not stop the others, nor those who ask for it again. */
const LONGEST_RENDERING_MS = 15_000

export interface RenderingOptions {
  /** Answers that may wait for their rendering; readers after them are told to come back. */
  readonly mostWaiting: number
  /**
   * Told of every answer that failed on our side, with the reference that the reader was given; of a reason that the
   * renderer has not told itself as well. What a reader asked for with the path, such as a search, is their own business.
   */
  readonly onFailure: (path: string, reference: string, reason?: unknown) => void
  /** May change the request for an answer that is rendered for everybody; called when its turn has come. */
  readonly beforeRender?: (request: IncomingMessage) => void
}

export interface Rendering {
  /** An answer that does not depend on who asked. */
  forEverybody(request: IncomingMessage, renderer: Render): Promise<Captured>
  /** An answer for whoever asked, and for nobody else. */
  forOne(request: IncomingMessage, renderer: Render): Promise<Captured>
  /** Answers whose rendering has not begun, because others are being rendered. */
  readonly waiting: number
  /** From now on only what is being rendered is finished; everybody else is told to come back. */
  close(): void
}

/** Never throws: a reader gets a page in any case, if only one that says that it could not be made. */
export function createRendering({ mostWaiting, onFailure, beforeRender }: RenderingOptions): Rendering {
  const turns = createTurns({ most: RENDERED_AT_A_TIME, mostWaiting })

  /** What a page becomes between the renderer and the reader. */
  function finished(captured: Captured, request: IncomingMessage): Captured {
    if (!isPage(captured)) return captured
    if (captured.status < 500) {
      const html = captured.body.toString()
      return {
        ...captured,
        body: Buffer.from(DRAWN_BY_SCRIPT.test(html) ? nothingPage() : withoutFramework(html)),
      }
    }
    return { ...captured, body: failureOf(request) }
  }

  function failureOf({ url = '' }: IncomingMessage, reason?: unknown): Buffer {
    const reference = createHash('sha1').update(`${Date.now()} ${url}`).digest('hex').slice(0, 10)
    onFailure(url.replace(/\?.*/s, ''), reference, reason)
    return Buffer.from(failurePage(reference))
  }

  async function inTurn(request: IncomingMessage, renderer: Render): Promise<Captured> {
    try {
      const captured = await turns.take(() => capture(request, renderer, LONGEST_RENDERING_MS))
      return finished(captured, request)
    } catch (error) {
      if (error instanceof TooManyError) return BUSY
      return { status: 500, headers: OWN_PAGE, body: failureOf(request, error) }
    }
  }

  return {
    forOne: inTurn,
    forEverybody: (request, renderer) =>
      inTurn(request, (...of) => {
        beforeRender?.(request)
        return renderer(...of)
      }),
    get waiting() {
      return turns.waiting
    },
    close: () => turns.close(),
  }
}

/** When a page finds out late that there is nothing, Next sends an empty document and has a script draw it. */
const DRAWN_BY_SCRIPT = /^[^>]*>\s*<html id="__next_error__"/

/** Of pages that we say ourselves, and that are true at this moment only. */
const OWN_PAGE = { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store' }

/** What a reader hears when nobody can say how long the wait would be. */
const BUSY: Captured = {
  status: 503,
  headers: { ...OWN_PAGE, 'retry-after': '10' },
  body: Buffer.from(busyPage()),
}
