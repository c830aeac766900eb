import { createServer, type IncomingMessage, type RequestListener, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, expect, test, vi } from 'vitest'
import { CACHE_CONTROL } from './caching'
import { createDelivery } from './delivery'

let server: Server | undefined
afterEach(() => server?.close())

/** A site whose renderer is `render`; `content` may be changed under way. */
async function site(
  render: RequestListener,
  {
    isPreview = () => false,
    mostWaiting = 1000,
  }: { isPreview?: (request: IncomingMessage) => boolean; mostWaiting?: number } = {},
) {
  const content = { edition: 'one', versions: new Map<string, string>() }
  const rendered: string[] = []
  const failures: { path: string; reference: string; reason: unknown }[] = []
  const delivery = createDelivery({
    content: {
      edition: () => content.edition,
      versionOf: (url) => content.versions.get(url) ?? content.edition,
    },
    maxBytes: 1_000_000,
    mostWaiting,
    policy: 'the policy',
    isPreview,
    lost: {
      sample: '/sample',
      fillFor: (url) =>
        url.startsWith('/lost/') ? (page) => page.replaceAll('sample', () => url.slice(6)) : undefined,
    },
    onFailure: (path, reference, reason) => failures.push({ path, reference, reason }),
  })
  server = createServer((request, response) => {
    void delivery.answer(request, response, async (...of) => {
      rendered.push(`${request.method} ${request.url}`)
      render(...of)
    })
  })
  await new Promise<void>((resolve) => server?.listen(0, resolve))
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  return {
    content,
    rendered,
    failures,
    get: (path: string, init?: RequestInit) => fetch(origin + path, init),
  }
}

function page(text: string): RequestListener {
  return (_, response) => {
    response.setHeader('content-type', 'text/html; charset=utf-8')
    response.setHeader('cache-control', 'private, no-store')
    response.setHeader('x-nextjs-cache', 'MISS')
    response.write(`<h1>${text}</h1>`)
    response.end('<script>framework()</script>')
  }
}

test('a page is rendered once, without the framework, and may be shared', async () => {
  const { get, rendered } = await site(page('Hello'))
  const first = await get('/a')
  expect(await first.text()).toBe('<h1>Hello</h1>')
  expect(first.headers.get('cache-control')).toBe(CACHE_CONTROL)
  expect(first.headers.get('content-security-policy')).toBe('the policy')
  expect(first.headers.get('x-content-type-options')).toBe('nosniff')
  expect(first.headers.get('x-nextjs-cache')).toBeNull()
  expect(first.headers.get('cache-status')).toBe('portal; fwd=miss')
  const second = await get('/a')
  expect(await second.text()).toBe('<h1>Hello</h1>')
  expect(second.headers.get('cache-status')).toBe('portal; hit')
  expect(rendered).toEqual(['GET /a'])
})

test('a change elsewhere leaves the page, a change of its content renders it anew', async () => {
  const { get, content, rendered } = await site(page('Hello'))
  content.versions.set('/a', 'v1')
  await get('/a')
  content.edition = 'two'
  await get('/a')
  expect(rendered).toHaveLength(1)
  content.versions.set('/a', 'v2')
  content.edition = 'three'
  await get('/a')
  await get('/a')
  expect(rendered).toHaveLength(2)
})

test('a page whose content changes while it is rendered is not taken for a current one', async () => {
  const waiting: (() => void)[] = []
  const { get, content } = await site((request, response) => {
    const answer = page(content.edition)
    if (waiting.length < 2) waiting.push(() => answer(request, response))
    else answer(request, response)
  })
  const slow = get('/a')
  await vi.waitFor(() => expect(waiting).toHaveLength(1))
  content.edition = 'two'
  const meanwhile = get('/a')
  await vi.waitFor(() => expect(waiting).toHaveLength(2))
  for (const finish of waiting.toReversed()) finish()
  expect(await (await slow).text()).toBe('<h1>one</h1>')
  expect(await (await meanwhile).text()).toBe('<h1>two</h1>')
  expect(await (await get('/a')).text()).toBe('<h1>two</h1>')
})

