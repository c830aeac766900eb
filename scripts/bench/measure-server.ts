/** What a running server costs, each time on the build that is there. */
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { gzipSync } from 'node:zlib'
import { hasNginx, startNginx, startStaticNginx } from '../nginx'
import { addressOf, articleFile, fileOf } from './generate-content'
import { load, type Load, type Measured } from './load'
import { round, type Row } from './measure-build'
import { memoryOf, root, startBare, startPortal, startStock, type Running } from './processes'

export interface Site {
  readonly folder: string
  /** Articles in the folder. */
  readonly count: number
  readonly port: number
  /** Address of the newest article, which every build renders. */
  readonly newest: string
}

const CACHE = path.join(root, '.next/cache')

/** So many different pages give a p99 that means something. */
const SAMPLE = 300

const CONNECTIONS = 50

/** A page of every kind. */
const KINDS: Readonly<Record<string, (site: Site) => string>> = {
  article: ({ newest }) => newest,
  listing: () => '/communities/telehealth/curated-content',
  'filtered listing': () => '/communities/telehealth/curated-content?topic=medigy/topic-2&year=2021',
  search: () => '/search?q=telehealth+privacy',
  feed: () => '/communities/telehealth/feed.xml',
}

export async function measureStart(site: Site): Promise<readonly Row[]> {
  const rows: Row[] = []
  for (const name of ['cold', 'warm'] as const) {
    process.stderr.write(`Starting ${name} …\n`)
    if (name === 'cold') dropIndexes()
    const portal = await startPortal(site.port, site.folder)
    rows.push({
      part: 'start',
      what: `${site.count} articles, ${name}`,
      value: round(portal.startSeconds),
      unit: 's',
    })
    rows.push({
      part: 'start',
      what: `${site.count} articles, ${name}, memory`,
      value: Math.round(memoryOf(portal.pid)),
      unit: 'MB',
    })
    // What a start keeps for the next one is written right after it.
    await wait(5000)
    await portal.stop()
  }
  return rows
}

export async function measureLatency(site: Site): Promise<readonly Row[]> {
  return withPortal(site, async () => {
    const articles = Array.from({ length: SAMPLE }, (_, n) =>
      addressOf(Math.floor(((n + 0.5) * site.count) / SAMPLE / 1.2)),
    )
    const paths = {
      article: articles,
      'filtered listing': Array.from(
        { length: 100 },
        (_, n) =>
          `/communities/telehealth/curated-content?topic=medigy/topic-${(n % 20) * 3 + 2}&year=${2016 + Math.floor(n / 20)}`,
      ),
      search: Array.from({ length: 100 }, (_, n) => `/search?q=patient+number${n}`),
    }
    const rows: Row[] = []
    await warmUp(site)
    for (const [kind, addresses] of Object.entries(paths)) {
      for (const turn of ['first', 'again'] as const) {
        const measured = await load({ port: site.port, paths: addresses, acceptEncoding: 'br' })
        rows.push(
          { part: 'latency', what: `${kind}, ${turn}, median`, value: round(measured.medianMs), unit: 'ms' },
          { part: 'latency', what: `${kind}, ${turn}, p99`, value: round(measured.p99Ms), unit: 'ms' },
          ...failures('latency', `${kind}, ${turn}`, measured),
        )
      }
    }
    return rows
  })
}

export async function measurePublishing(site: Site): Promise<readonly Row[]> {
  return withPortal(site, async () => {
    const [added, changed]: [number[], number[]] = [[], []]
    for (let turn = 0; turn < 10; turn += 1) {
      const number = site.count + turn
      const file = path.join(site.folder, fileOf(number))
      for (const [times, title] of [
        [added, 'A first version'],
        [changed, 'A second version'],
      ] as const) {
        writeFileSync(
          file,
          articleFile(number, { title, body: 'A text. '.repeat(50), date: new Date(2020, 1, 1) }),
        )
        const written = performance.now()
        while (!(await textAt(site.port, addressOf(number))).includes(title)) await wait(5)
        times.push(performance.now() - written)
      }
    }
    for (let turn = 0; turn < 10; turn += 1) rmSync(path.join(site.folder, fileOf(site.count + turn)))
    return [
      ['new article', added],
      ['changed article', changed],
    ].flatMap(([what, times]) => {
      const sorted = (times as number[]).toSorted((a, b) => a - b)
      return [
        { part: 'publish', what: `${String(what)}, median`, value: round(sorted[5] ?? 0), unit: 'ms' },
        { part: 'publish', what: `${String(what)}, slowest of 10`, value: round(sorted[9] ?? 0), unit: 'ms' },
      ]
    })
  })
}

