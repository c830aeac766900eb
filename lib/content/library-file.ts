/**
 * Keeps a library on disk, so that the next start reads only what changed since. The file is a cache: one that is
 * missing, torn, of another version or of another folder is as good as none, and is written anew.
 *
 * After a line that names version and folder come blocks of some hundred content files each, so that neither reading
 * nor writing holds up a server, or needs all of it in memory twice; then a checksum of all that.
 */
import { createHash } from 'node:crypto'
import { open, type FileHandle } from 'node:fs/promises'
import { keptFile, replaceFile } from '../kept-file'
import type { Library, Shelved } from './library'
import { pack, unpack } from './packed'

/** Raised when the shape on disk changes; what files are parsed into is covered by the version of the reader. */
const FORMAT = 2

/** Content files in a block: some milliseconds of work. */
const BLOCK = 500

/** A block begins with the length of its facts and that of its bodies; after the last one both are 0. */
const LENGTHS_BYTES = 8

export interface LibraryFile {
  /** The library as it was saved last; `undefined` when there is none that can be used. */
  load(): Promise<Library | undefined>
  /** Replaces the file in one step. A folder that can't be written to costs only the next start its speed. */
  save(library: Library): Promise<void>
}

/**
 * @param dir where caches lie.
 * @param root the content folder.
 * @param version changes when the same file could be read into something else.
 */
export function libraryFile(dir: string, root: string, version: string): LibraryFile {
  const folder = createHash('sha1').update(root).digest('hex')
  const file = keptFile(dir, 'library', root)
  const head = Buffer.from(`portal library ${FORMAT} ${version} ${folder}\n`)

  return {
    async load() {
      const handle = await open(/* turbopackIgnore: true */ file).catch(() => undefined)
      try {
        return handle && (await readFrom(handle, head))
      } catch {
        return undefined
      } finally {
        await handle?.close()
      }
    },
    async save({ files }) {
      // What is broken keeps its last good version only while the server runs.
      const good = files.filter(({ broken }) => !broken)
      await replaceFile(file, (temporary) => writeTo(temporary, head, good))
    },
  }
}

async function writeTo(file: string, head: Buffer, files: readonly Shelved[]): Promise<void> {
  const handle = await open(/* turbopackIgnore: true */ file, 'w')
  const hash = createHash('sha1')
  try {
    const write = async (bytes: Uint8Array) => {
      hash.update(bytes)
      await handle.writeFile(bytes)
    }
    await write(head)
    for (let start = 0; start < files.length; start += BLOCK) {
      const { facts, bodies } = pack(files.slice(start, start + BLOCK))
      const factBytes = Buffer.from(facts)
      await write(lengths(factBytes.length, bodies.length))
      await write(factBytes)
      await write(bodies)
    }
    await write(lengths(0, 0))
    await handle.writeFile(hash.digest())
  } finally {
    await handle.close()
  }
}

function lengths(facts: number, bodies: number): Buffer {
  const bytes = Buffer.alloc(LENGTHS_BYTES)
  bytes.writeUInt32LE(facts)
  bytes.writeUInt32LE(bodies, 4)
  return bytes
}

/** @throws Error when the file ends early. */
async function readFrom(handle: FileHandle, head: Buffer): Promise<Library | undefined> {
  const { size } = await handle.stat()
  const hash = createHash('sha1')
  let at = 0

  async function take(length: number): Promise<Buffer<ArrayBuffer>> {
    if (length > size - at) throw new Error('The file ends early.')
    const bytes = Buffer.allocUnsafeSlow(length)
    const { bytesRead } = await handle.read(bytes, 0, length, at)
    if (bytesRead < length) throw new Error('The file ends early.')
    at += length
    return bytes
  }

  async function next(length: number): Promise<Buffer<ArrayBuffer>> {
    const bytes = await take(length)
    hash.update(bytes)
    return bytes
  }

  if (!(await next(head.length)).equals(head)) return undefined
  const files: Shelved[] = []
  for (;;) {
    const block = await next(LENGTHS_BYTES)
    const [facts, bodies] = [block.readUInt32LE(), block.readUInt32LE(4)]
    if (facts === 0) break
    const text = (await next(facts)).toString()
    files.push(...unpack({ facts: text, bodies: await next(bodies) }))
  }
  const checksum = hash.digest()
  return checksum.equals(await take(checksum.length)) ? { files } : undefined
}