test('requests for one page at the same moment share one rendering', async () => {
  const { get, rendered } = await site((request, response) =>
    setTimeout(() => page('Hello')(request, response), 20),
  )
  const answers = await Promise.all(Array.from({ length: 10 }, async () => (await get('/a')).text()))
  expect(new Set(answers)).toEqual(new Set(['<h1>Hello</h1>']))
  expect(rendered).toHaveLength(1)
})

test('of many pages asked for at once a few are rendered at a time', async () => {
  let [underway, most] = [0, 0]
  const { get, rendered } = await site((request, response) => {
    underway += 1
    most = Math.max(most, underway)
    setTimeout(() => {
      underway -= 1
      page(request.url ?? '')(request, response)
    }, 5)
  })
  const answers = await Promise.all(Array.from({ length: 30 }, async (_, n) => (await get(`/${n}`)).text()))
  expect(answers).toEqual(Array.from({ length: 30 }, (_, n) => `<h1>/${n}</h1>`))
  expect([rendered.length, most]).toEqual([30, 4])
})

test('when too many wait, the next is told when to come back, and stored pages are still there', async () => {
  const finish: (() => void)[] = []
  const { get } = await site(
    (request, response) => {
      if (request.url === '/stored') page('Hello')(request, response)
      else finish.push(() => page('Late')(request, response))
    },
    { mostWaiting: 0 },
  )
  await get('/stored')
  const first = ['/a', '/b', '/c', '/d'].map((path) => get(path))
  await vi.waitFor(() => expect(finish).toHaveLength(4))
  const refused = await get('/e')
  expect([refused.status, refused.headers.get('retry-after')]).toEqual([503, '10'])
  expect(refused.headers.get('cache-control')).toBe('no-store')
  expect(await refused.text()).toContain('<h1>Too many people are reading at once</h1>')
  expect((await get('/stored')).status).toBe(200)
  for (const one of finish) one()
  expect((await Promise.all(first)).map(({ status }) => status)).toEqual([200, 200, 200, 200])
})

test('a client that has the page hears 304, also when the page was just rendered', async () => {
  const { get } = await site(page('Hello'))
  const etag = (await get('/a')).headers.get('etag') ?? ''
  const again = await get('/a', { headers: { 'if-none-match': `"other", ${etag}` } })
  expect([again.status, await again.text()]).toEqual([304, ''])
  expect(again.headers.get('etag')).toBe(etag)
  const fresh = await site(page('Hello'))
  expect((await fresh.get('/a', { headers: { 'if-none-match': etag } })).status).toBe(304)
  expect((await fresh.get('/a', { headers: { 'if-none-match': '"old"' } })).status).toBe(200)
})

test('a HEAD request gets the headers of the page, and the page is stored', async () => {
  const { get, rendered } = await site(page('Hello'))
  const head = await get('/a', { method: 'HEAD' })
  expect([head.status, head.headers.get('content-length'), await head.text()]).toEqual([200, '14', ''])
  await get('/a')
  expect(rendered).toEqual(['GET /a'])
})

test('long texts are compressed as the client can read them', async () => {
  const text = 'long '.repeat(1000)
  const { get } = await site(page(text))
  const answer = await get('/a', { headers: { 'accept-encoding': 'gzip' } })
  expect(answer.headers.get('content-encoding')).toBe('gzip')
  expect(answer.headers.get('vary')).toBe('Accept-Encoding')
  expect(await answer.text()).toBe(`<h1>${text}</h1>`)
})