/** Each kind of page from the portal, right before the same bytes from a bare Node server. */
export async function measureThroughput(site: Site, seconds: number): Promise<readonly Row[]> {
  const rows: Row[] = []
  const folder = mkdtempSync(path.join(tmpdir(), 'portal-bench-bodies-'))
  const run = { connections: CONNECTIONS, seconds }
  const finished: Record<string, Measured> = {}
  rows.push(
    ...(await withPortal(site, async () => {
      await warmUp(site)
      const own: Row[] = []
      for (const [kind, pathOf] of Object.entries(KINDS)) {
        process.stderr.write(`Requests per second: ${kind} …\n`)
        const address = pathOf(site)
        const text = await textAt(site.port, address)
        const file = path.join(folder, `${kind.replace(' ', '-')}.html`)
        writeFileSync(file, text)
        writeFileSync(`${file}.gz`, gzipSync(text, { level: 6 }))
        const [br, gzip] = [
          await bytesOf(site.port, address, 'br'),
          await bytesOf(site.port, address, 'gzip'),
        ]
        const [portal, bare] = await beside(startBare(site.port + 1, `${file}.gz`), () =>
          inTurn(
            { port: site.port, paths: [address], ...run },
            { port: site.port + 1, paths: [address], ...run },
          ),
        )
        finished[kind] = portal
        own.push(
          throughput(`${kind}, portal`, portal, ['bare Node', bare]),
          throughput(`${kind}, bare Node`, bare),
          { part: 'bytes', what: `${kind}, brotli`, value: br, unit: 'bytes' },
          { part: 'bytes', what: `${kind}, gzip`, value: gzip, unit: 'bytes' },
          ...failures('throughput', kind, portal),
        )
      }
      const articles = Array.from({ length: 2000 }, (_, n) => addressOf((n * 7919) % site.count))
      await load({ port: site.port, paths: articles, connections: 2 })
      own.push(
        throughput(
          '2,000 articles in turn, portal',
          await load({ port: site.port, paths: articles, ...run }),
        ),
      )
      if (hasNginx()) own.push(...(await besideNginx(site, folder, run)))
      return own
    })),
  )
  const address = KINDS['article']?.(site) ?? '/'
  const stock = await beside(startStock(site.port, site.folder), async () => {
    await load({ port: site.port, paths: [address, address] })
    return load({ port: site.port, paths: [address], ...run })
  })
  const portal = finished['article'] ?? stock
  rows.push({
    ...throughput('article, next start with its own cache and compression', stock),
    ratio: `portal is ${round(portal.perSecond / stock.perSecond)} × this`,
  })
  rmSync(folder, { recursive: true })
  return rows
}

/** The shipped site of nginx before the portal, and the same nginx with the same bodies as files. */
async function besideNginx(
  site: Site,
  folder: string,
  run: { readonly connections: number; readonly seconds: number },
): Promise<readonly Row[]> {
  const rows: Row[] = []
  const port = site.port + 2
  for (const kind of ['article', 'listing']) {
    process.stderr.write(`Requests per second: ${kind}, nginx …\n`)
    const proxy = await startNginx(port, [`127.0.0.1:${site.port}`])
    const files = await startStaticNginx(port + 1, folder)
    const [cached, copied] = await inTurn(
      { port, paths: [KINDS[kind]?.(site) ?? '/'], ...run },
      { port: port + 1, paths: [`/${kind}.html`], ...run },
    )
    proxy.stop()
    files.stop()
    rows.push(
      throughput(`${kind}, shipped nginx`, cached, ['static copies', copied]),
      throughput(`${kind}, static copies by nginx`, copied),
      ...failures('throughput', `${kind}, shipped nginx`, cached),
    )
  }
  return rows
}

