/**
 * Which documents hold a word, and how much it says about each of them.
 *
 * A document is kept as the numbers of its words in reading order. Numbers below `FIRST_WORD` are no words: they
 * say which field begins. Each topic begins anew, so that no phrase reaches from one into the next.
 */

/** Fields in the order they are kept, with what a word in them counts for, and the usual number of words. */
export const fields = [
  { name: 'title', weight: 6, usual: 10 },
  { name: 'topics', weight: 4, usual: 12 },
  { name: 'source', weight: 3, usual: 3 },
  { name: 'curators', weight: 3, usual: 3 },
  { name: 'body', weight: 2, usual: 150 },
] as const

/** Smaller numbers say which field begins. */
export const FIRST_WORD: number = fields.length

/** Half the weight of a field is reached with this many occurrences at its usual length. */
const HALF_WEIGHT_AT = 1.2

/** Numbers in a row of {@link Postings}. */
export const ROW = 3

/**
 * The documents that hold a word are the rows between two neighbours in `starts`, in order of their numbers.
 * A row is the number of the document, the weight of the word in it, and where its positions begin; they end where
 * those of the next row begin. What is used together lies together: both making and asking are bound by memory.
 */
export interface Postings {
  readonly starts: Int32Array
  readonly rows: Int32Array
  /** The same memory as `rows`, for reading weights. */
  readonly weights: Float32Array
  readonly positions: Int32Array
}

/**
 * With so many occurrences a word gets half the weight of a field of this length: more if it is short. The weight of
 * the field itself is never reached, and one occurrence in a title of any length is worth more than any number of
 * them in a body. Depends on nothing but the document, so scores do not change as others come and go.
 */
function halfWeightAt(usual: number, length: number): number {
  return HALF_WEIGHT_AT * Math.min(Math.max(length / usual, 0.5), 1.6)
}

/** A set of numbers that is emptied at no cost. */
export interface Stamps {
  clear(): void
  /** Whether the number is new since the last `clear`. */
  add(number: number): boolean
}

export function createStamps(): Stamps {
  let stamps = new Int32Array(1024)
  let current = 1
  return {
    clear() {
      current += 1
    },
    add(number) {
      if (number >= stamps.length) {
        const larger = new Int32Array(number * 2)
        larger.set(stamps)
        stamps = larger
      }
      if (stamps[number] === current) return false
      stamps[number] = current
      return true
    },
  }
}

/** Calls `visit` once for every different word of a document. */
export function eachDistinct(document: Int32Array, stamps: Stamps, visit: (word: number) => void): void {
  stamps.clear()
  for (const word of document) if (word >= FIRST_WORD && stamps.add(word)) visit(word)
}

/**
 * Turns documents into postings.
 * @param documents their words; a removed document is `undefined`.
 * @param first the number of the first one.
 * @param words how many words the vocabulary has.
 */
export function invert(
  documents: readonly (Int32Array | undefined)[],
  first: number,
  words: number,
): Postings {
  const { starts, free } = countWords(documents, words)
  const total = starts[words] ?? 0
  const rows = new Int32Array(ROW * (total + 1))
  const rowWeights = new Float32Array(rows.buffer)
  const positions = new Int32Array(free[words] ?? 0)
  // `places` and `free` say where the next document and the next position of each word go.
  const places = starts.slice()
  const seenIn = new Int32Array(words)
  const weights = new Float32Array(words)
  const weigh = createFieldWeigher(words)
  for (const [offset, document] of documents.entries()) {
    if (!document) continue
    weigh(document, weights)
    for (let position = 0; position < document.length; position += 1) {
      const word = document[position] ?? 0
      if (word < FIRST_WORD) continue
      const at = free[word] ?? 0
      if (seenIn[word] !== offset + 1) {
        seenIn[word] = offset + 1
        const place = places[word] ?? 0
        places[word] = place + 1
        rows[ROW * place] = first + offset
        rowWeights[ROW * place + 1] = weights[word] ?? 0
        rows[ROW * place + 2] = at
        weights[word] = 0
      }
      positions[at] = position
      free[word] = at + 1
    }
  }
  rows[ROW * total + 2] = positions.length
  return { starts, rows, weights: rowWeights, positions }
}

/** Where the rows (`starts`) and the positions (`free`) of each word will begin. */
function countWords(
  documents: readonly (Int32Array | undefined)[],
  words: number,
): { readonly starts: Int32Array; readonly free: Int32Array } {
  const starts = new Int32Array(words + 1)
  const free = new Int32Array(words + 1)
  const seenIn = new Int32Array(words)
  for (const [offset, document] of documents.entries()) {
    if (!document) continue
    for (let position = 0; position < document.length; position += 1) {
      const word = document[position] ?? 0
      if (word < FIRST_WORD) continue
      free[word + 1] = (free[word + 1] ?? 0) + 1
      if (seenIn[word] === offset + 1) continue
      seenIn[word] = offset + 1
      starts[word + 1] = (starts[word + 1] ?? 0) + 1
    }
  }
  for (let word = 0; word < words; word += 1) {
    starts[word + 1] = (starts[word + 1] ?? 0) + (starts[word] ?? 0)
    free[word + 1] = (free[word + 1] ?? 0) + (free[word] ?? 0)
  }
  return { starts, free }
}

/** Adds up what the fields of a document make of each word. */
function createFieldWeigher(words: number): (document: Int32Array, weights: Float32Array) => void {
  const occurrences = new Int32Array(words)
  return (document, weights) => {
    for (let start = 0; start < document.length;) {
      const field = document[start] ?? 0
      let length = 0
      let end = start + 1
      for (; end < document.length; end += 1) {
        const word = document[end] ?? 0
        if (word === field) continue
        if (word < FIRST_WORD) break
        length += 1
        occurrences[word] = (occurrences[word] ?? 0) + 1
      }
      const { weight = 0, usual = 1 } = fields[field] ?? {}
      const half = halfWeightAt(usual, length)
      for (; start < end; start += 1) {
        const word = document[start] ?? 0
        const times = occurrences[word] ?? 0
        if (times === 0) continue
        weights[word] = (weights[word] ?? 0) + (weight * times) / (times + half)
        occurrences[word] = 0
      }
    }
  }
}
