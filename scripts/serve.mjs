/**
 * The production server: Next renders, the delivery (`lib/delivery`) stands before it. Also what a release runs.
 * Listens at once, so that a load balancer can tell a starting server from a dead one; answers wait for the content.
 */
import { createServer } from 'node:http'
import { hostname as machineName } from 'node:os'
import { fileURLToPath } from 'node:url'

process.env.NODE_ENV = 'production'
process.env['NEXT_TELEMETRY_DISABLED'] = '1'

/** Longer than the keep-alive of common proxies, so that they never write to a connection that is being closed. */
const KEEP_ALIVE_MS = 75_000

/** Longest time from the wish to stop until the process ends. */
const DRAIN_MS = 15_000

const { PORT = '3000', HOSTNAME = '' } = process.env
if (!/^\d+$/.test(PORT) || Number(PORT) > 65_535) {
  process.stderr.write(`PORT must be a whole number of at most 65535, but it is "${PORT}".\n`)
  process.exit(1)
}
const port = Number(PORT)
// Containers set HOSTNAME to their own name, which is not a wish to listen only there.
const host = HOSTNAME === '' || HOSTNAME === machineName() ? '0.0.0.0' : HOSTNAME

/** @type {((request: import('node:http').IncomingMessage, response: import('node:http').ServerResponse) => Promise<void>) | undefined} */
let answer
let isDraining = false

const server = createServer((request, response) => {
  const path = request.url?.split('?', 1)[0]
  if (path === '/api/health') return tell(response, 200, { status: 'ok' })
  if (path === '/api/ready' && (isDraining || !answer))
    return tell(response, 503, { status: isDraining ? 'draining' : 'loading' })
  if (isDraining) response.setHeader('connection', 'close')
  void ready
    .then(() => answer?.(request, response))
    .catch((error) => {
      process.stderr.write(`${request.method} ${path} failed: ${error?.stack ?? error}\n`)
      if (!response.headersSent) tell(response, 500, { error: 'Something broke on our side.' })
      else response.destroy()
    })
})
server.keepAliveTimeout = KEEP_ALIVE_MS
server.headersTimeout = KEEP_ALIVE_MS + 1000
server.on('error', (error) => {
  process.stderr.write(
    `The portal can't listen on ${host}:${port} (${error.message}). Set PORT to a free port.\n`,
  )
  process.exit(1)
})
server.listen(port, host)
for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM'])) process.once(signal, drain)

const ready = load().catch((error) => {
  process.stderr.write(`${error?.message ?? error}\n`)
  process.exit(1)
})
await ready
process.stdout.write(`The portal is at http://${host === '0.0.0.0' ? 'localhost' : host}:${port}\n`)

async function load() {
  /** @type {Promise<import('../lib/delivery/delivery').Delivery>} */
  const opened = new Promise((resolve, reject) => {
    globalThis.communityPortal = { opened: resolve, failed: reject }
  })
  const { default: next } = await import('next')
  const app = next({
    dev: false,
    dir: fileURLToPath(new URL('..', import.meta.url)),
    port,
    // Next calls every loopback address "localhost" in the rewrites of its proxy, and takes a rewrite to another name
    // than the one it was started with for another server. So it is started with that name.
    hostname: host === '::1' || /^127(?:\.\d+){3}$/.test(host) ? 'localhost' : host,
  })
  await app.prepare()
  const render = app.getRequestHandler()
  const delivery = await opened
  answer = (request, response) => delivery.answer(request, response, (...of) => render(...of))
}

/** Says "not ready" first, lets answers under way finish, and ends. */
function drain() {
  isDraining = true
  server.close(() => process.exit(0))
  server.closeIdleConnections()
  setTimeout(() => process.exit(0), DRAIN_MS).unref()
}

/**
 * @param {import('node:http').ServerResponse} response
 * @param {number} status
 * @param {object} body
 */
function tell(response, status, body) {
  response.writeHead(status, { 'content-type': 'application/json', 'cache-control': 'no-store' })
  response.end(`${JSON.stringify(body)}\n`)
}
