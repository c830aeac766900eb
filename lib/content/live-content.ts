/**
 * The content folder at this moment. Whoever asks gets what was last read, at once; new readings replace it whole, one
 * after the other. A catalog is made when somebody asks for it, and again when time has changed what may be seen.
 */
import { createCatalog, type Catalog } from './catalog'
import type { FileStore } from './file-store'
import { readChanged, readLibrary, sameLibrary, type Library } from './library'
import type { LibraryFile } from './library-file'

/** Longest time a Node timer can wait; a later moment is waited for in pieces. */
const LONGEST_TIMER_MS = 2 ** 31 - 1

/** So many changed files are read in no time at the next start; writing 20,000 articles takes a second each time. */
const WORTH_SAVING = 200

/** A burst of edits is written once. */
const SAVE_AFTER_MS = 10_000

export interface LiveContent {
  readonly store: FileStore
  library(): Library
  /** What every reader may see. */
  published(): Catalog
  /** That, and drafts, scheduled, expired and withdrawn articles. */
  preview(): Catalog
  /**
   * Looks at the folder again: at these files, or at all. Resolves when what was found is shown.
   * @returns whether anything is different now.
   */
  look(files?: Iterable<string>): Promise<boolean>
  /** When the whole folder was looked at last, in milliseconds since 1970. */
  lookedAt(): number
  /**
   * Calls back after each change of what is shown, by files or by time.
   * @returns what ends that.
   */
  onChange(listener: () => void): () => void
}

export interface LiveOptions {
  /** Where the library lies between two starts. */
  readonly kept?: LibraryFile
  /** See `Reading`. */
  readonly restMs?: number
}

/** Looks at files that are being written are repeated so often; then whoever watches the folder tells of them again. */
const MOST_LOOKS = 3

export async function openLiveContent(
  store: FileStore,
  { kept, restMs = 0 }: LiveOptions = {},
): Promise<LiveContent> {
  let saved = await kept?.load()
  const listeners = new Set<() => void>()
  let library = await readLibrary(store, saved, { restMs })
  let catalogs: { published?: Catalog; preview?: Catalog } = {}
  // The last ones, after a change until the next ones are made.
  const previous: { published?: Catalog; preview?: Catalog } = {}
  let lookedAt = Date.now()
  let turn: Promise<unknown> = Promise.resolve()
  let dueTimer: NodeJS.Timeout | undefined
  let saveTimer: NodeJS.Timeout | undefined
  // At once: whoever stops a server soon after its first start wants the second one to be quick.
  await saveIfWorth()

  async function saveIfWorth() {
    if (saved !== undefined && differences(library, saved) < WORTH_SAVING) return
    saved = library
    await kept?.save(library)
  }

  function catalog(kind: 'published' | 'preview'): Catalog {
    const known = catalogs[kind]
    if (known !== undefined && !isDue(known)) return known
    const made = createCatalog(library, {
      now: new Date(),
      preview: kind === 'preview',
      previous: previous[kind],
    })
    catalogs[kind] = made
    previous[kind] = made
    waitFor(made.nextChange)
    return made
  }

  function waitFor(moment: Date | undefined) {
    if (moment === undefined) return
    clearTimeout(dueTimer)
    const wait = Math.min(Math.max(moment.getTime() - Date.now(), 0), LONGEST_TIMER_MS)
    dueTimer = setTimeout(() => {
      if (moment.getTime() <= Date.now()) tell()
      else waitFor(moment)
    }, wait).unref()
  }

  function tell() {
    for (const listener of listeners) listener()
  }

  async function lookNow(files: Iterable<string> | undefined): Promise<boolean> {
    const after = await (files
      ? readChanged(store, library, files, { restMs })
      : readLibrary(store, library, { restMs }))
    if (files === undefined) lookedAt = Date.now()
    const isSame = sameLibrary(after, library)
    library = after
    if (isSame) return false
    catalogs = {}
    clearTimeout(saveTimer)
    saveTimer = setTimeout(() => void saveIfWorth(), SAVE_AFTER_MS).unref()
    tell()
    return true
  }

  function lookInTurn(files?: Iterable<string>): Promise<boolean> {
    const mine = turn.then(() => lookNow(files))
    turn = mine.catch(() => undefined)
    return mine
  }

  /** Looks again at what was being written, as soon as it may have come to rest. */
  async function lookAtRestless(): Promise<boolean> {
    let isDifferent = false
    for (let looks = 0; looks < MOST_LOOKS && library.restless?.length; looks += 1) {
      await new Promise((resolve) => setTimeout(resolve, restMs))
      isDifferent = (await lookInTurn(library.restless)) || isDifferent
    }
    return isDifferent
  }

  await lookAtRestless()
  return {
    store,
    library: () => library,
    published: () => catalog('published'),
    preview: () => catalog('preview'),
    async look(files) {
      const isDifferent = await lookInTurn(files)
      return (await lookAtRestless()) || isDifferent
    },
    lookedAt: () => lookedAt,
    onChange(listener) {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
  }
}

/** Files that would be read again if the other library were all that is known. What is broken is read again anyway. */
function differences(library: Library, known: Library): number {
  const files = new Set(known.files)
  return library.files.filter((file) => !file.broken && !files.has(file)).length
}

function isDue({ nextChange }: Catalog): boolean {
  return nextChange !== undefined && nextChange.getTime() <= Date.now()
}
