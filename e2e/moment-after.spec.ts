/** Runs last: the moment has come meanwhile, and nobody has restarted or rebuilt anything. */
import { expect, test } from '@playwright/test'
import { appears, expires, moment } from './fixture-content'
import { ask, mentions } from './support'

const TITLES = new RegExp(`${appears.title}|${expires.title}`, 'g')

test.setTimeout(180_000)

test('at its date an article appears everywhere, and an expired one is gone', async () => {
  await expect.poll(async () => (await ask(appears.path)).status, { timeout: 150_000 }).toBe(200)
  await expect.poll(async () => (await ask(expires.path)).status).toBe(404)
  for (const path of [
    '/',
    moment.community,
    moment.listing,
    moment.topic,
    '/search?q=Lanternfall+Duskmere',
  ]) {
    const { body } = await ask(path)
    expect.soft(mentions(body, TITLES), path).toEqual([appears.title])
  }
})

test('the page of the new article is complete', async ({ page }) => {
  await page.goto(moment.listing)
  await page.getByRole('heading', { level: 3, name: appears.title }).getByRole('link').click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(appears.title)
  await expect(page.getByRole('link', { name: /Earlier in .*Steady Light on the Night Ward/ })).toBeVisible()
})
