import path from 'node:path'
import sharp from 'sharp'
import { describe, expect, test } from 'vitest'
import { openFileStore } from './file-store'
import { inspectImage, isPicture, resizeImage } from './image'
import { contentFolder, linesOf, type Files } from './testing'

const picture = (width: number, height: number) =>
  sharp({ create: { width, height, channels: 3, background: { r: 200, g: 80, b: 40 } } })

const png = (width = 640, height = 360) => picture(width, height).png().toBuffer()
const jpeg = (width = 640, height = 360) => picture(width, height).jpeg().toBuffer()

const SVG = '<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg" width="640" height="360"/>'

/** What an article at `a/b/c.md` gets for a reference to one of these files. */
async function inspect(files: Files, href: string, alt?: string) {
  const folder = await contentFolder({ 'a/b/c.md': '', ...files })
  const store = await openFileStore(folder.root, folder.publicDir)
  const { image, finding } = await inspectImage(store, 'a/b/c.md', {
    href,
    alt,
    path: ['featuredImage', 'href'],
  })
  return { image, lines: finding ? linesOf([finding]) : [] }
}

describe('a picture that can be shown', () => {
  test.each([
    ['PNG', () => png()],
    ['JPEG', () => jpeg()],
    ['WebP', () => picture(640, 360).webp().toBuffer()],
    ['GIF', () => picture(640, 360).gif().toBuffer()],
  ])('may be a %s', async (_, make) => {
    const { image, lines } = await inspect({ 'a/b/one.png': await make() }, 'one.png', 'A lamp')
    expect(lines).toEqual([])
    expect(image).toEqual({
      key: expect.stringMatching(/^[\da-f]{20}$/),
      width: 640,
      height: 360,
      mode: 'photo',
      alt: 'A lamp',
    })
  })

  test('is known by its bytes, not by its name', async () => {
    const bytes = await png()
    const named = await inspect({ 'a/b/one.svg': bytes }, 'one.svg')
    const bare = await inspect({ 'a/b/one': bytes }, 'one')
    expect(named.image?.key).toBe(bare.image?.key)
    expect((await inspect({ 'a/b/one': await png(641) }, 'one')).image?.key).not.toBe(bare.image?.key)
  })

  test('may lie in static/', async () => {
    expect((await inspect({ 'static/img/one.png': await png() }, '/img/one.png')).image?.width).toBe(640)
  })

  test('without a description of its own is decoration', async () => {
    expect((await inspect({ 'a/b/one.png': await png() }, 'one.png')).image?.alt).toBe('')
  })

  test('is measured as it is shown, not as it is stored', async () => {
    const turned = await picture(400, 800).jpeg().withMetadata({ orientation: 6 }).toBuffer()
    expect((await inspect({ 'a/b/one.jpg': turned }, 'one.jpg')).image).toMatchObject({
      width: 800,
      height: 400,
    })
    const upsideDown = await picture(400, 800).jpeg().withMetadata({ orientation: 3 }).toBuffer()
    expect((await inspect({ 'a/b/one.jpg': upsideDown }, 'one.jpg')).image).toMatchObject({
      width: 400,
      height: 800,
    })
  })

  test.each([
    [1180, 600, 'photo'],
    [460, 400, 'photo'],
    [459, 400, 'mat'],
    [960, 400, 'photo'],
    [961, 400, 'mat'],
    [400, 400, 'mat'],
    [400, 800, 'mat'],
    [320, 180, 'photo'],
  ])('%i by %i is shown as %s', async (width, height, mode) => {
    expect((await inspect({ 'a/b/one.png': await png(width, height) }, 'one.png')).image?.mode).toBe(mode)
  })
})

