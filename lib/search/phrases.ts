/** Words that stand one after the other. */
import { ROW, type Postings } from './postings'

/**
 * Calls `visit` for each document with the phrase, with the weight of the word that says least about it.
 * @param phrase numbers of words.
 * @param rarest which of them the fewest documents hold.
 */
export function eachWithPhrase(
  postings: Postings,
  phrase: readonly number[],
  rarest: number,
  visit: (document: number, weight: number) => void,
): void {
  const { starts, rows, weights } = postings
  const anchor = phrase[rarest] ?? 0
  // Where each word of the phrase has got to in its list of documents.
  const places = Int32Array.from(phrase, (word) => starts[word] ?? 0)
  const end = starts[anchor + 1] ?? 0
  for (let place = starts[anchor] ?? end; place < end; place += 1) {
    const document = rows[ROW * place] ?? 0
    let weight = weights[ROW * place + 1] ?? 0
    for (let offset = 0; offset < phrase.length && weight > 0; offset += 1) {
      const own = advance(postings, phrase[offset] ?? 0, places[offset] ?? 0, document)
      places[offset] = own
      const isHere = own < (starts[(phrase[offset] ?? 0) + 1] ?? 0) && rows[ROW * own] === document
      weight = isHere ? Math.min(weight, weights[ROW * own + 1] ?? 0) : 0
    }
    if (weight > 0 && isConsecutive(postings, places, rarest)) visit(document, weight)
  }
}

/** The place of the first document from `place` on that is not before this one. */
function advance({ starts, rows }: Postings, word: number, from: number, document: number): number {
  const end = starts[word + 1] ?? 0
  let place = from
  while (place < end && (rows[ROW * place] ?? 0) < document) place += 1
  return place
}

/** Whether the words at these places, all of one document, stand in this order somewhere. */
function isConsecutive(postings: Postings, places: Int32Array, rarest: number): boolean {
  const { rows, positions } = postings
  const place = places[rarest] ?? 0
  const end = rows[ROW * (place + 1) + 2] ?? 0
  for (let at = rows[ROW * place + 2] ?? end; at < end; at += 1) {
    const beginning = (positions[at] ?? 0) - rarest
    let offset = 0
    while (offset < places.length && standsAt(postings, places[offset] ?? 0, beginning + offset)) offset += 1
    if (offset === places.length) return true
  }
  return false
}

/** Whether the word of this place stands at a position: positions are in order, and a common word has many. */
function standsAt({ rows, positions }: Postings, place: number, position: number): boolean {
  let start = rows[ROW * place + 2] ?? 0
  let end = rows[ROW * (place + 1) + 2] ?? start
  while (start < end) {
    const middle = (start + end) >>> 1
    const found = positions[middle] ?? 0
    if (found === position) return true
    if (found < position) start = middle + 1
    else end = middle
  }
  return false
}
