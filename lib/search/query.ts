/** From what a reader typed to what must match. Anything can come in. */
import { eachWord, wordsOf } from './words'

/** A word to find, alone or as the beginning of longer words. */
export interface QueryWord {
  readonly kind: 'word'
  /** As typed, for telling the reader about a correction. */
  readonly typed: string
  readonly word: string
  readonly isPrefix: boolean
}

/** Words to find one after the other, exactly. */
export interface QueryPhrase {
  readonly kind: 'phrase'
  readonly words: readonly string[]
}

export type QueryTerm = QueryWord | QueryPhrase

/** Far more than anybody types in 200 characters of sense; the rest is ignored. */
const MAX_WORDS = 24

/** Longer queries are cut before any work is done on them. */
const MAX_LENGTH = 1000

const PREFIX_FROM = 3
const LAST_PREFIX_FROM = 2

const QUOTES = /["“”„‟«»＂]/u

/** The terms of a query, without repeats. A quote that is never closed is ignored. */
export function parseQuery(query: string): readonly QueryTerm[] {
  const pieces = query.slice(0, MAX_LENGTH).split(QUOTES)
  const terms = new Map<string, QueryTerm>()
  let room = MAX_WORDS
  for (const [index, piece] of pieces.entries()) {
    const isQuoted = index % 2 === 1 && index < pieces.length - 1
    if (isQuoted) {
      const words = wordsOf(piece).slice(0, room)
      if (words.length > 0) terms.set(`"${words.join(' ')}`, { kind: 'phrase', words })
      room -= words.length
      continue
    }
    eachWord(piece, (word, start, end) => {
      if (room <= 0 || terms.has(word)) return
      const isPrefix = word.length >= PREFIX_FROM
      terms.set(word, { kind: 'word', typed: piece.slice(start, end), word, isPrefix })
      room -= 1
    })
  }
  return withOpenEnd([...terms.values()])
}

/** The last word may still be typed, unless a phrase follows it. */
function withOpenEnd(terms: readonly QueryTerm[]): readonly QueryTerm[] {
  const last = terms.at(-1)
  if (last?.kind !== 'word') return terms
  return [...terms.slice(0, -1), { ...last, isPrefix: last.word.length >= LAST_PREFIX_FROM }]
}
