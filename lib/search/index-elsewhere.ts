/** Makes the first index of many articles on a thread of its own, while this one goes on answering readers. */
import type { Worker } from 'node:worker_threads'
import type { Indexable } from './documents'
import type { Batch, Report } from './index-worker'

/** Articles handed over at a time: a millisecond here, some ten there. */
const BATCH = 50

/** Handed over ahead, so that the other thread never waits, and no more: each costs memory. */
const AHEAD = 4

/**
 * The bytes of an index of exactly these articles, which the worker also keeps in its file if that is possible.
 * @throws Error when the thread can't be had, and whatever reading an article throws.
 */
export async function indexElsewhere(
  worker: Worker,
  articles: readonly Indexable[],
  onProgress?: (done: number, total: number) => void,
): Promise<Exclude<Report, 'ready'>> {
  try {
    return await handOver(worker, articles, onProgress)
  } finally {
    void worker.terminate()
  }
}

function handOver(
  worker: Worker,
  articles: readonly Indexable[],
  onProgress?: (done: number, total: number) => void,
): Promise<Exclude<Report, 'ready'>> {
  let given = 0
  let done = 0
  let isOver = false

  function give(): void {
    if (isOver) return
    const batch: Batch = articles
      .slice(given, given + BATCH)
      .map((article) => ({ hash: article.hash, written: article.written() }))
    isOver = batch.length === 0
    given += batch.length
    worker.postMessage(batch)
  }

  return new Promise((resolve, reject) => {
    worker.on('message', (report: Report) => {
      if (report !== 'ready') return resolve(report)
      done = Math.min(done + BATCH, articles.length)
      onProgress?.(done, articles.length)
      try {
        give()
      } catch (error) {
        reject(error instanceof Error ? error : new Error(String(error)))
      }
    })
    worker.on('error', reject)
    worker.on('exit', () => reject(new Error('The thread that makes the search index ended early.')))
    for (let ahead = 0; ahead < AHEAD; ahead += 1) give()
  })
}
