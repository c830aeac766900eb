/**
 * Narrows articles by facets and counts what each further pick would give, in one pass.
 *
 * Inside a facet an article needs any of the picked values, across facets all of them. The number beside a value is
 * that of the articles with this value when every *other* facet is applied. So an article that misses no facet is in
 * the result and counts everywhere; one that misses exactly one facet counts in that facet only; the others count
 * nowhere. No set is built, and no article is looked at twice.
 */
import type { Facet, FacetName, FacetOption, Filters, Sort } from '../filters'
import type { Article, Vocabulary } from './model'
import { parseDate } from './article'

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

/** What is known of all values, so that one that is merely absent here is told from one that does not exist. */
export interface KnownValues {
  facetLabel(name: FacetName, value: string): string | undefined
  vocabulary(slug: string): { readonly subject: Vocabulary } | undefined
}

/** One article's value in one facet. */
interface Value {
  readonly key: string
  readonly label: string
}

/** Facets are told apart by this: the name of the parameter, and the vocabulary where it is a topic. */
interface FacetKind {
  readonly name: FacetName
  readonly legend: string
  readonly picked: ReadonlySet<string>
  valuesOf(article: Article): readonly Value[]
}

/**
 * @param articles in the order they are wanted when no other is asked for.
 * @param hidden facets that say nothing here, such as the community on a community's own listing.
 */
export function narrow(
  articles: readonly Article[],
  filters: Filters,
  known: KnownValues,
  hidden: readonly FacetName[] = [],
): Narrowed {
  const { applied, ignored, from, to } = applicable(filters, known)
  const kinds = facetKinds(articles, applied, known)
  const counts = kinds.map(() => new Map<string, { label: string; count: number }>())
  const found: Article[] = []

  for (const article of articles) {
    if ((from !== undefined && article.date < from) || (to !== undefined && article.date >= to)) continue
    const values = kinds.map((kind) => kind.valuesOf(article))
    const missed = kinds.flatMap(({ picked }, index) =>
      isMissed(picked, values[index] ?? []) ? [index] : [],
    )
    if (missed.length > 1) continue
    if (missed.length === 0) found.push(article)
    for (const [index, own] of values.entries()) {
      if (missed.length === 0 || missed[0] === index) count(counts[index], own)
    }
  }

  const facets = kinds
    .map((kind, index) =>
      toFacet(kind, counts[index] ?? new Map<string, { label: string; count: number }>(), known),
    )
    .filter(({ name, options }) => !hidden.includes(name) && options.length > 0)
  return { articles: sorted(found, applied.sort), facets, ignored, applied }
}

function applicable(filters: Filters, known: KnownValues) {
  const ignored: string[] = []
  const keep = (name: FacetName) =>
    filters.picks[name].filter((value) => {
      if (known.facetLabel(name, value) !== undefined) return true
      ignored.push(`We ignored “${name}=${value.slice(0, 60)}” because there is no ${name} with that name.`)
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

const DAY_MS = 24 * 60 * 60 * 1000

function dayOf(name: string, written: string | undefined, ignored: string[]): Date | undefined {
  if (written === undefined) return undefined
  const day = /^\d{4}-\d{2}-\d{2}$/.test(written) ? parseDate(written) : undefined
  if (day === undefined)
    ignored.push(`We ignored “${name}=${written.slice(0, 60)}” because it is not a date such as 2021-01-08.`)
  return day
}

function facetKinds(
  articles: readonly Article[],
  { picks }: Filters,
  known: KnownValues,
): readonly FacetKind[] {
  const vocabularies = new Map(
    articles.flatMap(({ topics }) => topics.map(({ vocabulary }) => [vocabulary.slug, vocabulary] as const)),
  )
  // A picked topic of a vocabulary that has no article here must still narrow.
  for (const topic of picks.topic) {
    const slug = topic.split('/', 1)[0] ?? ''
    const vocabulary = known.vocabulary(slug)?.subject
    if (vocabulary) vocabularies.set(slug, vocabulary)
  }
  const topicKinds = [...vocabularies.values()]
    .toSorted((a, b) => a.name.localeCompare(b.name, 'en-US'))
    .map((vocabulary): FacetKind => ({
      name: 'topic',
      legend: `${vocabulary.name} topics`,
      picked: new Set(picks.topic.filter((value) => value.startsWith(`${vocabulary.slug}/`))),
      valuesOf: ({ topics }) =>
        topics
          .filter((topic) => topic.vocabulary === vocabulary)
          .map(({ slug, label }) => ({ key: `${vocabulary.slug}/${slug}`, label })),
    }))
  return [
    ...topicKinds,
    {
      name: 'community',
      legend: 'Community',
      picked: new Set(picks.community),
      valuesOf: ({ community }) => [{ key: community.slug, label: community.name }],
    },
    {
      name: 'source',
      legend: 'Source',
      picked: new Set(picks.source),
      valuesOf: ({ original }) =>
        original ? [{ key: original.source.domain, label: original.source.brand }] : [],
    },
    {
      name: 'curator',
      legend: 'Curator',
      picked: new Set(picks.curator),
      valuesOf: ({ curators }) => curators.map(({ slug, name }) => ({ key: slug, label: name })),
    },
    {
      name: 'year',
      legend: 'Year',
      picked: new Set(picks.year),
      valuesOf: ({ date }) => [{ key: String(date.getUTCFullYear()), label: String(date.getUTCFullYear()) }],
    },
  ]
}

function isMissed(picked: ReadonlySet<string>, values: readonly Value[]): boolean {
  return picked.size > 0 && !values.some(({ key }) => picked.has(key))
}

function count(counts: Map<string, { label: string; count: number }> | undefined, values: readonly Value[]) {
  for (const { key, label } of values) {
    const seen = counts?.get(key)
    if (seen) seen.count += 1
    else counts?.set(key, { label, count: 1 })
  }
}

const byLabel = new Intl.Collator('en-US', { numeric: true })

function toFacet(
  kind: FacetKind,
  counts: ReadonlyMap<string, { label: string; count: number }>,
  known: KnownValues,
): Facet {
  const counted: FacetOption[] = [...counts].map(([value, { label, count: total }]) => ({
    value,
    label,
    count: total,
    isPicked: kind.picked.has(value),
  }))
  const empty = [...kind.picked]
    .filter((value) => !counts.has(value))
    .map((value) => ({ value, label: known.facetLabel(kind.name, value) ?? value, count: 0, isPicked: true }))
  const order = kind.name === 'year' ? byYear : byCount
  return { name: kind.name, legend: kind.legend, options: [...counted, ...empty].toSorted(order) }
}

function byCount(a: FacetOption, b: FacetOption): number {
  return b.count - a.count || byLabel.compare(a.label, b.label)
}

function byYear(a: FacetOption, b: FacetOption): number {
  return byLabel.compare(b.value, a.value)
}

function sorted(articles: readonly Article[], sort: Sort | undefined): readonly Article[] {
  if (sort === 'new') return articles.toSorted(byNewest)
  if (sort === 'old') return articles.toSorted((a, b) => byNewest(b, a))
  if (sort === 'az') {
    return articles.toSorted((a, b) => byLabel.compare(a.title, b.title) || (a.path < b.path ? -1 : 1))
  }
  return articles
}

function byNewest(a: Article, b: Article): number {
  return b.date.getTime() - a.date.getTime() || (a.path < b.path ? -1 : 1)
}
