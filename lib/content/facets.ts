/**
 * Narrows articles by facets and counts what each further pick would give, in one pass over numbers.
 *
 * Inside a facet an article needs any of the picked values, across facets all of them. The number beside a value is
 * that of the articles with this value when every *other* facet is applied. So an article that misses no facet is in
 * the result and counts everywhere; one that misses exactly one facet counts in that facet only; the others count
 * nowhere. No article is looked at twice, and none of its text is looked at (see `facet-index.ts`).
 */
import {
  ignoredBecause,
  type Facet,
  type FacetName,
  type FacetOption,
  type Filters,
  type Sort,
} from '../filters'
import { parseDate } from './article-dates'
import type { FacetIndex } from './facet-index'
import type { Article } from './model'

export interface Narrowed {
  /** In the order asked for, else in the order they came in. */
  readonly articles: readonly Article[]
  /** One facet for each vocabulary, then community, source, curator and year; those without options are left out. */
  readonly facets: readonly Facet[]
  /** What of the filters was ignored, and why, as sentences. */
  readonly ignored: readonly string[]
  /** The filters without what was ignored. */
  readonly applied: Filters
}

/** What the list belongs to: a catalog. It tells a value that is merely absent here from one that does not exist. */
export interface KnownValues {
  /** Newest first; holds every article that is narrowed. */
  readonly articles: readonly Article[]
  /** Of these articles. */
  facetIndex(): FacetIndex
  /** The value that one from an old address is now. */
  currentValue(name: FacetName, value: string): string
  facetLabel(name: FacetName, value: string): string | undefined
}

/**
 * @param articles of the catalog, in the order they are wanted when no other is asked for.
 * @param hidden facets that say nothing here, such as the community on a community's own listing.
 */
export function narrow(
  articles: readonly Article[],
  filters: Filters,
  known: KnownValues,
  hidden: readonly FacetName[] = [],
): Narrowed {
  const { applied, ignored, from, to } = applicable(filters, known)
  const index = known.facetIndex()
  const picks = picksOf(index, applied)
  const { found, counts } = count(index, index.numbersOf(articles), picks, { from, to })
  return {
    articles: articlesOf(inOrder(index, found, applied.sort), known.articles),
    facets: facetsOf(index, counts, picks, known).filter(
      ({ name, options }) => !hidden.includes(name) && options.length > 0,
    ),
    ignored,
    applied,
  }
}

function applicable({ dropped, ...asked }: Filters, known: KnownValues) {
  const filters = { ...asked, dropped: [] }
  const ignored = [...dropped]
  const keep = (name: FacetName) =>
    currentPicks(filters.picks[name], name, known).filter((value) => {
      if (known.facetLabel(name, value) !== undefined) return true
      const reason = name === 'year' ? 'no article is from that year' : `there is no ${name} with that name`
      ignored.push(ignoredBecause(name, value, reason))
      return false
    })
  const picks = {
    topic: keep('topic'),
    source: keep('source'),
    community: keep('community'),
    curator: keep('curator'),
    year: keep('year'),
  }
  const from = dayOf('from', filters.from, ignored)
  const to = dayOf('to', filters.to, ignored)
  if (from && to && from > to) {
    ignored.push('“From” is after “To”. Showing all dates.')
    return { ignored, applied: { ...filters, picks, from: undefined, to: undefined } }
  }
  const applied = { ...filters, picks, from: from && filters.from, to: to && filters.to }
  return { ignored, applied, from, to: to && new Date(to.getTime() + DAY_MS) }
}

function articlesOf(numbers: Uint32Array, all: readonly Article[]): readonly Article[] {
  const articles: Article[] = []
  for (const number of numbers) {
    const article = all[number]
    if (article) articles.push(article)
  }
  return articles
}

function currentPicks(picked: readonly string[], name: FacetName, known: KnownValues): readonly string[] {
  return [...new Set(picked.map((value) => known.currentValue(name, value)))]
}

const DAY_MS = 24 * 60 * 60 * 1000

function dayOf(name: string, written: string | undefined, ignored: string[]): Date | undefined {
  if (written === undefined) return undefined
  const day = /^\d{4}-\d{2}-\d{2}$/.test(written) ? parseDate(written) : undefined
  if (day === undefined) ignored.push(ignoredBecause(name, written, 'it is not a date such as 2021-01-08'))
  return day
}

interface Picks {
  /** By place of a facet: the values picked there, as written. */
  readonly byKind: readonly ReadonlySet<string>[]
  /** Places of the facets that have any. */
  readonly kinds: readonly number[]
  /** By number of a value: 1 if it is picked. */
  readonly isPicked: Uint8Array
}

