/** `npm run content:fix`: makes the repairs that need no decision, in exactly the places that are wrong. */
import { readFile, realpath } from 'node:fs/promises'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { createLinkCheck } from '../lib/addresses'
import { createCatalog } from '../lib/content/catalog'
import { openFileStore, type FileStore } from '../lib/content/file-store'
import { readLibrary, type Library } from '../lib/content/library'
import { listProblems } from '../lib/content/problems'
import { repairText, withTexts, type PlacedRepair } from '../lib/content/repair'
import { readSite } from '../lib/site'
import { createProgress } from './progress'
import { CHANGED, hashOf, replaceFile } from './replace-file'
import { unifiedDiff } from './unified-diff'

const HELP = `npm run content:fix [-- --write]

Shows, as a diff, the repairs of the content folder (CONTENT_DIR, ./content) that need no decision: those that
npm run content:check marks. Everything else in the files stays byte for byte.
  --write  make them; running it again changes nothing
Exit code: 0 fine, 1 a file could not be written, 2 wrong usage.
`

/** A repair can bring up another one; more rounds than this would be a circle. */
const MOST_ROUNDS = 6

/** @returns the exit code. */
export async function main(args: readonly string[]): Promise<number> {
  const { values: options } = parseArgs({
    args: [...args],
    options: { write: { type: 'boolean', default: false }, help: { type: 'boolean', default: false } },
  })
  if (options.help) {
    process.stdout.write(HELP)
    return 0
  }
  const { contentDir, url } = readSite(process.env)
  const store = await openFileStore(contentDir, path.resolve('public'))
  const texts = await repairedTexts(store, url)
  let failed = 0
  for (const [file, { text, hash }] of texts) {
    const full = await realpath(path.join(store.root, file))
    const bytes = await readFile(full)
    if (hashOf(bytes) !== hash) {
      failed += 1
      process.stderr.write(leftAlone(store, file, CHANGED))
      continue
    }
    // Decoding for reading drops the mark; it belongs to the file.
    const before = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
    const after = before.startsWith('\uFEFF') ? `\uFEFF${text}` : text
    process.stdout.write(unifiedDiff(store.displayPath(file), before, after))
    if (!options.write) continue
    const fault = await replaceFile(full, after, hash).catch((error: unknown) => String(error))
    if (fault === undefined) continue
    failed += 1
    process.stderr.write(leftAlone(store, file, fault))
  }
  process.stderr.write(summaryOf(texts.size - (options.write ? 0 : failed), failed, options.write))
  return failed > 0 ? 1 : 0
}

interface Repaired {
  readonly text: string
  /** Of the file that the repairs were found in: another one must not be replaced. */
  readonly hash: string
}

/** The new texts of all files that can be repaired, in path order. */
async function repairedTexts(store: FileStore, url: string): Promise<ReadonlyMap<string, Repaired>> {
  const texts = new Map<string, string>()
  const hashes = new Map<string, string>()
  const repaired = withTexts(store, texts)
  let library: Library | undefined
  for (let round = 0; round < MOST_ROUNDS; round++) {
    library = await readLibrary(repaired, library, { onProgress: createProgress('files read') })
    const catalog = createCatalog(library, { now: new Date(), preview: true })
    const problems = await listProblems(repaired, library, catalog, {
      checkLink: createLinkCheck(catalog, url),
    })
    const byFile = new Map<string, PlacedRepair[]>()
    for (const { contentFile, path, repair } of problems)
      if (repair) byFile.set(contentFile, [...(byFile.get(contentFile) ?? []), { path, repair }])
    let hasChanged = false
    for (const [file, repairs] of byFile) {
      const read = await repaired.read(file)
      const text = read.ok ? repairText(read.text, repairs) : undefined
      if (!read.ok || text === undefined || text === read.text) continue
      if (!texts.has(file)) hashes.set(file, read.hash)
      texts.set(file, text)
      hasChanged = true
    }
    if (!hasChanged) break
  }
  const inOrder = [...texts].toSorted(([a], [b]) => (a < b ? -1 : 1))
  return new Map(inOrder.map(([file, text]) => [file, { text, hash: hashes.get(file) ?? '' }]))
}

function leftAlone(store: FileStore, file: string, why: string): string {
  return `${store.displayPath(file)} was left as it is: ${why}\n`
}

function summaryOf(files: number, failed: number, isWritten: boolean): string {
  const count = `${files} ${files === 1 ? 'file' : 'files'}`
  if (files === 0) return 'Nothing to mend.\n'
  if (!isWritten) return `${count} can be mended: npm run content:fix -- --write\n`
  return failed === 0 ? `${count} mended.\n` : `${files - failed} of ${count} mended.\n`
}
