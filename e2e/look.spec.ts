import { expect, test, type Locator } from '@playwright/test'
import { SAMPLE_ORIGIN } from './sites'

/** An article of the sample content without a picture of its own. */
const COVERED = `${SAMPLE_ORIGIN}/communities/chronic-care-management/curated-content/healthcarebusinesstoday-how-hospitals-and-healthcare-networks-can-eliminate-interruptions-and-downtime`
const LISTING = `${SAMPLE_ORIGIN}/communities/chronic-care-management/curated-content`

async function ratioOf(box: Locator): Promise<number> {
  const { width, height } = (await box.boundingBox()) ?? { width: 0, height: 1 }
  return width / height
}

test('a cover keeps the shape of its place, and its words stay inside', async ({ page }) => {
  await page.goto(COVERED)
  expect(await ratioOf(page.locator('figure .media'))).toBeCloseTo(1180 / 600, 1)
  await page.goto(LISTING)
  expect(await ratioOf(page.locator('.row .media').first())).toBeCloseTo(16 / 9, 1)
  await page.setViewportSize({ width: 390, height: 844 })
  expect(await ratioOf(page.locator('.row .media').first())).toBeCloseTo(1, 1)
  for (const address of [COVERED, LISTING]) {
    await page.goto(address)
    const spills = await page.locator('.cover').evaluateAll(
      (covers) =>
        covers.filter((cover) => {
          const word = cover.querySelector('.g')?.getBoundingClientRect()
          const box = cover.getBoundingClientRect()
          return word !== undefined && (word.right > box.right + 1 || word.bottom > box.bottom + 1)
        }).length,
    )
    expect(spills, address).toBe(0)
  }
})

test('communities stand on a shelf where there is room, and lie in a pile where there is not', async ({
  page,
}) => {
  const tops = () =>
    page.locator('.spine').evaluateAll((spines) => spines.map((spine) => spine.getBoundingClientRect()))
  await page.goto(`${SAMPLE_ORIGIN}/`)
  const standing = await tops()
  expect(new Set(standing.map(({ bottom }) => Math.round(bottom))).size).toBe(1)
  expect(standing.every(({ width, height }) => height > width)).toBe(true)
  await page.setViewportSize({ width: 390, height: 844 })
  const lying = await tops()
  expect(lying.every(({ width, height }) => width > height)).toBe(true)
  expect(lying.map(({ top }) => top)).toEqual(lying.map(({ top }) => top).toSorted((a, b) => a - b))
})

test('on paper an article is its text and where it came from', async ({ page }) => {
  await page.goto(COVERED)
  await page.emulateMedia({ media: 'print', colorScheme: 'dark' })
  for (const hidden of ['.top', '.foot', '.crumbs', '.share-sec', '.related', 'figure .cover']) {
    await expect(page.locator(hidden).first()).toBeHidden()
  }
  await expect(page.locator('.prose')).toBeVisible()
  const printed = await page
    .getByRole('link', { name: /Read the original/ })
    .evaluate((link) => getComputedStyle(link, '::after').content)
  expect(printed).toContain('healthcarebusinesstoday.com')
  const ink = await page.locator('.prose').evaluate((prose) => getComputedStyle(prose).color)
  expect(ink).toBe('rgb(0, 0, 0)')
})

test.describe('without script', () => {
  test.use({ javaScriptEnabled: false })

  test('filters lie open on a desk, and open on a phone when they are asked to', async ({ page }) => {
    await page.goto(LISTING)
    const box = page.getByRole('checkbox', { name: /Care Coordination/ })
    await expect(box).toBeVisible()
    await page.setViewportSize({ width: 390, height: 844 })
    await expect(box).toBeHidden()
    await page.getByText('Filter articles').click()
    await box.check()
    await page.getByRole('button', { name: 'Apply filters' }).click()
    await expect(page).toHaveURL(/curated-content\?topic=medigy\/care-coordination$/)
    await expect(page.getByRole('link', { name: 'Remove filter: Care Coordination' })).toBeVisible()
  })
})
