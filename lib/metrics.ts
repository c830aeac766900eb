/** Figures of a running server for Prometheus, on a port of its own that only this machine reaches by default. */
import { createServer } from 'node:http'
import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client'
import type { Outcome } from './delivery/delivery'
import { log } from './log'

/** Read at the moment somebody asks. */
export interface Readings {
  readonly contentFiles: () => number
  readonly articles: () => number
  /** Of single files; `npm run content:check` also finds those between files. */
  readonly errors: () => number
  readonly warnings: () => number
  /** Seconds since the content folder was last looked at. */
  readonly indexAge: () => number
  readonly storedAnswers: () => number
  readonly storedBytes: () => number
  /** Answers whose rendering has not begun. */
  readonly waiting: () => number
  /** `undefined` where there is no Redis. */
  readonly isRedisConnected: () => boolean | undefined
}

export interface Metrics {
  readonly answered: (outcome: Outcome, status: number, seconds: number) => void
  readonly registry: Registry
}

/** Hits take fractions of a millisecond, pages that are rendered some tens. */
const SECONDS = [0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 1, 5]

export function createMetrics(readings: Readings): Metrics {
  const registry = new Registry()
  const registers = [registry]
  collectDefaultMetrics({ register: registry })
  const requests = new Counter({
    name: 'portal_requests_total',
    help: 'Answers sent, by where they came from (hit, miss = rendered, pass) and class of status.',
    labelNames: ['outcome', 'status'],
    registers,
  })
  const latency = new Histogram({
    name: 'portal_request_seconds',
    help: 'Time from request to the end of the answer.',
    labelNames: ['outcome'],
    buckets: SECONDS,
    registers,
  })
  const gauge = (name: string, help: string, read: () => number) =>
    new Gauge({
      name,
      help,
      registers,
      collect() {
        this.set(read())
      },
    })
  gauge('portal_content_files', 'Content files that were read.', readings.contentFiles)
  gauge('portal_articles', 'Articles that readers see.', readings.articles)
  gauge('portal_index_age_seconds', 'Time since the content folder was looked at.', readings.indexAge)
  gauge('portal_stored_answers', 'Finished answers in memory.', readings.storedAnswers)
  gauge('portal_stored_answers_bytes', 'Memory they take.', readings.storedBytes)
  gauge('portal_waiting_answers', 'Answers that wait for their turn to be rendered.', readings.waiting)
  gauge('portal_content_errors', 'Problems that keep an article from readers.', readings.errors)
  gauge('portal_content_warnings', 'Problems worth mending.', readings.warnings)
  if (readings.isRedisConnected() !== undefined)
    gauge('portal_redis_connected', '1 while Redis answers.', () => (readings.isRedisConnected() ? 1 : 0))

  return {
    registry,
    answered(outcome, status, seconds) {
      requests.inc({ outcome, status: `${Math.floor(status / 100)}xx` })
      latency.observe({ outcome }, seconds)
    },
  }
}

/** A port that is taken costs the figures, not the site. Port 0 means none. */
export function serveMetrics(registry: Registry, host: string, port: number): void {
  if (port === 0) return
  const server = createServer((request, response) => {
    if (request.url !== '/metrics') {
      response.writeHead(404).end('Only /metrics is here.\n')
      return
    }
    registry.metrics().then(
      (text) => response.writeHead(200, { 'content-type': registry.contentType }).end(text),
      () => response.writeHead(500).end(),
    )
  })
  server.on('error', (error) => {
    log.warn(
      { port, reason: error.message },
      'No metrics: set METRICS_PORT to a free port, or to 0 for none.',
    )
  })
  server.listen(port, host)
  server.unref()
}
