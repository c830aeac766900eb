/**
 * The seam of search: what pages and routes may ask, and what any engine must answer.
 * `engine.contract.test.ts` says in examples what these words mean.
 *
 * Query language: every word must match. A word also finds longer words that begin with it, at half the weight:
 * the last word from two letters on (it may still be typed), the others from three. "Quoted words" match only that
 * phrase. Case, diacritics and punctuation do not count, and there are no operators.
 * Words that no document knows are corrected. If no document has all words, those with any of them are shown.
 */

/** What is searched of one article. All of it is plain text. */
export interface SearchDocument {
  /** The article's path: its identity. */
  readonly id: string
  readonly title: string
  readonly topics: readonly string[]
  /** Brand and domain of the publication. */
  readonly source: string
  readonly curators: readonly string[]
  readonly body: string
  /** Breaks ties: the newer one first. */
  readonly date: Date
}

export interface SearchHit {
  readonly id: string
  /** Comparable within one result only. */
  readonly score: number
}

/** A word that no document knows, and the one that was looked for in its place. */
export interface Correction {
  /** As typed. */
  readonly from: string
  readonly to: string
}

/** A piece of text; `isMatch` pieces are what a page puts into `<mark>`. */
export interface TextPart {
  readonly text: string
  readonly isMatch: boolean
}

export interface SearchResult {
  /** Best first; all of them, so that facets can be counted. Empty if the query has no word. */
  readonly hits: readonly SearchHit[]
  /** The same as places in `ids`: for whoever looks up something for each of thousands. */
  readonly places: Int32Array
  /** The documents of the engine; another array once it has changed. Empty text where one was removed. */
  readonly ids: readonly string[]
  /** No document has all words: these have at least one. */
  readonly loosened: boolean
  readonly corrected?: readonly Correction[]
  /** The body from about 95 characters before the first match; its beginning if the match is elsewhere. */
  snippet(id: string): readonly TextPart[]
  /** Any other text, such as a title, with the matches marked. */
  mark(text: string): readonly TextPart[]
}

export interface SearchOptions {
  /** At most this many hits. */
  readonly limit?: number
}

export interface SearchEngine {
  readonly size: number
  /** Never throws, whatever the query. */
  search(query: string, options?: SearchOptions): SearchResult
  /** A document whose id is known replaces the one that has it. */
  add(documents: readonly SearchDocument[]): void
  remove(ids: readonly string[]): void
}
