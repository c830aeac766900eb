/** `npm run content:fix`: makes the repairs that need no decision, in exactly the places that are wrong. */
import { readFile, realpath } from 'node:fs/promises'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { hashOf, openFileStore, type FileStore } from '../lib/content/file-store'
import { readSite } from '../lib/site'
import { CHANGED_MEANWHILE, mendingsOf, replaceFile, type Mending } from './mending'
import { unifiedDiff } from './unified-diff'

const HELP = `npm run content:fix [-- --write]

Shows, as a diff, the repairs of the content folder (CONTENT_DIR, ./content) that need no decision: those that
npm run content:check marks. Everything else in the files stays byte for byte.
  --write  make them; running it again changes nothing
Exit code: 0 fine, 1 a file was changed meanwhile or could not be written, 2 wrong usage.
`

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
  const mendings = await mendingsOf(store, url)
  let failed = 0
  for (const mending of mendings) {
    const fault = await mend(store, mending, options.write).catch((error: unknown) => String(error))
    if (fault === undefined) continue
    failed += 1
    process.stderr.write(`${store.displayPath(mending.file)} was left as it is: ${fault}\n`)
  }
  process.stderr.write(summaryOf(mendings.length, failed, options.write))
  return failed > 0 ? 1 : 0
}

/** Shows what changes in a file, and changes it if that is wanted. Says why if the file must not be touched. */
async function mend(
  store: FileStore,
  { file, text, madeFrom }: Mending,
  isWanted: boolean,
): Promise<string | undefined> {
  const full = await realpath(path.join(store.root, file))
  const bytes = await readFile(full)
  if (hashOf(bytes) !== madeFrom) return CHANGED_MEANWHILE
  // Decoding for reading drops the mark; it belongs to the file.
  const before = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
  const after = before.startsWith('\uFEFF') ? `\uFEFF${text}` : text
  process.stdout.write(unifiedDiff(store.displayPath(file), before, after))
  return isWanted ? replaceFile(full, madeFrom, after) : undefined
}

function summaryOf(files: number, failed: number, isWritten: boolean): string {
  const count = `${files} ${files === 1 ? 'file' : 'files'}`
  if (files === 0) return 'Nothing to mend.\n'
  if (!isWritten) return `${count} can be mended: npm run content:fix -- --write\n`
  return failed === 0 ? `${count} mended.\n` : `${files - failed} of ${count} mended.\n`
}
