/**
 * The index as bytes, laid out so that reading it is little more than reading the file: numbers are used in place.
 *
 * 16 bytes of header (mark, version, checksum, length of the directory), the directory as JSON, four lists of 32-bit
 * numbers (starts, rows and positions of the postings, words of all documents), the texts of all documents in UTF-8.
 */
import { crc32 } from 'node:zlib'
import { z } from 'zod'
import type { Entry } from './entry'
import { createMemoryEngine, type MemoryEngine } from './memory-engine'
import { FIRST_WORD, invert } from './postings'
import { createVocabulary } from './vocabulary'

/** To be raised whenever the same article would be cut into other words, weighed or kept in another way. */
export const INDEX_VERSION = 1

const MARK = 0x58495043
const HEADER_BYTES = 16

const directorySchema = z.object({
  vocabulary: z.array(z.string()),
  ids: z.array(z.string()),
  hashes: z.array(z.string()),
  times: z.array(z.number()),
  /** How many words and how many bytes of text each document has. */
  words: z.array(z.int()),
  bytes: z.array(z.int()),
  /** Lengths of the three lists of the postings. */
  postings: z.tuple([z.int(), z.int(), z.int()]),
})
type Directory = z.infer<typeof directorySchema>

/** All documents of an engine. Words that only removed documents had are left out. */
export function encodeIndex(engine: MemoryEngine, version: number = INDEX_VERSION): Buffer<ArrayBuffer> {
  const entries = engine.entries()
  const { vocabulary, words } = withoutUnusedWords(engine)
  const isUnchanged = words.every((own, number) => own === entries[number]?.words)
  const known = isUnchanged ? engine.postings() : undefined
  const { starts, rows, positions } = known ?? invert(words, 0, FIRST_WORD + vocabulary.length)
  const directory: Directory = {
    vocabulary,
    ids: entries.map(({ id }) => id),
    hashes: entries.map(({ hash }) => hash),
    times: entries.map(({ time }) => time),
    words: words.map(({ length }) => length),
    bytes: entries.map(({ text }) => text.length),
    postings: [starts.length, rows.length, positions.length],
  }
  const json = Buffer.from(JSON.stringify(directory))
  const padding = Buffer.alloc((4 - (json.length % 4)) % 4, ' ')
  const file = together([
    Buffer.alloc(HEADER_BYTES),
    json,
    padding,
    ...[starts, rows, positions, ...words].map(bytesOf),
    ...entries.map(({ text }) => text),
  ])
  file.writeUInt32LE(MARK, 0)
  file.writeUInt32LE(version, 4)
  file.writeUInt32LE(json.length + padding.length, 12)
  file.writeUInt32LE(crc32(file.subarray(12)), 8)
  return file
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
  const vocabulary = createVocabulary(FIRST_WORD)
  for (const word of directory.vocabulary) vocabulary.intern(word)
  let place = file.byteOffset + end
  const numbers = (count: number) => {
    const list = new Int32Array(file.buffer, place, count)
    place += list.byteLength
    return list
  }
  const [starts, rows, positions] = directory.postings.map(numbers)
  const words = directory.words.map(numbers)
  const entries = directory.ids.map((id, number): Entry => {
    const text = new Uint8Array(file.buffer, place, directory.bytes[number])
    place += text.byteLength
    return {
      id,
      hash: directory.hashes[number] ?? '',
      time: directory.times[number] ?? 0,
      words: words[number] ?? new Int32Array(),
      text,
    }
  })
  if (!starts || !rows || !positions) throw new RangeError('The index has no postings.')
  const weights = new Float32Array(rows.buffer, rows.byteOffset, rows.length)
  return createMemoryEngine({ vocabulary, entries, postings: { starts, rows, weights, positions } })
}

/** The words in use, and the documents by the numbers those then have; the same arrays where nothing moved. */
function withoutUnusedWords(engine: MemoryEngine): {
  readonly vocabulary: string[]
  readonly words: readonly Int32Array[]
} {
  const vocabulary: string[] = []
  const renumbered = new Int32Array(engine.vocabulary.length)
  for (let field = 0; field < FIRST_WORD; field += 1) renumbered[field] = field
  let isMoved = false
  const entries = engine.entries()
  for (const { words } of entries) {
    for (let place = 0; place < words.length; place += 1) {
      const word = words[place] ?? 0
      if (word < FIRST_WORD || renumbered[word] !== 0) continue
      const number = FIRST_WORD + vocabulary.push(engine.vocabulary.word(word)) - 1
      renumbered[word] = number
      if (number !== word) isMoved = true
    }
  }
  const words = entries.map((entry) =>
    isMoved ? entry.words.map((word) => renumbered[word] ?? 0) : entry.words,
  )
  return { vocabulary, words }
}

/** In memory of its own, which can be handed to another thread. */
function together(pieces: readonly Uint8Array[]): Buffer<ArrayBuffer> {
  const whole = Buffer.allocUnsafeSlow(pieces.reduce((sum, { length }) => sum + length, 0))
  let place = 0
  for (const piece of pieces) {
    whole.set(piece, place)
    place += piece.length
  }
  return whole
}

function bytesOf({ buffer, byteOffset, byteLength }: Int32Array): Uint8Array {
  return new Uint8Array(buffer, byteOffset, byteLength)
}
