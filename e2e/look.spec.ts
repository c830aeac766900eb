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

/** How many lines a text takes; what follows it for screen readers only is not counted. */
function linesOf(text: Locator): Promise<number> {
  return text.evaluate((element) => {
    const range = document.createRange()
    if (element.firstChild) range.selectNode(element.firstChild)
    return new Set(Array.from(range.getClientRects(), ({ bottom }) => Math.round(bottom))).size
  })
}

test('short words stay on one line where there is little room', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 })
  await page.goto(`${SAMPLE_ORIGIN}/`)
  for (const more of await page.locator('.sec-head .more > span').all()) expect(await linesOf(more)).toBe(1)
  const abbreviation = page.locator('.spine b').first()
  await abbreviation.evaluate((element) => (element.textContent = 'CaPoC'))
  expect(await linesOf(abbreviation)).toBe(1)
  await page.goto(`${SAMPLE_ORIGIN}/sources`)
  for (const source of await page.locator('.index th a').all()) expect.soft(await linesOf(source)).toBe(1)
  await page.goto(`${SAMPLE_ORIGIN}/topics`)
  const chip = page.locator('main .chip').first()
  await chip.evaluate((element) => element.firstChild?.replaceWith('Pneumono-'.repeat(3) + 'topic'.repeat(9)))
  expect(await linesOf(chip.locator('small'))).toBe(1)
  await page.setViewportSize({ width: 940, height: 844 })
  expect(await linesOf(page.locator('.top .brand span'))).toBe(1)
})

test('a dot stands between two things of one line, and nowhere else', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 })
  await page.goto(`${SAMPLE_ORIGIN}/curators`)
  const line = page.locator('.meta').first()
  await line.locator('> :last-child').evaluate((last) => (last.textContent = 'A long name of it '.repeat(9)))
  const [first, second] = await line.locator('> *').evaluateAll((parts) =>
    parts.map((part) => ({
      before: getComputedStyle(part, '::before').content,
      after: getComputedStyle(part, '::after').content,
      left: part.getBoundingClientRect().left,
    })),
  )
  expect([first?.before, first?.after]).toEqual(['none', 'none'])
  // The second begins a line, so its dot lies outside of the box, which cuts it off.
  expect(second?.before).toBe('"·"')
  expect(second?.left).toBe(first?.left)
  await expect(line).toHaveCSS('overflow-x', 'clip')
})

test('the footer of a short page is at the bottom of the window', async ({ page }) => {
  await page.setViewportSize({ width: 1440, height: 2000 })
  await page.goto(`${SAMPLE_ORIGIN}/accessibility`)
  const bottom = await page.locator('.foot').evaluate((foot) => foot.getBoundingClientRect().bottom)
  expect(Math.round(bottom)).toBe(2000)
})

test('a wide table loses no column on paper', async ({ page }) => {
  await page.goto(COVERED)
  await page.locator('.prose').evaluate((prose) => {
    const cells = Array.from({ length: 12 }, (_, number) => `<td>value number ${number}</td>`)
    prose.insertAdjacentHTML('beforeend', `<table><tr>${cells.join('')}</tr></table>`)
  })
  await page.setViewportSize({ width: 690, height: 900 })
  await page.emulateMedia({ media: 'print' })
  const [last, edge] = await page
    .locator('.prose')
    .evaluate((prose) =>
      [prose.querySelector('td:last-child'), prose].map((box) => box?.getBoundingClientRect().right ?? 0),
    )
  expect(last).toBeLessThanOrEqual((edge ?? 0) + 1)
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

  test('the open menu of a phone pushes the page down', async ({ page }) => {
    await page.setViewportSize({ width: 390, height: 844 })
    await page.goto(`${SAMPLE_ORIGIN}/`)
    await page.locator('summary[aria-label="Menu"]').click()
    const menu = await page.getByRole('navigation', { name: 'Menu' }).boundingBox()
    const main = await page.getByRole('main').boundingBox()
    expect((menu?.y ?? 0) + (menu?.height ?? 0)).toBeLessThanOrEqual(main?.y ?? 0)
  })

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
