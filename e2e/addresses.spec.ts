/** Every address leads somewhere sensible: old ones in one hop, wrong ones to a page that helps. */
import { expect, test } from '@playwright/test'
import { earlier, empty, exported, foreign, paged, unsafeAlias, withdrawn } from './fixture-content'
import { FIXTURE_ORIGIN, SAMPLE_ORIGIN } from './sites'
import { ask, mentions, target } from './support'

const slug = exported.path.split('/').at(-1) ?? ''

const moved: readonly (readonly [from: string, to: string])[] = [
  [exported.alias, exported.path],
  [`${exported.alias}/`, exported.path],
  [`${exported.alias}?from=mail`, `${exported.path}?from=mail`],
  [earlier.aliases[0], earlier.path],
  [earlier.aliases[1], earlier.path],
  [earlier.aliases[1].slice(0, -1), earlier.path],
  [
    '/contributed-content/writing-a-downtime-policy-together',
    '/communities/risk-and-compliance/contributed-content/writing-a-downtime-policy-together',
  ],
  ['/news', '/'],
  ['/news/', '/'],
  [`/post/2021/01/08/${slug}`, exported.path],
  [`/post/2021/01/08/${slug}/`, exported.path],
  ['/authors/vinit', '/curators/vinit'],
  ['/authors/Vinit/', '/curators/vinit'],
  ['/authors', '/curators'],
  ['/categories/news', '/tags/news'],
  ['/categories/Healthcare%20IT', '/tags/healthcare-it'],
  ['/categories', '/tags'],
  ['/?s=heart+failure', '/search?q=heart%20failure'],
  ['/?s=%22%3E%3Cscript%3E', '/search?q=%22%3E%3Cscript%3E'],
  ['/communities/', '/communities'],
  [`${exported.path}/`, exported.path],
  ['/topics/medigy/?x=1', '/topics/medigy?x=1'],
  ['//communities//chronic-care-management', '/communities/chronic-care-management'],
  [`${paged.listing}/page/1`, paged.listing],
  [`${paged.listing}/page/1/`, paged.listing],
  [`${paged.listing}/page/2/`, `${paged.listing}/page/2`],
  ['/topics/medigy/home-visits/page/1', '/topics/medigy/home-visits'],
  [
    decodeURIComponent(foreign.path).replace(/[^ -~]+/g, (text) => encodeURIComponent(text).toLowerCase()),
    foreign.path,
  ],
]

test('old and sloppy addresses are moved for good, in one hop, to a page that answers', async () => {
  for (const [from, to] of moved) {
    const answer = await ask(from)
    expect.soft(answer.status, from).toBe(308)
    expect.soft(target(answer), from).toBe(to)
    expect.soft((await ask(to)).status, `${from} → ${to}`).toBe(200)
  }
})

test('a redirect never leaves the site', async () => {
  for (const [from] of [
    ...moved,
    ['//evil.example/'],
    ['/\\evil.example/'],
    ['//evil.example/%2e%2e'],
    ['/%5Cevil.example'],
  ]) {
    const { headers } = await ask(from ?? '', { headers: { 'x-forwarded-host': 'evil.example' } })
    const host = new URL(headers.location ?? '/', FIXTURE_ORIGIN).hostname
    expect.soft(host, from).not.toContain('evil')
  }
})

test('an alias may not take over another page, or lead away from the site', async () => {
  expect(target(await ask('/news/kept'))).toBe(unsafeAlias.path)
  expect((await ask('/api/health')).status).toBe(200)
  const topics = await ask('/topics')
  expect(topics.status).toBe(200)
  expect(mentions(topics.body, /Home Visits/g)).not.toEqual([])
})

test('addresses that can’t be decoded are refused', async () => {
  for (const path of [
    '/%zz',
    '/communities/%c0%ae/x',
    '/topics/medigy/%',
    '/communities/%E0%A4%A/x',
    '/search/%ff',
  ]) {
    expect.soft((await ask(path)).status, path).toBe(400)
  }
})

test('browsers that look for an icon by themselves find one', async () => {
  const { status, headers } = await ask('/favicon.ico')
  expect([status, headers['content-type']]).toEqual([200, 'image/x-icon'])
})

test('unknown addresses answer 404', async () => {
  const unknown = [
    '/nowhere',
    '/news/never-written',
    '/communities/nobody',
    '/communities/chronic-care-management/other-content',
    `${exported.path}/more`,
    `${paged.listing}/page/4`,
    `${paged.listing}/page/0`,
    `${paged.listing}/page/01`,
    `${paged.listing}/page/-1`,
    `${paged.listing}/page/99999999999999999999`,
    `${paged.listing}/page/two`,
    '/topics/medigy/home-visits/page/9',
    '/topics/nothing',
    '/topics/symplur/nothing',
    '/sources/nobody.example',
    '/curators/nobody',
    '/tags/nothing',
    '/post/2021/01/08/never-written',
    '/authors/nobody',
    '/categories/nothing',
    '/missing',
    '/withdrawn',
    `/withdrawn?path=${withdrawn.path}`,
    '/editor',
    '/editor/health',
  ]
  for (const path of unknown) expect.soft((await ask(path)).status, path).toBe(404)
})

