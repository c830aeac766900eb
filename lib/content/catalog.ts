/**
 * Everything a given visitor may see, indexed once and never changed.
 * There are two of them at any time: the published one holds no draft, so no page can show one.
 */
import { createHash } from 'node:crypto'
import type { FacetName } from '../filters'
import { createTables, originOf, type Tables } from './catalog-tables'
import { createFacetIndex, withOtherArticles, type FacetIndex } from './facet-index'
import { fingerprint, type Library } from './library'
import type {
  Article,
  Body,
  Community,
  Curator,
  Group,
  Section,
  Source,
  Tag,
  Topic,
  Vocabulary,
} from './model'
import { mostFirst, topicKey } from './groups'
import { indexTitles, nearestTitles, type TitleIndex } from './nearest'
import { byLetter } from './order'
import type { FileFinding } from './problem'
import { createRelated, positionsByTopic, type RelatedArticle, type TopicPositions } from './related'
import { slugify } from './slug'
import { patchTables } from './tables-patch'
import { mentionKey, NO_VOCABULARIES, type ParsedVocabularies } from './vocabularies'

/** A tag on a larger share of the articles than this tells nothing apart, so it is hidden. */
const UNIVERSAL_SHARE = 0.9

/** A vocabulary with those of its topics that have articles. */
export interface VocabularyShelf {
  readonly subject: Vocabulary
  readonly topics: readonly Group<Topic>[]
}

export interface Catalog {
  /** Changes with everything that pages made from this catalog may show. */
  readonly edition: string
  /** Whether it holds what only editors see. */
  readonly isPreview: boolean
  /** Newest first; articles of one moment in path order. */
  readonly articles: readonly Article[]
  /** Communities with something to read, most articles first. */
  readonly communities: readonly Group<Community>[]
  readonly sections: readonly Group<Section>[]
  /** All topics of all vocabularies, most articles first. */
  readonly topics: readonly Group<Topic>[]
  /** In alphabetical order, each with its topics from A to Z. */
  readonly vocabularies: readonly VocabularyShelf[]
  readonly sources: readonly Group<Source>[]
  readonly curators: readonly Group<Curator>[]
  readonly tags: readonly Group<Tag>[]
  /** Communities that a file describes and nobody has curated for yet. */
  readonly emptyCommunities: readonly Community[]
  article(path: string): Article | undefined
  /** The unrendered body of an article of this catalog. */
  body(article: Article): Body
  /** An article that was taken back: its address answers 410. */
  withdrawn(path: string): Article | undefined
  /** The article that an old address stands for; that of a withdrawn one leads to where it says so. */
  byAlias(path: string): Article | undefined
  /** The newest article with this slug, for addresses that carry nothing else. */
  bySlug(slug: string): Article | undefined
  community(slug: string): Group<Community> | undefined
  section(community: string, slug: string): Group<Section> | undefined
  sectionsOf(community: string): readonly Group<Section>[]
  vocabulary(slug: string): VocabularyShelf | undefined
  topic(vocabulary: string, slug: string): Group<Topic> | undefined
  /** The topic that this one was merged into; `undefined` if it was not, or no article has that. */
  mergedTopic(vocabulary: string, slug: string): Group<Topic> | undefined
  /** The vocabularies that the topics of this one were merged into. */
  mergedVocabulary(slug: string): readonly Vocabulary[]
  source(domain: string): Group<Source> | undefined
  curator(slug: string): Group<Curator> | undefined
  tag(slug: string): Group<Tag> | undefined
  /** Numbers of articles and of their values, for filters. */
  facetIndex(): FacetIndex
  /** The value that one from an old address is now: its topic may have been merged into another. */
  currentValue(name: FacetName, value: string): string
  /** What a value of a facet is called; `undefined` if it does not exist at all. */
  facetLabel(name: FacetName, value: string): string | undefined
  /** Whether nearly every article is in a group, so that it tells readers nothing. */
  isUniversal(group: Group<unknown>): boolean
  /** The articles before and after this one in its community. */
  neighbours(article: Article): { readonly earlier?: Article; readonly later?: Article }
  /** At most `limit` articles worth reading next, each with the topics it shares. */
  related(article: Article, limit: number): readonly RelatedArticle[]
  /** Articles whose titles are nearest to some words; empty when none share a word. */
  nearest(words: string, limit: number): readonly Article[]
  /** What comparing the files with each other brought up. */
  readonly findings: readonly FileFinding[]
  /** When a scheduled article appears, a published one expires, or one that says so is changed next. */
  readonly nextChange?: Date
}

export interface CatalogOptions {
  readonly now: Date
  /** Whether drafts, scheduled, expired and withdrawn articles are in it. */
  readonly preview: boolean
  /** The last catalog of the same kind: what did not change since is the same object in both. */
  readonly previous?: Catalog
}

export function createCatalog(library: Library, { now, preview, previous }: CatalogOptions): Catalog {
  const before = previous && origins.get(previous)
  const patched = before && patchTables(before.tables, library, { now, preview })
  const tables = patched?.tables ?? createTables(library, { now, preview, before: before?.tables })
  return catalogOf(tables, preview, { ...(patched?.isInPlace && before), titles: before?.titles })
}

/** What the next catalog needs to know of this one. */
interface Origin {
  readonly tables: Tables
  readonly facetIndex: Lazy<FacetIndex>
  readonly positions: Lazy<TopicPositions>
  /** This catalog's, or of an earlier one if nobody has asked since. */
  readonly titles: () => TitleIndex | undefined
}

