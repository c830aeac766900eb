/** The comfort that script adds. */
import { AxeBuilder } from '@axe-core/playwright'
import { expect, test, type Page } from '@playwright/test'
import { exported } from './fixture-content'
import { FIXTURE_ORIGIN, SITE_URL } from './sites'

const background = (page: Page) => page.evaluate(() => getComputedStyle(document.body).backgroundColor)

/** On phones the theme is in the menu. */
async function themeButton(page: Page, isMobile: boolean) {
  if (isMobile) await page.locator('summary[aria-label="Menu"]').click()
  return page.getByRole('button', { name: /^Color theme/ })
}

test('the key / moves to the search field, unless somebody is typing', async ({ page, isMobile }) => {
  await page.goto(isMobile ? '/search' : '/')
  const field = isMobile
    ? page.getByLabel('Search for')
    : page.getByLabel('Search articles, topics and sources')
  await page.keyboard.press('/')
  await expect(field).toBeFocused()
  await expect(field).toHaveValue('')
  await page.keyboard.type('a/b')
  await expect(field).toHaveValue('a/b')
  await page.keyboard.press('Escape')
  await expect(field).toHaveValue('')
  await expect(field).toBeFocused()
  await page.keyboard.press('Escape')
  await expect(field).not.toBeFocused()
})

test('the key / can be turned off, and stays off', async ({ page }) => {
  await page.goto('/accessibility')
  const box = page.getByRole('checkbox', { name: 'Use the key / to search' })
  await expect(box).toBeChecked()
  await box.uncheck()
  await page.goto('/search')
  await page.keyboard.press('/')
  await expect(page.getByRole('searchbox').filter({ visible: true }).first()).not.toBeFocused()
  await page.goto('/accessibility')
  await expect(box).not.toBeChecked()
  await box.check()
  await page.goto('/search')
  await page.keyboard.press('/')
  await expect(page.getByLabel('Search for')).toBeFocused()
})

test('the theme turns from system to light to dark and back, and is remembered', async ({
  page,
  isMobile,
}) => {
  await page.emulateMedia({ colorScheme: 'light' })
  await page.goto('/')
  const light = await background(page)
  const button = await themeButton(page, isMobile)
  await expect(button).toHaveAccessibleName('Color theme: follows your system')
  await button.click()
  await expect(button).toHaveAccessibleName('Color theme: light')
  await button.click()
  await expect(button).toHaveAccessibleName('Color theme: dark')
  const dark = await background(page)
  expect(dark).not.toBe(light)

  await page.goto(exported.path)
  expect(await background(page)).toBe(dark)
  const again = await themeButton(page, isMobile)
  await expect(again).toHaveAccessibleName('Color theme: dark')
  await again.click()
  await expect(again).toHaveAccessibleName('Color theme: follows your system')
  expect(await background(page)).toBe(light)
  await page.emulateMedia({ colorScheme: 'dark' })
  expect(await background(page)).toBe(dark)
})

test('a chosen theme is there before the first paint', async ({ page }) => {
  await page.emulateMedia({ colorScheme: 'light' })
  await page.addInitScript(() => {
    localStorage.setItem('theme', 'dark')
    const seen: (string | null)[] = []
    Object.assign(window, { seen })
    // The moment the body exists is before anything of it can be painted.
    new MutationObserver((_, observer) => {
      if (!document.body) return
      seen.push(document.documentElement.dataset['theme'] ?? null)
      observer.disconnect()
    }).observe(document, { childList: true, subtree: true })
  })
  for (const path of ['/', exported.path, '/nowhere']) {
    await page.goto(path)
    expect(await page.evaluate(() => (window as unknown as { seen: (string | null)[] }).seen), path).toEqual([
      'dark',
    ])
  }
})

test('the address of an article can be copied, and that is said', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write'], { origin: FIXTURE_ORIGIN })
  await page.goto(exported.path)
  // Phones that can share would open their own sheet.
  await page.evaluate(() =>
    Object.defineProperty(navigator, 'share', { value: undefined, configurable: true }),
  )
  await page.getByRole('button', { name: 'Copy link' }).click()
  await expect(page.getByRole('status').filter({ hasText: 'Copied' })).toHaveCount(1)
  await expect(page.getByRole('button', { name: 'Copied' })).toBeVisible()
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(SITE_URL + exported.path)
  await expect(page.getByRole('button', { name: 'Copy link' })).toBeVisible()
})

test('where copying is refused, it says what to do instead', async ({ page }) => {
  await page.goto(exported.path)
  await page.evaluate(() => {
    Object.defineProperty(navigator, 'share', { value: undefined, configurable: true })
    Object.defineProperty(navigator.clipboard, 'writeText', {
      value: () => Promise.reject(new Error('denied')),
    })
  })
  await page.getByRole('button', { name: 'Copy link' }).click()
  await expect(
    page.getByRole('status').filter({ hasText: 'Select the address bar and copy from there.' }),
  ).toBeVisible()
})

test('the menu of a phone opens, leads on and closes', { tag: '@phone' }, async ({ page }) => {
  await page.goto('/')
  const menu = page.getByRole('navigation', { name: 'Menu' })
  await expect(menu).toBeHidden()
  await expect(page.getByRole('navigation', { name: 'Main' })).toBeHidden()
  const summary = page.locator('summary[aria-label="Menu"]')
  await summary.tap()
  await expect(menu.getByRole('link')).toHaveText(['Communities', 'Topics', 'Sources'])
  await summary.tap()
  await expect(menu).toBeHidden()
  await summary.tap()
  await menu.getByRole('link', { name: 'Topics' }).tap()
  await expect(page).toHaveURL('/topics')
  await page.getByRole('link', { name: 'Search', exact: true }).tap()
  await expect(page).toHaveURL('/search')
})

test('the menu of a phone never covers what has the focus', { tag: '@phone' }, async ({ page }) => {
  await page.goto('/')
  const summary = page.locator('summary[aria-label="Menu"]')
  await summary.tap()
  await page.getByRole('button', { name: /^Color theme/ }).focus()
  await page.keyboard.press('Tab')
  await expect(page.getByRole('navigation', { name: 'Menu' })).toBeHidden()
  await summary.tap()
  await page.keyboard.press('Escape')
  await expect(page.getByRole('navigation', { name: 'Menu' })).toBeHidden()
  await expect(summary).toBeFocused()
})

test('suggestions open below the field, can be walked with arrows, and are accessible', async ({ page }) => {
  await page.goto('/search')
  const field = page.getByLabel('Search for')
  await field.pressSequentially('chronic')
  const options = page.getByRole('option')
  await expect(options.first()).toContainText('Chronic Care Management')
  await expect(page.getByRole('status')).toHaveText(/^\d suggestions?$/)
  await page.keyboard.press('ArrowDown')
  await expect(options.first()).toHaveAttribute('aria-selected', 'true')
  const { violations } = await new AxeBuilder({ page }).analyze()
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)).toEqual([])
  await page.keyboard.press('Escape')
  await expect(options).toHaveCount(0)
  await expect(field).toHaveValue('chronic')
  await field.press('End')
  await field.pressSequentially(' ')
  await options.first().click()
  await expect(page).toHaveURL('/communities/chronic-care-management')
})
