/** Lets a renderer write its answer, and gives the answer back instead of sending it. */
import { ServerResponse, type IncomingMessage, type OutgoingHttpHeaders } from 'node:http'

export type Render = (request: IncomingMessage, response: ServerResponse) => Promise<void>

export interface Captured {
  readonly status: number
  readonly headers: OutgoingHttpHeaders
  readonly body: Buffer
}

/**
 * Waits until the renderer has ended its answer.
 * @throws Error if the renderer fails, gives its answer up, or has not ended it after so many milliseconds.
 */
export async function capture(
  request: IncomingMessage,
  render: Render,
  longestMs: number,
): Promise<Captured> {
  const response = new CapturingResponse(request)
  const tooLong = new Error(`Not rendered within ${longestMs / 1000} seconds.`)
  const timer = setTimeout(() => response.destroy(tooLong), longestMs).unref()
  try {
    await Promise.all([render(request, response), response.ended])
  } finally {
    clearTimeout(timer)
  }
  return { status: response.statusCode, headers: response.getHeaders(), body: Buffer.concat(response.chunks) }
}

/** A response that belongs to no connection. */
class CapturingResponse extends ServerResponse {
  readonly chunks: Buffer[] = []
  readonly ended: Promise<void>
  private finish: () => void = () => undefined
  private fail: (reason: Error) => void = () => undefined

  constructor(request: IncomingMessage) {
    super(request)
    this.ended = new Promise((resolve, reject) => {
      this.finish = resolve
      this.fail = reject
    })
  }

  override flushHeaders(): void {}

  override writeHead(status: number, ...rest: unknown[]): this {
    this.statusCode = status
    for (const [name, value] of Object.entries(rest.at(-1) ?? {})) {
      if (typeof value === 'string' || typeof value === 'number' || Array.isArray(value))
        this.setHeader(name, value)
    }
    return this
  }

  override write(chunk: unknown, ...rest: unknown[]): boolean {
    this.add(chunk, rest[0])
    callback(rest)
    return true
  }

  override end(...rest: unknown[]): this {
    this.add(rest[0], rest[1])
    callback(rest)
    this.finish()
    // Renderers wait for this event before they call an answer done.
    queueMicrotask(() => this.emit('finish'))
    return this
  }

  /** Renderers do this when an answer breaks off under way, and some say nothing else. */
  override destroy(error = new Error('The renderer gave its answer up.')): this {
    super.destroy(error)
    this.fail(error)
    // A renderer that is still busy hears by this event that nobody waits for it.
    queueMicrotask(() => this.emit('close'))
    return this
  }

  private add(chunk: unknown, encoding: unknown): void {
    if (this.destroyed) return
    if (typeof chunk === 'string')
      this.chunks.push(
        Buffer.from(chunk, typeof encoding === 'string' && Buffer.isEncoding(encoding) ? encoding : 'utf8'),
      )
    else if (chunk instanceof Uint8Array) this.chunks.push(Buffer.from(chunk))
  }
}

/** Streams take their callback as whichever argument comes last. */
function callback(candidates: readonly unknown[]): void {
  const found = candidates.find((candidate) => typeof candidate === 'function')
  if (typeof found === 'function') queueMicrotask(() => void found())
}
