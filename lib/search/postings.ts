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

/** Documents that hold a word: the slice of `documents` and `weights` between two neighbours in `starts`. */
export interface Postings {
  readonly starts: Uint32Array
  readonly documents: Uint32Array
  readonly weights: Float32Array
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
  const starts = new Uint32Array(words + 1)
  const weigh = createScale(words)
  for (const document of documents) if (document) distinctWords(document, weigh.seen, (word) => starts[word + 1]!++)
  return { starts, documents: new Uint32Array(first), weights: new Float32Array() }
}
