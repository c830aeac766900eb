/**
 * Asks a server on this machine for pages, over connections that stay open. Written on bare sockets: Node's own client
 * costs more than the servers that are measured here.
 */
import { connect, type Socket } from 'node:net'

export interface Load {
  readonly port: number
  /** Asked for in turn. */
  readonly paths: readonly string[]
  readonly connections?: number
  /** Without it, each path is asked for once. */
  readonly seconds?: number
  readonly acceptEncoding?: string
}

export interface Measured {
  readonly requests: number
  /** Answers by status, 0 for connections that broke. */
  readonly statuses: Readonly<Record<number, number>>
  readonly perSecond: number
  /** Milliseconds from the request to the last byte of its answer. */
  readonly medianMs: number
  readonly p99Ms: number
  /** Of all bodies, as they came. */
  readonly bytes: number
}

export async function load({
  port,
  paths,
  connections = 1,
  seconds,
  acceptEncoding = 'gzip',
}: Load): Promise<Measured> {
  const times: number[] = []
  const statuses: Record<number, number> = {}
  const started = performance.now()
  let [asked, bytes] = [0, 0]

  function next(): Buffer | undefined {
    const isOver =
      seconds === undefined ? asked >= paths.length : performance.now() - started > seconds * 1000
    if (isOver) return undefined
    const path = paths[asked % paths.length] ?? '/'
    asked += 1
    return Buffer.from(
      `GET ${path} HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\nAccept-Encoding: ${acceptEncoding}\r\n\r\n`,
    )
  }

  function answered(status: number, length: number, ms: number) {
    statuses[status] = (statuses[status] ?? 0) + 1
    bytes += length
    times.push(ms)
  }

  await Promise.all(Array.from({ length: connections }, () => drive(port, next, answered)))
  const elapsed = (performance.now() - started) / 1000
  const sorted = times.toSorted((a, b) => a - b)
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0
  return {
    requests: times.length,
    statuses,
    perSecond: times.length / elapsed,
    medianMs: at(0.5),
    p99Ms: at(0.99),
    bytes,
  }
}

/** One connection: a request after the other, until there is none. */
function drive(
  port: number,
  next: () => Buffer | undefined,
  answered: (status: number, length: number, ms: number) => void,
): Promise<void> {
  return new Promise((resolve) => {
    let received: Buffer[] = []
    let asked = 0
    let isDone = false
    const socket: Socket = connect(port, '127.0.0.1')
    socket.setNoDelay(true)

    function finish() {
      isDone = true
      socket.destroy()
      resolve()
    }

    function ask() {
      const request = next()
      if (request === undefined) return finish()
      asked = performance.now()
      socket.write(request)
    }

    socket.on('connect', ask)
    socket.on('data', (chunk: Buffer) => {
      received.push(chunk)
      const answer = received.length === 1 ? chunk : Buffer.concat(received)
      const length = lengthOf(answer)
      if (length === undefined) return void (received = [answer])
      received = []
      answered(Number(answer.toString('latin1', 9, 12)), length, performance.now() - asked)
      ask()
    })
    socket.on('error', () => {
      answered(0, 0, performance.now() - asked)
      finish()
    })
    // A server may close a connection after a number of requests; the next one takes its place.
    socket.on('close', () => !isDone && resolve(drive(port, next, answered)))
  })
}

/** Length of the body, once all of it is there. */
function lengthOf(answer: Buffer): number | undefined {
  const end = answer.indexOf('\r\n\r\n')
  if (end < 0) return undefined
  const head = answer.toString('latin1', 0, end)
  const length = answer.length - end - 4
  const told = /\r\ncontent-length: (\d+)/i.exec(head)?.[1]
  if (told !== undefined) return length >= Number(told) ? length : undefined
  const isWhole = answer.subarray(-5).equals(LAST_CHUNK) || !/\r\ntransfer-encoding: chunked/i.test(head)
  return isWhole ? length : undefined
}

const LAST_CHUNK = Buffer.from('0\r\n\r\n')
