import { expect, test } from '@playwright/test'
import { SAMPLE_ORIGIN } from './sites'

const results = (q: string) => `${SAMPLE_ORIGIN}/search?${new URLSearchParams({ q })}`

test('a misspelt word finds what the right spelling finds, and says so', async ({ page }) => {
  await page.goto(results('telehealth'))
  const titles = await page.getByRole('main').getByRole('heading', { level: 3 }).allTextContents()
  expect(titles.length).toBeGreaterThan(3)
  await page.goto(results('telehelth'))
  await expect(page.getByText('Showing results for “telehealth”')).toBeVisible()
  expect(await page.getByRole('main').getByRole('heading', { level: 3 }).allTextContents()).toEqual(titles)
})

test('a word that stands only in an excerpt is found and marked', async ({ page }) => {
  await page.goto(results('telephones memory paper'))
  await expect(page.getByRole('heading', { level: 3 })).toHaveText([/Eliminate Interruptions and Downtime/])
  await expect(page.getByRole('main').locator('mark').first()).toHaveText(/telephones/i)
})

test('words in quotes match only as a phrase', async ({ page }) => {
  await page.goto(results('"spare capacity"'))
  await expect(page.getByRole('heading', { level: 3 })).toHaveCount(1)
  await page.goto(results('"capacity spare"'))
  await expect(page.getByText('No articles for “"capacity spare"”')).toBeVisible()
})

test('nothing that can be typed breaks a search', async ({ request }) => {
  for (const q of [
    '"'.repeat(200),
    '😀'.repeat(100),
    '%00',
    '\u0000',
    '* AND ( NEAR ^ :',
    '\ud83d',
    'x'.repeat(5000),
  ]) {
    const answer = await request.get(results(q))
    expect(answer.status(), q.slice(0, 10)).toBe(200)
    expect(await answer.text()).toContain('<h1>Search</h1>')
  }
})

test('past the end of the results the last page is offered', async ({ page }) => {
  const response = await page.goto(`${results('care')}&page=99`)
  expect(response?.status()).toBe(404)
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('There is no page 99')
  await page.getByRole('link', { name: /^Go to page \d+$/ }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Search')
  await expect(page.getByRole('main').getByRole('heading', { level: 3 }).first()).toBeVisible()
})

test('filters narrow all articles when there are no words', async ({ page }) => {
  await page.goto(`${SAMPLE_ORIGIN}/search?community=telehealth-and-virtual-care`)
  const heading = page.getByRole('main').getByRole('heading', { level: 2, name: /^\d+ articles?$/ })
  const count = (await heading.textContent()) ?? ''
  await expect(page).toHaveTitle(new RegExp(`^${count}, filtered: Search`))
  const { total } = await (
    await page.request.get(`${SAMPLE_ORIGIN}/api/search?community=telehealth-and-virtual-care`)
  ).json()
  expect(count).toBe(`${total} ${total === 1 ? 'article' : 'articles'}`)
})

test('empty fields do not stay in the address', async ({ page }) => {
  await page.goto(`${results('care')}&topic=&from=&to=`)
  await expect(page).toHaveURL(results('care'))
  await expect(page).toHaveTitle(/^\d+ articles, search: care/)
})
