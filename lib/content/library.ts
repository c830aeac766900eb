/**
 * All files of the content folder, read and parsed, each with what is wrong with it.
 * Immutable: reading again gives a new library that shares everything that did not change.
 */
import { createHash } from 'node:crypto'
import { toArticle, toIndex, type ParsedArticle, type ParsedIndex } from './article'
import type { FileStamp, FileStore } from './file-store'
import { readFrontMatter } from './front-matter'
import { inspectImage } from './image'
import type { FeaturedImage } from './model'
import type { Finding } from './problem'
import { parseVocabularies, VOCABULARIES_FILE, type ParsedVocabularies } from './vocabularies'

/** Files read at a time: enough to keep the disk busy, few enough for the open-file limit. */
const READ_AHEAD = 64

/** One file: what was read, and what was found. */
export interface Shelved {
  readonly stamp: FileStamp
  readonly hash: string
  /** The article of the last good version; absent if there never was one. */
  readonly article?: ParsedArticle
  readonly index?: ParsedIndex
  readonly vocabularies?: ParsedVocabularies
  readonly image?: FeaturedImage
  readonly imageStamp: string
  readonly findings: readonly Finding[]
  /** What can't be read twice the same way is read again next time. */
  readonly broken: boolean
}

export interface Library {
  /** In path order. */
  readonly files: readonly Shelved[]
}

/**
 * Reads the folder. With a `previous` library only new and changed files are opened, and an article whose file
 * has become unreadable keeps its last good version.
 * @param onProgress called with the number of files done and the total.
 */
export async function readLibrary(
  store: FileStore,
  previous?: Library,
  onProgress?: (done: number, total: number) => void,
): Promise<Library> {
  const before = new Map(previous?.files.map((shelved) => [shelved.stamp.file, shelved]))
  const stamps = await store.list()
  const files: Shelved[] = []
  for (let start = 0; start < stamps.length; start += READ_AHEAD) {
    const batch = stamps.slice(start, start + READ_AHEAD)
    files.push(...(await Promise.all(batch.map((stamp) => shelve(store, stamp, before.get(stamp.file))))))
    onProgress?.(files.length, stamps.length)
  }
  return { files }
}

/** Whether two readings hold the same, so that nothing needs to be indexed anew. */
export function sameLibrary(a: Library, b: Library): boolean {
  return a.files.length === b.files.length && a.files.every((shelved, index) => shelved === b.files[index])
}

/** Changes with every byte of content that a page may show, and is the same for every copy of the folder. */
export function fingerprint(library: Library): string {
  const hash = createHash('sha1')
  for (const { stamp, hash: contents, image } of library.files) {
    hash.update(`${stamp.file}\n${contents}\n${image?.key ?? ''}\n`)
  }
  return hash.digest('hex')
}

async function shelve(store: FileStore, stamp: FileStamp, before: Shelved | undefined): Promise<Shelved> {
  const reference = before?.article?.image
  const imageStamp = reference ? await store.imageStamp(stamp.file, reference.href) : ''
  const same =
    before && isSameFile(before.stamp, stamp) && before.imageStamp === imageStamp ? before : undefined
  if (same && !same.broken) return same

  const lastGood = {
    article: before?.article,
    index: before?.index,
    vocabularies: before?.vocabularies,
    image: before?.image,
    imageStamp,
    broken: true,
  }
  const read = await store.read(stamp.file)
  if (!read.ok) return { ...lastGood, stamp, hash: '', findings: [read.finding] }
  if (same?.hash === read.hash) return same
  const known = { stamp, hash: read.hash }
  if (stamp.file === VOCABULARIES_FILE) {
    const parsed = parseVocabularies(read.text)
    return parsed.ok
      ? { ...known, vocabularies: parsed.value, imageStamp: '', findings: parsed.findings, broken: false }
      : { ...lastGood, ...known, findings: [parsed.finding] }
  }
  const split = readFrontMatter(read.text)
  if (!split.ok) return { ...lastGood, ...known, findings: [split.finding] }

  if (/(?:^|\/)_index\.[a-z]+$/.test(stamp.file)) {
    const { value, findings } = toIndex(stamp.file, split.file)
    return { ...known, index: value, imageStamp: '', findings, broken: false }
  }
  const { value, findings } = toArticle(stamp.file, split.file)
  if (value === undefined) return { ...lastGood, ...known, findings }
  return { ...known, article: value, broken: false, ...(await withImage(store, stamp.file, value, findings)) }
}

async function withImage(
  store: FileStore,
  file: string,
  article: ParsedArticle,
  findings: readonly Finding[],
) {
  if (article.image === undefined) return { imageStamp: '', findings }
  const { image, finding } = await inspectImage(store, file, article.image)
  const imageStamp = await store.imageStamp(file, article.image.href)
  return { image, imageStamp, findings: finding ? [...findings, finding] : findings }
}

function isSameFile(before: FileStamp, now: FileStamp): boolean {
  return before.size === now.size && before.modifiedMs === now.modifiedMs
}
