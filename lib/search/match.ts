/** Which documents a query finds, and how well. */
import type { Correction } from './engine'
import type { Entry } from './entry'
import { eachWithPhrase } from './phrases'
import { ROW, type Postings } from './postings'
import type { QueryTerm, QueryWord } from './query'
import type { Vocabulary } from './vocabulary'

/** A word that only begins with what was asked for counts half. */
const PREFIX_FACTOR = 0.5

/** Finding a correction means looking through the vocabulary; so many unknown words are no slips. */
const MAX_CORRECTIONS = 6

/** Documents that can be added before more memory is taken. */
const SPARE = 1000

/** The index as it is for one question. */
export interface Index {
  /** By number; a gap where one was removed. */
  readonly entries: readonly (Entry | undefined)[]
  /** How many are not gaps. */
  readonly size: number
  readonly postings: readonly Postings[]
  readonly vocabulary: Vocabulary
}

export interface Matches {
  /** By number of document; 0 for those that do not match. */
  readonly scores: Float32Array
  /** How many match. */
  readonly count: number
  readonly loosened: boolean
}

/** Replaces words that no document knows by the nearest that one does. Phrases mean what they say. */
export function correct(
  terms: readonly QueryTerm[],
  vocabulary: Vocabulary,
): { readonly terms: readonly QueryTerm[]; readonly corrections: readonly Correction[] } {
  const corrections: Correction[] = []
  let tries = 0
  const corrected = terms.map((term) => {
    if (term.kind === 'phrase' || isKnown(term, vocabulary) || tries === MAX_CORRECTIONS) return term
    tries += 1
    const to = vocabulary.nearest(term.word)
    if (to === undefined) return term
    corrections.push({ from: term.typed, to })
    return { ...term, word: to }
  })
  return { terms: corrected, corrections }
}

function isKnown({ word, isPrefix }: QueryWord, vocabulary: Vocabulary): boolean {
  const number = vocabulary.find(word)
  if (number !== undefined && vocabulary.documents(number) > 0) return true
  return isPrefix && vocabulary.extensions(word).length > 0
}

/**
 * Makes a function that finds the documents with all terms or, if there are none, those with any. It uses the same
 * memory for every question: what it returns is good until the next one.
 */
export function createMatcher(): (terms: readonly QueryTerm[], index: Index) => Matches {
  let scores = new Float32Array()
  let weights = new Float32Array()
  let matched = new Uint8Array()

  return (terms, index) => {
    const { length } = index.entries
    if (scores.length < length) {
      scores = new Float32Array(length + SPARE)
      weights = new Float32Array(length + SPARE)
      matched = new Uint8Array(length + SPARE)
    }
    scores.fill(0)
    matched.fill(0)
    const found: number[] = []
    for (const term of terms) {
      const isPhrase = term.kind === 'phrase'
      const own = isPhrase ? weighPhrase(term.words, index, weights) : weighWord(term, index, weights)
      const rarity = Math.log(1 + (index.size - own.length + 0.5) / (own.length + 0.5))
      for (const document of own) {
        if (matched[document] === 0) found.push(document)
        matched[document] = (matched[document] ?? 0) + 1
        scores[document] = (scores[document] ?? 0) + rarity * (weights[document] ?? 0)
        weights[document] = 0
      }
    }
    const all = found.filter((document) => matched[document] === terms.length).length
    const loosened = all === 0 && terms.length > 1
    for (const document of found) {
      const share = (matched[document] ?? 0) / terms.length
      if (loosened || share === 1) scores[document] = (scores[document] ?? 0) * share
      else scores[document] = 0
    }
    return { scores, count: loosened ? found.length : all, loosened: loosened && found.length > 0 }
  }
}

/** Fills in the weights of documents that hold a word or one that begins with it, and lists those documents. */
function weighWord({ word, isPrefix }: QueryWord, index: Index, weights: Float32Array): readonly number[] {
  const { entries, postings, vocabulary } = index
  const documents: number[] = []
  const weigh = (number: number, factor: number) => {
    for (const { starts, rows, weights: own } of postings) {
      const end = starts[number + 1] ?? 0
      for (let place = starts[number] ?? end; place < end; place += 1) {
        const document = rows[ROW * place] ?? 0
        const before = weights[document] ?? 0
        const weight = factor * (own[ROW * place + 1] ?? 0)
        if (weight <= before || entries[document] === undefined) continue
        if (before === 0) documents.push(document)
        weights[document] = weight
      }
    }
  }
  const exact = vocabulary.find(word)
  if (exact !== undefined) weigh(exact, 1)
  if (isPrefix) for (const number of vocabulary.extensions(word)) weigh(number, PREFIX_FACTOR)
  return documents
}

/** The same for words that stand one after the other. */
function weighPhrase(words: readonly string[], index: Index, weights: Float32Array): readonly number[] {
  const { entries, postings, vocabulary } = index
  const phrase = words.map((word) => vocabulary.find(word) ?? -1)
  const frequencies = phrase.map((number) => vocabulary.documents(number))
  const fewest = Math.min(...frequencies)
  const documents: number[] = []
  if (fewest === 0) return documents
  for (const part of postings) {
    eachWithPhrase(part, phrase, frequencies.indexOf(fewest), (document, weight) => {
      if (entries[document] === undefined) return
      weights[document] = weight
      documents.push(document)
    })
  }
  return documents
}
