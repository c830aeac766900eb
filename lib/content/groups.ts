/** Articles gathered under what they have in common. */
import type { Article, Community, Curator, Group, Source, Topic } from './model'

/** What an article belongs to, each with the key that identifies it. */
type Subjects<Subject> = readonly (readonly [string, Subject])[]

/** One pass over the articles; each group keeps their order. */
export function groupBy<Subject>(
  articles: readonly Article[],
  subjectsOf: (article: Article) => Subjects<Subject>,
): ReadonlyMap<string, Group<Subject>> {
  const groups = new Map<string, { subject: Subject; articles: Article[] }>()
  for (const article of articles) {
    for (const [key, subject] of subjectsOf(article)) {
      const existing = groups.get(key)
      if (existing) existing.articles.push(article)
      else groups.set(key, { subject, articles: [article] })
    }
  }
  return groups
}

/** Most articles first, then by key, so that the order never depends on the order of files. */
export function mostFirst<Subject>(groups: ReadonlyMap<string, Group<Subject>>): readonly Group<Subject>[] {
  return [...groups]
    .toSorted(([keyA, a], [keyB, b]) => b.articles.length - a.articles.length || (keyA < keyB ? -1 : 1))
    .map(([, group]) => group)
}

export function topicKey(vocabulary: string, slug: string): string {
  return `${vocabulary}/${slug}`
}

export function topicsOfOne({ topics }: Article): Subjects<Topic> {
  return topics.map((topic) => [topicKey(topic.vocabulary.slug, topic.slug), topic])
}

export function communityOfOne({ community }: Article): Subjects<Community> {
  return [[community.slug, community]]
}

export function sourcesOfOne({ original }: Article): Subjects<Source> {
  return original ? [[original.source.domain, original.source]] : []
}

export function curatorsOfOne({ curators }: Article): Subjects<Curator> {
  return curators.map((curator) => [curator.slug, curator])
}

/** The communities of some articles, most articles first. */
export function communitiesOf(articles: readonly Article[]): readonly Group<Community>[] {
  return mostFirst(groupBy(articles, communityOfOne))
}

/** The topics of some articles, most frequent first. */
export function topicsOf(articles: readonly Article[]): readonly Group<Topic>[] {
  return mostFirst(groupBy(articles, topicsOfOne))
}

/** The sources of some articles, most frequent first. */
export function sourcesOf(articles: readonly Article[]): readonly Group<Source>[] {
  return mostFirst(groupBy(articles, sourcesOfOne))
}

/** The curators of some articles, busiest first. */
export function curatorsOf(articles: readonly Article[]): readonly Group<Curator>[] {
  return mostFirst(groupBy(articles, curatorsOfOne))
}
