/** The archive of `npm run release`, unpacked where nothing else is: it serves everything, and stops without dropping anybody. */
import { execFileSync, spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import http from 'node:http'
import type { Socket } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { expect, test } from '@playwright/test'
import { hookSignature } from '../lib/publish-hook'
import { ask, statusOf, type Answer } from './support'

const ORIGIN = 'http://127.0.0.1:3213'
const SECRET = 'a secret of the release test'

let folder = ''
let server: ChildProcess

test.describe.configure({ mode: 'serial' })

test.beforeAll(async () => {
  test.setTimeout(300_000)
  execFileSync(process.execPath, ['scripts/release.mjs'], { stdio: 'pipe' })
  folder = mkdtempSync(path.join(tmpdir(), 'portal-release-'))
  const archive = readdirSync('release').find((name) => name.endsWith('.tar.gz')) ?? ''
  execFileSync('tar', ['-xzf', path.resolve('release', archive), '-C', folder, '--strip-components=1'])
  server = start()
  await expect.poll(() => status('/api/ready'), { timeout: 60_000 }).toBe(200)
})

test.afterAll(() => {
  server.kill('SIGKILL')
  rmSync(folder, { recursive: true, force: true })
})

/** With a bare environment, and from another folder than its own. */
function start(): ChildProcess {
  return spawn(process.execPath, [path.join(folder, 'server.mjs')], {
    cwd: tmpdir(),
    env: {
      NODE_ENV: 'production',
      PORT: new URL(ORIGIN).port,
      HOSTNAME: '127.0.0.1',
      REVALIDATE_SECRET: SECRET,
      SITE_URL: 'https://portal.example',
      METRICS_PORT: '0',
    },
    stdio: ['ignore', 'inherit', 'inherit'],
  })
}

const get = (address: string) => ask(address, { origin: ORIGIN })
const status = (address: string) => statusOf(address, ORIGIN)

function first(pattern: RegExp, { body }: Answer): string {
  return pattern.exec(body)?.[1] ?? 'nothing'
}

test('serves pages, pictures, styles, feeds and search, with the sample content', async () => {
  const home = await get('/')
  const listing = await get('/communities/chronic-care-management/curated-content')
  const article = await get(first(/<h3[^>]*><a[^>]*href="(\/communities[^"]+)"/, listing))
  const addresses = [
    first(/<link rel="stylesheet" href="([^"?]+)/, home),
    first(/(\/media\/[\w./-]+\.avif)/, home),
    '/enhance.js',
    '/feed.xml',
    '/api/search?q=care',
    '/search?q=care',
    '/communities/chronic-care-management/curated-content?sort=az',
    '/api/health',
  ]
  expect(article.body).toMatch(/<h1/)
  expect([home, listing, article].map(({ status }) => status)).toEqual([200, 200, 200])
  for (const address of addresses) expect(`${await status(address)} ${address}`).toBe(`200 ${address}`)
  expect(await status('/nothing-here')).toBe(404)
})

test('bodies of articles are rendered in the release too', async () => {
  const { body } = await get('/feed.json')
  const [item] = (JSON.parse(body) as { items: { content_html: string }[] }).items
  expect(item?.content_html).toContain('<p>')
})

test('a stopping server says so, finishes what is under way, and is not held by idle connections', async () => {
  const idle = new http.Agent({ keepAlive: true })
  await new Promise((resolve) =>
    http.get(`${ORIGIN}/api/health`, { agent: idle }, (answer) => answer.resume().on('end', resolve)),
  )
  const [now, message] = [String(Math.floor(Date.now() / 1000)), '{}']
  const slow = http.request(`${ORIGIN}/api/revalidate`, {
    method: 'POST',
    headers: {
      'content-length': message.length,
      'x-timestamp': now,
      'x-signature': hookSignature(SECRET, now, message),
    },
  })
  const answered = once(slow, 'response') as Promise<[http.IncomingMessage]>
  slow.write(message.slice(0, 1))
  await expect.poll(() => status('/api/ready')).toBe(200)

  server.kill('SIGTERM')
  await expect.poll(() => status('/api/ready')).toBe(503)
  expect(await status('/')).toBe(200)
  await expect.poll(() => status('/'), { timeout: 15_000 }).toBe(0)
  slow.end(message.slice(1))
  const [answer] = await answered
  expect(answer.statusCode).toBe(202)
  answer.resume()
  await expect.poll(() => [server.exitCode, server.signalCode], { timeout: 15_000 }).toEqual([0, null])
  idle.destroy()
})

test('a server that is stopped in a rush answers everybody who had come', async () => {
  server = start()
  await expect.poll(() => status('/api/ready'), { timeout: 60_000 }).toBe(200)
  const asked = Array.from({ length: 60 }, (_, n) =>
    http.get(`${ORIGIN}/search?q=care+${n}`, { agent: false }),
  )
  // The system makes connections long before the server, which is busy with pages, takes them.
  const connected = asked.map(async (request) => {
    const [socket] = (await once(request, 'socket')) as [Socket]
    await once(socket, 'connect')
  })
  const answered = asked.map(async (request) => {
    const [answer] = (await once(request, 'response')) as [http.IncomingMessage]
    answer.resume()
    await once(answer, 'end')
    return answer.statusCode
  })
  const answers = Promise.allSettled(answered)
  await Promise.all(connected)

  server.kill('SIGINT')
  const statuses = (await answers).map((answer) => (answer.status === 'fulfilled' ? answer.value : 'cut off'))
  expect(statuses).toEqual(statuses.map(() => 200))
  await expect.poll(() => [server.exitCode, server.signalCode], { timeout: 15_000 }).toEqual([0, null])
})