test('a 404 page searches for the words of the address and names the nearest titles', async ({ page }) => {
  const response = await page.goto('/news/2019/records_at-hand-when-the-power-goes.html')
  expect(response?.status()).toBe(404)
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('We can’t find that page')
  const search = page.getByRole('search', { name: 'Results' })
  await expect(search.getByRole('searchbox')).toHaveValue('records at hand when the power goes')
  const nearest = page.getByRole('region', { name: 'Nearest titles' })
  await expect(nearest.getByRole('heading', { level: 3 }).first()).toHaveText(exported.title)

  await search.getByRole('button', { name: 'Search' }).click()
  await expect(page).toHaveURL('/search?q=records+at+hand+when+the+power+goes')
  await page.getByRole('heading', { level: 3, name: exported.title }).getByRole('link').click()
  await expect(page).toHaveURL(exported.path)

  await page.goto('/zzzz-qqqq')
  await expect(
    page.getByRole('region', { name: 'Newest articles' }).getByRole('heading', { level: 3 }),
  ).toHaveCount(5)
  await expect(page.locator('meta[name="robots"]').first()).toHaveAttribute('content', /noindex/)
})

test('a withdrawn article says so and leads to its source', async ({ page }) => {
  const response = await page.goto(withdrawn.path)
  expect(response?.status()).toBe(410)
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Removed at the publisher’s request')
  const source = page.getByRole('main').getByRole('link', { name: withdrawn.brand })
  await expect(source).toHaveAttribute('href', withdrawn.href)
  await expect(source).toHaveAttribute('rel', 'external noopener')
  await expect(page.getByRole('main').getByRole('link', { name: 'More in Rehabilitation' })).toBeVisible()
  await expect(page.getByText(/in the body/)).toHaveCount(0)
})

test('an empty community has a page that says so', async ({ page }) => {
  expect((await page.goto(empty.path))?.status()).toBe(200)
  await expect(page.getByRole('heading', { level: 1 })).toContainText(empty.name)
  await expect(page.getByText('Nothing curated yet')).toBeVisible()
})

test('pages answer GET and HEAD and nothing else', async () => {
  for (const method of ['POST', 'PUT', 'DELETE', 'PATCH']) {
    const answer = await ask(exported.path, { method, headers: { 'next-action': 'x' }, body: 'a=b' })
    expect.soft(answer.status, method).toBe(405)
    expect.soft(answer.headers.allow, method).toBe('GET, HEAD')
  }
  const head = await ask(exported.path, { method: 'HEAD' })
  expect(head.status).toBe(200)
  expect(head.body).toBe('')
})

test('no address breaks the server', async () => {
  const nasty = [
    '/%00',
    '/communities/%00/x',
    '/%2e%2e/%2e%2e/etc/passwd',
    '/..%2f..%2fetc/passwd',
    '/../../etc/passwd',
    '/communities/..%2f..%2f..%2fetc%2fpasswd/x',
    '/communities/..%5c..%5cx/y',
    '//evil.com/',
    '///evil.com/%2f..',
    '/\\evil.com',
    '/__proto__',
    '/constructor',
    '/communities/constructor/x',
    '/communities/__proto__/__proto__/__proto__',
    '/topics/__proto__/toString',
    '/sources/hasOwnProperty',
    '/curators/valueOf',
    '/tags/constructor',
    '/search?q=__proto__',
    '/search?q=constructor&q=again',
    `/search?q=${'a'.repeat(4_000)}`,
    '/search?q=%F0%9F%98%80%ED%A0%80',
    '/search?q[]=x',
    `/${'a'.repeat(6_000)}`,
    `/${'a/'.repeat(2_000)}`,
    `/communities/${'%C3%A9'.repeat(1_000)}/x`,
    `/topics/medigy/${'x'.repeat(300)}`,
    '/%zz.png',
    '/%.txt',
    '/nothing.xml',
    '/enhance.js/x',
    '/media/x',
    '/media/%2e%2e%2fpackage.json',
    `/media/${'0'.repeat(20)}-400.webp`,
    `/media/${'0'.repeat(20)}-99999.avif`,
    '/api/nothing',
    '/_next/static/nothing.js',
    '/_next/image?url=http%3A%2F%2F127.0.0.1%3A3210%2F&w=640&q=75',
    '/_next/data/x/index.json',
    '/.git/config',
    '/.env',
    '/content/README.md',
    '/page/2',
    '/?_rsc=1',
    '/?s[]=x',
    '/communities/chronic-care-management/curated-content/page',
  ]
  for (const path of nasty) {
    const answer = await ask(path)
    expect.soft(answer.status, path).toBeGreaterThanOrEqual(200)
    expect.soft(answer.status, path).toBeLessThan(500)
    expect.soft(mentions(answer.body, /root:x:0/g), path).toEqual([])
  }
  expect((await ask('/')).status).toBe(200)
})

const OWN = /home-care-nursing|home-visits|homevisits|ivo-brandt|tags\/audit/g

test('two sites that run from one build do not show each other’s pages', async () => {
  for (const path of ['/', '/communities', '/topics', '/sources', '/curators', '/tags', '/topics/medigy']) {
    const [own, other] = [await ask(path), await ask(path, { origin: SAMPLE_ORIGIN })]
    expect.soft(mentions(other.body, OWN), path).toEqual([])
    expect.soft(mentions(own.body, OWN), path).not.toEqual([])
  }
})
