/**
 * Everything a given visitor may see, indexed once and never changed.
 * There are two of them at any time: the published one holds no draft, so no page can show one.
 */
import { createHash } from 'node:crypto'
import type { FacetName } from '../filters'
import { articlePath, fixedPages } from '../urls'
import type { ParsedArticle } from './article'
import { lazyFacetIndex, type FacetIndex } from './facet-index'
import { fingerprint, type Library, type Shelved } from './library'
import { nextChange, stateAt } from './lifecycle'
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
import { byCommunity, byCurator, bySource, byTopic, groupBy, mostFirst, topicKey } from './groups'
import { createNames, type FileFinding, type Names } from './naming'
import { createNearest } from './nearest'
import { createRelated, type RelatedArticle } from './related'
import { slugify } from './slug'
import { isTrail } from './stored-trail'
import { mentionKey, NO_VOCABULARIES, type ParsedVocabularies } from './vocabularies'

/** The same picture on this many articles is a publisher's placeholder (ux.md, section 6). */
const PLACEHOLDER_USES = 3

/** A tag on more articles than this is hidden (ux.md, section 0). */
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
  /** The topic that one which was merged into it is now; `undefined` if it was not, or no article has it. */
  mergedTopic(vocabulary: string, slug: string): Group<Topic> | undefined
  /** The vocabularies that have the topics which were merged out of one. */
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
  /** When a scheduled article appears or a published one expires next. */
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
  const shelved = library.files.filter(
    (file): file is Shelved & { article: ParsedArticle } => file.article !== undefined,
  )
  const parsed = shelved.map(({ article }) => article)
  const indexes = library.files.flatMap(({ index }) => (index ? [index] : []))
  const vocabularies = library.files.find((file) => file.vocabularies !== undefined)?.vocabularies
  const visible = shelved.filter(({ article }) => preview || stateAt(article.lifecycle, now) === 'published')
  const origin = previous && origins.get(previous)
  const names = createNames(
    visible.map(({ article }) => article),
    {
      indexes,
      vocabularies,
      before: origin?.vocabularies === vocabularies ? origin?.names : undefined,
    },
  )
  const kept = names.isAsBefore ? previous : undefined
  const placeholders = findPlaceholders(shelved)
  const { reachable, findings } = uniqueAddresses(
    visible.map((file) => toCatalogArticle(file, names, now, placeholders, kept)),
  )
  const articles = newestFirst(reachable)

  const byPath = new Map(articles.map((article) => [article.path, article]))
  const bySlug = lazily(() => new Map(articles.toReversed().map((article) => [article.slug, article])))
  const gone = preview ? [] : shelved.filter(({ article }) => stateAt(article.lifecycle, now) === 'withdrawn')
  const goneNames = createNames(
    gone.map(({ article }) => article),
    { indexes, vocabularies },
  )
  const withdrawn = new Map(
    gone
      .map((file) => toCatalogArticle(file, goneNames, now, placeholders))
      .map((article) => [article.path, article]),
  )

  const aliases = indexAliases([...reachable, ...withdrawn.values()], byPath)

  const { communities, sections, topics, sources, curators, tags } = groupsOf(articles)
  const vocabularyShelves = shelveVocabularies([...topics.values()])
  const related = createRelated(articles, communities)
  const nearest = createNearest(articles)
  const changes = parsed
    .map(({ lifecycle }) => nextChange(lifecycle, now)?.getTime())
    .filter((time) => time !== undefined)

  const catalog: Catalog = {
    edition: editionOf(library, articles, preview),
    isPreview: preview,
    articles,
    communities: mostFirst(communities),
    sections: [...sections.values()],
    topics: mostFirst(topics),
    vocabularies: vocabularyShelves,
    sources: mostFirst(sources),
    curators: mostFirst(curators),
    tags: mostFirst(tags),
    emptyCommunities: indexes
      .filter(({ community, section }) => section === undefined && !communities.has(community))
      .map(({ community }) => names.community(community)),
    article: (path) => byPath.get(path),
    body: (article) => parsedFrom.get(article)?.body ?? { text: '', format: 'markdown' },
    withdrawn: (path) => withdrawn.get(path),
    byAlias: (path) => aliases.map.get(path),
    bySlug: (slug) => bySlug().get(slug),
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
    facetIndex: lazyFacetIndex(articles),
    facetLabel(name, value) {
      if (name === 'year') return /^[12]\d{3}$/.test(value) ? value : undefined
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
    related,
    nearest,
    findings: [...names.findings, ...findings, ...aliases.findings, ...placeholders.findings],
    nextChange: changes.length > 0 ? new Date(changes.reduce((a, b) => Math.min(a, b))) : undefined,
  }
  origins.set(catalog, { names, vocabularies })
  return catalog
}

/** What the next catalog needs to know of this one. */
const origins = new WeakMap<Catalog, { readonly names: Names; readonly vocabularies?: ParsedVocabularies }>()

/** Names the content and which of it is shown: time alone can change the second. */
function editionOf(library: Library, articles: readonly Article[], preview: boolean): string {
  const shown = articles.map(({ path, state }) => `${path} ${state}\n`).join('')
  return createHash('sha1')
    .update(`${fingerprint(library)}\n${preview ? 'preview' : 'published'}\n${shown}`)
    .digest('hex')
}

