/**
 * The one grammar of filters, on every listing and on search (contract, section 4):
 * `?q=…&topic=medigy/care-coordination&source=statnews.com&year=2019&from=2019-01-01&sort=old&page=2`.
 * Pure: query text in, filters out, and back. What the values mean is the catalog's business.
 */

/** Facets whose picks are "any of" inside and "all of" across. Topics have one facet for each vocabulary. */
export const facetNames = ['topic', 'source', 'community', 'curator', 'year'] as const
export type FacetName = (typeof facetNames)[number]

export const sortNames = ['new', 'old', 'az', 'best'] as const
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
