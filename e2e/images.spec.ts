/** Pictures are served small, kept for ever, and never broken. */
import { expect, test, type Locator } from '@playwright/test'
import sharp from 'sharp'
import { covered, pictured, tall } from './fixture-content'
import { SAMPLE_ORIGIN } from './sites'
import { watch } from './support'

/** Every address a picture may be fetched from. */
async function addressesOf(picture: Locator): Promise<readonly string[]> {
  return picture.evaluate((element) => {
    const sets = [...element.querySelectorAll('[srcset]')].map((one) => one.getAttribute('srcset') ?? '')
    const sources = [...element.querySelectorAll('[src]')].map((one) => one.getAttribute('src') ?? '')
    return [
      ...new Set([
        ...sources,
        ...sets.flatMap((set) => set.split(',').map((part) => part.trim().split(' ')[0] ?? '')),
      ]),
    ]
  })
}

test('a picture comes as AVIF and WebP, in its own proportions, to be kept for ever', async ({
  page,
  request,
}) => {
  for (const { path, width, height } of [pictured, tall]) {
    await page.goto(path)
    const picture = page.getByRole('main').locator('figure picture')
    const image = picture.locator('img')
    await expect(image).toHaveAttribute('width', String(width))
    await expect(image).toHaveAttribute('height', String(height))
    await expect.poll(() => image.evaluate((img: HTMLImageElement) => img.naturalWidth)).toBeGreaterThan(0)
    const shown = await image.evaluate((img: HTMLImageElement) => img.naturalWidth / img.naturalHeight)
    expect(Math.abs(shown / (width / height) - 1)).toBeLessThan(0.02)

    const addresses = await addressesOf(picture)
    const formats = new Set(addresses.map((address) => address.split('.').at(-1)))
    expect(formats).toEqual(new Set(['avif', 'webp']))
    for (const address of addresses) {
      const response = await request.get(address)
      const headers = response.headers()
      expect.soft(response.status(), address).toBe(200)
      expect.soft(headers['content-type'], address).toBe(`image/${address.split('.').at(-1)}`)
      expect.soft(headers['cache-control'], address).toMatch(/public.*max-age=31536000.*immutable/)
      expect.soft(headers['x-content-type-options'], address).toBe('nosniff')
      const size = await sharp(await response.body()).metadata()
      expect.soft(Math.abs(size.width / size.height / (width / height) - 1), address).toBeLessThan(0.02)
      expect.soft(size.width, address).toBeLessThanOrEqual(width)
    }
  }
})

test('a description of a picture is kept, and one that repeats the title is not', async ({ page }) => {
  await page.goto(pictured.path)
  await expect(page.getByRole('img', { name: pictured.alt })).toBeVisible()
  await page.goto('/communities/chronic-care-management/curated-content')
  await expect(page.getByRole('main').getByRole('img', { name: /./ })).toHaveCount(0)
})

for (const [fault, { title, path }] of Object.entries(covered)) {
  test(`a picture that can't be shown (${fault}) leaves the cover, and nothing fails`, async ({ page }) => {
    const faults = watch(page)
    await page.goto(path, { waitUntil: 'networkidle' })
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(title)
    const figure = page.getByRole('main').locator('figure')
    await expect(figure.locator('.cover')).toBeVisible()
    await expect(figure.locator('img')).toHaveCount(0)
    expect(faults).toEqual([])
  })
}

test('no picture of a listing, of home or of the sample site fails', async ({ page }) => {
  const faults = watch(page)
  for (const address of [
    '/communities/pictures/curated-content',
    '/',
    `${SAMPLE_ORIGIN}/`,
    `${SAMPLE_ORIGIN}/communities/patient-engagement/curated-content`,
  ]) {
    await page.goto(address)
    const images = page.locator('img')
    for (const image of await images.all()) {
      await image.scrollIntoViewIfNeeded()
      await expect
        .poll(() => image.evaluate((img: HTMLImageElement) => img.complete && img.naturalWidth), address)
        .toBeGreaterThan(0)
    }
  }
  expect(faults).toEqual([])
})

test('pictures reserve their place: nothing moves when they arrive', async ({ page }) => {
  await page.addInitScript(() => {
    const shifts: number[] = []
    Object.assign(window, { shifts })
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) if ('value' in entry) shifts.push(Number(entry.value))
    }).observe({ type: 'layout-shift', buffered: true })
  })
  for (const address of [pictured.path, tall.path, `${SAMPLE_ORIGIN}/`]) {
    await page.goto(address, { waitUntil: 'networkidle' })
    const total = await page.evaluate(() =>
      (window as unknown as { shifts: number[] }).shifts.reduce((a, b) => a + b, 0),
    )
    expect.soft(total, address).toBeLessThan(0.02)
  }
})
