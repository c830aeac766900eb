/** What to read next: articles that share topics, rare topics counting more. */
import type { Article, Community, Group, Topic } from './model'

export interface RelatedArticle {
  readonly article: Article
  /** Empty when the article is only new in the same community. */
  readonly shared: readonly Topic[]
}

const DAYS_90 = 90 * 24 * 60 * 60 * 1000

/** Of a very common topic only the newest articles are weighed, so that the work stays bounded. */
const MOST_OF_ONE_TOPIC = 500

export function createRelated(
  articles: readonly Article[],
  communities: ReadonlyMap<string, Group<Community>>,
) {
  let topics: ReadonlyMap<Topic, readonly Article[]> | undefined
  // A page asks twice, for its version and for itself.
  const known = new WeakMap<Article, { readonly limit: number; readonly found: readonly RelatedArticle[] }>()

  function find(article: Article, limit: number): readonly RelatedArticle[] {
    const byTopic = (topics ??= articlesByTopic(articles))
    const isOther = (other: Article) =>
      other !== article && (other.original === undefined || other.original.href !== article.original?.href)
    const weights = new Map<Article, number>()
    for (const topic of article.topics) {
      const list = byTopic.get(topic) ?? []
      const rarity = Math.log2(1 + articles.length / (list.length || 1))
      for (const other of list.slice(0, MOST_OF_ONE_TOPIC))
        weights.set(other, (weights.get(other) ?? 0) + rarity)
    }
    const best: Scored[] = []
    for (const [other, weight] of weights) {
      if (isOther(other)) keepBest(best, { article: other, score: weight + nearness(article, other) }, limit)
    }
    const found: RelatedArticle[] = best.map(({ article: other }) => ({
      article: other,
      shared: article.topics.filter((topic) => other.topics.includes(topic)),
    }))
    // Most pages are full by now; a community is long.
    for (const other of communities.get(article.community.slug)?.articles ?? []) {
      if (found.length >= limit) break
      if (isOther(other) && !weights.has(other)) found.push({ article: other, shared: [] })
    }
    return found
  }

  return function related(article: Article, limit: number): readonly RelatedArticle[] {
    const before = known.get(article)
    if (before?.limit === limit) return before.found
    const found = find(article, limit)
    known.set(article, { limit, found })
    return found
  }
}

interface Scored {
  readonly article: Article
  readonly score: number
}

/** What two articles have in common besides topics. */
function nearness(one: Article, other: Article): number {
  const isRecent = Math.abs(other.date.getTime() - one.date.getTime()) < DAYS_90
  return (other.community === one.community ? 1 : 0) + (isRecent ? 1 : 0)
}

/** Puts a candidate where it belongs among the best, which stay as many as the limit. */
function keepBest(best: Scored[], candidate: Scored, limit: number): void {
  const last = best.at(-1)
  if (best.length >= limit && last !== undefined && byScore(candidate, last) >= 0) return
  best.push(candidate)
  best.sort(byScore)
  if (best.length > limit) best.pop()
}

function byScore(a: Scored, b: Scored): number {
  return b.score - a.score || b.article.date.getTime() - a.article.date.getTime()
}

function articlesByTopic(articles: readonly Article[]): ReadonlyMap<Topic, readonly Article[]> {
  const byTopic = new Map<Topic, Article[]>()
  for (const article of articles) {
    for (const topic of article.topics) {
      const list = byTopic.get(topic)
      if (list) list.push(article)
      else byTopic.set(topic, [article])
    }
  }
  return byTopic
}
