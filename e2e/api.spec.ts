/** What programs read, as they ask for it. */
import { expect, test } from '@playwright/test'
import { hidden, withdrawn } from './fixture-content'
import { FIXTURE_ORIGIN, SAMPLE_ORIGIN, SITE_URL } from './sites'
import { mentions } from './support'

const ARTICLES = `${SAMPLE_ORIGIN}/api/v1/articles`

interface List {
  readonly total: number
  readonly links: { readonly next: string | null }
  readonly data: readonly { readonly title: string; readonly url: string }[]
}

test('following the links leads through every article once', async ({ request }) => {
  const seen: string[] = []
  let next: string | null = ARTICLES
  let total = 0
  while (next !== null) {
    const answer = await request.get(next.replace(SITE_URL, SAMPLE_ORIGIN))
    const list = (await answer.json()) as List
    seen.push(...list.data.map(({ url }) => url))
    ;({ next } = list.links)
    total = list.total
  }
  expect(total).toBeGreaterThan(20)
  expect(new Set(seen).size).toBe(total)
})

test('a list can be asked for its headers, again, and from other sites', async ({ request }) => {
  const head = await request.head(ARTICLES)
  expect([head.status(), await head.text()]).toEqual([200, ''])
  const again = await request.get(ARTICLES, { headers: { 'if-none-match': head.headers()['etag'] ?? '' } })
  expect(again.status()).toBe(304)
  const asked = await request.fetch(ARTICLES, { method: 'OPTIONS' })
  expect([asked.status(), asked.headers()['access-control-allow-origin']]).toEqual([204, '*'])
  const written = await request.post(ARTICLES, { data: {} })
  expect([written.status(), await written.json()]).toEqual([
    405,
    { error: 'This address can only be read, with GET.' },
  ])
})

test('mistakes are answered, never with a page', async ({ request }) => {
  const error = async (query: string) => {
    const answer = await request.get(`${ARTICLES}?${query}`)
    return [answer.status(), ((await answer.json()) as { error: string }).error]
  }
  expect(await error('page=x')).toEqual([400, 'The parameter page must be a whole number from 1 on.'])
  expect(await error('page=999')).toEqual([404, 'The list has no page 999.'])
})

test('search answers what its page shows', async ({ page, request }) => {
  const list = (await (await request.get(`${SAMPLE_ORIGIN}/api/search?q=telehelth`)).json()) as List
  await page.goto(`${SAMPLE_ORIGIN}/search?q=telehelth`)
  await expect(page.getByRole('heading', { level: 2, name: `${list.total} articles` })).toBeVisible()
})

test('what readers do not see is in no list', async ({ request }) => {
  const secrets = [...Object.values(hidden), withdrawn].map(({ word }) => word)
  const pattern = new RegExp(secrets.join('|'), 'gi')
  for (const list of ['v1/articles', 'v1/topics', 'v1/sources', 'v1/communities', 'search?q=corridor']) {
    let next: string | null = `${FIXTURE_ORIGIN}/api/${list}`
    while (next !== null) {
      const text = await (await request.get(next)).text()
      expect.soft(mentions(text, pattern), next).toEqual([])
      const { total, links } = JSON.parse(text) as List
      expect(total, list).toBeGreaterThan(0)
      next = links.next?.replace(SITE_URL, FIXTURE_ORIGIN) ?? null
    }
  }
  // The answer repeats the question, so here nothing may be found.
  for (const word of secrets) {
    for (const list of ['v1/articles', 'search']) {
      const { total, data } = (await (
        await request.get(`${FIXTURE_ORIGIN}/api/${list}?q=${word}`)
      ).json()) as List
      expect.soft([total, data], `${list} ${word}`).toEqual([0, []])
    }
  }
})

test('a merged topic leads to the one that stays, its feed too', async ({ request }) => {
  for (const [from, to] of [
    ['/topics/symplur/telemedicine', '/topics/symplur/telehealth'],
    ['/topics/symplur/telemedicine/feed.xml', '/topics/symplur/telehealth/feed.xml'],
  ] as const) {
    const answer = await request.get(SAMPLE_ORIGIN + from, { maxRedirects: 0 })
    expect([answer.status(), new URL(answer.headers()['location'] ?? '', SAMPLE_ORIGIN).pathname]).toEqual([
      308,
      to,
    ])
  }
})
