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
  const stamps = createStamps()
  const starts = new Uint32Array(words + 1)
  const positionEnds = new Uint32Array(words + 1)
  for (const document of documents) {
    if (!document) continue
    eachDistinct(document, stamps, (word) => increase(starts, word + 1, 1))
    for (const word of document) if (word >= fields.length) increase(positionEnds, word + 1, 1)
  }
  addUp(starts)
  addUp(positionEnds)

  const total = starts[words] ?? 0
  const postings = {
    starts,
    documents: new Uint32Array(total),
    weights: new Float32Array(total),
    positionStarts: new Uint32Array(total + 1),
    positions: new Uint32Array(positionEnds[words] ?? 0),
  }
  const free = starts.slice()
  const weights = new Float32Array(words)
  const weigh = createFieldWeigher(words)
  for (const [offset, document] of documents.entries()) {
    if (!document) continue
    weigh(document, weights)
    eachDistinct(document, stamps, (word) => {
      const place = free[word] ?? 0
      free[word] = place + 1
      postings.documents[place] = first + offset
      postings.weights[place] = weights[word] ?? 0
      // So far only those of earlier documents are in.
      postings.positionStarts[place] = positionEnds[word] ?? 0
      weights[word] = 0
    })
    for (const [position, word] of document.entries()) {
      if (word < fields.length) continue
      const place = positionEnds[word] ?? 0
      postings.positions[place] = position
      positionEnds[word] = place + 1
    }
  }
  postings.positionStarts[total] = postings.positions.length
  return postings
}

/** Turns numbers into the sums up to each. */
function addUp(numbers: Uint32Array): void {
  for (let place = 1; place < numbers.length; place += 1) increase(numbers, place, numbers[place - 1] ?? 0)
}

/** Adds up what the fields of a document make of each word. */
function createFieldWeigher(words: number): (document: Uint32Array, weights: Float32Array) => void {
  const occurrences = new Uint16Array(words)
  return (document, weights) => {
    for (let start = 0; start < document.length;) {
      const field = document[start] ?? 0
      const end = fieldEnd(document, start)
      let length = 0
      for (let place = start; place < end; place += 1) {
        const word = document[place] ?? 0
        if (word < fields.length) continue
        length += 1
        increase(occurrences, word, 1)
      }
      for (let place = start; place < end; place += 1) {
        const word = document[place] ?? 0
        const times = occurrences[word] ?? 0
        if (times === 0) continue
        increase(weights, word, fieldWeight(field, times, length))
        occurrences[word] = 0
      }
      start = end
    }
  }
}

/** Where the field that begins at `start` ends. All topics are one field. */
function fieldEnd(document: Uint32Array, start: number): number {
  const field = document[start] ?? 0
  let end = start + 1
  while (end < document.length) {
    const word = document[end] ?? 0
    if (word < fields.length && word !== field) break
    end += 1
  }
  return end
}

function increase(numbers: Uint16Array | Uint32Array | Float32Array, place: number, by: number): void {
  numbers[place] = (numbers[place] ?? 0) + by
}
