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

  return function related(article: Article, limit: number): readonly RelatedArticle[] {
    const byTopic = (topics ??= articlesByTopic(articles))
    const rarity = (topic: Topic) => Math.log2(1 + articles.length / (byTopic.get(topic)?.length ?? 1))
    const isOther = (other: Article) =>
      other !== article && (other.original === undefined || other.original.href !== article.original?.href)
    const shared = new Map<Article, Topic[]>()
    for (const topic of article.topics) {
      for (const other of byTopic.get(topic)?.slice(0, MOST_OF_ONE_TOPIC) ?? []) {
        if (isOther(other)) shared.set(other, [...(shared.get(other) ?? []), topic])
      }
    }
    const score = (other: Article, topics: readonly Topic[]) =>
      topics.reduce((sum, topic) => sum + rarity(topic), 0) +
      (other.community === article.community ? 1 : 0) +
      (Math.abs(other.date.getTime() - article.date.getTime()) < DAYS_90 ? 1 : 0)
    const best = [...shared]
      .map(([other, topics]) => ({ article: other, shared: topics, score: score(other, topics) }))
      .toSorted((a, b) => b.score - a.score || b.article.date.getTime() - a.article.date.getTime())
      .slice(0, limit)
      .map(({ article: other, shared: topics }) => ({ article: other, shared: topics }))
    const fill = communities
      .get(article.community.slug)
      ?.articles.filter((other) => isOther(other) && !shared.has(other))
      .slice(0, limit - best.length)
      .map((other) => ({ article: other, shared: [] }))
    return [...best, ...(fill ?? [])]
  }
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
