/** Preview: a signed link shows what readers don't see, to nobody else and nowhere else. */
import { spawnSync } from 'node:child_process'
import { AxeBuilder } from '@axe-core/playwright'
import { expect, test, type Page } from '@playwright/test'
import { previewSession, previewToken } from '../lib/preview'
import { covered, hidden, visibleNeighbor } from './fixture-content'
import { FIXTURE_DIR, FIXTURE_ORIGIN, PREVIEW_SECRET, SAMPLE_ORIGIN, SITE_URL } from './sites'
import { ask, mentions } from './support'

const { draft } = hidden
const inAnHour = () => new Date(Date.now() + 3_600_000)
const enter = (token: string, to: string) => `/preview/enter?${new URLSearchParams({ token, to }).toString()}`

/** The cookies that a genuine link gives, as a browser would send them back. */
async function editorCookies(): Promise<string> {
  const answer = await ask(enter(previewToken(PREVIEW_SECRET, inAnHour()), draft.path))
  expect(answer.status).toBe(307)
  expect(answer.headers.location).toBe(draft.path)
  return (answer.headers['set-cookie'] ?? []).map((line) => line.split(';')[0]).join('; ')
}

async function follow(page: Page, to: string) {
  // Cookies that are "Secure" stick on http only under this name.
  const origin = FIXTURE_ORIGIN.replace('127.0.0.1', 'localhost')
  await page.goto(origin + enter(previewToken(PREVIEW_SECRET, inAnHour()), to))
}

test('a link leads to the draft, and every page says that it is a preview', async ({ page }) => {
  await follow(page, draft.path)
  expect(new URL(page.url()).pathname).toBe(draft.path)
  await expect(page).toHaveTitle(/^Draft: /)
  await expect(page.getByRole('region', { name: 'Preview notice' })).toBeVisible()
  await expect(page.getByRole('region', { name: 'Draft notice' })).toContainText('Not visible to readers')

  for (const path of [
    '/communities/rehabilitation/curated-content',
    `/search?q=${draft.word}`,
    '/editor/drafts',
  ]) {
    await page.goto(path.startsWith('/') ? new URL(path, page.url()).href : path)
    await expect(page.locator('main').locator(`a[href="${draft.path}"]`), path).toHaveCount(1)
  }
  await page.getByRole('link', { name: 'Leave preview' }).click()
  await expect(page.getByRole('region', { name: 'Preview notice' })).toHaveCount(0)
  expect((await page.goto(new URL(draft.path, page.url()).href))?.status()).toBe(404)
})

test('nothing of it is kept or found', async () => {
  const cookie = await editorCookies()
  for (const path of [
    draft.path,
    visibleNeighbor.path,
    '/',
    '/communities/rehabilitation/curated-content',
    '/communities/rehabilitation/curated-content?sort=old',
    `/search?q=${draft.word}`,
    '/editor',
    '/editor/health',
    '/editor/health/problems.csv',
    '/editor/health/problems.json',
    '/editor/drafts',
    '/editor/activity',
    '/editor/articles',
    '/nothing-here',
  ]) {
    const { status, headers } = await ask(path, { headers: { cookie } })
    expect.soft(status, path).toBe(path === '/nothing-here' ? 404 : 200)
    expect.soft(headers['cache-control'], path).toMatch(/private.*no-store/)
    expect.soft(headers['x-robots-tag'], path).toBe('noindex, nofollow')
  }
  const words = new RegExp(draft.word, 'gi')
  expect.soft((await ask(draft.path)).status).toBe(404)
  for (const path of ['/communities/rehabilitation/curated-content', '/', '/search?q=corridor'])
    expect.soft(mentions((await ask(path)).body, words), path).toEqual([])
})

test('programs are told what everybody is told', async () => {
  const cookie = await editorCookies()
  for (const path of ['/feed.xml', '/communities/rehabilitation/feed.json', '/sitemap.xml', '/llms.txt']) {
    const answer = await ask(path, { headers: { cookie } })
    expect.soft(answer.status, path).toBe(200)
    expect.soft(mentions(answer.body, new RegExp(draft.word, 'gi')), path).toEqual([])
  }
})

test('a wrong, changed or old link is refused', async () => {
  const token = previewToken(PREVIEW_SECRET, inAnHour())
  const wrong = [
    '',
    'undefined',
    `${token}x`,
    `9${token}`,
    previewToken('another secret altogether', inAnHour()),
    previewToken(PREVIEW_SECRET, new Date(Date.now() - 1000)),
    previewSession(PREVIEW_SECRET, inAnHour()),
  ]
  for (const one of wrong) {
    const answer = await ask(enter(one, draft.path))
    expect.soft(answer.status, one).toBe(401)
    expect.soft(answer.body).toBe('This preview link is wrong or too old. Ask for a new one.\n')
    expect.soft(answer.headers['set-cookie'], one).toBeUndefined()
  }
})

