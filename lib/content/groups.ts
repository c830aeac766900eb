/** Articles gathered under what they have in common. */
import type { Article, Community, Curator, Group, Section, Source, Tag, Topic } from './model'
import { byLetter, isNewer } from './order'

/**
 * One pass over the articles; each group keeps their order. Subjects are told apart by identity: all articles of a
 * catalog share them.
 */
function groupBy<Subject extends object>(
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

/** Everything that articles have in common, by its key. */
export interface Groups {
  readonly communities: ReadonlyMap<string, Group<Community>>
  readonly sections: ReadonlyMap<string, Group<Section>>
  readonly topics: ReadonlyMap<string, Group<Topic>>
  readonly sources: ReadonlyMap<string, Group<Source>>
  readonly curators: ReadonlyMap<string, Group<Curator>>
  readonly tags: ReadonlyMap<string, Group<Tag>>
}

export function groupsOf(articles: readonly Article[]): Groups {
  return {
    communities: byCommunity(articles),
    sections: groupBy(articles, ({ section }) => section, sectionKey),
    topics: byTopic(articles),
    sources: bySource(articles),
    curators: byCurator(articles),
    tags: groupBy(
      articles,
      ({ tags }) => tags,
      ({ slug }) => slug,
    ),
  }
}

/** The groups with one article instead of another that has the same subjects and the same place in all of them. */
export function withArticle(groups: Groups, old: Article, article: Article): Groups {
  return relisted(groups, article, (articles) => swapIn(articles, old, article))
}

/**
 * The groups with one article more, all of whose subjects have articles already.
 * @param placeIn where it belongs in a list.
 */
export function withNewArticle(
  groups: Groups,
  article: Article,
  placeIn: (articles: readonly Article[]) => number,
): Groups {
  return inOrder(relisted(groups, article, (articles) => articles.toSpliced(placeIn(articles), 0, article)))
}

/** The groups with one article less, all of whose subjects have other articles. */
export function withoutArticle(groups: Groups, article: Article): Groups {
  return inOrder(relisted(groups, article, (articles) => articles.filter((other) => other !== article)))
}

/** Sections in the order in which their newest articles come, as if all were gathered anew. */
function inOrder(groups: Groups): Groups {
  const sections = [...groups.sections].toSorted(([, a], [, b]) => byNewest(a.articles, b.articles))
  return { ...groups, sections: new Map(sections) }
}

function byNewest([one]: readonly Article[], [other]: readonly Article[]): number {
  return one && other && isNewer(one, other) ? -1 : 1
}

/** The groups with another list for each subject of an article. */
function relisted(
  groups: Groups,
  { community, section, topics, original, curators, tags }: Article,
  listFrom: (articles: readonly Article[]) => readonly Article[],
): Groups {
  const relist = <Subject>(all: ReadonlyMap<string, Group<Subject>>, keys: readonly string[]) => {
    const lists = new Map(all)
    for (const key of keys) {
      const group = all.get(key)
      if (group) lists.set(key, { ...group, articles: listFrom(group.articles) })
    }
    return lists
  }
  return {
    communities: relist(groups.communities, [community.slug]),
    sections: relist(groups.sections, [sectionKey(section)]),
    topics: relist(
      groups.topics,
      topics.map(({ vocabulary, slug }) => topicKey(vocabulary.slug, slug)),
    ),
    sources: relist(groups.sources, original ? [original.source.domain] : []),
    curators: relist(
      groups.curators,
      curators.map(({ slug }) => slug),
    ),
    tags: relist(
      groups.tags,
      tags.map(({ slug }) => slug),
    ),
  }
}

/** The list with one article in the place of another. */
export function swapIn(articles: readonly Article[], old: Article, article: Article): readonly Article[] {
  const place = articles.indexOf(old)
  return place < 0 ? articles : articles.with(place, article)
}

/** Most articles first, then by key, so that the order never depends on the order of files. */
export function mostFirst<Subject>(groups: ReadonlyMap<string, Group<Subject>>): readonly Group<Subject>[] {
  return [...groups]
    .toSorted(([keyA, a], [keyB, b]) => b.articles.length - a.articles.length || byLetter.compare(keyA, keyB))
    .map(([, group]) => group)
}

export function sectionKey({
  community,
  slug,
}: Pick<Section, 'slug'> & { readonly community: Pick<Community, 'slug'> }): string {
  return `${community.slug}/${slug}`
}

export function topicKey(vocabulary: string, slug: string): string {
  return `${vocabulary}/${slug}`
}

function byTopic(articles: readonly Article[]): ReadonlyMap<string, Group<Topic>> {
  return groupBy(
    articles,
    ({ topics }) => topics,
    ({ vocabulary, slug }) => topicKey(vocabulary.slug, slug),
  )
}

function byCommunity(articles: readonly Article[]): ReadonlyMap<string, Group<Community>> {
  return groupBy(
    articles,
    ({ community }) => community,
    ({ slug }) => slug,
  )
}

function bySource(articles: readonly Article[]): ReadonlyMap<string, Group<Source>> {
  return groupBy(
    articles,
    ({ original }) => original?.source,
    ({ domain }) => domain,
  )
}

function byCurator(articles: readonly Article[]): ReadonlyMap<string, Group<Curator>> {
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
