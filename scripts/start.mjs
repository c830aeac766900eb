/** `npm start`: from a fresh clone to a running site. */
import { spawn } from 'node:child_process'
import { hostname } from 'node:os'
import { ensureBuilt, ensureInstalled, root, stop } from './set-up.mjs'

if (process.argv.includes('--help')) {
  process.stdout.write(
    'npm start\n\nInstalls and builds what is missing, then serves the site on PORT (3000) and HOSTNAME (0.0.0.0).\n',
  )
  process.exit(0)
}

await ensureInstalled()
await ensureBuilt()

const { PORT = '3000', HOSTNAME = '' } = process.env
if (!/^\d+$/.test(PORT) || Number(PORT) > 65_535)
  stop(`PORT must be a whole number of at most 65535, but it is "${PORT}".`)
// Containers set HOSTNAME to their own name, which is not a wish to listen only there.
const host = HOSTNAME === '' || HOSTNAME === hostname() ? '0.0.0.0' : HOSTNAME
const server = spawn(
  process.execPath,
  ['node_modules/next/dist/bin/next', 'start', '-p', PORT, '-H', nameOf(host)],
  {
    cwd: root,
    stdio: ['ignore', 'pipe', 'inherit'],
    env: {
      ...process.env,
      PORT,
      NEXT_TELEMETRY_DISABLED: '1',
      NODE_OPTIONS: `${process.env['NODE_OPTIONS'] ?? ''} --dns-result-order=${host === '::1' ? 'ipv6first' : 'ipv4first'}`,
    },
  },
)
server.stdout.on('data', (/** @type {Buffer} */ chunk) => {
  const text = String(chunk)
  if (text.includes('Ready in'))
    process.stdout.write(`The portal is at http://${host === '0.0.0.0' ? 'localhost' : host}:${PORT}\n`)
  else if (!/^\s*(?:▲|- (?:Local|Network)|✓)/m.test(text)) process.stdout.write(chunk)
})
for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM']))
  process.on(signal, () => server.kill(signal))
server.on('close', (code) => process.exit(code ?? 0))

/**
 * Next calls every loopback address "localhost" in the rewrites of its proxy, and takes a rewrite to another name than
 * the one it was started with for another server. So it is started with that name.
 * @param {string} address
 */
function nameOf(address) {
  return address === '::1' || /^127(?:\.\d+){3}$/.test(address) ? 'localhost' : address
}
