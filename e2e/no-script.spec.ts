/** Everything a reader does works without script. */
import { expect, test } from '@playwright/test'
import { exported, paged } from './fixture-content'

test('reading: home, community, listing, article', async ({ page }) => {
  await page.goto('/')
  await page.getByRole('link', { name: /^Chronic Care Management ?, 3 articles$/ }).click()
  await page.getByRole('link', { name: 'Browse 3 articles' }).click()
  await page.getByRole('heading', { level: 3, name: exported.title }).getByRole('link').click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(exported.title)
  await expect(page.locator('.prose p')).toHaveText([...exported.paragraphs])
  await expect(page.getByRole('link', { name: /^Read the original/ })).toHaveAttribute('href', exported.href)
})

test('paging', async ({ page }) => {
  await page.goto(paged.listing)
  await page.getByRole('link', { name: 'Next page' }).click()
  await expect(page.getByRole('heading', { level: 3 }).first()).toHaveText(paged.title(25))
  await page.getByRole('link', { name: 'Page 3', exact: true }).click()
  await expect(page.getByRole('heading', { level: 3 })).toHaveCount(5)
  await page.getByRole('link', { name: 'Previous page' }).click()
  await expect(page).toHaveURL(`${paged.listing}/page/2`)
})

test('searching, from the header and from the search page', async ({ page }) => {
  await page.goto('/')
  const header = page.getByRole('search', { name: 'Site' }).getByRole('searchbox')
  await header.fill('outage practice')
  await header.press('Enter')
  await expect(page).toHaveURL('/search?q=outage+practice')
  await expect(page.getByRole('heading', { level: 3 }).first()).toHaveText(
    'Practice Runs Before the Next Outage',
  )

  const field = page.getByRole('search', { name: 'Results' }).getByRole('searchbox')
  await expect(field).toHaveValue('outage practice')
  await field.fill('zzzzzz "xyzzyx" & <qqqqq>')
  await page.getByRole('search', { name: 'Results' }).getByRole('button', { name: 'Search' }).click()
  await expect(page.getByText('No articles for “zzzzzz "xyzzyx" & <qqqqq>”')).toBeVisible()
  await expect(field).toHaveValue('zzzzzz "xyzzyx" & <qqqqq>')
})

test('buttons that need script are not shown, and the theme follows the system', async ({ page }) => {
  await page.goto(exported.path)
  await expect(page.getByRole('button').filter({ visible: true })).toHaveCount(0)
  await expect(page.getByRole('link', { name: 'Email' })).toBeVisible()
  const paper = () => page.locator('body').evaluate((body) => getComputedStyle(body).backgroundColor)
  await page.emulateMedia({ colorScheme: 'light' })
  const light = await paper()
  await page.emulateMedia({ colorScheme: 'dark' })
  expect(await paper()).not.toBe(light)
})

test('folded topics open', async ({ page }) => {
  await page.goto('/topics')
  const fold = page.getByText(/^Show \d+ more$/).first()
  const first = page.locator('details.fold').first().getByRole('link').first()
  await expect(first).toBeHidden()
  await fold.click()
  await expect(first).toBeVisible()
})

test.describe('on a phone', () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true })

  test('the menu and the search page', async ({ page }) => {
    await page.goto('/')
    await page.locator('summary[aria-label="Menu"]').tap()
    const menu = page.getByRole('navigation', { name: 'Menu' })
    await expect(menu.getByRole('button')).toHaveCount(0)
    await menu.getByRole('link', { name: 'Sources' }).tap()
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Sources')
    await page.getByRole('link', { name: 'Search', exact: true }).tap()
    await page.getByRole('search', { name: 'Results' }).getByRole('searchbox').fill('records')
    await page.getByRole('button', { name: 'Search' }).tap()
    await expect(page.getByRole('heading', { level: 3, name: exported.title })).toBeVisible()
  })
})
