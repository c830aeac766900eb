/** `npm run bench`: what the portal costs, measured on content of any size beside servers that do less. */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { availableParallelism, cpus, tmpdir, totalmem } from 'node:os'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { ensureBuilt } from '../set-up.mjs'
import { generateContent, newestAddress } from './generate-content'
import { measureBuild, type Row } from './measure-build'
import {
  measureLatency,
  measureMemory,
  measurePublishing,
  measureStart,
  measureThroughput,
} from './measure-server'
import { root } from './processes'

const PARTS = {
  build: 'build time and peak memory at every size, without anything from before and again',
  start: 'until the first 200, with and without an index, at the largest size',
  latency: 'pages that nobody asked for before, and the same pages again, one request at a time',
  publish: 'from a written file to its page',
  throughput:
    'requests a second of each kind of page beside a bare Node server, `next start` and nginx; bytes',
  memory: 'memory and files while very many addresses are asked for',
} as const

const HELP = `npm run bench [-- --sizes 520,5000,20000] [--parts ${Object.keys(PARTS).join(',')}]
              [--seconds 5] [--unknown 20000] [--json]

Generates that many articles below the folder for temporary files and measures, by default everything:
${Object.entries(PARTS)
  .map(([part, says]) => `  ${part.padEnd(11)} ${says}`)
  .join('\n')}

The part "build" builds the project anew for each size and leaves the last build; \`npm start\` replaces it by its own.
Results go to stdout as a Markdown table, or as JSON with --json; progress goes to stderr. Nothing else should run.
`

const PORT = 3900

const { values: options } = parseArgs({
  options: {
    sizes: { type: 'string', default: '520,5000,20000' },
    parts: { type: 'string', default: Object.keys(PARTS).join(',') },
    seconds: { type: 'string', default: '5' },
    unknown: { type: 'string', default: '20000' },
    json: { type: 'boolean', default: false },
    help: { type: 'boolean', default: false },
  },
})

if (options.help) {
  process.stdout.write(HELP)
} else {
  const sizes = options.sizes.split(',').map(Number)
  const parts = options.parts.split(',')
  const wrong = parts.find((part) => !(part in PARTS))
  const numbers = [...sizes, Number(options.seconds), Number(options.unknown)]
  if (wrong !== undefined || numbers.some((number) => !(number > 0))) {
    process.stderr.write(
      wrong === undefined
        ? 'Sizes, seconds and addresses must be numbers above 0.\n'
        : `There is no part "${wrong}". Choose of ${Object.keys(PARTS).join(', ')}.\n`,
    )
    process.exit(2)
  }
  const rows = await measure(sizes, new Set(parts))
  process.stdout.write(
    options.json ? `${JSON.stringify({ machine: machine(), rows }, null, 2)}\n` : table(rows),
  )
  process.exit(0)
}

async function measure(sizes: readonly number[], parts: ReadonlySet<string>): Promise<readonly Row[]> {
  const rows: Row[] = []
  const add = (found: readonly Row[]) => {
    rows.push(...found)
    for (const { what, value, unit } of found) process.stderr.write(`  ${what}: ${value} ${unit}\n`)
  }
  const largest = Math.max(...sizes)
  const folders = new Map<number, string>()
  for (const size of sizes) folders.set(size, await content(size))
  const folder = folders.get(largest) ?? ''
  const site = { folder, count: largest, port: PORT, newest: newestAddress(largest) }

  if (parts.has('build')) for (const [size, dir] of folders) add(await measureBuild(size, dir))
  else await ensureBuilt()
  if (parts.has('start')) add(await measureStart(site))
  if (parts.has('latency')) add(await measureLatency(site))
  if (parts.has('publish')) add(await measurePublishing(site))
  if (parts.has('throughput')) add(await measureThroughput(site, Number(options.seconds)))
  if (parts.has('memory')) add(await measureMemory(site, Number(options.unknown)))
  // This build was made from other content, and perhaps from nothing else that is there.
  if (parts.has('build')) rmSync(path.join(root, '.next/.built-sources'), { force: true })
  return rows
}

/** A folder with so many articles, made once. */
async function content(size: number): Promise<string> {
  const folder = path.join(tmpdir(), `portal-bench-${size}`)
  process.stderr.write(`Writing ${size} articles into ${folder} …\n`)
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(folder)
  await generateContent(folder, size)
  writeFileSync(path.join(folder, 'README.md'), 'Made by `npm run bench`; may be deleted.\n')
  return folder
}

function machine() {
  const { model = 'unknown' } = cpus()[0] ?? {}
  return {
    cores: availableParallelism(),
    model,
    memoryGb: Math.round(totalmem() / 2 ** 30),
    node: process.version,
    platform: process.platform,
  }
}

function table(rows: readonly Row[]): string {
  const { cores, model, memoryGb, node, platform } = machine()
  const lines = rows.map(
    ({ part, what, value, unit, ratio }) => `| ${part} | ${what} | ${value} ${unit} | ${ratio ?? ''} |`,
  )
  return [
    `${cores} cores (${model}), ${memoryGb} GB, ${platform}, Node ${node}`,
    '',
    '| part | what | value | compared |',
    '| --- | --- | --: | --- |',
    ...lines,
    '',
  ].join('\n')
}
