import { describe, expect, test } from 'vitest'
import { readOnly, type ApiAnswer } from './read-only'

const FOUND: ApiAnswer = {
  ok: true,
  body: { data: ['<b>'] },
  links: { self: 'https://a.example/?page=2', prev: null, next: 'https://a.example/?page=3' },
}

function ask(answer: ApiAnswer = FOUND, headers: Record<string, string> = {}) {
  const handlers = readOnly((query) => Promise.resolve(query.has('bad') ? REFUSED : answer))
  return {
    handlers,
    get: (query = '') => handlers.GET(new Request(`https://a.example/api${query}`, { headers })),
  }
}

const REFUSED: ApiAnswer = { ok: false, status: 400, error: 'The parameter bad is bad.' }

test('an answer is JSON for any origin, kept for a short while, with links to its neighbours', async () => {
  const response = await ask().get()
  expect(response.status).toBe(200)
  expect(await response.json()).toEqual({ data: ['<b>'] })
  expect(Object.fromEntries(response.headers)).toMatchObject({
    'content-type': 'application/json; charset=utf-8',
    'access-control-allow-origin': '*',
    'access-control-expose-headers': 'ETag, Link',
    'cache-control': 'public, max-age=0, s-maxage=30, stale-while-revalidate=30',
    'x-content-type-options': 'nosniff',
    link: '<https://a.example/?page=2>; rel="self", <https://a.example/?page=3>; rel="next"',
  })
})

test('who has the answer already gets none', async () => {
  const etag = (await ask().get()).headers.get('etag') ?? ''
  const again = await ask(FOUND, { 'if-none-match': etag }).get()
  expect([again.status, await again.text()]).toEqual([304, ''])
  expect(again.headers.get('access-control-allow-origin')).toBe('*')
  const changed = await ask({ ok: true, body: {} }, { 'if-none-match': etag }).get()
  expect(changed.status).toBe(200)
})

test('a mistake is one sentence of JSON', async () => {
  const response = await ask().get('?bad=1')
  expect(response.status).toBe(400)
  expect(await response.json()).toEqual({ error: 'The parameter bad is bad.' })
  expect(response.headers.get('cache-control')).toBe('no-store')
  expect(response.headers.get('access-control-allow-origin')).toBe('*')
})

test('other sites may ask whether they may ask', async () => {
  const response = await ask().handlers.OPTIONS(new Request('https://a.example/api', { method: 'OPTIONS' }))
  expect(response.status).toBe(204)
  expect(Object.fromEntries(response.headers)).toMatchObject({
    allow: 'GET, HEAD, OPTIONS',
    'access-control-allow-origin': '*',
    'access-control-allow-methods': 'GET, HEAD, OPTIONS',
    'access-control-allow-headers': 'If-None-Match',
  })
})

describe('nothing can be changed', () => {
  test.each(['POST', 'PUT', 'PATCH', 'DELETE'] as const)('%s', async (method) => {
    const response = await ask().handlers[method](new Request('https://a.example/api', { method }))
    expect(response.status).toBe(405)
    expect(response.headers.get('allow')).toBe('GET, HEAD, OPTIONS')
    expect(await response.json()).toEqual({ error: 'This address can only be read, with GET.' })
  })
})