test.each([
  ['a missing page', 404, {}],
  ['an answer that sets a cookie', 200, { 'set-cookie': 'a=b' }],
  ['JSON that does not say it may be shared', 200, { 'content-type': 'application/json' }],
])('%s is never stored', async (_, status, headers) => {
  const { get, rendered } = await site((__, response) => {
    response.writeHead(status, { 'content-type': 'text/html', ...headers })
    response.end('x')
  })
  expect((await get('/a')).status).toBe(status)
  await get('/a')
  expect(rendered).toHaveLength(2)
})

test('what a previewer gets is private, and neither stored nor taken from the store', async () => {
  const { get, rendered } = await site(page('Draft'), {
    isPreview: ({ headers }) => headers.cookie === 'preview',
  })
  const preview = await get('/a', { headers: { cookie: 'preview' } })
  expect(preview.headers.get('cache-control')).toBe('private, no-store')
  await get('/a')
  await get('/a', { headers: { cookie: 'preview' } })
  expect(rendered).toHaveLength(3)
})

test('headers that steer the framework do not reach it', async () => {
  const seen = vi.fn<(names: readonly string[]) => void>()
  const { get } = await site((request, response) => {
    seen(Object.keys(request.headers).filter((name) => /rsc|next|middleware/.test(name)))
    page('Hello')(request, response)
  })
  await get('/a', { headers: { rsc: '1', 'next-router-prefetch': '1', 'x-middleware-subrequest': 'proxy' } })
  expect(seen).toHaveBeenCalledWith([])
})

test('a failed rendering shows a page with a reference, which is reported, and is not stored', async () => {
  const { get, rendered, failures } = await site((_, response) => {
    response.writeHead(500, { 'content-type': 'text/html' })
    response.end('<script>framework()</script>')
  })
  const failed = await get('/a?q=what-a-reader-has')
  expect(failed.status).toBe(500)
  expect(failures.map(({ path }) => path)).toEqual(['/a'])
  expect(await failed.text()).toContain(`send us this reference: ${failures[0]?.reference}.`)
  await get('/a')
  expect(rendered).toHaveLength(2)
})

test('a rendering that never ends fails for who waits for it; who asks later has it begun anew', async () => {
  let isEndless = true
  const given = vi.fn<() => void>()
  const { get, rendered, failures } = await site((request, response) => {
    if (!isEndless) return page('Hello')(request, response)
    response.once('close', given)
  })
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
  try {
    const endless = ['/a', '/a', '/lost/a', '/b', '/c'].map((path) => get(path))
    await vi.waitUntil(() => rendered.length === 4)
    const next = get('/d')
    await vi.advanceTimersByTimeAsync(15_000)
    const answers = await Promise.all(endless)
    expect(answers.map(({ status }) => status)).toEqual([500, 500, 500, 500, 500])
    expect(await answers[0]?.text()).toContain(`send us this reference: ${failures[0]?.reference}.`)
    expect(given).toHaveBeenCalledTimes(4)
    isEndless = false
    await vi.advanceTimersByTimeAsync(15_000)
    expect((await next).status).toBe(500)
    expect(await (await get('/a')).text()).toBe('<h1>Hello</h1>')
    expect(await (await get('/lost/a')).text()).toContain('Hello')
  } finally {
    vi.useRealTimers()
  }
})

test('an answer that breaks off under way is a failure, with its reason', async () => {
  let breaks = true
  const { get, failures } = await site((request, response) => {
    if (!breaks) return page('Hello')(request, response)
    response.write('<h1>Hel')
    response.destroy(new Error('The stream broke.'))
  })
  const broken = await get('/a')
  expect([broken.status, broken.headers.get('cache-control')]).toEqual([500, 'no-store'])
  expect(broken.headers.get('content-security-policy')).toBe('the policy')
  expect(failures).toMatchObject([{ path: '/a', reason: new Error('The stream broke.') }])
  breaks = false
  expect(await (await get('/a')).text()).toBe('<h1>Hello</h1>')
})

