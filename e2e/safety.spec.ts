/** What files say is shown, never done; and no page talks to anybody else. */
import { expect, test } from '@playwright/test'
import { exported, hostile } from './fixture-content'
import { SAMPLE_ORIGIN, SITE_URL } from './sites'
import { ask, hardPages, mentions, pageKinds, watch } from './support'

const HOSTILE_PAGES = [
  hostile.path,
  '/communities/hard-cases/curated-content',
  '/communities/hard-cases',
  '/topics',
  `/sources/${hostile.domain}`,
  '/sources',
  '/curators',
  '/tags',
  '/search?q=drill',
  '/search?q=%22%3E%3Cscript%3Ewindow.ran%3Dtrue%3C%2Fscript%3E%3Cimg+src%3Dx+onerror%3Dwindow.ran%3Dtrue%3E',
  '/communities/hard-cases/curated-content/%22%3E%3Cimg%20src=x%20onerror=window.ran=true%3E-drill',
]

test('hostile text is readable text', async ({ page }) => {
  await page.goto(hostile.path)
  const heading = page.getByRole('heading', { level: 1 })
  await expect(heading).toHaveCount(1)
  await expect(heading).toContainText('<script>window.ran=true</script>')
  await expect(heading).toContainText('<img src=x onerror=window.ran=true> drill')
  await expect(page.getByRole('main')).toContainText('Before the tricks.')
  await expect(page.getByRole('main')).toContainText('After the tricks.')
  await expect(page.getByRole('contentinfo')).toBeVisible()
})

test('nothing of it runs, loads or leads astray', async ({ page }) => {
  const faults = watch(page)
  for (const path of HOSTILE_PAGES) {
    await page.goto(path, { waitUntil: 'networkidle' })
    await page.evaluate(() => {
      for (const element of document.querySelectorAll<HTMLElement>('main *')) {
        element.dispatchEvent(new MouseEvent('mouseover', { bubbles: true }))
        element.focus()
      }
    })
    const found = await page.evaluate(() => ({
      ran: 'ran' in window,
      handlers: [...document.querySelectorAll('*')].flatMap((element) =>
        element.getAttributeNames().filter((name) => name.startsWith('on')),
      ),
      // Data for search engines and the forms of search and filters are ours.
      strangers: [
        ...document.querySelectorAll(
          'main :is(script:not([type="application/ld+json"]), iframe, object, embed, form:not([role=search], [action^="/"]), style, base, meta, video, link), base',
        ),
      ].map(({ outerHTML }) => outerHTML.slice(0, 200)),
      links: [...document.querySelectorAll('a')]
        .map((link) => link.protocol)
        .filter((protocol) => !/^(?:https?|mailto):$/.test(protocol)),
      mains: document.querySelectorAll('#main').length,
    }))
    expect.soft(found, path).toEqual({ ran: false, handlers: [], strangers: [], links: [], mains: 1 })
  }
  expect(faults).toEqual([])
})

test('the links of its body are harmless', async ({ page }) => {
  await page.goto(hostile.path)
  const prose = page.locator('.prose')
  await expect(prose.getByRole('link')).toHaveText(['outside link'])
  const outside = prose.getByRole('link', { name: 'outside link' })
  await expect(outside).toHaveAttribute('href', 'https://elsewhere.example/page')
  await expect(outside).toHaveAttribute('rel', /noopener.*nofollow/)
  await expect(outside).not.toHaveAttribute('style')
  await expect(outside).not.toHaveAttribute('onclick')
  await expect(prose).toContainText('plain link')
})

const VISITED = [...pageKinds, ...hardPages]

for (const [half, kinds] of [
  VISITED.slice(0, VISITED.length / 2),
  VISITED.slice(VISITED.length / 2),
].entries()) {
  test(`no page logs an error or asks another host, part ${half + 1}`, async ({ page }) => {
    const faults = watch(page)
    for (const [name, path, status = 200] of kinds) {
      const response = await page.goto(path)
      expect.soft(response?.status(), name).toBe(status)
    }
    expect(faults).toEqual([])
  })
}

test('the sample site is as quiet', async ({ page }) => {
  const faults = watch(page)
  for (const path of [
    '/',
    '/communities',
    '/communities/chronic-care-management',
    '/topics',
    '/sources',
    '/curators',
    '/search?q=telehealth',
  ]) {
    await page.goto(SAMPLE_ORIGIN + path)
  }
  expect(faults).toEqual([])
})

test('the public address comes from the settings, never from a request', async () => {
  const headers = {
    host: 'evil.example',
    'x-forwarded-host': 'evil.example',
    'x-forwarded-proto': 'gopher',
    forwarded: 'host=evil.example',
  }
  for (const path of ['/', exported.path, '/topics', '/search?q=outage', '/nowhere']) {
    const { body } = await ask(path, { headers })
    expect.soft(mentions(body, /evil\.example/g), path).toEqual([])
  }
  const canonical = new RegExp(`<link rel="canonical" href="${SITE_URL}${exported.path}"/>`, 'g')
  expect(mentions((await ask(exported.path, { headers })).body, canonical)).toHaveLength(1)
  for (const path of [exported.alias, '/communities/', '/?s=x']) {
    expect.soft((await ask(path, { headers })).headers.location, path).not.toContain('evil')
  }
})

test('answers carry no cookie and do not name the software', async () => {
  for (const path of ['/', exported.path, '/search?q=outage', '/nowhere', '/api/health']) {
    const { headers } = await ask(path)
    expect.soft(headers['set-cookie'], path).toBeUndefined()
    expect.soft(headers['x-powered-by'], path).toBeUndefined()
  }
})
