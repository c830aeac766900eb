/**
 * The one grammar of filters, on every listing and on search:
 * `?q=…&topic=medigy/care-coordination&source=statnews.com&year=2019&from=2019-01-01&sort=old&page=2`.
 * Pure: query text in, filters out, and back. What the values mean is the catalog's business.
 */

/** Facets whose picks are "any of" inside and "all of" across. Topics have one facet for each vocabulary. */
export const facetNames = ['topic', 'source', 'community', 'curator', 'year'] as const
export type FacetName = (typeof facetNames)[number]

const sortNames = ['new', 'old', 'az', 'best'] as const
export type Sort = (typeof sortNames)[number]

export interface Filters {
  /** What was searched for; empty on listings. */
  readonly q: string
  /** Picked values by facet, in the order given, without repeats. */
  readonly picks: Readonly<Record<FacetName, readonly string[]>>
  /** Days as written, `2019-01-31`. */
  readonly from?: string
  readonly to?: string
  readonly sort?: Sort
  readonly page: number
  /** What of the query could not be understood or was too much, as sentences for a notice. */
  readonly dropped: readonly string[]
}

/** One value of a facet, with the number of articles that picking it would give. */
export interface FacetOption {
  readonly value: string
  readonly label: string
  readonly count: number
  readonly isPicked: boolean
}

export interface Facet {
  /** The parameter its check boxes send. */
  readonly name: FacetName
  /** "Medigy topics", "Source". */
  readonly legend: string
  /** Most articles first, then A to Z. Values without articles are listed only while they are picked. */
  readonly options: readonly FacetOption[]
}

/** A picked value, and where the same list without it is. */
export interface ActiveFilter {
  readonly label: string
  readonly without: string
}

/** Longest search, in characters. */
export const MAX_QUERY = 200

/** More picks than any form offers; the rest is ignored. */
export const MAX_PICKS = 50

const PARAMETERS = ['q', ...facetNames, 'from', 'to', 'sort', 'page'] as const

/** Reads a query. Anything can come in; what makes no sense is left out and named, and only `page` may then be past the end. */
export function parseFilters(query: URLSearchParams): Filters {
  const dropped: string[] = []
  return {
    q: wordsOf(query, dropped),
    picks: {
      topic: picksOf(query, 'topic', dropped),
      source: picksOf(query, 'source', dropped),
      community: picksOf(query, 'community', dropped),
      curator: picksOf(query, 'curator', dropped),
      year: picksOf(query, 'year', dropped),
    },
    from: query.get('from') || undefined,
    to: query.get('to') || undefined,
    sort: sortOf(query, dropped),
    page: pageOf(query, dropped),
    dropped,
  }
}

/** The filters of a list that is not searched: words are left out, and named. */
export function withoutWords(filters: Filters): Filters {
  if (filters.q === '') return filters
  const sentence = ignoredBecause('q', filters.q, 'only the search page looks for words')
  return { ...filters, q: '', dropped: [...filters.dropped, sentence] }
}

/** Why a parameter was ignored, as a sentence. */
export function ignoredBecause(name: string, value: string, reason: string): string {
  return `We ignored “${name}=${value.slice(0, 60)}” because ${reason}.`
}

/** The one spelling of some filters: no empty parameter, nothing that is the default anyway. */
export function filtersQuery({ q, picks, from, to, sort, page }: Filters, defaultSort: Sort = 'new'): string {
  const query = new URLSearchParams()
  if (q !== '') query.set('q', q)
  for (const name of facetNames) for (const value of picks[name]) query.append(name, value)
  if (from !== undefined) query.set('from', from)
  if (to !== undefined) query.set('to', to)
  if (sort !== undefined && sort !== defaultSort) query.set('sort', sort)
  if (page > 1) query.set('page', String(page))
  // A slash needs no code in a query, and topics are easier to read with it.
  return query.toString().replaceAll('%2F', '/')
}

/** `path` with the filters, without a question mark where there are none. */
export function filteredUrl(path: string, filters: Filters, defaultSort?: Sort): string {
  const query = filtersQuery(filters, defaultSort)
  return query === '' ? path : `${path}?${query}`
}