const origins = new WeakMap<Catalog, Origin>()

/** @param before of what is known before: the two that go by places only if all articles are where they were. */
function catalogOf(tables: Tables, isPreview: boolean, before: Partial<Origin>): Catalog {
  const { articles, byPath, byAlias, withdrawn, groups, vocabularies } = tables
  const { communities, sections, topics, sources, curators, tags } = groups
  const vocabularyShelves = shelveVocabularies([...topics.values()])
  const bySlug = lazily(() => new Map(articles.toReversed().map((article) => [article.slug, article])))
  const [knownIndex, knownPositions] = [before.facetIndex?.made(), before.positions?.made()]
  const facetIndex = lazily(() =>
    knownIndex ? withOtherArticles(knownIndex, articles) : createFacetIndex(articles),
  )
  const positions = lazily(() => knownPositions ?? positionsByTopic(articles))
  let titles = before.titles?.()
  const ownTitles = lazily(() => (titles = indexTitles(articles, titles)))

  const catalog: Catalog = {
    edition: editionOf(tables, isPreview),
    isPreview,
    articles,
    communities: mostFirst(communities),
    sections: [...sections.values()],
    topics: mostFirst(topics),
    vocabularies: vocabularyShelves,
    sources: mostFirst(sources),
    curators: mostFirst(curators),
    tags: mostFirst(tags),
    emptyCommunities: tables.emptyCommunities,
    article: (path) => byPath.get(path),
    body: (article) => originOf(article)?.body ?? { text: '', format: 'markdown' },
    withdrawn: (path) => withdrawn.get(path),
    byAlias: (path) => byAlias.get(path),
    bySlug: (slug) => bySlug.get().get(slug),
    community: (slug) => communities.get(slug),
    section: (community, slug) => sections.get(`${community}/${slug}`),
    sectionsOf: (community) =>
      [...sections.values()].filter(({ subject }) => subject.community.slug === community),
    vocabulary: (slug) => vocabularyShelves.find(({ subject }) => subject.slug === slug),
    topic: (vocabulary, slug) => topics.get(topicKey(vocabulary, slug)),
    source: (domain) => sources.get(domain),
    curator: (slug) => curators.get(slug),
    tag: (slug) => tags.get(slug),
    ...mergedTopics(vocabularies, topics),
    facetIndex: facetIndex.get,
    facetLabel(name, value) {
      if (name === 'year') return facetIndex.get().hasYear(value) ? value : undefined
      if (name === 'topic') return topics.get(value)?.subject.label
      if (name === 'source') return sources.get(value)?.subject.brand
      return name === 'community' ? communities.get(value)?.subject.name : curators.get(value)?.subject.name
    },
    isUniversal: (group) => group.articles.length > articles.length * UNIVERSAL_SHARE,
    neighbours(article) {
      const shelf = communities.get(article.community.slug)?.articles ?? []
      const index = shelf.indexOf(article)
      if (index < 0) return {}
      return { earlier: shelf[index + 1], later: index > 0 ? shelf[index - 1] : undefined }
    },
    related: createRelated(articles, communities, positions.get),
    nearest: (words, limit) => nearestTitles(ownTitles.get(), words, limit),
    findings: tables.findings,
    nextChange: tables.nextChange,
  }
  origins.set(catalog, { tables, facetIndex, positions, titles: () => titles })
  return catalog
}

/** Names the content and what of it is shown: time alone can change the second. */
function editionOf({ library, shown }: Tables, isPreview: boolean): string {
  return createHash('sha1')
    .update(`${fingerprint(library)}\n${isPreview ? 'preview' : 'published'}\n${shown}`)
    .digest('hex')
}

function mergedTopics(
  { merges }: ParsedVocabularies = NO_VOCABULARIES,
  topics: ReadonlyMap<string, Group<Topic>>,
): Pick<Catalog, 'mergedTopic' | 'mergedVocabulary' | 'currentValue'> {
  const merged = new Map(merges.map(({ from, into }) => [mentionKey(from), mentionKey(into)]))
  return {
    mergedTopic: (vocabulary, slug) => topics.get(merged.get(topicKey(vocabulary, slug)) ?? ''),
    mergedVocabulary(slug) {
      const own = merges.filter(({ from }) => slugify(from.vocabulary) === slug)
      const targets = own.flatMap(({ into }) => topics.get(mentionKey(into))?.subject.vocabulary ?? [])
      return [...new Set(targets)]
    },
    currentValue: (name, value) => (name === 'topic' ? (merged.get(value) ?? value) : value),
  }
}

function shelveVocabularies(topics: readonly Group<Topic>[]): readonly VocabularyShelf[] {
  const shelves = new Map<Vocabulary, Group<Topic>[]>()
  for (const topic of topics) {
    const { vocabulary } = topic.subject
    shelves.set(vocabulary, [...(shelves.get(vocabulary) ?? []), topic])
  }
  return [...shelves]
    .map(([subject, own]) => ({
      subject,
      topics: own.toSorted((a, b) => byLetter.compare(a.subject.label, b.subject.label)),
    }))
    .toSorted((a, b) => byLetter.compare(a.subject.name, b.subject.name))
}

/** Made at the first question: many catalogs live for one change of content, and are asked little. */
interface Lazy<Value> {
  readonly get: () => Value
  /** Only if somebody has asked for it. */
  readonly made: () => Value | undefined
}

function lazily<Value extends object>(make: () => Value): Lazy<Value> {
  let made: Value | undefined
  return { get: () => (made ??= make()), made: () => made }
}
