/**
 * The engine: an inverted index in typed arrays, in the process (decision 0010).
 *
 * Documents get numbers in the order they come. Their words are kept in reading order, for phrases and for making
 * postings; the text of the body is kept as bytes, for snippets. Postings never change: there is one large set for
 * the documents present at the last overhaul, and a small one, made anew with each change, for those added since.
 * A removed document leaves a gap.
 */
import type { SearchEngine, SearchHit, SearchOptions, SearchResult, SearchDocument } from './engine'
import { toEntry, type Entry } from './entry'
import { correct, match, type Matches } from './match'
import { createStamps, eachDistinct, fields, invert } from './postings'
import { parseQuery, type QueryTerm } from './query'
import { markIn, snippetOf, type Wanted } from './snippet'
import { createVocabulary, type Vocabulary } from './vocabulary'

/** Changes since the last overhaul that make the next one due. */
const OVERHAUL_AFTER = 1000

/** An engine that also shows what it is made of, to be written to a file. */
export interface MemoryEngine extends SearchEngine {
  readonly vocabulary: Vocabulary
  entries(): readonly Entry[]
  entry(id: string): Entry | undefined
  /** Takes out some documents and puts in others, in one step. */
  commit(added: readonly Entry[], removed: readonly string[]): void
}

/** @param vocabulary the one that the entries to come were made with. */
export function createMemoryEngine(vocabulary: Vocabulary = createVocabulary(fields.length)): MemoryEngine {
  const stamps = createStamps()
  const numbers = new Map<string, number>()
  let entries: (Entry | undefined)[] = []
  let large = invert([], 0, 0)
  let small = large
  let overhauled = 0
  let gaps = 0

  function entryOf(id: string): Entry | undefined {
    const number = numbers.get(id)
    return number === undefined ? undefined : entries[number]
  }

  function take(id: string): void {
    const number = numbers.get(id)
    const entry = entryOf(id)
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
    const living = entries.filter((entry) => entry !== undefined)
    entries = living
    for (const [number, { id }] of living.entries()) numbers.set(id, number)
    large = invert(wordsOfEach(living), 0, vocabulary.length)
    small = invert([], 0, 0)
    overhauled = living.length
    gaps = 0
  }

  function commit(added: readonly Entry[], removed: readonly string[]): void {
    for (const id of removed) take(id)
    for (const entry of added) put(entry)
    if (entries.length - overhauled + gaps > OVERHAUL_AFTER) overhaul()
    else if (added.length > 0) {
      small = invert(wordsOfEach(entries.slice(overhauled)), overhauled, vocabulary.length)
    }
  }

  function search(query: string, { limit }: SearchOptions = {}): SearchResult {
    const { terms, corrections } = correct(parseQuery(query), vocabulary)
    const matches = match(terms, { entries, size: numbers.size, postings: [large, small], vocabulary })
    const wanted = wantedBy(terms)
    return {
      hits: rank(matches, entries, limit),
      loosened: matches.loosened,
      ...(corrections.length > 0 && { corrected: corrections }),
      snippet: (id) => snippetOf(new TextDecoder().decode(entryOf(id)?.text), wanted),
      mark: (text) => markIn(text, wanted),
    }
  }

  return {
    vocabulary,
    get size() {
      return numbers.size
    },
    entries: () => entries.filter((entry) => entry !== undefined),
    entry: entryOf,
    commit,
    search,
    add: (documents: readonly SearchDocument[]) =>
      commit(
        documents.map((document) => toEntry(document, '', vocabulary)),
        [],
      ),
    remove: (ids) => commit([], ids),
  }
}

/** Documents that one key can tell apart. */
const KEY_SPACE = 2 ** 21

/** Best first; of equally good ones the newest, then by address. */
function rank(
  { documents, scores }: Matches,
  entries: readonly (Entry | undefined)[],
  limit = documents.length,
): readonly SearchHit[] {
  // Plain numbers sort much faster than with a comparing function, and the bits of positive floats sort as they do.
  const bits = new Uint32Array(scores.buffer)
  const keys = new Float64Array(documents.length)
  for (const [place, document] of documents.entries())
    keys[place] = (bits[document] ?? 0) * KEY_SPACE + document
  keys.sort()
  const hits: SearchHit[] = []
  let equals: Entry[] = []
  for (let place = keys.length - 1; place >= 0 && hits.length < limit; place -= 1) {
    const document = (keys[place] ?? 0) % KEY_SPACE
    const entry = entries[document]
    if (entry) equals.push(entry)
    const score = scores[document] ?? 0
    if (place > 0 && scores[(keys[place - 1] ?? 0) % KEY_SPACE] === score) continue
    if (equals.length > 1) equals.sort(newestFirst)
    for (const { id } of equals) hits.push({ id, score })
    equals = []
  }
  return hits.slice(0, limit)
}

function newestFirst(a: Entry, b: Entry): number {
  return b.time - a.time || (a.id < b.id ? -1 : 1)
}

function wantedBy(terms: readonly QueryTerm[]): Wanted {
  const words = terms.filter((term) => term.kind === 'word')
  return {
    words: new Set(words.map(({ word }) => word)),
    prefixes: words.filter(({ isPrefix }) => isPrefix).map(({ word }) => word),
    phrases: terms.filter((term) => term.kind === 'phrase').map(({ words }) => words),
  }
}

function wordsOfEach(entries: readonly (Entry | undefined)[]): readonly (Uint32Array | undefined)[] {
  return entries.map((entry) => entry?.words)
}
