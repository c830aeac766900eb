import 'server-only'

/** Pictures in the sizes pages ask for, made once and kept on disk where the disk allows it. */
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { resizeImage } from './content/image'
import { getImage, isImageShown } from './portal'
import { readMediaUrl } from './urls'

export interface Picture {
  readonly bytes: Buffer
  readonly type: 'image/avif' | 'image/webp'
}

const CACHE_DIR = '.next/cache/media'

/** Encoders work one after the other: each already uses more than one core. */
let queue: Promise<unknown> = Promise.resolve()
const underWay = new Map<string, Promise<Buffer | undefined>>()

/** @param name the last part of an address; anything but what `mediaUrl` makes gives `undefined`. */
export async function getPicture(name: string): Promise<Picture | undefined> {
  const asked = readMediaUrl(`/media/${name}`)
  if (asked === undefined) return undefined
  const { key, width, format } = asked
  // Asked even when the file is kept: a picture goes with its last published article.
  if (!(await isImageShown(key))) return undefined
  const kept = path.join(/* turbopackIgnore: true */ process.cwd(), CACHE_DIR, name)
  const bytes =
    (await readFile(kept).catch(() => undefined)) ??
    (await once(name, async () => {
      const original = await getImage(key)
      return original && make(original, width, format, kept)
    }))
  return bytes && { bytes, type: `image/${format}` }
}

function once(name: string, work: () => Promise<Buffer | undefined>): Promise<Buffer | undefined> {
  const running = underWay.get(name)
  if (running) return running
  const started = queue.then(work).finally(() => underWay.delete(name))
  queue = started.catch(() => undefined)
  underWay.set(name, started)
  return started
}

async function make(
  original: Buffer,
  width: number,
  format: 'avif' | 'webp',
  kept: string,
): Promise<Buffer | undefined> {
  const bytes = await resizeImage(original, width, format)
  if (bytes === undefined) return undefined
  const temporary = `${kept}.${process.pid}.tmp`
  await mkdir(path.dirname(kept), { recursive: true })
    .then(() => writeFile(temporary, bytes))
    .then(() => rename(temporary, kept))
    // A read-only or full disk costs time, not pictures.
    .catch(() => undefined)
  return bytes
}
