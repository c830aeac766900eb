/** `npm run shots`: pictures of most kinds of page, to be looked at beside the design. */
import { mkdir } from 'node:fs/promises'
import { chromium, type Browser, type Page } from '@playwright/test'
import { activityUrl, draftsUrl, editorUrl, healthUrl, provenanceUrl } from '../lib/urls'
import { findChromium } from './chromium.mjs'

const WIDTHS = [390, 1440]
const THEMES = ['light', 'dark'] as const
const OUT = 'shots'

const HELP = `npm run shots -- [address] [name]

Pictures of most kinds of page of a running site, in both themes, on a phone and a desktop, into ${OUT}/ (ignored by git).
  [address]   where the site runs; http://localhost:3000 if not given
  [name]      only pages whose name contains it, such as article
`

async function main() {
  if (process.argv.includes('--help')) {
    process.stdout.write(HELP)
    return
  }
  const base = process.argv[2] ?? 'http://localhost:3000'
  const browser = await chromium.launch({ executablePath: findChromium(), args: ['--no-sandbox'] })
  await mkdir(OUT, { recursive: true })
  const pages = await pagesOf(browser, base)
  const only = process.argv[3]
  for (const [name, address] of Object.entries(pages)) {
    if (only !== undefined && !name.includes(only)) continue
    for (const width of WIDTHS)
      for (const theme of THEMES)
        await shoot(browser, base + address, `${OUT}/${name}-${width}-${theme}.png`, width, theme)
    process.stderr.write(`${name}\n`)
  }
  await browser.close()
}

/** Pages of most kinds, found by following links as a reader would. */
async function pagesOf(browser: Browser, base: string): Promise<Readonly<Record<string, string>>> {
  const page = await browser.newPage()
  const firstLink = async (address: string, selector: string) => {
    await page.goto(base + address)
    const href = await page.locator(selector).first().getAttribute('href')
    return href ?? address
  }
  const community = await firstLink('/communities', 'main .spine')
  const listing = await firstLink(community, '.acts a')
  const withPhoto = await firstLink('/', '.lead h3 a')
  await page.goto(base + listing)
  const cover = await page.locator('.row:not(:has(img)) h3 a').first().getAttribute('href')
  const pages = {
    home: '/',
    communities: '/communities',
    community,
    listing,
    article: cover ?? withPhoto,
    'article-photo': withPhoto,
    topics: '/topics',
    topic: await firstLink('/topics', 'main a.chip'),
    sources: '/sources',
    source: await firstLink('/sources', 'main th a'),
    curators: '/curators',
    tags: '/tags',
    feeds: '/feeds',
    search: '/search?q=privacy',
    'search-nothing': '/search?q=zzzz',
    missing: '/no/such-page-about-telehealth',
    accessibility: '/accessibility',
    rights: '/rights',
    'how-we-curate': '/about/how-we-curate',
    ...(await deskOf(page, base)),
  }
  await page.close()
  return pages
}

/** The editor's desk answers only where drafts are shown, as with `npm run dev`. */
async function deskOf(page: Page, base: string): Promise<Readonly<Record<string, string>>> {
  const answer = await page.goto(base + editorUrl)
  if (!answer?.ok()) return {}
  const pages = [editorUrl, healthUrl, draftsUrl, provenanceUrl, activityUrl]
  return Object.fromEntries(pages.map((url) => [url.slice(1).replaceAll('/', '-'), url]))
}

async function shoot(
  browser: Browser,
  address: string,
  file: string,
  width: number,
  theme: (typeof THEMES)[number],
) {
  const page = await browser.newPage({
    viewport: { width, height: 900 },
    colorScheme: theme,
    deviceScaleFactor: 1,
  })
  await page.goto(address)
  // A first visit may stay in the fallback font; a second one has the fonts.
  await page.reload({ waitUntil: 'networkidle' })
  await page.evaluate(async () => {
    for (const image of document.images) image.loading = 'eager'
    await Promise.all([...document.images].map((image) => image.decode().catch(() => undefined)))
  })
  await page.screenshot({ path: file, fullPage: true })
  await page.close()
}

await main()
