import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import {
  createServer,
  request,
  type IncomingHttpHeaders,
  type IncomingMessage,
  type RequestListener,
  type Server,
} from 'node:http'
import { request as secureRequest } from 'node:https'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, onTestFinished, test } from 'vitest'
import { hasNginx, startNginx, type RunningNginx } from './nginx'

/** What nginx keeps is asked for again after this long: its second, and the rest of the second it was kept in. */
const KEPT_MS = 2100

let nginx: RunningNginx
let portals: Server[]
let origin: string
/** What the portals were asked, and how they answer. */
let asked: IncomingMessage[]
let answers: RequestListener[]

/** It makes the certificate for the test of TLS. */
const hasOpenssl = spawnSync('openssl', ['version']).status === 0

const wait = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))

describe.skipIf(!hasNginx())('the site for nginx', () => {
  beforeEach(async () => {
    asked = []
    answers = [page('one')]
    portals = await Promise.all(
      [0, 1].map(
        (number) =>
          new Promise<Server>((resolve) => {
            const server = createServer((incoming, response) => {
              asked.push(incoming)
              incoming.resume()
              const answer = answers[number] ?? answers[0]
              answer?.(incoming, response)
            })
            server.listen(0, '127.0.0.1', () => resolve(server))
          }),
      ),
    )
    const port = await freePort()
    origin = `http://127.0.0.1:${port}`
    nginx = await startNginx(port, upstreams())
  })

  const upstreams = () => portals.map((server) => `127.0.0.1:${(server.address() as AddressInfo).port}`)

  afterEach(() => {
    nginx.stop()
    for (const server of portals) server.close().closeAllConnections()
  })

  test('a page is asked for once in each form, however clients spell what they accept', async () => {
    const forms = [
      'gzip, deflate, br',
      'br;q=1.0, gzip;q=0.8',
      'gzip',
      'deflate, gzip;q=0.5',
      'br;q=0',
      'gzip;q=0',
      '',
    ]
    const bodies = []
    for (const form of forms) bodies.push((await get('/a', { 'accept-encoding': form })).body)
    expect(bodies).toEqual(['one br', 'one br', 'one gzip', 'one gzip', 'one ', 'one ', 'one '])
    expect(asked.map(({ headers }) => headers['accept-encoding'] ?? '')).toEqual(['br', 'gzip', ''])
  })

  test('a kept page is soon asked for again with its tag, and a change shows', async () => {
    await get('/a')
    await wait(KEPT_MS)
    expect(await get('/a')).toMatchObject({ body: 'one ', cache: 'REVALIDATED' })
    expect(asked[1]?.headers['if-none-match']).toBe('W/"one"')
    answers = [page('two')]
    await wait(KEPT_MS)
    expect(await get('/a')).toMatchObject({ body: 'two ', cache: 'EXPIRED' })
    expect(await get('/a')).toMatchObject({ body: 'two ', cache: 'HIT' })
  })

  test('what is kept is shown while no portal answers', async () => {
    await get('/a')
    for (const server of portals) server.close().closeAllConnections()
    await wait(KEPT_MS)
    expect(await get('/a')).toMatchObject({ status: 200, body: 'one ', cache: 'STALE' })
    expect(await get('/b')).toMatchObject({ status: 502 })
  })

  test.each(['preview=x', 'theme=dark; __prerender_bypass=x'])(
    'with the cookie %s nothing is kept, and nothing comes from what is kept',
    async (cookie) => {
      await get('/a', { cookie })
      await get('/a', { cookie: 'theme=dark' })
      answers = [page('draft')]
      expect((await get('/a', { cookie })).body).toBe('draft ')
      expect((await get('/a')).body).toBe('one ')
    },
  )

  test.each([
    ['private answers', { 'cache-control': 'private, no-store' }, 200],
    ['answers that set a cookie', { 'set-cookie': 'a=b' }, 200],
    ['missing pages', {}, 404],
    ['failures', {}, 500],
  ])('%s are not kept', async (_, headers, status) => {
    answers = [
      (_, response) => {
        response.writeHead(status, headers)
        response.end('x')
      },
    ]
    await get('/a')
    await get('/a')
    expect(asked).toHaveLength(2)
  })

  test.each([200, 404, 410, 500])(
    'an answer %i says where it came from, with all that the portal says',
    async (status) => {
      answers = [
        (_, response) => response.writeHead(status, { 'x-content-type-options': 'nosniff' }).end('x'),
      ]
      expect(await get('/a')).toMatchObject({
        status,
        cache: 'MISS',
        headers: { 'x-content-type-options': 'nosniff' },
      })
    },
  )

  test('a page that was taken back does not come back while no portal answers', async () => {
    await get('/a')
    answers = [
      (_, response) => {
        response.writeHead(410, { 'cache-control': 'public, max-age=0, s-maxage=1' })
        response.end('gone')
      },
    ]
    await wait(KEPT_MS)
    expect(await get('/a')).toMatchObject({ status: 410, body: 'gone' })
    for (const server of portals) server.close().closeAllConnections()
    await wait(KEPT_MS)
    expect(await get('/a')).toMatchObject({ status: 410, body: 'gone' })
  })

  test('pages that moved are kept, and files of the build as long as they say', async () => {
    answers = [
      ({ url }, response) => {
        if (url === '/moved') response.writeHead(308, { location: '/a' })
        else response.setHeader('cache-control', 'public, max-age=31536000, immutable')
        response.end()
      },
    ]
    for (const address of ['/moved', '/moved', '/_next/static/a.js', '/media/a.avif']) await get(address)
    await wait(KEPT_MS)
    for (const address of ['/_next/static/a.js', '/media/a.avif'])
      expect((await get(address)).cache).toBe('HIT')
    expect(asked).toHaveLength(3)
  })

  test('many who ask for a page that is not kept cost one request', async () => {
    answers = [(...of) => setTimeout(() => page('one')(...of), 200)]
    const bodies = await Promise.all(Array.from({ length: 20 }, async () => (await get('/a')).body))
    expect(new Set(bodies)).toEqual(new Set(['one ']))
    expect(asked).toHaveLength(1)
  })

  test('another instance answers for one that is starting or stopping', async () => {
    answers = [page('one'), (_, response) => response.writeHead(503).end()]
    const statuses = []
    for (let n = 0; n < 6; n += 1) statuses.push((await get(`/page-${n}`)).status)
    expect(statuses).toEqual(Array.from({ length: 6 }, () => 200))
  })

  test.skipIf(!hasOpenssl)('the lines for TLS that it shows do', async () => {
    const port = await freePort()
    const secure = await startNginx(port, upstreams(), someCertificate())
    onTestFinished(() => secure.stop())
    const status = await new Promise((resolve, reject) => {
      const options = { host: '127.0.0.1', port, path: '/a', rejectUnauthorized: false, agent: false }
      const outgoing = secureRequest(options, ({ statusCode }) => resolve(statusCode))
      outgoing.on('error', reject).end()
    })
    expect(status).toBe(200)
    expect(asked[0]?.headers).toMatchObject({ 'x-forwarded-proto': 'https' })
  })

  test('tells the portal who asks, whatever the client claims, and refuses long bodies', async () => {
    await get('/a', { 'x-forwarded-for': '203.0.113.9', 'x-forwarded-proto': 'https' })
    expect(asked[0]?.headers).toMatchObject({ 'x-forwarded-for': '127.0.0.1', 'x-forwarded-proto': 'http' })
    const refused = await get('/api/revalidate', { 'content-length': '70000' }, 'POST')
    expect(refused.status).toBe(413)
    expect(asked).toHaveLength(1)
  })
})

