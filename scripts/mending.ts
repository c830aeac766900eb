/** The repairs of a whole folder: which texts they give, and how such a text takes the place of the one in the file. */
import { chmod, chown, readFile, rename, rm, stat, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { createLinkCheck } from '../lib/addresses'
import { createCatalog } from '../lib/content/catalog'
import { hashOf, type FileStore } from '../lib/content/file-store'
import { readLibrary, type Library } from '../lib/content/library'
import { listProblems } from '../lib/content/problems'
import { repairText, withTexts, type PlacedRepair } from '../lib/content/repair'
import { createProgress } from './progress'

/** A repair can bring up another one; more rounds than this would be a circle. */
const MOST_ROUNDS = 6

/** Why a file stays as it is: its editor was faster. */
export const CHANGED_MEANWHILE = 'it was changed meanwhile. Run the command again.'

export interface Mending {
  readonly file: string
  /** The whole text with all repairs. */
  readonly text: string
  /** The hash of the bytes that it was made from. In a file with others it would undo what an editor has saved. */
  readonly madeFrom: string
}

/**
 * What becomes of all files that can be repaired, in path order. Nothing is written.
 * @param url the address of this site.
 */
export async function mendingsOf(store: FileStore, url: string): Promise<readonly Mending[]> {
  const texts = new Map<string, string>()
  const madeFrom = new Map<string, string>()
  const repaired = withTexts(store, texts)
  let library: Library | undefined
  for (let round = 0; round < MOST_ROUNDS; round++) {
    library = await readLibrary(repaired, library, { onProgress: createProgress('files read') })
    const hashes = new Map(library.files.map(({ stamp, hash }) => [stamp.file, hash]))
    let isDone = true
    for (const [file, repairs] of await repairsOf(repaired, library, url)) {
      const read = await repaired.read(file)
      // Saved since the problems were found: they are another text's, and the next round finds those of this one.
      const isOther = read.ok && read.hash !== hashes.get(file)
      const text = read.ok && !isOther ? repairText(read.text, repairs) : undefined
      if (isOther) isDone = false
      if (!read.ok || text === undefined || text === read.text) continue
      if (!texts.has(file)) madeFrom.set(file, read.hash)
      texts.set(file, text)
      isDone = false
    }
    if (isDone) break
  }
  return [...texts]
    .map(([file, text]) => ({ file, text, madeFrom: madeFrom.get(file) ?? '' }))
    .toSorted((a, b) => (a.file < b.file ? -1 : 1))
}

async function repairsOf(
  store: FileStore,
  library: Library,
  url: string,
): Promise<ReadonlyMap<string, readonly PlacedRepair[]>> {
  const catalog = createCatalog(library, { now: new Date(), preview: true })
  const problems = await listProblems(store, library, catalog, { checkLink: createLinkCheck(catalog, url) })
  const byFile = new Map<string, PlacedRepair[]>()
  for (const { contentFile, path, repair } of problems)
    if (repair) byFile.set(contentFile, [...(byFile.get(contentFile) ?? []), { path, repair }])
  return byFile
}

/**
 * Gives a file another text; whoever reads it meanwhile sees the old one or the new one. Owner and rights stay where the
 * system allows it.
 * @param madeFrom the hash of the bytes that the text was made from.
 * @returns why the file was left as it was, or nothing.
 */
export async function replaceFile(full: string, madeFrom: string, text: string): Promise<string | undefined> {
  const { mode, uid, gid } = await stat(full)
  const beside = path.join(path.dirname(full), `.${path.basename(full)}.${process.pid}.tmp`)
  try {
    await writeFile(beside, text, { flush: true, mode: 0o600 })
    // Only an administrator may give files away; the file of a colleague becomes that of whoever mends it.
    await chown(beside, uid, gid).catch(() => undefined)
    await chmod(beside, mode)
    // Last, because writing takes time, in which somebody may save.
    const isSame = hashOf(await readFile(full)) === madeFrom
    if (isSame) await rename(beside, full)
    return isSame ? undefined : CHANGED_MEANWHILE
  } finally {
    await rm(beside, { force: true })
  }
}
