/**
 * The production server: Next renders, the delivery (`lib/delivery`) stands before it. Also what a release runs.
 * Listens at once, so that a load balancer can tell a starting server from a dead one; answers wait for the content.
 */
import { readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { hostname as machineName } from 'node:os'
import path from 'node:path'
import { setImmediate as turnOfLoop } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'

process.env.NODE_ENV = 'production'
process.env['NEXT_TELEMETRY_DISABLED'] = '1'

/** Longer than the keep-alive of common proxies, so that they never write to a connection that is being closed. */
const KEEP_ALIVE_MS = 75_000

/**
 * Clients are told that time and close a connection after it. If we did so at the same moment, a last request could
 * meet a closed door. (`keepAliveTimeoutBuffer` of newer versions of Node.)
 */
const KEPT_LONGER_MS = 2000

/** Longest time from the wish to stop until the process ends. Service managers kill after 15 seconds or more. */
const DRAIN_MS = 12_000

/** Whoever still waits for a rendering then is told to come back, while there is time for it. */
const GIVE_UP_MS = DRAIN_MS - 2000

/** A stopping server still takes requests for so long, so that a load balancer learns of it before it is refused. */
const NOTICE_MS = 3000

const root = fileURLToPath(new URL('..', import.meta.url))
const { PORT = '3000', HOSTNAME = '', CONTENT_DIR = '' } = process.env
if (!/^\d+$/.test(PORT) || Number(PORT) > 65_535) {
  process.stderr.write(`PORT must be a whole number of at most 65535, but it is "${PORT}".\n`)
  process.exit(1)
}
const port = Number(PORT)
// The build is found from its own folder; a folder of content is named from where the command was given.
if (CONTENT_DIR !== '') process.env['CONTENT_DIR'] = path.resolve(CONTENT_DIR)
process.chdir(root)
// Containers set HOSTNAME to their own name, which is not a wish to listen only there.
const host = HOSTNAME === '' || HOSTNAME === machineName() ? '0.0.0.0' : HOSTNAME

/** @type {((request: import('node:http').IncomingMessage, response: import('node:http').ServerResponse) => Promise<void>) | undefined} */
let answer
let isDraining = false
/** Ends the line of those who wait for a rendering. */
let giveUp = () => {}

const server = createServer((request, response) => {
  const path = request.url?.split('?', 1)[0]
  if (path === '/api/health') return tell(response, 200, { status: 'ok' })
  if (path === '/api/ready' && (isDraining || !answer))
    return tell(response, 503, { status: isDraining ? 'draining' : 'loading' })
  if (isDraining) response.setHeader('connection', 'close')
  response.once('finish', () => request.socket.setTimeout(KEEP_ALIVE_MS + KEPT_LONGER_MS))
  void ready
    .then(() => answer?.(request, response))
    .catch((error) => {
      console.error('%s %s failed:', request.method, path, error)
      if (!response.headersSent) tell(response, 500, { error: 'Something broke on our side.' })
      else response.destroy()
    })
})
// Nothing here speaks another protocol; Next would keep such connections open for its development client.
server.on('upgrade', (_, socket) => socket.destroy())
// A connection was idle for long enough; but while pages are rendered, a request may have come that nobody has read yet.
server.on('timeout', async (socket) => {
  const { bytesRead } = socket
  await quietTurn()
  if (socket.bytesRead === bytesRead) socket.destroy()
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
process.once('SIGTERM', () => drain(NOTICE_MS))
// Whoever presses Ctrl-C waits for nobody's load balancer.
process.once('SIGINT', () => drain(0))

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
  // A build runs with the settings it was made with; so a release needs neither their source nor what reads it.
  const manifest = readFileSync(path.join(root, '.next/required-server-files.json'), 'utf8')
  process.env['__NEXT_PRIVATE_STANDALONE_CONFIG'] = JSON.stringify(JSON.parse(manifest).config)
  const { default: next } = await import('next')
  const app = next({
    dev: false,
    dir: root,
    port,
    // Next calls every loopback address "localhost" in the rewrites of its proxy, and takes a rewrite to another name
    // than the one it was started with for another server. So it is started with that name.
    hostname: host === '::1' || /^127(?:\.\d+){3}$/.test(host) ? 'localhost' : host,
  })
  await app.prepare()
  const render = app.getRequestHandler()
  const delivery = await opened
  giveUp = () => delivery.close()
  answer = (request, response) => delivery.answer(request, response, (...of) => render(...of))
}

/**
 * Says "not ready" first, lets answers under way finish, and ends. Asked again, it ends at once.
 * @param {number} noticeMs how long requests are still taken
 */
function drain(noticeMs) {
  isDraining = true
  for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM'])) process.on(signal, () => process.exit(0))
  setTimeout(() => giveUp(), GIVE_UP_MS)
  setTimeout(() => process.exit(0), DRAIN_MS)
  setTimeout(async () => {
    await nobodyAtTheDoor()
    server.close(() => process.exit(0))
    // A connection that was busy a moment ago and has nothing more to do would be kept open for its client.
    setInterval(() => server.closeIdleConnections(), 50)
  }, noticeMs)
}

/** Waits for a turn of the loop in which everything that came was read, and hardly anything else was done. */
async function quietTurn() {
  let start = 0
  do {
    start = performance.now()
    await turnOfLoop()
  } while (performance.now() - start > 1)
}

/**
 * The system makes connections before we take them, and Node takes one in each turn of its loop: with turns in which
 * pages are rendered, hundreds can wait. Ending to listen would cut them off, so it waits for a turn without a new one.
 */
async function nobodyAtTheDoor() {
  let isAlone = false
  server.on('connection', () => (isAlone = false))
  while (!isAlone) {
    isAlone = true
    await turnOfLoop()
  }
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