function picksOf(index: FacetIndex, { picks }: Filters): Picks {
  const { kinds, values } = index
  const isPicked = new Uint8Array(values.length)
  const byKind = kinds.map(({ name, vocabulary }, kind) => {
    const own = picks[name].filter((value) => vocabulary === '' || value.startsWith(`${vocabulary}/`))
    for (const value of own) {
      const number = index.valueNumber(kind, value)
      if (number !== undefined) isPicked[number] = 1
    }
    return new Set(own)
  })
  return { byKind, isPicked, kinds: byKind.flatMap((own, kind) => (own.size > 0 ? [kind] : [])) }
}

const NONE = -1
const SEVERAL = -2

function count(
  { starts, entries, kindOf, times, kinds, values }: FacetIndex,
  numbers: Uint32Array,
  picks: Picks,
  days: { readonly from?: Date; readonly to?: Date },
): { readonly found: Uint32Array; readonly counts: Uint32Array } {
  const from = days.from?.getTime() ?? -Infinity
  const to = days.to?.getTime() ?? Infinity
  const counts = new Uint32Array(values.length)
  const found = new Uint32Array(numbers.length)
  let size = 0
  /** By place of a facet: the last article that had a picked value there, counted from 1. */
  const lastHit = new Uint32Array(kinds.length)

  for (const article of numbers) {
    const time = times[article] ?? 0
    if (time < from || time >= to) continue
    const start = starts[article] ?? 0
    const end = starts[article + 1] ?? 0
    for (let entry = start; entry < end; entry += 1) {
      const value = entries[entry] ?? 0
      if (picks.isPicked[value] === 1) lastHit[kindOf[value] ?? 0] = article + 1
    }
    const missed = missedKind(picks, lastHit, article + 1)
    if (missed === SEVERAL) continue
    if (missed === NONE) found[size++] = article
    for (let entry = start; entry < end; entry += 1) {
      const value = entries[entry] ?? 0
      if (missed === NONE || missed === kindOf[value]) counts[value] = (counts[value] ?? 0) + 1
    }
  }
  return { found: found.subarray(0, size), counts }
}

/** The one facet in which an article has none of the picked values. */
function missedKind({ kinds }: Picks, lastHit: Uint32Array, article: number): number {
  let missed = NONE
  for (const kind of kinds) {
    if (lastHit[kind] === article) continue
    if (missed !== NONE) return SEVERAL
    missed = kind
  }
  return missed
}

/** An option with its place among the labels of its facet. */
interface Ranked {
  readonly option: FacetOption
  readonly rank: number
}

function facetsOf(
  { kinds, values, labelRank }: FacetIndex,
  counts: Uint32Array,
  { byKind, isPicked }: Picks,
  known: KnownValues,
): readonly Facet[] {
  const ranked = kinds.map((): Ranked[] => [])
  for (const [number, { key: value, label, kind }] of values.entries()) {
    const option = { value, label, count: counts[number] ?? 0, isPicked: isPicked[number] === 1 }
    if (option.count > 0 || option.isPicked) ranked[kind]?.push({ option, rank: labelRank[number] ?? 0 })
  }
  return kinds.map(({ name, legend }, kind) => {
    const own = ranked[kind] ?? []
    const listed = new Set(own.map(({ option }) => option.value))
    for (const value of byKind[kind] ?? []) {
      const option = { value, label: known.facetLabel(name, value) ?? value, count: 0, isPicked: true }
      if (!listed.has(value)) own.push({ option, rank: values.length })
    }
    own.sort(name === 'year' ? byYear : byCount)
    return { name, legend, options: own.map(({ option }) => option) }
  })
}

function byCount(a: Ranked, b: Ranked): number {
  return b.option.count - a.option.count || a.rank - b.rank
}

function byYear(a: Ranked, b: Ranked): number {
  return Number(b.option.value) - Number(a.option.value)
}

/** Articles are numbered from the newest on. Numbers are sorted without comparing texts, so a long list costs little. */
function inOrder(index: FacetIndex, found: Uint32Array, sort: Sort | undefined): Uint32Array {
  if (sort === 'new') return found.toSorted()
  if (sort === 'old') return found.toSorted().toReversed()
  if (sort !== 'az') return found
  const { rankOf, byRank } = index.titles()
  const ranks = found.map((number) => rankOf[number] ?? 0).toSorted()
  return ranks.map((rank) => byRank[rank] ?? 0)
}
