/** The desk, `npm run dev`: an open page follows the folder by itself, whatever happens to a file. */
import { spawn, type ChildProcess } from 'node:child_process'
import { mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { expect, test, type Page } from '@playwright/test'

const ORIGIN = 'http://127.0.0.1:3214'
const LISTING = '/communities/rural-care/curated-content'
const folder = mkdtempSync(path.join(tmpdir(), 'portal-desk-'))
const at = (slug: string) => path.join(folder, LISTING, `${slug}.md`)

let server: ChildProcess

// One folder, and a development server compiles each kind of page at its first visit.
test.describe.configure({ mode: 'serial', timeout: 120_000 })
test.use({ baseURL: ORIGIN })

test.beforeAll(async () => {
  test.setTimeout(180_000)
  mkdirSync(path.dirname(at('any')), { recursive: true })
  write('first', { title: 'The first article' })
  write('second', { title: 'The second article' })
  server = spawn(
    process.execPath,
    ['node_modules/next/dist/bin/next', 'dev', '--port', new URL(ORIGIN).port],
    {
      env: { ...process.env, CONTENT_DIR: folder, NEXT_TELEMETRY_DISABLED: '1' },
      stdio: ['ignore', 'ignore', 'inherit'],
      detached: true,
    },
  )
  const isThere = () =>
    fetch(`${ORIGIN}/api/ready`).then(
      ({ ok }) => ok,
      () => false,
    )
  await expect.poll(isThere, { timeout: 120_000 }).toBe(true)
})

test.afterAll(() => {
  // Next renders in a process of its own.
  if (server.pid !== undefined) process.kill(-server.pid, 'SIGKILL')
  rmSync(folder, { recursive: true, force: true })
})

function write(slug: string, { title, draft = false }: { title: string; draft?: boolean }): void {
  writeFileSync(
    at(slug),
    `---\ntitle: "${title}"\ndate: 2024-03-05\nlink: https://journal.example/${slug}\ndraft: ${draft}\n---\nWords about ${title}.\n`,
  )
}

/** Until React has taken the page over and hears of changes. */
const listening = (page: Page) => page.waitForResponse((response) => response.url().endsWith('/api/changes'))

/** Opens a page, scrolls, and leaves a mark that loading it anew would wipe out. */
async function openDesk(page: Page, address: string): Promise<{ expectSamePage: () => Promise<void> }> {
  const listens = listening(page)
  await page.goto(address)
  await listens
  await page.evaluate(() => {
    document.documentElement.dataset['mark'] = 'same page'
    document.body.style.minHeight = '3000px'
    window.scrollTo(0, 40)
  })
  return {
    async expectSamePage() {
      await expect(page.locator('html')).toHaveAttribute('data-mark', 'same page')
      expect(await page.evaluate(() => window.scrollY)).toBe(40)
    },
  }
}

test('a listing follows files that are saved, added, renamed and deleted', async ({ page }) => {
  const { expectSamePage } = await openDesk(page, LISTING)
  const titles = page.locator('.rows h3')
  await expect(titles).toHaveText(['The first article', 'The second article'])

  write('first', { title: 'The first article, mended' })
  await expect(titles).toHaveText(['The first article, mended', 'The second article'])
  write('third', { title: 'A third article', draft: true })
  await expect(titles).toHaveText(['The first article, mended', 'The second article', 'A third article'])
  await expect(page.locator('.rows').getByText('Draft', { exact: true })).toHaveCount(1)
  renameSync(at('third'), at('another'))
  await expect(page.locator(`.rows h3 a[href='${LISTING}/another']`)).toHaveText('A third article')
  await expect(titles).toHaveCount(3)
  rmSync(at('another'))
  await expect(titles).toHaveText(['The first article, mended', 'The second article'])
  await expectSamePage()
})

test('an article that breaks shows the line, keeps its last good version, and recovers', async ({ page }) => {
  const { expectSamePage } = await openDesk(page, `${LISTING}/second`)
  const heading = page.getByRole('heading', { level: 1 })
  await expect(heading).toHaveText('The second article')

  writeFileSync(at('second'), '---\ntitle: "The second\ndate: 2024-03-05\n---\nWords.\n')
  await expect(page.getByText(/\/second\.md:\d+:\d+/).first()).toBeVisible()
  await expect(page.locator('.notice.bad')).toContainText('title: "The second')
  await expect(heading).toHaveText('The second article')

  write('second', { title: 'The second article, whole again' })
  await expect(heading).toHaveText('The second article, whole again')
  await expect(page.locator('.notice.bad')).toHaveCount(0)
  await expectSamePage()
})

test('an address where nothing is shows what comes there, broken or whole', async ({ page }) => {
  await openDesk(page, `${LISTING}/late`)
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('We can’t find that page')
  writeFileSync(at('late'), '---\ntitle: "Late\n---\n')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('This file can’t be shown')
  write('late', { title: 'Late, but well' })
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Late, but well')
})

test('the browser finds nothing to complain about', async ({ page }) => {
  const complaints: string[] = []
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) complaints.push(message.text())
  })
  page.on('pageerror', (error) => complaints.push(error.message))
  for (const address of [
    '/',
    LISTING,
    `${LISTING}?sort=old`,
    `${LISTING}/first`,
    '/search?q=article',
    '/editor/health',
  ]) {
    const listens = listening(page)
    await page.goto(address)
    await listens
    // React has taken the page over once the script that enhances it is there.
    await expect(page.locator('script[src="/enhance.js"]')).toHaveCount(1)
  }
  expect(complaints).toEqual([])
})
