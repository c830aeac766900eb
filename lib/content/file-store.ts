/**
 * The content folder as the operating system shows it: which files count, what they hold, and nothing
 * outside of it. The only file of the portal that opens content by name.
 *
 * Single files are looked at and read without waiting: that takes some microseconds each, a tenth of what the detour
 * over another thread costs, and 20,000 of them are read at a start. Whoever reads many gives way in between.
 */
import { createHash } from 'node:crypto'
import {
  closeSync,
  constants,
  fstatSync,
  openSync,
  readSync,
  realpathSync,
  statSync,
  type Dirent,
  type Stats,
} from 'node:fs'
import { readdir, realpath } from 'node:fs/promises'
import path from 'node:path'
import { isContentName } from './file-names'
import { MAX_BODY, MAX_FRONT_MATTER } from './front-matter'
import type { Finding } from './problem'
import { VOCABULARIES_FILE } from './vocabularies'

/** Larger pictures are not read. */
export const MAX_IMAGE_BYTES = 10 * 1024 * 1024

/** A content file that may hold an article or describe a community or the vocabularies, with what tells whether it changed. */
export interface FileStamp {
  /** Path inside the content folder, with forward slashes. */
  readonly file: string
  readonly size: number
  readonly modifiedMs: number
  /** Also changes when a file is replaced by one of the same size and date. */
  readonly changedMs: number
}

export type ReadResult =
  | { readonly ok: true; readonly text: string; readonly hash: string }
  | { readonly ok: false; readonly finding: Finding }

export interface FileStore {
  readonly root: string
  /** The project's `public/`, the second place that absolute image paths point to. */
  readonly publicDir: string
  /** A file as messages name it: so that it can be opened from where the command was run. */
  displayPath(file: string): string
  /** Every content file, in path order, so that "the first one wins" means the same everywhere. */
  list(): Promise<readonly FileStamp[]>
  /** One content file, as `list` would give it; `undefined` if it would not. */
  stamp(file: string): FileStamp | undefined
  /** The text of a listed file, or why it can't be read. */
  read(file: string): Promise<ReadResult>
  /**
   * The bytes behind an image reference: relative = beside `file`, absolute = `static/`, then the project's
   * `public/`. `undefined` when there is no such file inside those folders.
   */
  readImage(file: string, href: string): Promise<Buffer | 'too-large' | undefined>
  /** Changes whenever the file behind an image reference may have changed; empty when there is none. */
  imageStamp(file: string, href: string): Promise<string>
}

/** @throws Error when the folder can't be opened, in one sentence with the remedy. */
export async function openFileStore(contentDir: string, publicDir: string): Promise<FileStore> {
  const root = await realpath(/* turbopackIgnore: true */ contentDir).catch(() => {
    throw new Error(
      `The content folder ${contentDir} can't be opened. Set CONTENT_DIR to a folder that exists.`,
    )
  })

  async function list(): Promise<readonly FileStamp[]> {
    const stamps = await listFolder(root, '')
    return stamps.toSorted((a, b) => (a.file < b.file ? -1 : 1))
  }

  async function listFolder(dir: string, inside: string): Promise<FileStamp[]> {
    const entries = await readdir(/* turbopackIgnore: true */ dir, { withFileTypes: true }).catch(
      (error: NodeJS.ErrnoException): Dirent[] => {
        // A folder that went away holds nothing. One that can't be read must not look empty: its articles would vanish.
        if (error.code === 'ENOENT' && dir !== root) return []
        throw new Error(`The folder ${dir} can't be read (${error.code ?? error.message}). Make it readable.`)
      },
    )
    const found = entries.map(async (entry): Promise<readonly FileStamp[]> => {
      const file = inside === '' ? entry.name : `${inside}/${entry.name}`
      if (entry.isDirectory()) return isLeftAlone(file) ? [] : listFolder(path.join(dir, entry.name), file)
      const own = isContentFile(file) ? stampOf(file, entry.isSymbolicLink()) : undefined
      return own ? [own] : []
    })
    return (await Promise.all(found)).flat()
  }

  function stampOf(file: string, mayBeLink: boolean): FileStamp | undefined {
    const written = path.join(root, file)
    const full = mayBeLink ? insideOf(root, written) : written
    const stats = full === undefined ? undefined : statsOf(full)
    return stats?.isFile()
      ? { file, size: stats.size, modifiedMs: stats.mtimeMs, changedMs: stats.ctimeMs }
      : undefined
  }

  /** Whether a file of this name would be met on the way through the folder. */
  function isListed(file: string): boolean {
    const folder = path.dirname(path.join(root, file))
    // Folders behind a link are not gone into: what they hold has another name.
    return isPlain(file) && isContentFile(file) && !isBelowLeftAlone(file) && realPathOf(folder) === folder
  }

  return {
    root,
    publicDir,
    displayPath: (file) => path.relative(process.cwd(), path.join(root, file)),
    list,
    stamp: (file) => (isListed(file) ? stampOf(file, true) : undefined),
    async read(file) {
      const bytes = readInside(root, path.join(root, file), scratch.length, scratch)
      if (bytes === 'too-large')
        return unreadable(
          'body-size',
          'The file is larger than 320 KB.',
          'Quote an excerpt and link to the rest.',
        )
      if (bytes === undefined)
        return unreadable(
          'file-unreadable',
          "The file can't be opened.",
          'Check that it exists and may be read.',
        )
      try {
        const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes)
        return { ok: true, text, hash: hashOf(bytes) }
      } catch {
        return unreadable('encoding', 'The file is not written in UTF-8.', 'Save it with the encoding UTF-8.')
      }
    },
    async readImage(file, href) {
      const full = findImage(file, href)
      return full === undefined ? undefined : readInside(path.dirname(full), full, MAX_IMAGE_BYTES)
    },
    async imageStamp(file, href) {
      const full = findImage(file, href)
      const stats = full === undefined ? undefined : statsOf(full)
      return stats === undefined ? '' : `${stats.size}:${stats.mtimeMs}:${stats.ctimeMs}`
    },
  }

  function findImage(file: string, href: string): string | undefined {
    if (href.includes('\0') || href.includes('\\') || /^(?:[a-z][a-z\d+.-]*:|\/\/)/i.test(href))
      return undefined
    if (!href.startsWith('/')) return insideOf(root, path.join(root, path.dirname(file), href))
    for (const folder of [path.join(root, 'static'), publicDir]) {
      const base = realPathOf(folder)
      const found =
        base === undefined ? undefined : insideOf(base, path.join(/* turbopackIgnore: true */ base, href))
      if (found !== undefined) return found
    }
    return undefined
  }
}

