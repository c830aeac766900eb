/** The order of what was found: best first; of equally good ones the newest, then by address. */
import type { Entry } from './entry'
import type { Matches } from './match'

/** Numbers are sorted by this many bits at a time. */
const DIGIT = 11

type Entries = readonly (Entry | undefined)[]

export interface Ranking {
  /** Says that documents came or went. */
  outdated(): void
  /** Says that documents have other numbers now. */
  renumbered(): void
  rank(matches: Matches, entries: Entries, limit?: number): Ranked
}

/** What was found, by number of document. */
export interface Ranked {
  /** Best first. */
  readonly places: Int32Array
  /** By number of document; another array once documents came or went. */
  readonly ids: readonly string[]
}

export function createRanking(): Ranking {
  let oldestFirst = new Int32Array()
  let ids: readonly string[] = []
  /** The place of each document in `oldestFirst`. */
  let ages = new Int32Array()
  let isOrdered = false
  let [found, spare] = [new Int32Array(), new Int32Array()]

  /** Costs little if only the last documents are new: all others stay in order. */
  function order(entries: Entries): void {
    const numbers = Array.from(oldestFirst).filter((number) => entries[number] !== undefined)
    for (let number = ages.length; number < entries.length; number += 1) {
      if (entries[number] !== undefined) numbers.push(number)
    }
    oldestFirst = Int32Array.from(numbers.toSorted((a, b) => compareAges(entries[a], entries[b])))
    ids = entries.map((entry) => entry?.id ?? '')
    ages = new Int32Array(entries.length)
    for (const [age, number] of oldestFirst.entries()) ages[number] = age
    found = new Int32Array(entries.length)
    spare = new Int32Array(entries.length)
    isOrdered = true
  }

  return {
    outdated() {
      isOrdered = false
    },
    renumbered() {
      isOrdered = false
      oldestFirst = new Int32Array()
      ages = new Int32Array()
    },
    rank({ scores, count }, entries, limit = count) {
      if (!isOrdered) order(entries)
      let length = 0
      for (let age = 0; age < oldestFirst.length; age += 1) {
        const document = oldestFirst[age] ?? 0
        if (scores[document] === 0) continue
        found[length] = document
        length += 1
      }
      const sorted = sortByScore(found.subarray(0, length), spare.subarray(0, length), scores)
      return { places: sorted.subarray(Math.max(0, length - limit), length).toReversed(), ids }
    },
  }
}

/**
 * Sorts documents, lowest score first, and leaves those with the same score in their order.
 * Digit by digit, much faster than by comparing; the bits of positive floats sort as the floats do.
 */
function sortByScore(documents: Int32Array, spare: Int32Array, scores: Float32Array): Int32Array {
  const bits = new Int32Array(scores.buffer, scores.byteOffset, scores.length)
  sortByDigit(documents, spare, bits, 0)
  sortByDigit(spare, documents, bits, DIGIT)
  sortByDigit(documents, spare, bits, 2 * DIGIT)
  return spare
}

/** Puts `from` into `to`, sorted by one digit of the bits. */
function sortByDigit(from: Int32Array, to: Int32Array, bits: Int32Array, shift: number): void {
  const mask = 2 ** DIGIT - 1
  const ends = new Int32Array(2 ** DIGIT + 1)
  for (let place = 0; place < from.length; place += 1) {
    const digit = ((bits[from[place] ?? 0] ?? 0) >>> shift) & mask
    ends[digit + 1] = (ends[digit + 1] ?? 0) + 1
  }
  for (let digit = 1; digit <= mask; digit += 1) ends[digit] = (ends[digit] ?? 0) + (ends[digit - 1] ?? 0)
  for (let place = 0; place < from.length; place += 1) {
    const document = from[place] ?? 0
    const digit = ((bits[document] ?? 0) >>> shift) & mask
    const end = ends[digit] ?? 0
    to[end] = document
    ends[digit] = end + 1
  }
}

function compareAges(a: Entry | undefined, b: Entry | undefined): number {
  const difference = (a?.time ?? 0) - (b?.time ?? 0)
  return difference || ((a?.id ?? '') < (b?.id ?? '') ? 1 : -1)
}
