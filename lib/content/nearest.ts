/** Titles that share words with an address nobody knows, or with a few words typed in. */
import type { Article } from './model'

const MAX_WORDS = 20

/** Words of titles and addresses that say nothing about either. */
const EMPTY_WORDS = new Set(
  'about and are for from has have how its new not page such than that the this what when who why will with you your'.split(
    ' ',
  ),
)

/** The index is made at the first question: most catalogs are never asked. */
export function createNearest(articles: readonly Article[]) {
  let index: ReadonlyMap<string, readonly number[]> | undefined

  return function nearest(words: string, limit: number): readonly Article[] {
    index ??= indexWords(articles)
    const scores = new Map<number, number>()
    for (const word of new Set(wordsIn(words).slice(0, MAX_WORDS))) {
      const places = index.get(word) ?? []
      const rarity = Math.log2(1 + articles.length / Math.max(places.length, 1))
      for (const place of places) scores.set(place, (scores.get(place) ?? 0) + rarity)
    }
    return [...scores]
      .toSorted(([placeA, a], [placeB, b]) => b - a || placeA - placeB)
      .slice(0, limit)
      .flatMap(([place]) => articles[place] ?? [])
  }
}

function indexWords(articles: readonly Article[]): ReadonlyMap<string, readonly number[]> {
  const index = new Map<string, number[]>()
  for (const [place, { title, original, topics }] of articles.entries()) {
    const text = [title, original?.source.domain ?? '', ...topics.map(({ label }) => label)].join(' ')
    for (const word of new Set(wordsIn(text))) {
      const places = index.get(word)
      if (places) places.push(place)
      else index.set(word, [place])
    }
  }
  return index
}

/** Words of three letters and more, and short ones with a digit or written in capitals, such as "AI" or "5g". */
function wordsIn(text: string): readonly string[] {
  return text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word.length > 2 || /\d/.test(word) || /^[A-Z]{2}$/.test(word))
    .map((word) => word.toLowerCase())
    .filter((word) => !EMPTY_WORDS.has(word))
}
