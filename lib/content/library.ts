/**
 * All files of the content folder, read and parsed, each with what is wrong with it.
 * Immutable: reading again gives a new library that shares everything that did not change.
 */
import { createHash } from 'node:crypto'
import { Worker } from 'node:worker_threads'
import { toArticle, type ParsedArticle } from './article'
import { brokenOff } from './broken-off'
import { isIndexName } from './file-names'
import type { FileStamp, FileStore } from './file-store'
import { readFrontMatter } from './front-matter'
import { inspectImage } from './image'
import { toIndex, type ParsedIndex } from './index-file'
import type { FeaturedImage } from './model'
import { unpack, type Packed } from './packed'
import type { Finding } from './problem'
import { parseVocabularies, VOCABULARIES_FILE, type ParsedVocabularies } from './vocabularies'

/** Files read before others get a turn: a few milliseconds of work. */
const READ_AHEAD = 32

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
  /** It could not be read as it is. It is read again at the next look, even if nothing seems to have changed. */
  readonly broken: boolean
}

export interface Library {
  /** In path order. */
  readonly files: readonly Shelved[]
  /** Files that were just being written: they are as they were before, or not there yet, and worth another look. */
  readonly restless?: readonly string[]
}

export interface Reading {
  /** How long a file must not have been written to before it is read, in milliseconds: what is being written is torn. */
  readonly restMs?: number
  /** Called with the number of files done and the total. */
  readonly onProgress?: (done: number, total: number) => void
}

/** Fewer new files than this are read before a second thread has started. */
const WORTH_A_THREAD = 2000

/**
 * Reads the folder. With a `previous` library only new and changed files are opened, and an article whose file
 * has become unreadable keeps its last good version. Many new files are read on two threads.
 */
export async function readLibrary(
  store: FileStore,
  previous?: Library,
  { restMs = 0, onProgress }: Reading = {},
): Promise<Library> {
  const before = new Map(previous?.files.map((shelved) => [shelved.stamp.file, shelved]))
  const all = await store.list()
  const restless = new Set(all.filter((stamp) => isRestless(stamp, before.get(stamp.file), restMs)))
  const stamps = restless.size === 0 ? all : all.filter((stamp) => !restless.has(stamp))
  const fresh = stamps.filter(({ file }) => !before.has(file))
  const elsewhere =
    fresh.length < WORTH_A_THREAD ? [] : fresh.slice(0, Math.floor(fresh.length * OTHER_SHARE))
  const away = new Set(elsewhere.map(({ file }) => file))
  const here = stamps.filter(({ file }) => !away.has(file))
  const done = { here: 0, elsewhere: 0 }
  const report = () => onProgress?.(done.here + done.elsewhere, stamps.length)
  const [own, others] = await Promise.all([
    shelveAll(store, here, before, (count) => {
      done.here = count
      report()
    }),
    elsewhere.length === 0
      ? []
      : shelveElsewhere(store, elsewhere, (count) => {
          done.elsewhere = count
          report()
        }).catch(() =>
          shelveAll(store, elsewhere, before, (count) => {
            done.elsewhere = count
            report()
          }),
        ),
  ])
  const left = Array.from(restless).flatMap(({ file }) => before.get(file) ?? [])
  const isInOrder = others.length + left.length === 0
  return {
    files: isInOrder ? own : [...own, ...others, ...left].toSorted(byPath),
    restless: Array.from(restless, ({ file }) => file),
  }
}

/** How far the clock of a file server may be ahead of ours. */
const CLOCK_SKEW_MS = 1000

/** Whether a file has changed, and so lately that somebody may still be writing it. */
function isRestless(stamp: FileStamp, before: Shelved | undefined, restMs: number): boolean {
  const age = Date.now() - Math.floor(stamp.modifiedMs)
  return age < restMs && age > -CLOCK_SKEW_MS && !(before && isSameFile(before.stamp, stamp))
}

/**
 * As `readLibrary`, but looks only at the files named, which are paths inside the folder. Names of anything else than
 * content files, such as pictures and folders, make it look at everything.
 */
export async function readChanged(
  store: FileStore,
  previous: Library,
  changed: Iterable<string>,
  reading: Reading = {},
): Promise<Library> {
  const files = [...previous.files]
  const restless: string[] = []
  let isSame = true
  for (const file of new Set(changed)) {
    const stamp = store.stamp(file)
    const place = placeIn(files, file)
    const before = files[place]?.stamp.file === file ? files[place] : undefined
    if (stamp === undefined && before === undefined) return readLibrary(store, previous, reading)
    if (stamp !== undefined && isRestless(stamp, before, reading.restMs ?? 0)) {
      restless.push(file)
      continue
    }
    const after = stamp && (await shelve(store, stamp, before))
    files.splice(place, before ? 1 : 0, ...(after ? [after] : []))
    isSame &&= after !== undefined && before !== undefined && isSameShelved(after, before)
  }
  return { files: isSame ? previous.files : files, restless }
}

