/** Every kind of page, in both themes and at both widths; then keyboard, narrow screens and spaced text. */
import { AxeBuilder } from '@axe-core/playwright'
import { expect, test, type Page } from '@playwright/test'
import { exported, paged, pictured } from './fixture-content'
import { SAMPLE_ORIGIN } from './sites'
import { hardPages, pageKinds } from './support'

const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']

/** The rules that a theme can break; the others see the same page twice. */
const COLOR_RULES = ['color-contrast', 'link-in-text-block']

async function violationsOf(page: Page, rules?: string[]): Promise<readonly string[]> {
  // Pages have no frames, so axe needs no second page to finish in.
  const axe = new AxeBuilder({ page }).setLegacyMode(true).options({ resultTypes: ['violations'] })
  const { violations } = await (rules ? axe.withRules(rules) : axe.withTags(TAGS)).analyze()
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, html }) => `${id}: ${target.join(' ')} ${html.slice(0, 120)}`),
  )
}

const SAMPLE = [
  ['sample home', `${SAMPLE_ORIGIN}/`],
  ['sample community', `${SAMPLE_ORIGIN}/communities/chronic-care-management`],
] as const
const CHECKED = [...pageKinds, ...hardPages, ...SAMPLE]
const BATCH = 4

for (let start = 0; start < CHECKED.length; start += BATCH) {
  const batch = CHECKED.slice(start, start + BATCH)
  // Hard content is checked once.
  const tag = start < pageKinds.length ? [] : '@desktop'
  test(`axe finds nothing on ${batch.map(([name]) => name).join(', ')}`, { tag }, async ({ page }) => {
    test.slow()
    await page.emulateMedia({ reducedMotion: 'reduce' })
    for (const [name, path] of batch) {
      await page.emulateMedia({ colorScheme: 'light' })
      await page.goto(path)
      const light = await page.evaluate(() => getComputedStyle(document.body).backgroundColor)
      expect.soft(await violationsOf(page), `${name}, light`).toEqual([])
      await page.emulateMedia({ colorScheme: 'dark' })
      const dark = await page.evaluate(() => getComputedStyle(document.body).backgroundColor)
      expect.soft(dark, `${name} has a dark theme`).not.toBe(light)
      expect.soft(await violationsOf(page, COLOR_RULES), `${name}, dark`).toEqual([])
    }
  })
}

test('the first stop skips to the content', async ({ page }) => {
  for (const path of ['/', exported.path]) {
    await page.goto(path)
    await page.keyboard.press('Tab')
    const skip = page.getByRole('link', { name: 'Skip to main content' })
    await expect(skip).toBeFocused()
    await expect(skip).toBeInViewport({ ratio: 1 })
    await page.keyboard.press('Enter')
    await expect(page.getByRole('main')).toBeFocused()
    await page.keyboard.press('Tab')
    expect(await page.evaluate(() => document.querySelector('main')?.contains(document.activeElement))).toBe(
      true,
    )
  }
})

test('every stop of the keyboard can be seen and is outlined', async ({ page }) => {
  for (const path of ['/', exported.path, '/communities/chronic-care-management/curated-content']) {
    await page.goto(path)
    const stops = await page.locator('a[href], button, input, summary, [tabindex="0"]').count()
    const seen: string[] = []
    for (let stop = 0; stop < stops; stop++) {
      await page.keyboard.press('Tab')
      const fault = await page.evaluate(() => {
        const element = document.activeElement
        if (!(element instanceof HTMLElement) || element === document.body) return 'end'
        const name = element.outerHTML.slice(0, 100)
        const { width, height } = element.getBoundingClientRect()
        // Cards and spines draw the ring on a box around the link, or inside it.
        const rings = [element, ...document.querySelectorAll(':focus, :focus-visible, :has(:focus-visible)')]
          .flatMap((one) => [getComputedStyle(one), getComputedStyle(one, '::after')])
          .some(({ outlineStyle, outlineWidth }) => outlineStyle !== 'none' && parseFloat(outlineWidth) >= 2)
        return width < 1 || height < 1 || !rings ? name : ''
      })
      if (fault === 'end') break
      if (fault !== '') seen.push(fault)
    }
    expect.soft(seen, path).toEqual([])
  }
})

test('nothing scrolls sideways at 320 pixels', { tag: '@desktop' }, async ({ page }) => {
  await page.setViewportSize({ width: 320, height: 640 })
  for (const [name, path] of CHECKED) {
    await page.goto(path)
    const [needed, given] = await page.evaluate(() => [
      document.documentElement.scrollWidth,
      document.documentElement.clientWidth,
    ])
    expect.soft(needed, name).toBeLessThanOrEqual(given ?? 0)
    await page.evaluate(() => window.scrollTo(500, 0))
    expect.soft(await page.evaluate(() => window.scrollX), name).toBe(0)
  }
})

test('text with more space between letters, words and lines is not cut off', async ({ page }) => {
  const pages = [
    '/',
    paged.listing,
    '/communities/hard-cases/curated-content',
    exported.path,
    pictured.path,
    '/communities',
    '/sources',
  ]
  for (const path of pages) {
    await page.goto(path)
    await page.addStyleTag({
      content: `* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important }
        p { margin-bottom: 2em !important }`,
    })
    expect.soft(await cutOff(page), path).toEqual([])
    const sideways = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    )
    expect.soft(sideways, path).toBeLessThanOrEqual(0)
  }
})

/** Texts that reach out of a box which clips. Excerpts and the last step of a trail are shortened on purpose. */
function cutOff(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => {
    const isMeant = (element: Element) =>
      element.matches('[aria-hidden="true"], .vh, .skip, [aria-current="page"]')
    const clips = (element: Element) => /hidden|clip/.test(getComputedStyle(element).overflow)
    const found: string[] = []
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
    for (let text = walker.nextNode(); text; text = walker.nextNode()) {
      const parent = text.parentElement
      if (
        !parent ||
        text.textContent?.trim() === '' ||
        !parent.checkVisibility() ||
        parent.closest('script, style')
      )
        continue
      const range = document.createRange()
      range.selectNodeContents(text)
      const box = range.getBoundingClientRect()
      for (
        let around: Element | null = parent;
        around && around !== document.body;
        around = around.parentElement
      ) {
        if (isMeant(around)) break
        if (getComputedStyle(around).webkitLineClamp !== 'none') break
        if (!clips(around)) continue
        const frame = around.getBoundingClientRect()
        const slack = 2
        if (
          box.right > frame.right + slack ||
          box.bottom > frame.bottom + slack ||
          box.left < frame.left - slack ||
          box.top < frame.top - slack
        ) {
          found.push(
            `"${text.textContent?.trim().slice(0, 60)}" in ${around.tagName.toLowerCase()}.${around.className}`,
          )
          break
        }
      }
    }
    return found
  })
}
