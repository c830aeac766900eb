/** A search index that lives in memory and is kept in a file, so that the next start is quick. */
import { readFile, writeFile } from 'node:fs/promises'
import { setImmediate as nextTurn } from 'node:timers/promises'
import { Worker } from 'node:worker_threads'
import { replaceFile } from '../kept-file'
import { toSearchDocument, type Indexable } from './documents'
import type { SearchEngine } from './engine'
import { toEntry, type Entry } from './entry'
import { indexElsewhere } from './index-elsewhere'
import { decodeIndex, encodeIndex, INDEX_VERSION } from './index-file'
import type { WorkerSettings } from './index-worker'
import { createMemoryEngine, type MemoryEngine } from './memory-engine'

/** Documents made between two looks at what else there is to do; about 5 ms. */
const AT_A_TIME = 25

/** With so many new articles, and more of them than old ones, the index is made anew on another thread. */
const WORTH_A_THREAD = 2000

/** What bringing an index up to date took. */
export interface Synced {
  /** New and changed articles: the only ones that were read. */
  readonly indexed: number
  readonly removed: number
  readonly unchanged: number
}

export interface SearchIndex {
  /** Another one after a `sync` that made the index anew. */
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

export interface IndexOptions {
  /** A file of another version is no index. */
  readonly version?: number
  /** How the worker is started. The default lets the bundler compile it; tests start it from its source. */
  readonly startWorker?: (settings: WorkerSettings) => Worker
}

/**
 * Opens the index kept in a file. A file that is missing, damaged, or of another version gives an empty index, which
 * the next `sync` fills.
 */
export async function openIndex(
  file: string,
  { version = INDEX_VERSION, startWorker = bundledWorker }: IndexOptions = {},
): Promise<SearchIndex> {
  const bytes = await readFile(file).catch(() => undefined)
  let engine = (bytes && decodeIndex(bytes, version)) ?? createMemoryEngine()
  let isSaved = engine.size > 0
  let turn: Promise<unknown> = Promise.resolve()

  /** One change or writing after the other. */
  function inTurn<Result>(work: () => Promise<Result>): Promise<Result> {
    const mine = turn.then(work, work)
    turn = mine
    return mine
  }

  async function makeAnew(
    articles: readonly Indexable[],
    onProgress?: (done: number, total: number) => void,
  ): Promise<void> {
    const { bytes, isSaved: isKept } = await indexElsewhere(
      startWorker({ file, version }),
      articles,
      onProgress,
    )
    const made = decodeIndex(bytes, version)
    if (made === undefined) throw new Error('The thread that makes the search index gave no index.')
    engine = made
    isSaved = isKept
  }

  async function bringUpToDate(
    changed: readonly Indexable[],
    removed: readonly string[],
    onProgress?: (done: number, total: number) => void,
  ): Promise<void> {
    const entries = await entriesOf(changed, engine, onProgress)
    if (entries.length === 0 && removed.length === 0) return
    engine.commit(entries, removed)
    isSaved = false
  }

  return {
    get engine() {
      return engine
    },
    sync: (articles, onProgress) =>
      inTurn(async () => {
        const { changed, removed } = differences(engine, articles)
        const isWorthIt = changed.length >= WORTH_A_THREAD && changed.length > articles.length / 2
        const update = () => bringUpToDate(changed, removed, onProgress)
        // Scripts that run from their sources have no thread.
        await (isWorthIt ? makeAnew(articles, onProgress).catch(update) : update())
        const unchanged = articles.length - changed.length
        return { indexed: changed.length, removed: removed.length, unchanged }
      }),
    save: () =>
      inTurn(async () => {
        isSaved ||= await replaceFile(file, (temporary) => writeFile(temporary, encodeIndex(engine, version)))
        return isSaved
      }),
  }
}

function bundledWorker(settings: WorkerSettings): Worker {
  return new Worker(new URL('./index-worker.ts', import.meta.url), { workerData: settings })
}

function differences(engine: MemoryEngine, articles: readonly Indexable[]) {
  const wanted = new Set(articles.map(({ id }) => id))
  const removed = engine.entries().flatMap(({ id }) => (wanted.has(id) ? [] : [id]))
  const changed = articles.filter(({ id, hash }) => engine.entry(id)?.hash !== hash)
  return { changed, removed }
}

async function entriesOf(
  articles: readonly Indexable[],
  { vocabulary }: MemoryEngine,
  onProgress?: (done: number, total: number) => void,
): Promise<readonly Entry[]> {
  const entries: Entry[] = []
  for (const article of articles) {
    entries.push(toEntry(toSearchDocument(article.written()), article.hash, vocabulary))
    if (entries.length % AT_A_TIME === 0) await nextTurn()
    onProgress?.(entries.length, articles.length)
  }
  return entries
}