function groupsOf(articles: readonly Article[]) {
  return {
    communities: byCommunity(articles),
    sections: groupBy(
      articles,
      ({ section }) => section,
      ({ community, slug }) => `${community.slug}/${slug}`,
    ),
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

const byLetter = new Intl.Collator('en-US', { numeric: true })

/** With its moments at hand: a date in an object is far away, and is asked for a dozen times. */
function newestFirst(articles: readonly Article[]): readonly Article[] {
  return articles
    .map((article) => ({ article, moment: article.date.getTime() }))
    .toSorted((a, b) => b.moment - a.moment || (a.article.path < b.article.path ? -1 : 1))
    .map(({ article }) => article)
}

/** @param kept a catalog whose names are still good: an article of the same file is the same object again. */
function toCatalogArticle(
  { article, image: picture }: Shelved & { article: ParsedArticle },
  names: Names,
  now: Date,
  placeholders: Placeholders,
  kept?: Catalog,
): Article {
  const { path, trailLabels } = placeOf(article)
  const state = stateAt(article.lifecycle, now)
  const image = picture && !placeholders.keys.has(picture.key) ? picture : undefined
  const before = kept?.article(path)
  if (before?.state === state && before.image === image && parsedFrom.get(before) === article) return before

  const section = names.section(article.community, article.section)
  const made: Article = {
    path,
    file: article.file,
    community: section.community,
    section,
    slug: article.slug,
    title: article.title,
    description: article.description,
    date: article.date,
    modified: article.modified,
    curators: unique(
      article.curators.filter((name) => slugify(name) !== '').map((name) => names.curator(name)),
    ),
    topics: unique(article.topics.map((mention) => names.topic(mention))),
    tags: unique(article.tags.filter((tag) => slugify(tag) !== '').map((tag) => names.tag(tag))),
    original: article.original && {
      href: article.original.href,
      source: names.source(article.original.source.domain),
    },
    image,
    trailLabels,
    aliases: article.aliases,
    state,
  }
  parsedFrom.set(made, article)
  return made
}

/** What was made from what: an article shown to readers from the one that its file holds. */
const parsedFrom = new WeakMap<Article, ParsedArticle>()

/** What follows from the file alone is worked out once, for all catalogs that hold this version of it. */
const places = new WeakMap<ParsedArticle, Pick<Article, 'path' | 'trailLabels'>>()

function placeOf(article: ParsedArticle): Pick<Article, 'path' | 'trailLabels'> {
  const known = places.get(article)
  if (known !== undefined) return known
  const section = { community: { slug: article.community }, slug: article.section }
  const place = {
    path: articlePath(section, article.slug),
    trailLabels: isTrail(article) ? article.trail?.labels : undefined,
  }
  places.set(article, place)
  return place
}

/** Two articles on one address: the first in path order is shown. */
function uniqueAddresses(articles: readonly Article[]): {
  reachable: readonly Article[]
  findings: readonly FileFinding[]
} {
  const byPath = new Map<string, Article>()
  const findings: FileFinding[] = []
  for (const article of articles) {
    const first = byPath.get(article.path)
    if (first === undefined) {
      byPath.set(article.path, article)
      continue
    }
    findings.push({
      file: article.file,
      finding: {
        rule: 'address-taken',
        severity: 'error',
        field: ['slug'],
        message: `Two articles share one address: this slug is already used by ${first.file}. Only that one can be reached.`,
        fix: 'Change one of the slugs. To keep the old address working, list it under aliases.',
      },
    })
  }
  return { reachable: [...byPath.values()], findings }
}

function indexAliases(articles: readonly Article[], byPath: ReadonlyMap<string, Article>) {
  const map = new Map<string, Article>()
  const findings: FileFinding[] = []
  for (const article of articles) {
    for (const alias of article.aliases) {
      const holder = byPath.get(alias) ?? map.get(alias)
      if (fixedPages.includes(alias)) findings.push(aliasTaken(article, alias, 'a page of the site itself'))
      else if (holder === undefined) map.set(alias, article)
      else if (holder !== article)
        findings.push(aliasTaken(article, alias, `"${holder.title}" (${holder.file})`))
    }
  }
  return { map, findings }
}

function aliasTaken(article: Article, alias: string, holder: string): FileFinding {
  return {
    file: article.file,
    finding: {
      rule: 'alias-taken',
      severity: 'warning',
      field: ['aliases'],
      message: `${alias} already leads to ${holder}.`,
      fix: 'Remove the alias here, or there.',
    },
  }
}

interface Placeholders {
  readonly keys: ReadonlySet<string>
  readonly findings: readonly FileFinding[]
}

function findPlaceholders(shelved: readonly (Shelved & { article: ParsedArticle })[]): Placeholders {
  const uses = new Map<string, (Shelved & { article: ParsedArticle })[]>()
  for (const file of shelved) {
    if (file.image) uses.set(file.image.key, [...(uses.get(file.image.key) ?? []), file])
  }
  const repeated = [...uses].filter(([, files]) => files.length >= PLACEHOLDER_USES)
  return {
    keys: new Set(repeated.map(([key]) => key)),
    findings: repeated.flatMap(([, files]) =>
      files.map(({ stamp, article }) => ({
        file: stamp.file,
        finding: {
          rule: 'image-placeholder',
          severity: 'warning' as const,
          field: article.image?.path ?? [],
          message: `${files.length} articles use this same file. Readers see a generated cover.`,
          fix: 'Choose another image, or leave the generated cover.',
        },
      })),
    ),
  }
}

/** Two spellings of one name stand for the same object. */
function unique<Subject>(subjects: readonly Subject[]): readonly Subject[] {
  return subjects.length < 2 ? subjects : [...new Set(subjects)]
}

/** Made at the first question: many catalogs live for one change of content, and are asked little. */
function lazily<Value extends object>(make: () => Value): () => Value {
  let made: Value | undefined
  return () => (made ??= make())
}
