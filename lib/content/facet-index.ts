/**
 * Which article has which value of which facet, as numbers: made once for a catalog, so that counting for a request
 * touches no text. An article's number is its place in the catalog, newest first; a value's number is arbitrary.
 */
import type { FacetName } from '../filters'
import type { Article } from './model'

/** Facets are told apart by this: the name of the parameter, and the vocabulary where it is a topic. */
interface FacetKind {
  readonly name: FacetName
  readonly legend: string
  /** Its slug; empty for all other facets. */
  readonly vocabulary: string
}

interface FacetValue {
  readonly key: string
  readonly label: string
  /** Place of its facet in {@link FacetIndex.kinds}. */
  readonly kind: number
}

interface Ranks {
  /** By number: its place in the order. */
  readonly rankOf: Uint32Array
  /** By place in the order: the number. */
  readonly byRank: Uint32Array
}

export interface FacetIndex {
  /** One for each vocabulary from A to Z, then community, source, curator and year. */
  readonly kinds: readonly FacetKind[]
  readonly values: readonly FacetValue[]
  /** By number of a value: the place of its facet. */
  readonly kindOf: Uint16Array
  /** By number of a value: its place among the labels of its facet, A to Z. */
  readonly labelRank: Uint32Array
  /** The values of article `n` are those in `entries` from `starts[n]` to before `starts[n + 1]`. */
  readonly starts: Uint32Array
  readonly entries: Uint32Array
  /** By number of an article: its date in milliseconds. */
  readonly times: Float64Array
  /** The number of a value; `undefined` if no article has it. */
  valueNumber(kind: number, key: string): number | undefined
  /** The numbers of some articles of the catalog, in their order. The same list is numbered only once. */
  numbersOf(articles: readonly Article[]): Uint32Array
  /** Articles by title, A to Z. Sorted when first asked for. */
  titles(): Ranks
}

/** Numbers in a text count by their value. */
const byLetter = new Intl.Collator('en-US', { numeric: true })

/**
 * The index of some articles, made when it is first asked for. It belongs to the catalog that has the articles: pages
 * and route handlers are bundled apart, so what a module remembers would be made once for each of them.
 * @param all newest first.
 */
export function lazyFacetIndex(all: readonly Article[]): () => FacetIndex {
  let index: FacetIndex | undefined
  return () => (index ??= createFacetIndex(all))
}

function createFacetIndex(all: readonly Article[]): FacetIndex {
  const kinds = kindsOf(all)
  const numbers = kinds.map(() => new Map<string, number>())
  const values: FacetValue[] = []
  const entries: number[] = []
  const starts = new Uint32Array(all.length + 1)
  const times = new Float64Array(all.length)
  const kindPlaces = new Map(kinds.map(({ name, vocabulary }, place) => [kindKey(name, vocabulary), place]))

  function enter(name: FacetName, key: string, label: string, vocabulary = '') {
    const kind = kindPlaces.get(kindKey(name, vocabulary)) ?? 0
    const own = numbers[kind]
    let number = own?.get(key)
    if (number === undefined) {
      number = values.push({ key, label, kind }) - 1
      own?.set(key, number)
    }
    entries.push(number)
  }

  for (const [place, { topics, community, original, curators, date }] of all.entries()) {
    for (const { vocabulary, slug, label } of topics)
      enter('topic', `${vocabulary.slug}/${slug}`, label, vocabulary.slug)
    enter('community', community.slug, community.name)
    if (original) enter('source', original.source.domain, original.source.brand)
    for (const { slug, name } of curators) enter('curator', slug, name)
    const year = String(date.getUTCFullYear())
    enter('year', year, year)
    starts[place + 1] = entries.length
    times[place] = date.getTime()
  }

  const placeOf = new Map(all.map((article, place) => [article, place]))
  const numbered = new WeakMap<readonly Article[], Uint32Array>()
  let titles: Ranks | undefined
  return {
    kinds,
    values,
    kindOf: Uint16Array.from(values, ({ kind }) => kind),
    labelRank: ranks(values, (a, b) => byLetter.compare(a.label, b.label) || (a.key < b.key ? -1 : 1)).rankOf,
    starts,
    entries: Uint32Array.from(entries),
    times,
    valueNumber: (kind, key) => numbers[kind]?.get(key),
    numbersOf(articles) {
      const known = numbered.get(articles)
      if (known) return known
      const own = numberAll(articles, placeOf)
      numbered.set(articles, own)
      return own
    },
    titles: () =>
      (titles ??= ranks(all, (a, b) => byLetter.compare(a.title, b.title) || (a.path < b.path ? -1 : 1))),
  }
}

/** A broad search finds every article, so this loop is worth being plain. */
function numberAll(articles: readonly Article[], placeOf: ReadonlyMap<Article, number>): Uint32Array {
  const numbers = new Uint32Array(articles.length)
  let size = 0
  for (const article of articles) {
    const place = placeOf.get(article)
    if (place !== undefined) numbers[size++] = place
  }
  return numbers.subarray(0, size)
}

function kindKey(name: FacetName, vocabulary: string): string {
  return `${name} ${vocabulary}`
}

function kindsOf(all: readonly Article[]): readonly FacetKind[] {
  const vocabularies = new Map(
    all.flatMap(({ topics }) => topics.map(({ vocabulary }) => [vocabulary.slug, vocabulary.name] as const)),
  )
  const topicKinds = [...vocabularies]
    .toSorted(([, a], [, b]) => byLetter.compare(a, b))
    .map(([vocabulary, name]): FacetKind => ({ name: 'topic', legend: `${name} topics`, vocabulary }))
  return [
    ...topicKinds,
    { name: 'community', legend: 'Community', vocabulary: '' },
    { name: 'source', legend: 'Source', vocabulary: '' },
    { name: 'curator', legend: 'Curator', vocabulary: '' },
    { name: 'year', legend: 'Year', vocabulary: '' },
  ]
}

function ranks<Item>(items: readonly Item[], compare: (a: Item, b: Item) => number): Ranks {
  const inOrder = [...items.entries()].toSorted(([, a], [, b]) => compare(a, b))
  const byRank = Uint32Array.from(inOrder, ([number]) => number)
  const rankOf = new Uint32Array(items.length)
  for (const [rank, number] of byRank.entries()) rankOf[number] = rank
  return { rankOf, byRank }
}
