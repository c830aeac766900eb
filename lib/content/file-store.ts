/**
 * The content folder as the operating system shows it: which files count, what they hold, and nothing
 * outside of it. The only file of the portal that opens content by name.
 */
import { createHash } from 'node:crypto'
import { constants, type Dirent } from 'node:fs'
import { open, readdir, realpath, stat, type FileHandle } from 'node:fs/promises'
import path from 'node:path'
import { MAX_BODY, MAX_FRONT_MATTER } from './front-matter'
import type { Finding } from './problem'
import { VOCABULARIES_FILE } from './vocabularies'

/** Contract, section 6. */
export const MAX_IMAGE_BYTES = 10 * 1024 * 1024

/** A content file that may hold an article or describe a community or the vocabularies, with what tells whether it changed. */
export interface FileStamp {
  /** Path inside the content folder, with forward slashes. */
  readonly file: string
  readonly size: number
  readonly modifiedMs: number
}

export type ReadResult =
  | { readonly ok: true; readonly text: string; readonly hash: string }
  | { readonly ok: false; readonly finding: Finding }

export interface FileStore {
  readonly root: string
  /** A file as messages name it: so that it can be opened from where the command was run. */
  displayPath(file: string): string
  /** Every content file, in path order, so that "the first one wins" means the same everywhere. */
  list(): Promise<readonly FileStamp[]>
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
    const found = await Promise.all(
      entries.map(async (entry): Promise<FileStamp[]> => {
        const file = inside === '' ? entry.name : `${inside}/${entry.name}`
        if (entry.isDirectory()) return isLeftAlone(file) ? [] : listFolder(path.join(dir, entry.name), file)
        if (!isContentName(entry.name) && file !== VOCABULARIES_FILE) return []
        const full = entry.isSymbolicLink()
          ? await insideOf(root, path.join(dir, entry.name))
          : path.join(dir, entry.name)
        const stats =
          full === undefined ? undefined : await stat(/* turbopackIgnore: true */ full).catch(() => undefined)
        return stats?.isFile() ? [{ file, size: stats.size, modifiedMs: stats.mtimeMs }] : []
      }),
    )
    return found.flat()
  }

  return {
    root,
    displayPath: (file) => path.relative(process.cwd(), path.join(root, file)),
    list,
    async read(file) {
      const handle = await openInside(root, path.join(root, file))
      const bytes = handle && (await readBounded(handle, MAX_FRONT_MATTER + MAX_BODY + 1024))
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
        return { ok: true, text, hash: createHash('sha1').update(bytes).digest('hex') }
      } catch {
        return unreadable('encoding', 'The file is not written in UTF-8.', 'Save it with the encoding UTF-8.')
      }
    },
    async readImage(file, href) {
      const full = await findImage(file, href)
      const handle = full === undefined ? undefined : await openInside(path.dirname(full), full)
      return handle && readBounded(handle, MAX_IMAGE_BYTES)
    },
    async imageStamp(file, href) {
      const full = await findImage(file, href)
      const stats =
        full === undefined ? undefined : await stat(/* turbopackIgnore: true */ full).catch(() => undefined)
      return stats === undefined ? '' : `${stats.size}:${stats.mtimeMs}`
    },
  }

  async function findImage(file: string, href: string): Promise<string | undefined> {
    if (href.includes('\0') || href.includes('\\') || /^(?:[a-z][a-z\d+.-]*:|\/\/)/i.test(href))
      return undefined
    if (!href.startsWith('/')) return insideOf(root, path.join(root, path.dirname(file), href))
    for (const folder of [path.join(root, 'static'), publicDir]) {
      const base = await realpath(/* turbopackIgnore: true */ folder).catch(() => undefined)
      const found = base === undefined ? undefined : await insideOf(base, path.join(base, href))
      if (found !== undefined) return found
    }
    return undefined
  }
}

/** README files, hidden files and names starting with an underscore are the editors' own business. */
function isContentName(name: string): boolean {
  return (
    /\.(?:md|markdown|html)$/i.test(name) && (name.startsWith('_index.') || !/^(?:[._]|readme\.)/i.test(name))
  )
}

function isLeftAlone(folder: string): boolean {
  const name = folder.split('/').at(-1) ?? ''
  return /^[._]/.test(name) || name === 'node_modules' || folder === 'static'
}

/** The real path of `full` if it exists and lies in `folder`, whose own path is real; links are followed. */
async function insideOf(folder: string, full: string): Promise<string | undefined> {
  const real = await realpath(/* turbopackIgnore: true */ full).catch(() => undefined)
  return real?.startsWith(folder + path.sep) ? real : undefined
}

/**
 * Opens a file below `folder`. Listed folders are never links, so only the file itself can be one: it is refused at
 * first, and followed where it leads to a file inside.
 */
async function openInside(folder: string, full: string): Promise<FileHandle | undefined> {
  if (!full.startsWith(folder + path.sep)) return undefined
  // Without O_NONBLOCK a named pipe in the folder would be waited for, for ever.
  const flags = constants.O_RDONLY | constants.O_NONBLOCK
  const handle = await open(/* turbopackIgnore: true */ full, flags | constants.O_NOFOLLOW).catch(
    () => undefined,
  )
  if (handle !== undefined) return handle
  const target = await insideOf(folder, full)
  return target === undefined
    ? undefined
    : open(/* turbopackIgnore: true */ target, flags).catch(() => undefined)
}

async function readBounded(handle: FileHandle, limit: number): Promise<Buffer | 'too-large' | undefined> {
  try {
    const stats = await handle.stat()
    if (!stats.isFile()) return undefined
    return stats.size > limit ? 'too-large' : await handle.readFile()
  } catch {
    return undefined
  } finally {
    await handle.close()
  }
}

function unreadable(rule: string, message: string, fix: string): ReadResult {
  return { ok: false, finding: { rule, severity: 'error', field: [], message, fix, line: 1, column: 1 } }
}
