/** Decides from the bytes whether a featured image can be shown, and how. */
import { createHash } from 'node:crypto'
import sharp from 'sharp'
import type { ImageReference } from './article'
import type { FileStore } from './file-store'
import type { FeaturedImage } from './model'
import type { Finding } from './problem'

const MAX_PIXELS = 40_000_000
const MIN_WIDTH = 320
const MIN_HEIGHT = 180

/** Wider or taller pictures would lose their subject in a crop. */
const PHOTO_RATIOS = { min: 1.15, max: 2.4 }

/**
 * First and last bytes of the kinds we decode. Everything else (SVG, AVIF, HTML named .png, …) gets the cover, and so
 * does a picture that stops halfway: its head alone would promise what can't be served.
 */
const KINDS: readonly { readonly start: RegExp; readonly isWhole: (bytes: Buffer) => boolean }[] = [
  { start: /^\x89PNG\r\n\x1a\n/, isWhole: (bytes) => bytes.subarray(-64).includes('IEND') },
  { start: /^\xff\xd8\xff/, isWhole: (bytes) => bytes.subarray(-1024).includes(Buffer.from([0xff, 0xd9])) },
  { start: /^GIF8[79]a/, isWhole: (bytes) => bytes.findLast((byte) => byte !== 0) === 0x3b },
  { start: /^RIFF[\s\S]{4}WEBP/, isWhole: (bytes) => bytes.readUInt32LE(4) + 8 <= bytes.length },
]

export interface InspectedImage {
  readonly image?: FeaturedImage
  readonly finding?: Finding
}

/** Looks at the file an article names. Never throws: what can't be shown is a finding, and the cover takes its place. */
export async function inspectImage(
  store: FileStore,
  file: string,
  reference: ImageReference,
): Promise<InspectedImage> {
  const warn = (rule: string, message: string, fix: string): InspectedImage => ({
    finding: { rule, severity: 'warning', field: reference.path, message, fix },
  })
  if (/^(?:[a-z][a-z\d+.-]*:|\/\/)/i.test(reference.href)) {
    return warn(
      'image-remote',
      'The image lies on another site. Readers see a generated cover.',
      'Put the file next to the article.',
    )
  }
  const found = await store.readImage(file, reference.href)
  if (found === undefined) {
    return warn(
      'image-missing',
      'The article points at an image that is not in its folder. Readers see a generated cover for now.',
      'Add the file next to the article, or set featuredImage.valid to false.',
    )
  }
  if (found === 'too-large')
    return warn(
      'image-size',
      'The image is larger than 10 MB. Readers see a generated cover.',
      'Use a smaller file.',
    )
  const size = await measure(found)
  if (size === undefined) {
    return warn(
      'image-unusable',
      'The file is no picture that can be shown. Readers see a generated cover.',
      'Use a JPEG, PNG, GIF or WebP of at most 40 megapixels.',
    )
  }
  if (size.width < MIN_WIDTH || size.height < MIN_HEIGHT) {
    return warn(
      'image-small',
      `It is ${size.width} by ${size.height} px. Readers see a generated cover.`,
      `Use an image of at least ${MIN_WIDTH} by ${MIN_HEIGHT} px.`,
    )
  }
  const ratio = size.width / size.height
  const mode = ratio < PHOTO_RATIOS.min || ratio > PHOTO_RATIOS.max ? 'mat' : 'photo'
  return { image: { key: imageKey(found), ...size, mode, alt: reference.alt ?? '' } }
}

/** Names the bytes of a picture. */
export function imageKey(bytes: Buffer): string {
  return createHash('sha1').update(bytes).digest('hex').slice(0, 20)
}

/** Whether bytes are a whole picture of a kind we decode, whatever the file is called. */
export function isPicture(bytes: Buffer): boolean {
  const head = bytes.subarray(0, 16).toString('latin1')
  return KINDS.some(({ start, isWhole }) => start.test(head) && isWhole(bytes))
}

async function measure(bytes: Buffer): Promise<{ width: number; height: number } | undefined> {
  if (!isPicture(bytes)) return undefined
  const {
    width,
    height,
    orientation = 1,
  } = await sharp(bytes, { limitInputPixels: MAX_PIXELS })
    .metadata()
    .catch(() => ({ width: 0, height: 0, orientation: 1 }))
  if (width < 1 || height < 1 || width * height > MAX_PIXELS) return undefined
  // From 5 on, EXIF says the picture is shown turned by a quarter.
  return orientation >= 5 ? { width: height, height: width } : { width, height }
}

/** One width of a picture, without its metadata. `undefined` when it does not decode. */
export async function resizeImage(
  bytes: Buffer,
  width: number,
  format: 'avif' | 'webp',
): Promise<Buffer | undefined> {
  if (!isPicture(bytes)) return undefined
  const resized = sharp(bytes, { limitInputPixels: MAX_PIXELS, failOn: 'error' })
    .rotate()
    .resize({ width, withoutEnlargement: true })
  const encoded = format === 'avif' ? resized.avif({ quality: 55, effort: 3 }) : resized.webp({ quality: 78 })
  return encoded.toBuffer().catch(() => undefined)
}
