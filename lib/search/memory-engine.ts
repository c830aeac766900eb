/**
 * The engine: an inverted index in typed arrays, in the process (decision 0011).
 *
 * Documents get numbers in the order they come. Their words are kept in reading order, for phrases and for making
 * postings; the text of the body is kept as bytes, for snippets. Postings come in parts that never change, but for the
 * last one, which is small and made anew whenever documents are added. A removed document leaves a gap.
 */
import type { SearchEngine, SearchOptions, SearchResult, SearchDocument } from './engine'
import { toEntry, type Entry } from './entry'
import { correct, createMatcher, type Matches } from './match'
import { createStamps, eachDistinct, FIRST_WORD, invert, type Postings } from './postings'
import { parseQuery, type QueryTerm } from './query'
import { createRanking, type Ranked } from './ranking'
import { markIn, snippetOf, type Wanted } from './snippet'
import { createVocabulary, type Vocabulary } from './vocabulary'

/** A part with this many documents is finished, and the next one begins. */
const PART_SIZE = 500

/** An engine that also shows what it is made of, to be written to a file. */
export interface MemoryEngine extends SearchEngine {
  readonly vocabulary: Vocabulary
  entries(): readonly Entry[]
  /** The postings of all of them, if those are in one piece and have no gaps. */
  postings(): Postings | undefined
  entry(id: string): Entry | undefined
  /** Takes out some documents and puts in others, in one step. */
  commit(added: readonly Entry[], removed: readonly string[]): void
}

/** What an index file has of an engine. */
export interface Stored {
  readonly vocabulary: Vocabulary
  readonly entries: readonly Entry[]
  readonly postings: Postings
}

/** @param stored what the engine begins with. */
export function createMemoryEngine(stored?: Stored): MemoryEngine {
  const vocabulary = stored?.vocabulary ?? createVocabulary(FIRST_WORD)
  const stamps = createStamps()
  const numbers = new Map<string, number>()
  let entries: (Entry | undefined)[] = []
  let parts: readonly Postings[] = []
  let open = invert([], 0, 0)
  /** Documents in finished parts, with the gaps. */
  let finished = 0
  let gaps = 0
  const match = createMatcher()
  const ranking = createRanking()
  if (stored) restore(stored)

  function restore({ entries: all, postings }: Stored): void {
    entries = [...all]
    for (const [number, { id }] of all.entries()) numbers.set(id, number)
    countDocuments(vocabulary, postings)
    parts = [postings]
    finished = entries.length
  }

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
    ranking.outdated()
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
    ranking.renumbered()
  }

  function search(query: string, { limit }: SearchOptions = {}): SearchResult {
    const { terms, corrections } = correct(parseQuery(query), vocabulary)
    const matches = match(terms, { entries, size: numbers.size, postings: [...parts, open], vocabulary })
    const found = ranking.rank(matches, entries, limit)
    const text = textIn(terms, (id) => entryOf(id)?.text)
    return resultOf(found, matches, { ...text, ...(corrections.length > 0 && { corrected: corrections }) })
  }

  return {
    vocabulary,
    get size() {
      return numbers.size
    },
    entries: () => entries.filter((entry) => entry !== undefined),
    postings() {
      const [only, ...others] = [...parts, open].filter(({ positions }) => positions.length > 0)
      return gaps === 0 && others.length === 0 ? only : undefined
    },
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

function countDocuments(vocabulary: Vocabulary, { starts }: Postings): void {
  for (let word = FIRST_WORD; word < vocabulary.length; word += 1) {
    vocabulary.count(word, (starts[word + 1] ?? 0) - (starts[word] ?? 0))
  }
}

/** Hits are made when somebody reads them: a search page looks its articles up by place. */
function resultOf(
  { places, ids }: Ranked,
  { scores, loosened }: Matches,
  rest: Omit<SearchResult, 'places' | 'ids' | 'hits' | 'loosened'>,
): SearchResult {
  const own = Float32Array.from(places, (place) => scores[place] ?? 0)
  return {
    ...rest,
    places,
    ids,
    get hits() {
      return Array.from(places, (place, index) => ({ id: ids[place] ?? '', score: own[index] ?? 0 }))
    },
    loosened,
  }
}

function textIn(
  terms: readonly QueryTerm[],
  textOf: (id: string) => Uint8Array | undefined,
): Pick<SearchResult, 'snippet' | 'mark'> {
  const wanted = wantedBy(terms)
  return {
    snippet: (id) => snippetOf(new TextDecoder().decode(textOf(id)), wanted),
    mark: (text) => markIn(text, wanted),
  }
}

function wantedBy(terms: readonly QueryTerm[]): Wanted {
  const words = terms.filter((term) => term.kind === 'word')
  return {
    words: new Set(words.map(({ word }) => word)),
    prefixes: words.filter(({ isPrefix }) => isPrefix).map(({ word }) => word),
    phrases: terms.filter((term) => term.kind === 'phrase').map(({ words }) => words),
  }
}
