/** What to read next: articles that share topics, rare topics counting more. */
import type { Article, Community, Group, Topic } from './model'
import { keyOfOriginal } from './original'

export interface RelatedArticle {
  readonly article: Article
  /** Empty when the article is only new in the same community. */
  readonly shared: readonly Topic[]
}

const DAYS_90 = 90 * 24 * 60 * 60 * 1000

/** Of a very common topic only the newest articles are weighed, so that the work stays bounded. */
const MOST_OF_ONE_TOPIC = 500

/** A page asks twice, for its version and for itself, and only a few pages are made at a time. */
const REMEMBERED = 100

/** Where in the list the articles of each topic are. */
export type TopicPositions = ReadonlyMap<Topic, readonly number[]>

/** @param positions those in `articles`, asked for at the first question. */
export function createRelated(
  articles: readonly Article[],
  communities: ReadonlyMap<string, Group<Community>>,
  positions: () => TopicPositions,
) {
  // By position in `articles`; all zero between two questions.
  const weights = new Float64Array(articles.length)
  const known = new Map<Article, { readonly limit: number; readonly found: readonly RelatedArticle[] }>()

  function find(article: Article, limit: number): readonly RelatedArticle[] {
    const byTopic = positions()
    const own = documentOf(article)
    const candidates: number[] = []
    for (const topic of article.topics) {
      const list = byTopic.get(topic) ?? []
      const rarity = Math.log2(1 + articles.length / (list.length || 1))
      for (const position of list.slice(0, MOST_OF_ONE_TOPIC)) {
        if (weights[position] === 0) candidates.push(position)
        weights[position] = (weights[position] ?? 0) + rarity
      }
    }
    const weightOf = (position: number) => weights[position] ?? 0
    candidates.sort((a, b) => weightOf(b) - weightOf(a))
    const best: Scored[] = []
    for (const position of candidates) {
      const last = best.at(-1)
      // What follows has no more topics in common, and nearness can't make up for it.
      if (best.length === limit && last !== undefined && weightOf(position) + MOST_NEARNESS < last.score)
        break
      const other = articles[position]
      if (other === undefined) continue
      const candidate = { article: other, score: weightOf(position) + nearness(article, other) }
      if (isAmong(best, candidate, limit) && documentOf(other) !== own) keepBest(best, candidate, limit)
    }
    const found: RelatedArticle[] = best.map(({ article: other }) => ({
      article: other,
      shared: article.topics.filter((topic) => other.topics.includes(topic)),
    }))
    // Most pages are full by now; a community is long.
    if (found.length < limit) {
      const weighed = new Set(candidates.map((position) => articles[position]))
      for (const other of communities.get(article.community.slug)?.articles ?? []) {
        if (found.length >= limit) break
        if (weighed.has(other)) continue
        const document = documentOf(other)
        const isNew = document !== own && !found.some(({ article: one }) => documentOf(one) === document)
        if (isNew) found.push({ article: other, shared: [] })
      }
    }
    for (const position of candidates) weights[position] = 0
    return found
  }

  return function related(article: Article, limit: number): readonly RelatedArticle[] {
    const before = known.get(article)
    if (before?.limit === limit) return before.found
    const found = find(article, limit)
    known.set(article, { limit, found })
    const [oldest] = known.keys()
    if (known.size > REMEMBERED && oldest !== undefined) known.delete(oldest)
    return found
  }
}

interface Scored {
  readonly article: Article
  readonly score: number
}

const MOST_NEARNESS = 2

/** What two articles have in common besides topics. */
function nearness(one: Article, other: Article): number {
  const isRecent = Math.abs(other.date.getTime() - one.date.getTime()) < DAYS_90
  return (other.community === one.community ? 1 : 0) + (isRecent ? 1 : 0)
}

/** Most candidates are not, which is found out without reading their addresses. */
function isAmong(best: readonly Scored[], candidate: Scored, limit: number): boolean {
  const last = best.at(-1)
  return best.length < limit || (last !== undefined && bestFirst(last, candidate) > 0)
}

/**
 * Puts a candidate where it belongs among the best, which stay as many as the limit. Of several about the same document
 * the best one stays.
 */
function keepBest(best: Scored[], candidate: Scored, limit: number): void {
  const document = documentOf(candidate.article)
  const twin = best.findIndex(({ article }) => documentOf(article) === document)
  const twinScored = best[twin]
  if (twinScored !== undefined) {
    if (bestFirst(twinScored, candidate) <= 0) return
    best.splice(twin, 1)
  }
  best.push(candidate)
  best.sort(bestFirst)
  if (best.length > limit) best.pop()
}

function bestFirst(a: Scored, b: Scored): number {
  return b.score - a.score || b.article.date.getTime() - a.article.date.getTime()
}

/** The document at the source, whatever its address is decorated with; an article without one is its own. */
function documentOf(article: Article): string {
  const known = documents.get(article)
  if (known !== undefined) return known
  const document = article.original ? keyOfOriginal(article.original.href) : article.path
  documents.set(article, document)
  return document
}

const documents = new WeakMap<Article, string>()

export function positionsByTopic(articles: readonly Article[]): TopicPositions {
  const byTopic = new Map<Topic, number[]>()
  for (const [position, article] of articles.entries()) {
    for (const topic of article.topics) {
      const list = byTopic.get(topic)
      if (list) list.push(position)
      else byTopic.set(topic, [position])
    }
  }
  return byTopic
}
