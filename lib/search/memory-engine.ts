/**
 * The engine: an inverted index in typed arrays, in the process (decision 0010).
 *
 * Documents get numbers in the order they come. Their words are kept in reading order, for phrases and for making
 * postings; the text of the body is kept as bytes, for snippets. Postings never change: there is one large set for
 * the documents present at the last overhaul, and a small one, made anew with each change, for those added since.
 * A removed document leaves a gap.
 */
import type { SearchDocument, SearchEngine, SearchHit, SearchOptions, SearchResult } from './engine'
import { createStamps, eachDistinct, fields, invert, type Postings } from './postings'
import { parseQuery } from './query'
import { correct, createMatcher, type Match } from './match'
import { markIn, snippetOf, type Wanted } from './snippet'
import { createVocabulary, type Vocabulary } from './vocabulary'
import { eachWord } from './words'

/** Changes since the last overhaul that make the next one due. */
const OVERHAUL_AFTER = 1000

/** A document as the index keeps it. */
export interface Entry {
  readonly id: string
  /** Names the content it was made from; empty if nobody asked. */
  readonly hash: string
  readonly time: number
  /** Numbers of the vocabulary, see `postings.ts`. */
  readonly words: Uint32Array
  /** The body in UTF-8. */
  readonly text: Uint8Array
}

/** An engine that also shows what it is made of, to be written to a file. */
export interface MemoryEngine extends SearchEngine {
  readonly vocabulary: Vocabulary
  readonly entries: () => readonly Entry[]
  hashOf(id: string): string | undefined
  /** Cuts a document into words; it can't be found before it is committed. */
  prepare(document: SearchDocument, hash?: string): Entry
  /** Takes out some documents and puts in others, in one step. */
  commit(entries: readonly Entry[], removed: readonly string[]): void
}

export function createMemoryEngine(vocabulary: Vocabulary = createVocabulary(fields.length)): MemoryEngine {
  const stamps = createStamps()
  const numbers = new Map<string, number>()
  let entries: (Entry | undefined)[] = []
  let large: Postings = invert([], 0, vocabulary.length)
  let small: Postings = large
  let overhauled = 0
  let gaps = 0

  function take(id: string): void {
    const number = numbers.get(id)
    const entry = number === undefined ? undefined : entries[number]
    if (number === undefined || entry === undefined) return
    eachDistinct(entry.words, stamps, (word) => vocabulary.count(word, -1))
    entries[number] = undefined
    numbers.delete(id)
    gaps += 1
  }

  function put(entry: Entry): void {
    take(entry.id)
    eachDistinct(entry.words, stamps, (word) => vocabulary.count(word, 1))
    numbers.set(entry.id, entries.push(entry) - 1)
  }

  function overhaul(): void {
    entries = entries.filter((entry) => entry !== undefined)
    for (const [number, entry] of entries.entries()) if (entry) numbers.set(entry.id, number)
    large = invert(
      entries.map((entry) => entry?.words),
      0,
      vocabulary.length,
    )
    small = invert([], 0, vocabulary.length)
    overhauled = entries.length
    gaps = 0
  }

  function commit(added: readonly Entry[], removed: readonly string[]): void {
    for (const id of removed) take(id)
    for (const entry of added) put(entry)
    if (entries.length - overhauled + gaps > OVERHAUL_AFTER) {
      overhaul()
    } else if (added.length > 0) {
      const fresh = entries.slice(overhauled).map((entry) => entry?.words)
      small = invert(fresh, overhauled, vocabulary.length)
    }
  }

  function textOf(id: string): string {
    const number = numbers.get(id)
    const entry = number === undefined ? undefined : entries[number]
    return entry ? new TextDecoder().decode(entry.text) : ''
  }

  function prepare(document: SearchDocument, hash = ''): Entry {
    return {
      id: document.id,
      hash,
      time: document.date.getTime(),
      words: numbersOf(document, vocabulary),
      text: new TextEncoder().encode(document.body),
    }
  }

  return {
    vocabulary,
    get size() {
      return numbers.size
    },
    entries: () => entries.filter((entry) => entry !== undefined),
    hashOf(id) {
      const number = numbers.get(id)
      return number === undefined ? undefined : entries[number]?.hash
    },
    prepare,
    commit,
    add: (documents) => commit(documents.map((document) => prepare(document)), []),
    remove: (ids) => commit([], ids),
    search(query: string, { limit }: SearchOptions = {}): SearchResult {
      const { terms, corrections } = correct(parseQuery(query), vocabulary)
      const match = createMatcher({ entries, living: numbers.size, postings: [large, small], vocabulary })
      const { matches, loosened } = match(terms)
      const wanted: Wanted = wantedBy(terms)
      return {
        hits: ranked(matches, entries).slice(0, limit),
        loosened,
        ...(corrections.length > 0 && { corrected: corrections }),
        snippet: (id) => snippetOf(textOf(id), wanted),
        mark: (text) => markIn(text, wanted),
      }
    },
  }
}