/** Whether a query asks for other articles than the plain listing, or for another order. */
export function isFiltered({ picks, from, to, sort }: Filters): boolean {
  const isOrdered = sort !== undefined && sort !== 'new'
  return (
    facetNames.some((name) => picks[name].length > 0) || from !== undefined || to !== undefined || isOrdered
  )
}

/**
 * Where a list is in its clean spelling, if the query has empty parameters, as forms send them. What was dropped would be
 * lost on the way, and nobody would be told; such a query stays as it is.
 */
export function cleanUrl(
  path: string,
  query: URLSearchParams,
  filters: Filters,
  defaultSort?: Sort,
): string | undefined {
  const isClean = !PARAMETERS.some((name) => query.getAll(name).includes(''))
  return isClean || filters.dropped.length > 0 ? undefined : filteredUrl(path, filters, defaultSort)
}

/** The filters with one value of a facet picked or not picked, from the first page. */
export function withPick(filters: Filters, name: FacetName, value: string, isPicked: boolean): Filters {
  const others = filters.picks[name].filter((one) => one !== value)
  const picks = { ...filters.picks, [name]: isPicked ? [...others, value] : others }
  return { ...filters, picks, page: 1 }
}

function wordsOf(query: URLSearchParams, dropped: string[]): string {
  const words = (query.get('q') ?? '').trim()
  const kept = wholeCharacters(words, MAX_QUERY)
  if (kept !== words) dropped.push(`We searched for the first ${MAX_QUERY} characters only.`)
  return kept.trim()
}

/** The beginning of a text. Half of a character could not be put into an address. */
function wholeCharacters(text: string, most: number): string {
  return Array.from(text.slice(0, 2 * most))
    .slice(0, most)
    .join('')
}

function picksOf(query: URLSearchParams, name: FacetName, dropped: string[]): readonly string[] {
  const picks = [...new Set(query.getAll(name).filter((value) => value !== ''))]
  if (picks.length > MAX_PICKS) dropped.push(`We ignored all but the first ${MAX_PICKS} values of “${name}”.`)
  return picks.slice(0, MAX_PICKS)
}

function sortOf(query: URLSearchParams, dropped: string[]): Sort | undefined {
  const asked = query.get('sort') || undefined
  const sort = sortNames.find((name) => name === asked)
  if (asked !== undefined && sort === undefined)
    dropped.push(ignoredBecause('sort', asked, 'there is no such order'))
  return sort
}

function pageOf(query: URLSearchParams, dropped: string[]): number {
  const asked = query.get('page') || '1'
  if (/^[1-9]\d{0,6}$/.test(asked)) return Number(asked)
  dropped.push(ignoredBecause('page', asked, 'it is not the number of a page'))
  return 1
}

/** The links that order a list. Choosing one goes back to the first page. */
export function sortLinks(
  path: string,
  filters: Filters,
): readonly { label: string; href: string; isCurrent: boolean }[] {
  const labels: Readonly<Record<Sort, string>> = {
    best: 'Best match',
    new: 'Newest',
    old: 'Oldest',
    az: 'Title A to Z',
  }
  const offered: readonly Sort[] = filters.q === '' ? ['new', 'old', 'az'] : ['best', 'new']
  const [standard] = offered
  const current = filters.sort ?? standard
  return offered.map((sort) => ({
    label: labels[sort],
    href: filteredUrl(path, { ...filters, sort, page: 1 }, standard),
    isCurrent: sort === current,
  }))
}

/** Every pick and date of a list, each with the address of the list without it. */
export function activeFilters(
  path: string,
  filters: Filters,
  facets: readonly Facet[],
): readonly ActiveFilter[] {
  const standard = filters.q === '' ? 'new' : 'best'
  const without = (rest: Filters) => filteredUrl(path, { ...rest, page: 1 }, standard)
  const picks = facetNames.flatMap((name) =>
    filters.picks[name].map((value) => {
      const options = facets.flatMap((facet) => (facet.name === name ? facet.options : []))
      const label = options.find((option) => option.value === value)?.label ?? value
      return { label, without: without(withPick(filters, name, value, false)) }
    }),
  )
  const dates = (['from', 'to'] as const).flatMap((name) => {
    const day = filters[name]
    return day === undefined
      ? []
      : [{ label: `${name} ${day}`, without: without({ ...filters, [name]: undefined }) }]
  })
  return [...picks, ...dates]
}
