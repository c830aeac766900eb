/**
 * Decides what things are called when many files name them in many spellings:
 * the most frequent spelling is the label, and every spelling leads to the same page.
 */
import type { ParsedArticle } from './article'
import type { TopicMention } from './article-topics'
import type { ParsedIndex } from './index-file'
import {
  HUES,
  MOTIFS,
  type Community,
  type Curator,
  type Section,
  type Source,
  type Tag,
  type Topic,
  type Vocabulary,
} from './model'
import type { Finding } from './problem'
import { foldKey, slugify, wordsOf } from './slug'
import {
  mentionKey,
  NO_VOCABULARIES,
  type Merge,
  type ParsedVocabularies,
  type TopicEntry,
} from './vocabularies'

/** A finding of a comparison between files, with the file it is reported for. */
export interface FileFinding {
  readonly file: string
  readonly finding: Finding
}

/** Everything that has a name, by its key. */
interface Subjects {
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

/** Thousands of articles share a subject; they share the object too. */
function named<Subject>(
  tally: Tally,
  make: (slug: string, label: string) => Subject,
): ReadonlyMap<string, Subject> {
  return new Map([...tally.settle()].map(([slug, { label }]) => [slug, make(slug, label)]))
}

/** What is equal to what it was before stays the same object, so that what is remembered about it stays good. */
function keep<Subject>(
  now: ReadonlyMap<string, Subject>,
  before: ReadonlyMap<string, Subject> | undefined,
): ReadonlyMap<string, Subject> {
  if (before === undefined) return now
  return new Map(
    Array.from(now, ([key, subject]) => {
      const old = before.get(key)
      return [key, old !== undefined && JSON.stringify(old) === JSON.stringify(subject) ? old : subject]
    }),
  )
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

/** Names are looked up only by articles they were collected from. */
function known<Value>(value: Value | undefined, name: string): Value {
  if (value === undefined) throw new Error(`"${name}" was not collected from the articles it comes from.`)
  return value
}

interface Spelling {
  readonly label: string
  readonly file: string
}

interface Settled {
  readonly label: string
  /** Labels that share the address but are other words: true collisions. */
  readonly others: readonly Spelling[]
}

interface Tally {
  add(slug: string, label: string, file: string): void
  /** What each address is called: the most frequent spelling, earlier files winning ties. */
  settle(): ReadonlyMap<string, Settled>
  /** The addresses that are called more than one thing. */
  disputed(): ReadonlySet<string>
}

/** Counts the spellings of each address. Names without an address count for nothing. */
function createTally(): Tally {
  const bySlug = new Map<string, Map<string, { count: number; readonly first: Spelling }>>()
  return {
    add(slug, label, file) {
      if (slug === '') return
      let labels = bySlug.get(slug)
      if (labels === undefined) bySlug.set(slug, (labels = new Map()))
      const seen = labels.get(label)
      if (seen) seen.count += 1
      else labels.set(label, { count: 1, first: { label, file } })
    },
    settle() {
      const settled = new Map<string, Settled>()
      for (const [slug, labels] of bySlug) {
        const [most, ...rest] = [...labels.values()].toSorted((a, b) => b.count - a.count)
        if (most === undefined) continue
        const { label } = most.first
        const others = rest.map(({ first }) => first).filter((one) => foldKey(one.label) !== foldKey(label))
        settled.set(slug, { label, others })
      }
      return settled
    },
    disputed: () => new Set([...bySlug].flatMap(([slug, labels]) => (labels.size > 1 ? [slug] : []))),
  }
}

function collision(label: string, { label: other, file }: Spelling): FileFinding {
  const finding: Finding = {
    rule: 'topic-collision',
    severity: 'warning',
    field: ['communityTopics'],
    message: `"${other}" and "${label}" are different words with the same address. Both are listed as "${label}".`,
    fix: `Use "${label}", or a name that differs in more than punctuation.`,
  }
  return { file, finding }
}

function createTopics(
  articles: readonly ParsedArticle[],
  { vocabularies, topics: entries, merges }: ParsedVocabularies = NO_VOCABULARIES,
  before: Subjects | undefined,
): Pick<Subjects, 'vocabularies' | 'topics'> & {
  readonly topicOf: Names['topic']
  readonly findings: readonly FileFinding[]
  readonly disputed: Pick<Names['disputed'], 'vocabularies' | 'topics'>
} {
  const merged = new Map(merges.map(({ from, into }) => [mentionKey(from), into]))
  const described = new Map(entries.map((entry) => [mentionKey(entry), entry]))
  const written = tallyTopics(articles, merged)
  const shelves = keep(createVocabularies(written.vocabularies, merges, vocabularies), before?.vocabularies)
  const settled = written.topics.settle()
  const topics = keep(settleTopics(settled, merges, shelves, described), before?.topics)
  const collisions = Array.from(settled.values(), ({ label, others }) =>
    others.map((other) => collision(label, other)),
  )
  return {
    vocabularies: shelves,
    topics,
    findings: [...collisions.flat(), ...deprecatedUses(articles, described, merged)],
    disputed: { vocabularies: written.vocabularies.disputed(), topics: written.topics.disputed() },
    topicOf(mention) {
      const key = mentionKey(mention)
      const into = merged.get(key)
      return known(topics.get(into ? mentionKey(into) : key), mention.label)
    },
  }
}

/** The spellings of topics that are still their own, and of their vocabularies. */
function tallyTopics(articles: readonly ParsedArticle[], merged: ReadonlyMap<string, TopicMention>) {
  const written = { vocabularies: createTally(), topics: createTally() }
  for (const { file, topics } of articles) {
    for (const topic of topics) {
      const key = mentionKey(topic)
      if (merged.has(key)) continue
      written.vocabularies.add(slugify(topic.vocabulary), topic.vocabulary, file)
      written.topics.add(key, topic.label, file)
    }
  }
  return written
}

function createVocabularies(
  written: Tally,
  merges: readonly Merge[],
  entries: ParsedVocabularies['vocabularies'],
): ReadonlyMap<string, Vocabulary> {
  const ofMerges = createTally()
  for (const { into } of merges) ofMerges.add(slugify(into.vocabulary), into.vocabulary, '')
  const toVocabulary = (slug: string, name: string): Vocabulary => ({ slug, name })
  // What articles call it wins.
  const all = new Map([...named(ofMerges, toVocabulary), ...named(written, toVocabulary)])
  return describeVocabularies(all, entries)
}

/** A topic that has articles only through a merge is called what the merge calls it. */
function settleTopics(
  settled: ReadonlyMap<string, Settled>,
  merges: readonly Merge[],
  shelves: ReadonlyMap<string, Vocabulary>,
  described: ReadonlyMap<string, TopicEntry>,
): ReadonlyMap<string, Topic> {
  const labels = new Map(merges.map(({ into }) => [mentionKey(into), spelledOut(into.label)]))
  for (const [key, { label }] of settled) labels.set(key, label)
  const otherNames = namesOfMerged(merges)
  return new Map(
    Array.from(labels, ([key, label]) => {
      const [vocabulary = '', slug = ''] = key.split('/')
      const shelf = known(shelves.get(vocabulary), vocabulary)
      return [key, toTopic(shelf, slug, label, otherNames.get(key) ?? [], described.get(key))]
    }),
  )
}

function deprecatedUses(
  articles: readonly ParsedArticle[],
  described: ReadonlyMap<string, TopicEntry>,
  merged: ReadonlyMap<string, TopicMention>,
): readonly FileFinding[] {
  if (described.size === 0) return []
  return articles.flatMap(({ file, topics }) =>
    topics.flatMap((topic) => {
      const { deprecated } = described.get(mentionKey(merged.get(mentionKey(topic)) ?? topic)) ?? {}
      return deprecated === undefined ? [] : [deprecatedUse(topic.label, file, deprecated)]
    }),
  )
}

/** A name that is written like an address only says which one is meant, not how readers should see it. */
function isSpelledOut(label: string): boolean {
  return label !== slugify(label)
}

function spelledOut(label: string): string {
  return isSpelledOut(label) ? label : wordsOf(label)
}

/** The names of merged topics by the address of the one that stays, so that they still find it. */
function namesOfMerged(merges: readonly Merge[]): ReadonlyMap<string, readonly string[]> {
  const names = new Map<string, readonly string[]>()
  for (const { from, into } of merges) {
    const key = mentionKey(into)
    const name = spelledOut(from.label)
    const known = names.get(key) ?? []
    if (!known.includes(name)) names.set(key, [...known, name])
  }
  return names
}

function toTopic(
  vocabulary: Vocabulary,
  slug: string,
  label: string,
  synonyms: readonly string[],
  entry: TopicEntry | undefined,
): Topic {
  const { description, deprecated } = entry ?? {}
  return {
    vocabulary,
    slug,
    label: entry && isSpelledOut(entry.label) ? entry.label : label,
    ...(description !== undefined && { description }),
    ...(synonyms.length > 0 && { synonyms }),
    ...(deprecated !== undefined && { deprecated }),
  }
}

function deprecatedUse(label: string, file: string, reason: string): FileFinding {
  const finding: Finding = {
    rule: 'topic-deprecated',
    severity: 'warning',
    field: ['communityTopics'],
    message: `The topic "${label}" should not be used any more. ${reason}`,
    fix: 'Choose another topic, or none.',
  }
  return { file, finding }
}

function describeVocabularies(
  named: ReadonlyMap<string, Vocabulary>,
  entries: ParsedVocabularies['vocabularies'],
): ReadonlyMap<string, Vocabulary> {
  const described = new Map(named)
  for (const { slug, name, description } of entries) {
    const vocabulary = named.get(slug)
    if (vocabulary)
      described.set(slug, {
        slug,
        name: name ?? vocabulary.name,
        ...(description !== undefined && { description }),
      })
  }
  return described
}

function createCommunities(
  articles: readonly ParsedArticle[],
  indexes: readonly ParsedIndex[],
  labels: ReadonlyMap<string, Settled>,
): ReadonlyMap<string, Community> {
  const described = new Map(
    indexes.filter(({ section }) => !section).map((index) => [index.community, index]),
  )
  const slugs = [...new Set([...articles.map(({ community }) => community), ...described.keys()])].toSorted()
  const hues = assign(slugs, HUES, (slug) => described.get(slug)?.hue)
  const motifs = assign(slugs, MOTIFS, (slug) => described.get(slug)?.motif)
  return new Map(
    slugs.map((slug) => {
      const index = described.get(slug)
      const exported = namesOf(labels.get(slug)?.label ?? wordsOf(slug))
      const { name: ownName, abbreviation } = index?.name === undefined ? exported : namesOf(index.name)
      const short =
        index?.abbreviation ?? abbreviation ?? (ownName === exported.name ? exported.abbreviation : undefined)
      const community: Community = {
        slug,
        name: ownName,
        abbreviation: short ?? initialsOf(ownName),
        label: short === undefined ? ownName : `${ownName} (${short})`,
        description: index?.description,
        hue: hues.get(slug) ?? 'jade',
        motif: motifs.get(slug) ?? 'rings',
        about: index?.about,
      }
      return [slug, community]
    }),
  )
}

/** "Chronic Care Management (CCM)" is a name and its abbreviation. */
function namesOf(label: string): { name: string; abbreviation?: string } {
  const [, name, abbreviation] = /^(.+?)\s*\(([\p{L}\p{N}&]{2,6})\)$/u.exec(label) ?? []
  return name && abbreviation ? { name, abbreviation } : { name: label }
}

function initialsOf(name: string): string {
  const words = name
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '' && !/^(?:and|of|in|the|for|&)$/i.test(word))
  const initials =
    words.length > 1 ? words.map((word) => word.charAt(0)).join('') : (words[0] ?? name).slice(0, 3)
  return initials.slice(0, 4).toUpperCase()
}

/** Gives each slug its wish, or one that follows from its name and is not taken yet while there are enough. */
function assign<Value>(
  slugs: readonly string[],
  values: readonly Value[],
  wish: (slug: string) => Value | undefined,
): ReadonlyMap<string, Value> {
  const result = new Map<string, Value>()
  const taken = new Map<Value, number>()
  const take = (slug: string, value: Value) => {
    result.set(slug, value)
    taken.set(value, (taken.get(value) ?? 0) + 1)
  }
  for (const slug of slugs) {
    const wanted = wish(slug)
    if (wanted !== undefined) take(slug, wanted)
  }
  for (const slug of slugs) {
    if (result.has(slug)) continue
    const start = [...slug].reduce((sum, letter) => (sum * 31 + (letter.codePointAt(0) ?? 0)) % 997, 7)
    const order = values
      .map((_, index) => values[(start + index) % values.length])
      .filter((value) => value !== undefined)
    const [free] = order.toSorted((a, b) => (taken.get(a) ?? 0) - (taken.get(b) ?? 0))
    if (free !== undefined) take(slug, free)
  }
  return result
}

function createSections(
  articles: readonly ParsedArticle[],
  indexes: readonly ParsedIndex[],
  communities: ReadonlyMap<string, Community>,
  titles: ReadonlyMap<string, Settled>,
): ReadonlyMap<string, Section> {
  const owners = new Map<string, { community: string; section: string }>()
  for (const { community, section } of articles) {
    const key = `${community}/${section}`
    if (!owners.has(key)) owners.set(key, { community, section })
  }
  for (const { community, section } of indexes)
    if (section !== undefined) owners.set(`${community}/${section}`, { community, section })

  const sections = new Map<string, Section>()
  for (const [key, { community, section }] of owners) {
    const owner = communities.get(community)
    if (owner === undefined) continue
    const index = indexes.find((one) => one.community === community && one.section === section)
    const title = index?.name ?? titles.get(key)?.label ?? wordsOf(section)
    sections.set(key, { community: owner, slug: section, title, description: index?.description })
  }
  return sections
}
