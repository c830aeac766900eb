/** A search index that lives in memory and is kept in a file, so that the next start is quick. */
import { randomUUID } from 'node:crypto'
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { setImmediate as nextTurn } from 'node:timers/promises'
import type { Indexable } from './documents'
import type { SearchEngine } from './engine'
import { toEntry, type Entry } from './entry'
import { decodeIndex, encodeIndex, INDEX_VERSION } from './index-file'
import { createMemoryEngine, type MemoryEngine } from './memory-engine'

/** Documents made between two looks at what else there is to do; about 5 ms. */
const AT_A_TIME = 25

/** What bringing an index up to date took. */
export interface Synced {
  /** New and changed articles: the only ones that were read. */
  readonly indexed: number
  readonly removed: number
  readonly unchanged: number
}

export interface SearchIndex {
  readonly engine: SearchEngine
  /**
   * Makes the index hold exactly these articles. Searches go on meanwhile and see all of the change or none of it.
   * @param onProgress called with the number of articles read and the number to read.
   */
  sync(articles: readonly Indexable[], onProgress?: (done: number, total: number) => void): Promise<Synced>
  /**
   * Writes the file if anything changed since it was read or written.
   * @returns whether the file now holds the index; not every system has a place to write.
   */
  save(): Promise<boolean>
}

/**
 * Opens the index kept in a file. A file that is missing, damaged, or of another version gives an empty index, which
 * the next `sync` fills.
 */
export async function openIndex(file: string, version: number = INDEX_VERSION): Promise<SearchIndex> {
  const bytes = await readFile(file).catch(() => undefined)
  const engine = (bytes && decodeIndex(bytes, version)) ?? createMemoryEngine()
  let isSaved = engine.size > 0
  let turn: Promise<unknown> = Promise.resolve()

  /** One change or writing after the other. */
  function inTurn<Result>(work: () => Promise<Result>): Promise<Result> {
    const mine = turn.then(work, work)
    turn = mine
    return mine
  }

  return {
    engine,
    sync: (articles, onProgress) =>
      inTurn(async () => {
        const { entries, removed } = await differences(engine, articles, onProgress)
        if (entries.length > 0 || removed.length > 0) {
          engine.commit(entries, removed)
          isSaved = false
        }
        const unchanged = engine.size - entries.length
        return { indexed: entries.length, removed: removed.length, unchanged }
      }),
    save: () =>
      inTurn(async () => {
        isSaved ||= await replaceFile(file, () => encodeIndex(engine, version))
        return isSaved
      }),
  }
}

async function differences(
  engine: MemoryEngine,
  articles: readonly Indexable[],
  onProgress?: (done: number, total: number) => void,
): Promise<{ readonly entries: readonly Entry[]; readonly removed: readonly string[] }> {
  const wanted = new Set(articles.map(({ id }) => id))
  const removed = engine.entries().flatMap(({ id }) => (wanted.has(id) ? [] : [id]))
  const changed = articles.filter(({ id, hash }) => engine.entry(id)?.hash !== hash)
  const entries: Entry[] = []
  for (const article of changed) {
    entries.push(toEntry(article.document(), article.hash, engine.vocabulary))
    if (entries.length % AT_A_TIME === 0) await nextTurn()
    onProgress?.(entries.length, changed.length)
  }
  return { entries, removed }
}

/** Readers of the file see the old bytes or the new ones, even if several processes write at once. */
async function replaceFile(file: string, encode: () => Buffer): Promise<boolean> {
  const beside = `${file}.${randomUUID()}.tmp`
  try {
    await mkdir(path.dirname(file), { recursive: true })
    await writeFile(beside, encode())
    await rename(beside, file)
    return true
  } catch {
    await rm(beside, { force: true }).catch(() => undefined)
    return false
  }
}
