/**
 * Which documents hold a word, and how much it says about each of them.
 *
 * A document is kept as the numbers of its words in reading order. Numbers below `fields.length` are no words: they
 * say which field begins. Each topic begins anew, so that no phrase reaches from one into the next.
 */

/** Fields in the order they are kept, with the weights of ux.md, section 3, and the usual number of words. */
export const fields = [
  { name: 'title', weight: 6, usual: 10 },
  { name: 'topics', weight: 4, usual: 12 },
  { name: 'source', weight: 3, usual: 3 },
  { name: 'curators', weight: 3, usual: 3 },
  { name: 'body', weight: 2, usual: 150 },
] as const

/** Half the weight of a field is reached with this many occurrences at its usual length. */
const HALF_WEIGHT_AT = 1.2

/**
 * Documents that hold a word: the slice of `documents` and `weights` between two neighbours in `starts`, in order.
 * Where in a document it stands: the slice of `positions` between the same neighbours in `positionStarts`.
 */
export interface Postings {
  readonly starts: Uint32Array
  readonly documents: Uint32Array
  readonly weights: Float32Array
  readonly positionStarts: Uint32Array
  readonly positions: Uint32Array
}

/**
 * What a field adds to the weight of a word that occurs in it, more for more occurrences and for shorter fields.
 * It stays below the field's weight, and one occurrence in a title of any length is worth more than any number of
 * them in a body. Depends on nothing but the document, so scores do not change as others come and go.
 */
export function fieldWeight(field: number, occurrences: number, length: number): number {
  const facts = fields[field]
  if (facts === undefined) return 0
  const relative = Math.min(Math.max(length / facts.usual, 0.5), 1.6)
  return (facts.weight * occurrences) / (occurrences + HALF_WEIGHT_AT * relative)
}

/** A set of numbers that is emptied at no cost. */
export interface Stamps {
  clear(): void
  /** Whether the number is new since the last `clear`. */
  add(number: number): boolean
}

export function createStamps(): Stamps {
  let stamps = new Uint32Array(1024)
  let current = 1
  return {
    clear() {
      current += 1
    },
    add(number) {
      if (number >= stamps.length) {
        const larger = new Uint32Array(number * 2)
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
export function eachDistinct(document: Uint32Array, stamps: Stamps, visit: (word: number) => void): void {
  stamps.clear()
  for (const word of document) if (word >= fields.length && stamps.add(word)) visit(word)
}

/**
 * Turns documents into postings.
 * @param documents their words; a removed document is `undefined`.
 * @param first the number of the first one.
 * @param words how many words the vocabulary has.
 */
export function invert(
  documents: readonly (Uint32Array | undefined)[],
  first: number,
  words: number,
): Postings {
  const { starts, positionStarts: free } = countWords(documents, words)
  const total = starts[words] ?? 0
  const postings = {
    starts,
    documents: new Uint32Array(total),
    weights: new Float32Array(total),
    positionStarts: new Uint32Array(total + 1),
    positions: new Uint32Array(free[words] ?? 0),
  }
  // `places` and `free` say where the next document and the next position of each word go.
  const places = starts.slice()
  const seenIn = new Uint32Array(words)
  const weights = new Float32Array(words)
  const weigh = createFieldWeigher(words)
  for (const [offset, document] of documents.entries()) {
    if (!document) continue
    weigh(document, weights)
    for (let position = 0; position < document.length; position += 1) {
      const word = document[position] ?? 0
      if (word < fields.length) continue
      const at = free[word] ?? 0
      if (seenIn[word] !== offset + 1) {
        seenIn[word] = offset + 1
        const place = places[word] ?? 0
        places[word] = place + 1
        postings.documents[place] = first + offset
        postings.weights[place] = weights[word] ?? 0
        postings.positionStarts[place] = at
        weights[word] = 0
      }
      postings.positions[at] = position
      free[word] = at + 1
    }
  }
  postings.positionStarts[total] = postings.positions.length
  return postings
}

/** Where the documents and the positions of each word will begin. */
function countWords(
  documents: readonly (Uint32Array | undefined)[],
  words: number,
): Pick<Postings, 'starts' | 'positionStarts'> {
  const starts = new Uint32Array(words + 1)
  const positionStarts = new Uint32Array(words + 1)
  const seenIn = new Uint32Array(words)
  for (const [offset, document] of documents.entries()) {
    if (!document) continue
    for (let position = 0; position < document.length; position += 1) {
      const word = document[position] ?? 0
      if (word < fields.length) continue
      positionStarts[word + 1] = (positionStarts[word + 1] ?? 0) + 1
      if (seenIn[word] === offset + 1) continue
      seenIn[word] = offset + 1
      starts[word + 1] = (starts[word + 1] ?? 0) + 1
    }
  }
  for (let word = 0; word < words; word += 1) {
    starts[word + 1] = (starts[word + 1] ?? 0) + (starts[word] ?? 0)
    positionStarts[word + 1] = (positionStarts[word + 1] ?? 0) + (positionStarts[word] ?? 0)
  }
  return { starts, positionStarts }
}

/** Adds up what the fields of a document make of each word. */
function createFieldWeigher(words: number): (document: Uint32Array, weights: Float32Array) => void {
  const occurrences = new Uint32Array(words)
  return (document, weights) => {
    for (let start = 0; start < document.length;) {
      const field = document[start] ?? 0
      let length = 0
      let end = start + 1
      for (; end < document.length; end += 1) {
        const word = document[end] ?? 0
        if (word === field) continue
        if (word < fields.length) break
        length += 1
        occurrences[word] = (occurrences[word] ?? 0) + 1
      }
      for (; start < end; start += 1) {
        const word = document[start] ?? 0
        const times = occurrences[word] ?? 0
        if (times === 0) continue
        weights[word] = (weights[word] ?? 0) + fieldWeight(field, times, length)
        occurrences[word] = 0
      }
    }
  }
}
