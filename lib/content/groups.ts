/** Articles gathered under what they have in common. */
import type { Article, Community, Curator, Group, Source, Topic } from './model'

/**
 * One pass over the articles; each group keeps their order. Subjects are told apart by identity: all articles of a
 * catalog share them.
 */
export function groupBy<Subject extends object>(
  articles: readonly Article[],
  subjectsOf: (article: Article) => Subject | readonly Subject[] | undefined,
  keyOf: (subject: Subject) => string,
): ReadonlyMap<string, Group<Subject>> {
  const groups = new Map<Subject, { subject: Subject; articles: Article[] }>()
  const add = (subject: Subject, article: Article) => {
    const existing = groups.get(subject)
    if (existing) existing.articles.push(article)
    else groups.set(subject, { subject, articles: [article] })
  }
  for (const article of articles) {
    const subjects = subjectsOf(article)
    if (isList(subjects)) for (const subject of subjects) add(subject, article)
    else if (subjects !== undefined) add(subjects, article)
  }
  return new Map(Array.from(groups.values(), (group) => [keyOf(group.subject), group]))
}

function isList<Subject>(subjects: Subject | readonly Subject[] | undefined): subjects is readonly Subject[] {
  return Array.isArray(subjects)
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

export function byTopic(articles: readonly Article[]): ReadonlyMap<string, Group<Topic>> {
  return groupBy(
    articles,
    ({ topics }) => topics,
    ({ vocabulary, slug }) => topicKey(vocabulary.slug, slug),
  )
}

export function byCommunity(articles: readonly Article[]): ReadonlyMap<string, Group<Community>> {
  return groupBy(
    articles,
    ({ community }) => community,
    ({ slug }) => slug,
  )
}

export function bySource(articles: readonly Article[]): ReadonlyMap<string, Group<Source>> {
  return groupBy(
    articles,
    ({ original }) => original?.source,
    ({ domain }) => domain,
  )
}

export function byCurator(articles: readonly Article[]): ReadonlyMap<string, Group<Curator>> {
  return groupBy(
    articles,
    ({ curators }) => curators,
    ({ slug }) => slug,
  )
}

/** The communities of some articles, most articles first. */
export function communitiesOf(articles: readonly Article[]): readonly Group<Community>[] {
  return mostFirst(byCommunity(articles))
}

/** The topics of some articles, most frequent first. */
export function topicsOf(articles: readonly Article[]): readonly Group<Topic>[] {
  return mostFirst(byTopic(articles))
}

/** The sources of some articles, most frequent first. */
export function sourcesOf(articles: readonly Article[]): readonly Group<Source>[] {
  return mostFirst(bySource(articles))
}

/** The curators of some articles, busiest first. */
export function curatorsOf(articles: readonly Article[]): readonly Group<Curator>[] {
  return mostFirst(byCurator(articles))
}