/** Both by turns, three times, so that what else the machine does meets them alike. */
async function inTurn(one: Load, other: Load): Promise<readonly [Measured, Measured]> {
  const rounds: [Measured, Measured][] = []
  for (let round = 0; round < 3; round += 1) rounds.push([await load(one), await load(other)])
  const [first] = rounds
    .toSorted(([a, b], [c, d]) => a.perSecond / b.perSecond - c.perSecond / d.perSecond)
    .slice(1)
  return first ?? [await load(one), await load(other)]
}

export async function measureMemory(site: Site, unknown: number): Promise<readonly Row[]> {
  return withPortal(site, async (portal) => {
    const rows: Row[] = []
    const note = (what: string) => {
      rows.push(
        { part: 'memory', what, value: Math.round(memoryOf(portal.pid)), unit: 'MB' },
        {
          part: 'memory',
          what: `${what}: files in .next`,
          value: filesIn(path.join(root, '.next')),
          unit: '',
        },
      )
    }
    await warmUp(site)
    note('warmed up')
    const articles = Array.from({ length: 1000 }, (_, n) => addressOf((n * 7919) % site.count))
    await load({ port: site.port, paths: articles, connections: 10 })
    note('after 1,000 articles')
    process.stderr.write(`Asking for ${unknown} addresses that do not exist …\n`)
    const nowhere = Array.from({ length: unknown }, (_, n) => `/communities/telehealth/nowhere/page-${n}`)
    const measured = await load({ port: site.port, paths: nowhere, connections: 10 })
    note(`after ${unknown} unknown addresses`)
    return [...rows, ...failures('memory', 'unknown addresses', measured, 404)]
  })
}

/** A server's first requests compile what they need. */
async function warmUp(site: Site): Promise<void> {
  const paths = Object.values(KINDS).map((pathOf) => pathOf(site))
  const others = Array.from({ length: 30 }, (_, n) => addressOf(Math.floor(site.count * 0.9) + n))
  await load({ port: site.port, paths: [...paths, ...others, ...paths] })
}

async function withPortal(
  site: Site,
  measure: (portal: Running) => Promise<readonly Row[]>,
): Promise<readonly Row[]> {
  const portal = await startPortal(site.port, site.folder)
  return beside(Promise.resolve(portal), () => measure(portal))
}

async function beside<T>(starting: Promise<Running>, measure: () => Promise<T>): Promise<T> {
  const running = await starting
  try {
    return await measure()
  } finally {
    await running.stop()
  }
}

function throughput(what: string, measured: Measured, against?: readonly [string, Measured]): Row {
  return {
    part: 'throughput',
    what,
    value: Math.round(measured.perSecond),
    unit: 'per second',
    ...(against && { ratio: `${round(measured.perSecond / against[1].perSecond)} of ${against[0]}` }),
  }
}

/** A row only when something else than `expected` was answered. */
function failures(part: string, what: string, { statuses }: Measured, expected = 200): readonly Row[] {
  const others = Object.entries(statuses).filter(([status]) => Number(status) !== expected)
  const value = others.reduce((sum, [, count]) => sum + count, 0)
  return value === 0
    ? []
    : [{ part, what: `${what}: unexpected answers ${JSON.stringify(statuses)}`, value, unit: '' }]
}

async function textAt(port: number, address: string): Promise<string> {
  const answer = await fetch(`http://127.0.0.1:${port}${address}`)
  return answer.text()
}

async function bytesOf(port: number, address: string, acceptEncoding: 'br' | 'gzip'): Promise<number> {
  return (await load({ port, paths: [address], acceptEncoding })).bytes
}

function dropIndexes(): void {
  mkdirSync(CACHE, { recursive: true })
  for (const name of readdirSync(CACHE)) if (name.endsWith('.index')) rmSync(path.join(CACHE, name))
}

function filesIn(folder: string): number {
  return readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())
    .length
}

function wait(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms))
}
