/** The worker's side of `index-elsewhere.ts`: makes an index, and keeps it in its file. */
import { writeFile } from 'node:fs/promises'
import { parentPort, workerData } from 'node:worker_threads'
import { replaceFile } from '../kept-file'
import { toSearchDocument, type WrittenDocument } from './documents'
import { toEntry, type Entry } from './entry'
import { encodeIndex } from './index-file'
import { createMemoryEngine } from './memory-engine'

/** Some of the articles, in their order. The last one is empty. */
export type Batch = readonly { readonly hash: string; readonly written: WrittenDocument }[]

export interface WorkerSettings {
  readonly file: string
  readonly version: number
}

/** Says after each batch that it is ready for another one, and at the end what it made. */
export type Report = 'ready' | { readonly bytes: Uint8Array<ArrayBuffer>; readonly isSaved: boolean }

const { file, version }: WorkerSettings = workerData
const engine = createMemoryEngine()
const entries: Entry[] = []

function report(message: Report, transferred: ArrayBuffer[] = []): void {
  parentPort?.postMessage(message, transferred)
}

async function finish(): Promise<void> {
  engine.commit(entries, [])
  const bytes = encodeIndex(engine, version)
  const isSaved = await replaceFile(file, (temporary) => writeFile(temporary, bytes))
  report({ bytes, isSaved }, [bytes.buffer])
}

parentPort?.on('message', (batch: Batch) => {
  if (batch.length === 0) return void finish()
  for (const { hash, written } of batch)
    entries.push(toEntry(toSearchDocument(written), hash, engine.vocabulary))
  report('ready')
})
