/**
 * Decides what things are called when many files name them in many spellings:
 * the most frequent spelling is the label, and every spelling leads to the same page.
 */
import type { ParsedArticle } from './article'
import type { TopicMention } from './article-topics'
import type { ParsedIndex } from './index-file'
import type { Community, Curator, Section, Source, Tag, Topic, Vocabulary } from './model'
import { createCommunities, createSections } from './place-names'
import type { FileFinding } from './problem'
import { slugify } from './slug'
import { createTally, keep, known, named } from './spellings'
import { createTopics } from './topic-names'
import type { ParsedVocabularies } from './vocabularies'

/** Everything that has a name, by its key. */
export interface Subjects {
  readonly vocabularies: ReadonlyMap<string, Vocabulary>
  readonly topics: ReadonlyMap<string, Topic>
  readonly tags: ReadonlyMap<string, Tag>
  readonly curators: ReadonlyMap<string, Curator>
  readonly sources: ReadonlyMap<string, Source>
  readonly communities: ReadonlyMap<string, Community>
  readonly sections: ReadonlyMap<string, Section>
}

export interface Names {
  community(slug: string): Community
  section(community: string, slug: string): Section
  topic(mention: TopicMention): Topic
  tag(label: string): Tag
  curator(name: string): Curator
  source(domain: string): Source
  readonly findings: readonly FileFinding[]
  readonly subjects: Subjects
  /** The keys of what files spell in more than one way. */
  readonly disputed: Readonly<Record<keyof Subjects, ReadonlySet<string>>>
  /** Whether all names that articles had before stand for the same objects, so that nothing about those articles is new. */
  readonly isAsBefore: boolean
}

/** What names are made from besides articles. */
export interface NameOptions {
  readonly indexes: readonly ParsedIndex[]
  /** What `vocabularies.yaml` says; it wins over what articles say. */
  readonly vocabularies?: ParsedVocabularies
  /** The names of the last catalog, made from the same vocabularies: what is called as it was stays the same object. */
  readonly before?: Names
}

/** @param articles in path order, so that ties are settled the same way on every machine. */
export function createNames(
  articles: readonly ParsedArticle[],
  { indexes, vocabularies, before: names }: NameOptions,
): Names {
  const before = names?.subjects
  const { topicOf, findings, disputed, ...labels } = createTopics(articles, vocabularies, before)
  const written = tallyNames(articles)
  const tags = keep(
    named(written.tags, (slug, label): Tag => ({ slug, label })),
    before?.tags,
  )
  const curators = keep(
    named(written.curators, (slug, name): Curator => ({ slug, name })),
    before?.curators,
  )
  const sources = keep(
    named(written.sources, (domain, brand): Source => ({ domain, brand })),
    before?.sources,
  )
  const communities = keep(
    createCommunities(articles, indexes, written.communities.settle()),
    before?.communities,
  )
  const sections = keep(
    createSections(articles, indexes, communities, written.sections.settle()),
    before?.sections,
  )
  const subjects: Subjects = { ...labels, tags, curators, sources, communities, sections }

  return {
    findings,
    subjects,
    disputed: {
      ...disputed,
      tags: written.tags.disputed(),
      curators: written.curators.disputed(),
      sources: written.sources.disputed(),
      communities: written.communities.disputed(),
      sections: written.sections.disputed(),
    },
    isAsBefore: before !== undefined && isExtension(subjects, before),
    community: (slug) => known(communities.get(slug), slug),
    section: (community, slug) => known(sections.get(`${community}/${slug}`), slug),
    topic: topicOf,
    tag: (label) => known(tags.get(slugify(label)), label),
    curator: (name) => known(curators.get(slugify(name)), name),
    source: (domain) => known(sources.get(domain), domain),
  }
}

/** How articles spell what they name besides topics. */
function tallyNames(articles: readonly ParsedArticle[]) {
  const written = {
    tags: createTally(),
    curators: createTally(),
    sources: createTally(),
    communities: createTally(),
    sections: createTally(),
  }
  for (const { file, tags, curators, original, community, communityLabel, section, trail } of articles) {
    for (const tag of tags) written.tags.add(slugify(tag), tag, file)
    for (const curator of curators) written.curators.add(slugify(curator), curator, file)
    if (original) written.sources.add(original.source.domain, original.source.brand, file)
    if (communityLabel) written.communities.add(community, communityLabel, file)
    const title = trail?.labels[3]
    if (title) written.sections.add(`${community}/${section}`, title, file)
  }
  return written
}

/** Whether nothing of what there was is another object now; something may have come or gone. */
function isExtension(now: Subjects, before: Subjects): boolean {
  const isKept = <Subject>(one: ReadonlyMap<string, Subject>, old: ReadonlyMap<string, Subject>) =>
    Array.from(old).every(([key, subject]) => (one.get(key) ?? subject) === subject)
  return (
    isKept(now.topics, before.topics) &&
    isKept(now.tags, before.tags) &&
    isKept(now.curators, before.curators) &&
    isKept(now.sources, before.sources) &&
    isKept(now.sections, before.sections)
  )
}
