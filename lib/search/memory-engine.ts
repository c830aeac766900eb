/**
 * The engine: an inverted index in typed arrays, in the process (decision 0010).
 *
 * Documents get numbers in the order they come. Their words are kept in reading order, for phrases and for making
 * postings; the text of the body is kept as bytes, for snippets. Postings come in parts that never change, but for the
 * last one, which is small and made anew whenever documents are added. A removed document leaves a gap.
 */
import type { SearchEngine, SearchHit, SearchOptions, SearchResult, SearchDocument } from './engine'
import { toEntry, type Entry } from './entry'
import { correct, match, type Matches } from './match'
import { createStamps, eachDistinct, fields, invert, type Postings } from './postings'
import { parseQuery, type QueryTerm } from './query'
import { markIn, snippetOf, type Wanted } from './snippet'
import { createVocabulary, type Vocabulary } from './vocabulary'

/** A part with this many documents is finished, and the next one begins. */
const PART_SIZE = 500

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
  let parts: readonly Postings[] = []
  let open = invert([], 0, 0)
  /** Documents in finished parts, with the gaps. */
  let finished = 0
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

  function commit(added: readonly Entry[], removed: readonly string[]): void {
    for (const id of removed) take(id)
    for (const entry of added) put(entry)
    const isHollow = gaps > PART_SIZE + numbers.size / 2
    if (isHollow) closeGaps()
    if (isHollow || added.length > 0) fillOpenPart()
  }

  function fillOpenPart(): void {
    const fresh = entries.slice(finished).map((entry) => entry?.words)
    open = invert(fresh, finished, vocabulary.length)
    if (fresh.length < PART_SIZE) return
    parts = [...parts, open]
    open = invert([], 0, 0)
    finished = entries.length
  }

  /** Numbers all documents anew; there are no parts afterwards. */
  function closeGaps(): void {
    const living = entries.filter((entry) => entry !== undefined)
    for (const [number, { id }] of living.entries()) numbers.set(id, number)
    entries = living
    parts = []
    finished = 0
    gaps = 0
  }

  function search(query: string, { limit }: SearchOptions = {}): SearchResult {
    const { terms, corrections } = correct(parseQuery(query), vocabulary)
    const matches = match(terms, { entries, size: numbers.size, postings: [...parts, open], vocabulary })
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
  for (let place = 0; place < keys.length; place += 1) {
    const document = documents[place] ?? 0
    keys[place] = (bits[document] ?? 0) * KEY_SPACE + document
  }
  keys.sort()
  const hits: SearchHit[] = []
  let equals: Entry[] = []
  for (let place = keys.length - 1; place >= 0 && hits.length < limit; place -= 1) {
    const document = documentOf(keys[place] ?? 0)
    const entry = entries[document]
    if (entry) equals.push(entry)
    const score = scores[document] ?? 0
    if (place > 0 && scores[documentOf(keys[place - 1] ?? 0)] === score) continue
    if (equals.length > 1) equals.sort(newestFirst)
    for (const { id } of equals) hits.push({ id, score })
    equals = []
  }
  return hits.slice(0, limit)
}

function documentOf(key: number): number {
  return key - Math.floor(key / KEY_SPACE) * KEY_SPACE
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
