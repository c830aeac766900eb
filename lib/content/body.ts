/**
 * Bodies as pages print them. Rendering happens in one worker thread with a time limit: a text that takes longer
 * costs its own page the excerpt and nobody else anything.
 */
import { createHash } from 'node:crypto'
import { Worker } from 'node:worker_threads'
import type { Body } from './model'
import type { RenderedText } from './render'

/** HTML that passed the allow-list. Only this file makes it; only `prose.tsx` prints it. */
export type SafeHtml = string & { readonly __safe: unique symbol }

export interface RenderedBody {
  readonly html: SafeHtml
  readonly words: number
  /** Why there is no HTML although there is a text. */
  readonly failure?: string
}

const TIME_LIMIT_MS = 2000

/** Starting a thread on a busy machine may take longer than any text, and is no fault of the first one. */
const START_LIMIT_MS = 30_000

/** Rendered bodies kept in memory; one is about 3 KB. */
const REMEMBERED = 500

interface Job {
  readonly key: string
  readonly body: Body
  readonly done: (body: RenderedBody) => void
}

interface Answer {
  /** Absent in the message that says the worker has started. */
  readonly id?: number
  readonly rendered?: RenderedText
  readonly error?: string
}

export interface RendererOptions {
  readonly timeLimitMs?: number
  /** How the worker is started. The default lets the bundler compile it; tests start it from its source. */
  readonly startWorker?: () => Worker
}

/**
 * Renders bodies. Never throws and never takes much longer than the time limit for each text waiting before it;
 * the same text is rendered once, whatever became of it, and again only if no thread could be started for it.
 */
export function createBodyRenderer({
  timeLimitMs = TIME_LIMIT_MS,
  startWorker = bundledWorker,
}: RendererOptions = {}) {
  const remembered = new Map<string, Promise<RenderedBody>>()
  const waiting: Job[] = []
  let worker: Worker | undefined
  let hasStarted = false
  let current: Job | undefined
  let timer: NodeJS.Timeout | undefined
  let jobs = 0

  function next() {
    if (current !== undefined) return
    current = waiting.shift()
    if (current === undefined) {
      // An idle worker must not keep a script from ending.
      worker?.unref()
      return
    }
    jobs += 1
    const { text, format } = current.body
    try {
      worker ??= listenTo(startWorker())
      worker.ref()
      worker.postMessage({ id: jobs, body: { text, format } })
    } catch (error) {
      // A machine without room for one more thread says so at once. Later, so that a long line is no deep recursion.
      queueMicrotask(() => restart(messageOf(error)))
      return
    }
    waitAtMost()
  }

  function waitAtMost() {
    clearTimeout(timer)
    timer = hasStarted
      ? setTimeout(
          () => restart(`The text takes longer than ${timeLimitMs / 1000} seconds to render.`),
          timeLimitMs,
        )
      : setTimeout(() => restart('The renderer does not start.'), START_LIMIT_MS)
  }

  function listenTo(started: Worker): Worker {
    started.on('message', ({ id, rendered, error }: Answer) => {
      if (started !== worker) return
      if (id === undefined) {
        hasStarted = true
        if (current !== undefined) waitAtMost()
      } else if (id === jobs)
        finish(rendered ? trusted(rendered) : failed(error ?? 'The text could not be rendered.'))
    })
    started.on('error', (error) => {
      if (started === worker) restart(error.message)
    })
    return started
  }

  function restart(failure: string) {
    // Without a thread nothing was found out about the text.
    if (!hasStarted && current !== undefined) remembered.delete(current.key)
    void worker?.terminate()
    worker = undefined
    hasStarted = false
    finish(failed(failure))
  }

  function finish(body: RenderedBody) {
    clearTimeout(timer)
    const job = current
    current = undefined
    job?.done(body)
    next()
  }

  return function renderBody(body: Body): Promise<RenderedBody> {
    const key = createHash('sha1').update(body.format).update(body.text).digest('hex')
    const known = remembered.get(key)
    if (known) return known
    const rendered = new Promise<RenderedBody>((done) => waiting.push({ key, body, done }))
    remembered.set(key, rendered)
    const [oldest] = remembered.keys()
    if (remembered.size > REMEMBERED && oldest !== undefined) remembered.delete(oldest)
    next()
    return rendered
  }
}

function bundledWorker(): Worker {
  return new Worker(new URL('./render-worker.ts', import.meta.url))
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}

function trusted({ html, words }: RenderedText): RenderedBody {
  return { html: safe(html), words }
}

function failed(failure: string): RenderedBody {
  return { html: safe(''), words: 0, failure }
}

function safe(html: string): SafeHtml {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the one place where the mark of trust is given
  return html as SafeHtml
}
