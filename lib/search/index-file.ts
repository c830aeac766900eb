/**
 * The index as bytes: what costs time to find out, that is words and texts. Postings are made from them in less time
 * than they would take to be read and checked.
 *
 * 16 bytes of header (mark, version, checksum, length of the directory), the directory as JSON, the words of all
 * documents as 32-bit numbers, the texts of all documents in UTF-8.
 */
import { crc32 } from 'node:zlib'
import { z } from 'zod'
import type { Entry } from './entry'
import { createMemoryEngine, type MemoryEngine } from './memory-engine'
import { fields } from './postings'
import { createVocabulary } from './vocabulary'

/** To be raised whenever the same article would be cut into other words or kept in another way. */
export const INDEX_VERSION = 1

const MARK = 0x58495043
const HEADER_BYTES = 16

const directorySchema = z.object({
  vocabulary: z.array(z.string()),
  ids: z.array(z.string()),
  hashes: z.array(z.string()),
  times: z.array(z.number()),
  /** How many words and how many bytes of text each document has. */
  words: z.array(z.number()),
  bytes: z.array(z.number()),
})
type Directory = z.infer<typeof directorySchema>

/** All documents of an engine. Words that only removed documents had are left out. */
export function encodeIndex(engine: MemoryEngine, version: number = INDEX_VERSION): Buffer {
  const entries = engine.entries()
  const vocabulary: string[] = []
  const renumbered = new Uint32Array(engine.vocabulary.length)
  for (let field = 0; field < fields.length; field += 1) renumbered[field] = field
  const renumber = (word: number) => {
    if (word >= fields.length && renumbered[word] === 0) {
      renumbered[word] = fields.length + vocabulary.push(engine.vocabulary.word(word)) - 1
    }
    return renumbered[word] ?? 0
  }
  const words = entries.map((entry) => entry.words.map(renumber))
  const directory: Directory = {
    vocabulary,
    ids: entries.map(({ id }) => id),
    hashes: entries.map(({ hash }) => hash),
    times: entries.map(({ time }) => time),
    words: words.map(({ length }) => length),
    bytes: entries.map(({ text }) => text.length),
  }
  const json = Buffer.from(JSON.stringify(directory))
  const padding = Buffer.alloc((4 - (json.length % 4)) % 4, ' ')
  const header = Buffer.alloc(HEADER_BYTES)
  const payload = Buffer.concat([
    header,
    json,
    padding,
    ...words.map(({ buffer, byteOffset, byteLength }) => new Uint8Array(buffer, byteOffset, byteLength)),
    ...entries.map(({ text }) => text),
  ])
  payload.writeUInt32LE(MARK, 0)
  payload.writeUInt32LE(version, 4)
  payload.writeUInt32LE(json.length + padding.length, 12)
  payload.writeUInt32LE(crc32(payload.subarray(12)), 8)
  return payload
}

/** The engine that was encoded; `undefined` for anything else, however it came about. */
export function decodeIndex(bytes: Uint8Array, version: number = INDEX_VERSION): MemoryEngine | undefined {
  // 32-bit numbers can only be read in place where one may begin; a copy does.
  const isAligned = bytes.byteOffset % 4 === 0
  const file = isAligned ? Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length) : Buffer.from(bytes)
  if (file.length < HEADER_BYTES || file.readUInt32LE(0) !== MARK || file.readUInt32LE(4) !== version) {
    return undefined
  }
  if (file.readUInt32LE(8) !== crc32(file.subarray(12))) return undefined
  try {
    const end = HEADER_BYTES + file.readUInt32LE(12)
    const directory = directorySchema.parse(JSON.parse(file.toString('utf8', HEADER_BYTES, end)))
    return assemble(directory, file, end)
  } catch {
    return undefined
  }
}

function assemble(directory: Directory, file: Buffer, end: number): MemoryEngine {
  const vocabulary = createVocabulary(fields.length)
  for (const word of directory.vocabulary) vocabulary.intern(word)
  const entries: Entry[] = []
  let words = file.byteOffset + end
  let text = words + 4 * directory.words.reduce((sum, count) => sum + count, 0)
  for (const [number, id] of directory.ids.entries()) {
    const count = directory.words[number] ?? 0
    const bytes = directory.bytes[number] ?? 0
    entries.push({
      id,
      hash: directory.hashes[number] ?? '',
      time: directory.times[number] ?? 0,
      words: new Uint32Array(file.buffer, words, count),
      text: new Uint8Array(file.buffer, text, bytes),
    })
    words += 4 * count
    text += bytes
  }
  const engine = createMemoryEngine(vocabulary)
  engine.commit(entries, [])
  return engine
}