/** Where a file is among the files in path order, or belongs. */
function placeIn(files: readonly Shelved[], file: string): number {
  let [start, end] = [0, files.length]
  while (start < end) {
    const middle = (start + end) >>> 1
    if ((files[middle]?.stamp.file ?? '') < file) start = middle + 1
    else end = middle
  }
  return start
}

/** The other thread has to start first, and hands its files over. */
const OTHER_SHARE = 0.45

function byPath(a: Shelved, b: Shelved): number {
  return a.stamp.file < b.stamp.file ? -1 : 1
}

/** Reads files one after the other, giving way to others in between. */
export async function shelveAll(
  store: FileStore,
  stamps: readonly FileStamp[],
  before: ReadonlyMap<string, Shelved>,
  onProgress: (done: number) => void,
): Promise<readonly Shelved[]> {
  const files: Shelved[] = []
  for (let start = 0; start < stamps.length; start += READ_AHEAD) {
    const batch = stamps.slice(start, start + READ_AHEAD)
    files.push(...(await Promise.all(batch.map((stamp) => shelve(store, stamp, before.get(stamp.file))))))
    onProgress(files.length)
    await new Promise((resolve) => setImmediate(resolve))
  }
  return files
}

/** Rejects where no thread can be had; scripts that run from their sources have none. */
async function shelveElsewhere(
  { root, publicDir }: FileStore,
  stamps: readonly FileStamp[],
  onProgress: (done: number) => void,
): Promise<readonly Shelved[]> {
  const worker = new Worker(new URL('./read-worker.ts', import.meta.url), {
    workerData: { root, publicDir, stamps },
  })
  const packed = await new Promise<Packed>((resolve, reject) => {
    worker.on('message', (message: Packed | number) => {
      if (typeof message === 'number') onProgress(message)
      else resolve(message)
    })
    worker.on('error', reject)
    worker.on('exit', () => reject(new Error('The thread that reads content files ended early.')))
  })
  return unpack(packed)
}

/** Whether two readings hold the same, so that nothing needs to be indexed anew. Touched files may differ in their dates. */
export function sameLibrary(a: Library, b: Library): boolean {
  if (a.files === b.files) return true
  if (a.files.length !== b.files.length) return false
  return a.files.every((one, index) => {
    const other = b.files[index]
    return other !== undefined && isSameShelved(one, other)
  })
}

function isSameShelved(one: Shelved, other: Shelved): boolean {
  return (
    one === other ||
    (one.stamp.file === other.stamp.file &&
      one.hash === other.hash &&
      one.findings === other.findings &&
      one.image === other.image)
  )
}

/**
 * Changes with every byte of content that a page may show, and is the same for every copy of the folder. The sum of
 * what names each file: after a change only the files that changed are looked at.
 */
export function fingerprint(library: Library): string {
  let sum = 0n
  for (const file of library.files) sum += nameOf(file)
  return BigInt.asUintN(FINGERPRINT_BITS, sum).toString(16)
}

const FINGERPRINT_BITS = 160

function nameOf(file: Shelved): bigint {
  const known = fileNames.get(file)
  if (known !== undefined) return known
  const { stamp, hash, image } = file
  const text = `${stamp.file}\n${hash}\n${image?.key ?? ''}\n`
  const name = BigInt(`0x${createHash('sha1').update(text).digest('hex')}`)
  fileNames.set(file, name)
  return name
}

const fileNames = new WeakMap<Shelved, bigint>()

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
  if (!read.ok) {
    const isStillSo = same?.hash === '' && same.findings[0]?.rule === read.finding.rule
    return isStillSo ? same : { ...lastGood, stamp, hash: '', findings: [read.finding] }
  }
  // Only touched: what was made of the text stays.
  const isUnchanged = before?.hash === read.hash && before.imageStamp === imageStamp
  if (isUnchanged && !before.broken) return { ...before, stamp }
  if (same?.hash === read.hash) return same
  const { hash } = read
  if (stamp.file === VOCABULARIES_FILE) {
    const parsed = parseVocabularies(read.text)
    return parsed.ok
      ? { stamp, hash, vocabularies: parsed.value, imageStamp: '', findings: parsed.findings, broken: false }
      : { ...lastGood, stamp, hash, findings: [parsed.finding] }
  }
  const split = readFrontMatter(read.text)
  if (!split.ok) return { ...lastGood, stamp, hash, findings: [split.finding] }
  const earlier = before?.article?.body ?? before?.index?.about
  const fault = brokenOff(read.text, split.file.body, earlier?.text)
  if (fault) return { ...lastGood, stamp, hash, findings: [fault] }

  if (isIndexName(stamp.file)) {
    const { value, findings } = toIndex(stamp.file, split.file)
    return { stamp, hash, index: value, imageStamp: '', findings, broken: false }
  }
  const { value, findings } = toArticle(stamp.file, split.file)
  if (value === undefined) return { ...lastGood, stamp, hash, findings }
  return {
    stamp,
    hash,
    article: value,
    broken: false,
    ...(await withImage(store, stamp.file, value, findings)),
  }
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
  return (
    before.size === now.size && before.modifiedMs === now.modifiedMs && before.changedMs === now.changedMs
  )
}
