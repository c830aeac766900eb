/** Titles that share words with an address nobody knows, or with a few words typed in. */
import type { Article } from './model'
import { isNewer } from './order'

const MAX_WORDS = 20

/** With more articles that came or went, all titles are read again. */
const MOST_CHANGES = 200

/** Words of titles and addresses that say nothing about either. */
const EMPTY_WORDS = new Set(
  'about and are for from has have how its new not page such than that the this what when who why will with you your'.split(
    ' ',
  ),
)

/** Which articles have a word in their title, their topics or the name of their source. */
export interface TitleIndex {
  readonly articles: readonly Article[]
  readonly byWord: ReadonlyMap<string, readonly Article[]>
}

/**
 * @param before the index of articles most of which are the same objects: then only the others are read. Strangers ask for
 * addresses that never were all the time, also right after a change.
 */
export function indexTitles(articles: readonly Article[], before?: TitleIndex): TitleIndex {
  return (before && changedIndex(articles, before)) ?? { articles, byWord: gatherWords(articles) }
}

/** At most `limit` articles, those that share most and rarer words first; of equally near ones the newest. */
export function nearestTitles(
  { articles, byWord }: TitleIndex,
  words: string,
  limit: number,
): readonly Article[] {
  const scores = new Map<Article, number>()
  for (const word of new Set(wordsIn(words).slice(0, MAX_WORDS))) {
    const sharing = byWord.get(word) ?? []
    const rarity = Math.log2(1 + articles.length / Math.max(sharing.length, 1))
    for (const article of sharing) scores.set(article, (scores.get(article) ?? 0) + rarity)
  }
  return [...scores]
    .toSorted(([one, a], [other, b]) => b - a || (isNewer(one, other) ? -1 : 1))
    .slice(0, limit)
    .map(([article]) => article)
}

function changedIndex(articles: readonly Article[], before: TitleIndex): TitleIndex | undefined {
  const [old, now] = [new Set(before.articles), new Set(articles)]
  const came = articles.filter((article) => !old.has(article))
  const gone = before.articles.filter((article) => !now.has(article))
  if (came.length + gone.length > MOST_CHANGES) return undefined
  const byWord = new Map(before.byWord)
  for (const article of gone) {
    for (const word of wordsOf(article)) {
      const left = byWord.get(word)?.filter((one) => one !== article) ?? []
      if (left.length > 0) byWord.set(word, left)
      else byWord.delete(word)
    }
  }
  for (const article of came) {
    for (const word of wordsOf(article)) byWord.set(word, [...(byWord.get(word) ?? []), article])
  }
  return { articles, byWord }
}

function gatherWords(articles: readonly Article[]): ReadonlyMap<string, readonly Article[]> {
  const byWord = new Map<string, Article[]>()
  // Thousands of articles share a topic or a source.
  const known = new Map<string, readonly string[]>()
  const wordsOfName = (name: string) => {
    const words = known.get(name) ?? wordsIn(name)
    known.set(name, words)
    return words
  }
  for (const article of articles) {
    for (const word of wordsOf(article, wordsOfName)) {
      const sharing = byWord.get(word)
      if (sharing) sharing.push(article)
      else byWord.set(word, [article])
    }
  }
  return byWord
}

function wordsOf({ title, original, topics }: Article, wordsOfName = wordsIn): ReadonlySet<string> {
  const words = new Set(wordsIn(title))
  for (const word of wordsOfName(original?.source.domain ?? '')) words.add(word)
  for (const { label } of topics) for (const word of wordsOfName(label)) words.add(word)
  return words
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
