/**
 * Keeps a library on disk, so that the next start reads only what changed since. The file is a cache: one that is
 * missing, torn, of another version or of another folder is as good as none, and is written anew.
 */
import { createHash, randomUUID } from 'node:crypto'
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import type { Library } from './library'
import { pack, unpack } from './packed'

/** Raised when the shape on disk changes; what files are parsed into is covered by the version of the reader. */
const FORMAT = 1

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
  const name = createHash('sha1').update(root).digest('hex').slice(0, 12)
  const file = path.join(/* turbopackIgnore: true */ dir, `library-${name}.index`)
  const head = `portal library ${FORMAT} ${version} ${createHash('sha1').update(root).digest('hex')}`

  return {
    async load() {
      try {
        const bytes = await readFile(/* turbopackIgnore: true */ file)
        const [first = '', checksum = '', length = ''] = bytes.toString('utf8', 0, 400).split('\n', 3)
        if (first !== head) return undefined
        const start = first.length + checksum.length + length.length + 3
        const content = bytes.subarray(start)
        if (createHash('sha1').update(content).digest('hex') !== checksum) return undefined
        const facts = content.toString('utf8', 0, Number(length))
        // A copy, so that the facts are not kept in memory twice.
        return { files: unpack({ facts, bodies: Buffer.from(content.subarray(Number(length))) }) }
      } catch {
        return undefined
      }
    },
    async save({ files }) {
      // What is broken keeps its last good version only while the server runs.
      const { facts, bodies } = pack(files.filter(({ broken }) => !broken))
      const factBytes = Buffer.from(facts)
      const checksum = createHash('sha1').update(factBytes).update(bodies).digest('hex')
      const temporary = `${file}.${randomUUID()}`
      try {
        await mkdir(/* turbopackIgnore: true */ dir, { recursive: true })
        await writeFile(/* turbopackIgnore: true */ temporary, [
          `${head}\n${checksum}\n${factBytes.length}\n`,
          factBytes,
          bodies,
        ])
        await rename(temporary, file)
      } catch {
        await rm(temporary, { force: true }).catch(() => undefined)
      }
    },
  }
}