describe('a picture that can’t be shown', () => {
  const MISSING =
    'warning image-missing featuredImage.href: The article points at an image that is not in its folder. Readers see a generated cover for now. Add the file next to the article, or set featuredImage.valid to false.'

  test.each(['missing.png', '../../x.png', '../../../x.png', '/x.png', '/../x.png', '.'])(
    '%j is missing',
    async (href) => {
      const { image, lines } = await inspect({ '../x.png': await png() }, href)
      expect(image).toBeUndefined()
      expect(lines).toEqual([MISSING])
    },
  )

  test.each([
    'https://example.org/a.png',
    'HTTP://example.org/a.png',
    '//example.org/a.png',
    'data:image/png;base64,AA==',
  ])('%j lies elsewhere', async (href) => {
    expect(await inspect({}, href)).toEqual({
      image: undefined,
      lines: [
        'warning image-remote featuredImage.href: The image lies on another site. Readers see a generated cover. Put the file next to the article.',
      ],
    })
  })

  const UNUSABLE =
    'warning image-unusable featuredImage.href: The file is no picture that can be shown. Readers see a generated cover. Use a JPEG, PNG, GIF or WebP of at most 40 megapixels.'

  test.each<[string, () => Promise<Buffer> | Buffer]>([
    ['an SVG named .png', () => Buffer.from(SVG)],
    ['a page named .png', () => Buffer.from('<!doctype html><script>alert(1)</script>')],
    ['an empty file', () => Buffer.alloc(0)],
    ['a TIFF', () => picture(640, 360).tiff().toBuffer()],
    ['an AVIF', () => picture(64, 64).avif().toBuffer()],
    ['a PNG cut in its header', async () => (await png()).subarray(0, 20)],
    ['a JPEG cut in its header', async () => (await jpeg()).subarray(0, 8)],
    ['a page behind the first bytes of a PNG', () => Buffer.from('\x89PNG\r\n\x1a\n<script>', 'latin1')],
  ])('%s is no picture', async (_, make) => {
    expect(await inspect({ 'a/b/one.png': await make() }, 'one.png')).toEqual({
      image: undefined,
      lines: [UNUSABLE],
    })
  })

  test('one of more than 40 megapixels is not decoded', async () => {
    const bomb = await png(7000, 6000)
    expect(await inspect({ 'a/b/one.png': bomb }, 'one.png')).toEqual({ image: undefined, lines: [UNUSABLE] })
    expect(await resizeImage(bomb, 400, 'webp')).toBeUndefined()
  })

  test('one of more than 10 MB is not read', async () => {
    expect(await inspect({ 'a/b/one.png': Buffer.alloc(10 * 1024 * 1024 + 1) }, 'one.png')).toEqual({
      image: undefined,
      lines: [
        'warning image-size featuredImage.href: The image is larger than 10 MB. Readers see a generated cover. Use a smaller file.',
      ],
    })
  })

  test.each([
    [319, 180],
    [320, 179],
    [1, 1],
  ])('%i by %i is too small', async (width, height) => {
    expect(await inspect({ 'a/b/one.png': await png(width, height) }, 'one.png')).toEqual({
      image: undefined,
      lines: [
        `warning image-small featuredImage.href: It is ${width} by ${height} px. Readers see a generated cover. Use an image of at least 320 by 180 px.`,
      ],
    })
  })
})

describe('resizeImage', () => {
  test.each(['avif', 'webp'] as const)('makes a smaller %s', async (format) => {
    const resized = await resizeImage(await png(800, 400), 400, format)
    const { width, height, format: made } = await sharp(resized).metadata()
    expect({ width, height }).toEqual({ width: 400, height: 200 })
    expect(made).toBe(format === 'avif' ? 'heif' : 'webp')
  })

  test('never makes a picture larger', async () => {
    expect(await sharp(await resizeImage(await png(400, 200), 1180, 'webp')).metadata()).toMatchObject({
      width: 400,
    })
  })

  test('turns it the right way and leaves out where and with what it was taken', async () => {
    const taken = await picture(400, 800)
      .jpeg()
      .withExif({ IFD0: { Artist: 'Mara', Orientation: '6' }, IFD3: { GPSLatitude: '51/1 30/1 0/1' } })
      .withMetadata({ orientation: 6 })
      .toBuffer()
    expect((await sharp(taken).metadata()).exif).toBeDefined()
    const { width, height, exif, icc, xmp, orientation } = await sharp(
      await resizeImage(taken, 640, 'webp'),
    ).metadata()
    expect({ width, height, exif, icc, xmp, orientation }).toEqual({ width: 640, height: 320 })
  })

  test('gives nothing for what does not decode', async () => {
    const whole = await png(800, 400)
    expect(await resizeImage(Buffer.from(SVG), 400, 'webp')).toBeUndefined()
    expect(await resizeImage(whole.subarray(0, whole.length - 100), 400, 'webp')).toBeUndefined()
  })
})

test('isPicture looks at the first bytes only', async () => {
  expect(isPicture(await png())).toBe(true)
  expect(isPicture(Buffer.from(SVG))).toBe(false)
  expect(isPicture(Buffer.from('RIFF0000WAVE'))).toBe(false)
  expect(isPicture(Buffer.from(path.sep))).toBe(false)
})

test.each(['jpeg', 'png', 'webp', 'gif'] as const)(
  'a %s that stops halfway is no picture',
  async (format) => {
    const pixels = Buffer.from(
      Array.from({ length: 400 * 300 * 3 }, (_, index) => (index * index * 7919) % 251),
    )
    const whole = await sharp(pixels, { raw: { width: 400, height: 300, channels: 3 } })
      .toFormat(format)
      .toBuffer()
    expect(isPicture(whole)).toBe(true)
    expect(isPicture(whole.subarray(0, whole.length - 2001))).toBe(false)
  },
)
