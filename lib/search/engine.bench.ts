/**
 * Measures the engine; decision 0011 has the figures.
 * Searches are timed by the clock, each with 20 snippets; all else by the processor, all threads together.
 * `node --expose-gc --import tsx lib/search/engine.bench.ts [documents]`
 */
import { mkdtemp, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { Indexable } from './documents'
import type { SearchDocument, SearchEngine } from './engine'
import { generateDocuments } from './generated'
import { openIndex } from './open-index'

const ROUNDS = 30

/** One kind of question each; the last four are what nobody asks. */
const QUERIES = [
  'telehealth',
  'health',
  'health care',
  'patient data',
  'interoperability',
  'medical record',
  'burnout',
  'tricorder',
  'opioid hospital technology',
  'te',
  'hea',
  'interop',
  'telehelth',
  'interoperabilty',
  'cybersecuirty',
  'telehelth recrods',
  '"health care"',
  '"of the"',
  '"patient data" hospital',
  'tricorder opioid burnout telehealth',
  'the of and to in health care patients patient data medical hospital technology telehealth',
  'th re co st in pr tr sc pl qu',
  'xqzvwjkp qqqzzzxxx wvutsrqpx zzyyxxwwv qwrtplkjh mnbvcxzlk fghjklqwe',
  '!!! %00 ??? "" AND OR NOT NEAR(* ^ :',
]

async function measure(count: number): Promise<void> {
  const documents = generateDocuments(count)
  const articles = documents.map((document) => ({
    id: document.id,
    hash: document.id,
    written: () => ({ ...document, description: '', body: { text: document.body, format: 'html' as const } }),
  }))
  const folder = await mkdtemp(path.join(tmpdir(), 'search-bench-'))
  const file = path.join(folder, 'index')
  try {
    await buildAndSave(file, articles)
    const before = memory()
    const start = cpu()
    const index = await openIndex(file)
    const opened = cpu() - start
    const { unchanged } = await index.sync(articles)
    const [first] = articles
    index.engine.search('telehealth')
    console.log(`warm start   ${ms(cpu() - start)} (file ${ms(opened)}), ${unchanged} unchanged`)
    const after = memory()
    console.log(`memory       ${mb(after.held - before.held)} held, ${mb(after.rss - before.rss)} resident`)
    console.log(`file         ${mb((await stat(file)).size)}`)
    searches(index.engine)
    changes(index.engine, generateDocuments(1200, 2), first?.id ?? '')
  } finally {
    await rm(folder, { recursive: true })
  }
}

async function buildAndSave(file: string, articles: readonly Indexable[]): Promise<void> {
  const index = await openIndex(file)
  const start = cpu()
  await index.sync(articles)
  console.log(`build        ${ms(cpu() - start)} for ${index.engine.size} documents`)
  const saving = cpu()
  await index.save()
  console.log(`save         ${ms(cpu() - saving)}`)
}

function searches(engine: SearchEngine): void {
  // The first questions meet code that is not compiled yet.
  for (let round = 0; round < 3; round += 1) for (const query of QUERIES) engine.search(query)
  const all: number[] = []
  const slowest: string[] = []
  for (const query of QUERIES) {
    const own: number[] = []
    for (let round = 0; round < ROUNDS; round += 1) {
      const start = performance.now()
      const result = engine.search(query)
      for (const { id } of result.hits.slice(0, 20)) result.snippet(id)
      own.push(performance.now() - start)
    }
    all.push(...own)
    const { hits, loosened, corrected } = engine.search(query)
    slowest.push(
      [
        ms(percentile(own, 0.5)).padStart(9),
        ms(percentile(own, 1)).padStart(9),
        String(hits.length).padStart(6),
        loosened ? 'any' : 'all',
        query.slice(0, 60),
        corrected?.map(({ from, to }) => `${from} → ${to}`).join(', ') ?? '',
      ].join(' '),
    )
  }
  console.log(slowest.join('\n'))
  console.log(
    `search       p50 ${ms(percentile(all, 0.5))}, p99 ${ms(percentile(all, 0.99))}, max ${ms(percentile(all, 1))}`,
  )
}

function changes(engine: SearchEngine, fresh: readonly SearchDocument[], known: string): void {
  const times = fresh.map((document, number) => {
    const start = cpu()
    engine.add([{ ...document, id: `/new/${number}` }])
    engine.search('hospital')
    return cpu() - start
  })
  console.log(
    `add + search p50 ${ms(percentile(times, 0.5))}, p99 ${ms(percentile(times, 0.99))}, max ${ms(percentile(times, 1))}`,
  )
  const start = cpu()
  engine.remove([known])
  console.log(`remove       ${ms(cpu() - start)}`)
}

function memory(): { readonly held: number; readonly rss: number } {
  globalThis.gc?.()
  globalThis.gc?.()
  const { heapUsed, external, rss } = process.memoryUsage()
  return { held: heapUsed + external, rss }
}

/** Milliseconds of processor time, which other work on the machine does not lengthen. */
function cpu(): number {
  const { user, system } = process.cpuUsage()
  return (user + system) / 1000
}

function percentile(times: readonly number[], share: number): number {
  const sorted = times.toSorted((a, b) => a - b)
  return sorted[Math.min(Math.floor(sorted.length * share), sorted.length - 1)] ?? 0
}

function ms(time: number): string {
  return `${time.toFixed(2)} ms`
}

function mb(bytes: number): string {
  return `${(bytes / 2 ** 20).toFixed(1)} MB`
}

await measure(Number(process.argv[2] ?? 20_000))