/** What tells the bytes of one file from all others; also the `hash` of {@link ReadResult}. */
export function hashOf(bytes: Buffer): string {
  return createHash('sha1').update(bytes).digest('hex')
}

function isLeftAlone(folder: string): boolean {
  const name = folder.split('/').at(-1) ?? ''
  return /^[._]/.test(name) || name === 'node_modules' || folder === 'static'
}

function isContentFile(file: string): boolean {
  return isContentName(file.slice(file.lastIndexOf('/') + 1)) || file === VOCABULARIES_FILE
}

/** Inside the folder, and without detours: each file has one such name. */
function isPlain(file: string): boolean {
  return file.split('/').every((name) => name !== '' && name !== '.' && name !== '..')
}

function isBelowLeftAlone(file: string): boolean {
  const folders = file.split('/').slice(0, -1)
  return folders.some((_, index) => isLeftAlone(folders.slice(0, index + 1).join('/')))
}

/** The real path of `full` if it exists and lies in `folder`, whose own path is real; links are followed. */
function insideOf(folder: string, full: string): string | undefined {
  const real = realPathOf(full)
  return real?.startsWith(folder + path.sep) ? real : undefined
}

function realPathOf(full: string): string | undefined {
  try {
    return realpathSync(/* turbopackIgnore: true */ full)
  } catch {
    return undefined
  }
}

function statsOf(full: string): Stats | undefined {
  try {
    return statSync(/* turbopackIgnore: true */ full, { throwIfNoEntry: false })
  } catch {
    return undefined
  }
}

/**
 * Where content files are read to, one after the other: until the text is decoded, nothing else runs. Fresh memory for
 * each of 20,000 files costs more than reading them, if other threads ask for memory as well.
 */
const scratch = Buffer.alloc(MAX_FRONT_MATTER + MAX_BODY + 1024)

/**
 * What a file below `folder` holds; `undefined` where there is none that can be read.
 * @param into where to; without it, into memory of its own
 */
function readInside(
  folder: string,
  full: string,
  limit: number,
  into?: Buffer,
): Buffer | 'too-large' | undefined {
  const descriptor = openInside(folder, full)
  if (descriptor === undefined) return undefined
  try {
    const stats = fstatSync(descriptor)
    if (!stats.isFile()) return undefined
    return stats.size > limit
      ? 'too-large'
      : readAll(descriptor, into ?? Buffer.alloc(stats.size), stats.size)
  } catch {
    return undefined
  } finally {
    closeSync(descriptor)
  }
}

/**
 * Listed folders are never links, so only the file itself can be one: it is refused at first, and followed where it
 * leads to a file inside.
 */
function openInside(folder: string, full: string): number | undefined {
  if (!full.startsWith(folder + path.sep)) return undefined
  // Without O_NONBLOCK a named pipe in the folder would be waited for, for ever.
  const flags = constants.O_RDONLY | constants.O_NONBLOCK
  const descriptor = tryOpen(full, flags | constants.O_NOFOLLOW)
  if (descriptor !== undefined) return descriptor
  const target = insideOf(folder, full)
  return target === undefined ? undefined : tryOpen(target, flags)
}

function tryOpen(full: string, flags: number): number | undefined {
  try {
    return openSync(/* turbopackIgnore: true */ full, flags)
  } catch {
    return undefined
  }
}

/** A file that shrinks while it is read gives what is left of it. */
function readAll(descriptor: number, bytes: Buffer, size: number): Buffer {
  let filled = 0
  while (filled < size) {
    const count = readSync(descriptor, bytes, filled, size - filled, filled)
    if (count === 0) break
    filled += count
  }
  return bytes.subarray(0, filled)
}

function unreadable(rule: string, message: string, fix: string): ReadResult {
  return { ok: false, finding: { rule, severity: 'error', field: [], message, fix, line: 1, column: 1 } }
}
