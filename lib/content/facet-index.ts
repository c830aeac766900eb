/**
 * Which article has which value of which facet, as numbers: made once for a catalog, so that counting for a request
 * touches no text. An article's number is its place in the catalog, newest first; a value's number is arbitrary.
 */
import type { FacetName } from '../filters'
import type { Article, Topic, Vocabulary } from './model'
import { byLetter } from './order'

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
  /** Whether any article is from a year, written in digits. */
  hasYear(year: string): boolean
  /** The numbers of some articles of the catalog, in their order. The same list is numbered only once. */
  numbersOf(articles: readonly Article[]): Uint32Array
  /** Articles by title, A to Z. Sorted when first asked for. */
  titles(): Ranks
}

/** @param all articles of a catalog, newest first. */
export function createFacetIndex(all: readonly Article[]): FacetIndex {
  const kinds = kindsOf(all)
  const numbers = kinds.map(() => new Map<string, number>())
  const values: FacetValue[] = []
  const entries: number[] = []
  const starts = new Uint32Array(all.length + 1)
  const times = new Float64Array(all.length)
  const kindPlaces = new Map(kinds.map(({ name, vocabulary }, place) => [kindKey(name, vocabulary), place]))
  // By subject, or by year: articles share subjects, so their keys are made once for each and not for each article.
  const known = new Map<object | number, number>()

  function enter(subject: object | number, describe: () => Described) {
    let number = known.get(subject)
    if (number === undefined) {
      const { name, key, label, vocabulary = '' } = describe()
      const kind = kindPlaces.get(kindKey(name, vocabulary)) ?? 0
      number = values.push({ key, label, kind }) - 1
      numbers[kind]?.set(key, number)
      known.set(subject, number)
    }
    entries.push(number)
  }

  for (const [place, { topics, community, original, curators, date }] of all.entries()) {
    for (const topic of topics) enter(topic, () => describeTopic(topic))
    enter(community, () => ({ name: 'community', key: community.slug, label: community.name }))
    if (original) {
      const { source } = original
      enter(source, () => ({ name: 'source', key: source.domain, label: source.brand }))
    }
    for (const curator of curators)
      enter(curator, () => ({ name: 'curator', key: curator.slug, label: curator.name }))
    const year = date.getUTCFullYear()
    enter(year, () => ({ name: 'year', key: String(year), label: String(year) }))
    starts[place + 1] = entries.length
    times[place] = date.getTime()
  }

  return withOtherArticles(
    {
      kinds,
      values,
      kindOf: Uint16Array.from(values, ({ kind }) => kind),
      labelRank: ranks(values, (a, b) => byLetter.compare(a.label, b.label) || (a.key < b.key ? -1 : 1))
        .rankOf,
      starts,
      entries: Uint32Array.from(entries),
      times,
      valueNumber: (kind, key) => numbers[kind]?.get(key),
      hasYear: (year) => numbers[kindPlaces.get(kindKey('year', '')) ?? 0]?.has(year) ?? false,
    },
    all,
  )
}

/**
 * The same index for articles that stand in the same places and have the same values.
 * @param all newest first.
 */
export function withOtherArticles(
  index: Omit<FacetIndex, 'numbersOf' | 'titles'>,
  all: readonly Article[],
): FacetIndex {
  const placeOf = new Map<Article, number>()
  for (const [place, article] of all.entries()) placeOf.set(article, place)
  const numbered = new WeakMap<readonly Article[], Uint32Array>()
  let titles: Ranks | undefined
  return {
    ...index,
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

interface Described {
  readonly name: FacetName
  readonly key: string
  readonly label: string
  readonly vocabulary?: string
}

function describeTopic({ vocabulary, slug, label }: Topic): Described {
  return { name: 'topic', key: `${vocabulary.slug}/${slug}`, label, vocabulary: vocabulary.slug }
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
  const vocabularies = new Set<Vocabulary>()
  for (const { topics } of all) for (const { vocabulary } of topics) vocabularies.add(vocabulary)
  const topicKinds = [...vocabularies]
    .toSorted((a, b) => byLetter.compare(a.name, b.name))
    .map(({ slug, name }): FacetKind => ({ name: 'topic', legend: `${name} topics`, vocabulary: slug }))
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
