import { describe, expect, test } from 'vitest'
import { documentResponse, noDocument } from './document-response'

const modified = new Date('2024-03-06T09:54:18.911Z')
const date = 'Wed, 06 Mar 2024 09:54:18 GMT'

function ask(headers: Record<string, string> = {}, text = 'Hello', changed: Date | undefined = modified) {
  const request = new Request('https://portal.example.org/feed.xml', { headers })
  return documentResponse(request, { text, type: 'application/rss+xml', modified: changed })
}

test('a document comes with what is needed to ask again', async () => {
  const response = await ask()
  expect(response.status).toBe(200)
  expect(await response.text()).toBe('Hello')
  expect(response.headers.get('content-type')).toBe('application/rss+xml; charset=utf-8')
  expect(response.headers.get('etag')).toMatch(/^"[\da-f]{40}"$/)
  expect(response.headers.get('last-modified')).toBe(date)
  expect(response.headers.get('cache-control')).toBe(
    'public, max-age=0, s-maxage=30, stale-while-revalidate=30',
  )
})

describe('who has the text already gets none', () => {
  test.each([
    ['if-none-match', (etag: string) => etag],
    ['if-none-match', (etag: string) => `"other", W/${etag}`],
    ['if-none-match', () => '*'],
    ['if-modified-since', () => date],
  ])('%s', async (name, valueOf) => {
    const etag = (await ask()).headers.get('etag') ?? ''
    const response = await ask({ [name]: valueOf(etag) })
    expect(response.status).toBe(304)
    expect(await response.text()).toBe('')
    expect(response.headers.get('etag')).toBe(etag)
  })
})

describe('who has another text gets this one', () => {
  test.each<Record<string, string>>([
    { 'if-none-match': '"other"' },
    { 'if-none-match': '"other"', 'if-modified-since': date },
    { 'if-modified-since': 'Tue, 05 Mar 2024 09:54:18 GMT' },
    { 'if-modified-since': 'Thu, 07 Mar 2024 09:54:18 GMT' },
    { 'if-modified-since': 'yesterday' },
  ])('%j', async (headers) => {
    expect((await ask(headers)).status).toBe(200)
  })
})

test('another text has another fingerprint', async () => {
  expect((await ask({}, 'a')).headers.get('etag')).not.toBe((await ask({}, 'b')).headers.get('etag'))
})

test('a date in the future is not told', async () => {
  const response = await ask({}, 'Hello', new Date(Date.now() + 3_600_000))
  expect(response.headers.has('last-modified')).toBe(false)
})

test('what does not exist is not kept by anybody', async () => {
  const response = noDocument('There is no such feed.')
  expect(response.status).toBe(404)
  expect(response.headers.get('cache-control')).toBe('no-store')
  expect(await response.text()).toBe('There is no such feed.\n')
})