test('a page that only a script would draw is said in plain words', async () => {
  const { get } = await site((_, response) => {
    response.writeHead(404, { 'content-type': 'text/html' })
    response.end(
      '<!DOCTYPE html><html id="__next_error__"><head></head><body><script>framework()</script></body></html>',
    )
  })
  const answer = await get('/a')
  expect(answer.status).toBe(404)
  const text = await answer.text()
  expect(text).toContain('<h1>We can’t find that page</h1>')
  expect(text).not.toContain('framework')
})

test.each([
  ['GET', '/media/%zz', 400],
  ['HEAD', '/media/%c0%ae', 400],
  ['GET', '/a%', 400],
  ['GET', '/_next/image?url=%2Fmedia%2Fa-400.webp&w=640&q=75', 404],
  ['POST', '/icon.svg', 405],
  ['PUT', '/enhance.js', 405],
  ['DELETE', '/a', 405],
  ['OPTIONS', '/media/a-400.webp', 405],
])('%s %s is refused with %i and never rendered', async (method, path, status) => {
  const { get, rendered } = await site(page('Hello'))
  const answer = await get(path, { method })
  expect(answer.status).toBe(status)
  expect(answer.headers.get('x-content-type-options')).toBe('nosniff')
  expect(rendered).toEqual([])
})

test('a request for a part of a file gets all of it', async () => {
  const { get } = await site((request, response) => response.end(request.headers.range ?? 'whole'))
  expect(await (await get('/media/a-400.avif', { headers: { range: 'bytes=9-5' } })).text()).toBe('whole')
})

test('that something was taken back may be kept for a second, so that it replaces what was', async () => {
  const { get } = await site((_, response) => {
    response.writeHead(410, { 'content-type': 'text/html', 'cache-control': 'private, no-store' })
    response.end('gone')
  })
  expect((await get('/a')).headers.get('cache-control')).toBe('public, max-age=0, s-maxage=1')
})

test('other methods and pictures are passed on as they are', async () => {
  const { get, rendered } = await site((_, response) => response.end('as it is'))
  expect(await (await get('/api/a', { method: 'POST' })).text()).toBe('as it is')
  await get('/_next/static/media/a.woff2?dpl=1')
  const picture = await get('/media/a-400.avif')
  expect(await picture.text()).toBe('as it is')
  expect(picture.headers.get('x-content-type-options')).toBe('nosniff')
  expect(rendered).toHaveLength(3)
})

test.each(['/media', '/media-kit', '/media.php', '/media/a/b', '/media/', '/_next/static/media-kit/a'])(
  '%s is a page, however like that of a picture its address is',
  async (path) => {
    const { get } = await site(page('Hello'))
    const answer = await get(path)
    expect(answer.headers.get('content-security-policy')).toBe('the policy')
    expect(await answer.text()).toBe('<h1>Hello</h1>')
  },
)

test('addresses where nothing is share one rendering, each with its own words', async () => {
  const { get, content, rendered } = await site((request, response) => {
    response.writeHead(404, { 'content-type': 'text/html' })
    response.end(`<p>No ${request.url?.slice(1)}</p>`)
  })
  const answers = await Promise.all(['a', 'b', '$&'].map((name) => get(`/lost/${name}`)))
  expect(answers.map(({ status }) => status)).toEqual([404, 404, 404])
  expect(await Promise.all(answers.map((answer) => answer.text()))).toEqual([
    '<p>No a</p>',
    '<p>No b</p>',
    '<p>No $&</p>',
  ])
  expect(rendered).toEqual(['GET /sample'])
  content.edition = 'two'
  await get('/lost/c')
  expect(rendered).toHaveLength(2)
})

test('a page for lost addresses that failed is rendered again', async () => {
  let status = 500
  const { get, rendered } = await site((_, response) => {
    response.writeHead(status, { 'content-type': 'text/html' })
    response.end('sample')
  })
  expect((await get('/lost/a')).status).toBe(500)
  status = 404
  expect((await get('/lost/a')).status).toBe(404)
  expect(rendered).toHaveLength(2)
})