/** A certificate that nobody trusts, until the test is over. */
function someCertificate(): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'portal-certificate-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  const files = ['-keyout', path.join(folder, 'privkey.pem'), '-out', path.join(folder, 'fullchain.pem')]
  const kind = [
    '-newkey',
    'ec',
    '-pkeyopt',
    'ec_paramgen_curve:prime256v1',
    '-nodes',
    '-subj',
    '/CN=localhost',
  ]
  execFileSync('openssl', ['req', '-x509', ...kind, ...files], { stdio: 'ignore' })
  return folder
}

/** A page with a tag, in the form that is asked for; 304 to those who have it. */
function page(text: string): RequestListener {
  return ({ headers }, response) => {
    response.setHeader('etag', `W/"${text}"`)
    response.setHeader('cache-control', 'public, max-age=0, s-maxage=30, stale-while-revalidate=30')
    response.setHeader('vary', 'Accept-Encoding')
    if (headers['if-none-match'] === `W/"${text}"`) return void response.writeHead(304).end()
    response.end(`${text} ${headers['accept-encoding'] ?? ''}`)
  }
}

interface Got {
  readonly status: number
  readonly body: string
  /** What nginx says of its cache. */
  readonly cache?: string
  readonly headers: IncomingHttpHeaders
}

function get(path: string, headers: Record<string, string> = {}, method = 'GET'): Promise<Got> {
  return new Promise((resolve, reject) => {
    const outgoing = request(origin + path, { method, headers, agent: false }, (response) => {
      const chunks: Buffer[] = []
      response.on('data', (chunk: Buffer) => chunks.push(chunk))
      response.on('end', () => {
        const cache = response.headers['x-cache']
        resolve({
          status: response.statusCode ?? 0,
          body: Buffer.concat(chunks).toString(),
          ...(typeof cache === 'string' && { cache }),
          headers: response.headers,
        })
      })
    })
    outgoing.on('error', reject)
    outgoing.end()
  })
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo
      server.close(() => resolve(port))
    })
  })
}