test('a link leads only to a page of this site', async () => {
  const token = previewToken(PREVIEW_SECRET, inAnHour())
  for (const to of [
    'https://evil.example/',
    '//evil.example',
    '/\\evil.example',
    '/nothing-here',
    `${draft.path}?x=1`,
    '/api/health',
    '/%zz',
    'javascript:alert(1)',
    `/communities\r\nset-cookie: a=b`,
  ]) {
    const answer = await ask(enter(token, to))
    expect.soft(answer.status, to).toBe(400)
    expect.soft(answer.headers['set-cookie'], to).toBeUndefined()
  }
})

test('forged cookies show nothing', async () => {
  const genuine = await editorCookies()
  const bypass = genuine.split('; ').find((pair) => pair.startsWith('__prerender_bypass=')) ?? ''
  const session = genuine.split('; ').find((pair) => pair.startsWith('preview=')) ?? ''
  expect(bypass).not.toBe('')
  expect(session).not.toBe('')
  for (const cookie of [
    bypass,
    session,
    `${bypass}; preview=1`,
    `${bypass}; preview=${previewSession('another secret altogether', inAnHour())}`,
    `${bypass}; preview=${previewSession(PREVIEW_SECRET, new Date(Date.now() - 1000))}`,
    `__prerender_bypass=0123456789abcdef; ${session}`,
    '__prerender_bypass=undefined; preview=undefined',
  ]) {
    const page = await ask(draft.path, { headers: { cookie } })
    expect.soft(page.status, cookie).toBe(404)
    expect.soft((await ask('/editor/health', { headers: { cookie } })).status, cookie).toBe(404)
    const list = await ask('/communities/rehabilitation/curated-content', { headers: { cookie } })
    expect.soft(mentions(list.body, new RegExp(draft.word, 'gi')), cookie).toEqual([])
  }
})

test('without a secret there is no preview', async () => {
  const answer = await ask(enter(previewToken(PREVIEW_SECRET, inAnHour()), '/'), { origin: SAMPLE_ORIGIN })
  expect(answer.status).toBe(404)
  expect(answer.body).toBe('Preview links are switched off here. Set PREVIEW_SECRET to switch them on.\n')
})

test('the health page counts what the check counts, and its filters narrow it', async ({ page }) => {
  const { stdout: printed } = spawnSync(
    process.execPath,
    ['--import', 'tsx', 'scripts/command.ts', 'content:check', '--json'],
    { env: { ...process.env, CONTENT_DIR: FIXTURE_DIR, SITE_URL }, encoding: 'utf8' },
  )
  await follow(page, '/editor/health')
  const answer = await page.request.get(new URL('/editor/health/problems.json', page.url()).href)
  expect(await answer.json()).toEqual(JSON.parse(printed))

  await page.getByRole('link', { name: /block publishing/ }).click()
  const count = Number(
    /(\d+)\s+block/.exec(await page.getByRole('link', { name: /block publishing/ }).innerText())?.[1],
  )
  await expect(page.getByRole('heading', { level: 2, name: /^Problems: / })).toHaveText(
    count === 1 ? 'Problems: 1 result' : `Problems: ${count} results`,
  )
  const csv = await page.request.get(new URL('/editor/health/problems.csv?severity=error', page.url()).href)
  expect((await csv.text()).split('\r\n').slice(1, -1)).toHaveLength(count)
})

test('axe finds nothing on what only editors see', async ({ page }) => {
  test.slow()
  await follow(page, '/editor')
  const origin = new URL(page.url()).origin
  for (const path of [
    '/editor',
    '/editor/health',
    '/editor/drafts',
    '/editor/activity',
    '/editor/articles',
    draft.path,
    hidden.broken.path,
  ]) {
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
      await page.goto(origin + path)
      const { violations } = await new AxeBuilder({ page })
        .setLegacyMode(true)
        .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'])
        .analyze()
      const found = violations.flatMap(({ id, nodes }) =>
        nodes.map(({ target }) => `${id}: ${target.join(' ')}`),
      )
      expect.soft(found, `${path}, ${colorScheme}`).toEqual([])
    }
    await page.setViewportSize({ width: 390, height: 844 })
    // A select is as wide as its longest option.
    for (const select of await page.locator('select').all())
      await select.evaluate((one) => one.append(new Option('A community with a long name '.repeat(4))))
    expect
      .soft(await page.evaluate(() => document.documentElement.scrollWidth), `${path} at 390 px`)
      .toBeLessThanOrEqual(390)
    await page.setViewportSize({ width: 1440, height: 900 })
  }
})

test('the page of a broken file shows its line, and an article its problems', async ({ page }) => {
  await follow(page, '/editor')
  const origin = new URL(page.url()).origin
  expect((await page.goto(origin + hidden.broken.path))?.status()).toBe(200)
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('This file can’t be shown')
  await expect(page.getByRole('region', { name: /^Lines around .*broken\.md:9:10$/ })).toContainText('> ')

  await page.goto(origin + covered.missing.path)
  await page.getByText('Where this article comes from').click()
  await expect(page.locator('.provenance').getByRole('definition').first()).toContainText('missing.md')
  await page.getByText(/^\d+ problems?$/).click()
  await expect(
    page
      .getByRole('list', { name: 'Problems' })
      .getByRole('heading', { name: 'Featured image file is missing' }),
  ).toBeVisible()
})
