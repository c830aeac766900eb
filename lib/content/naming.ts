/**
 * Decides what things are called when many files name them in many spellings:
 * the most frequent spelling is the label, and every spelling leads to the same page.
 */
import type { ParsedArticle, ParsedIndex, TopicMention } from './article'
import type { Community, Curator, Hue, Motif, Section, Source, Tag, Topic, Vocabulary } from './model'
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

export interface Names {
  community(slug: string): Community
  section(community: string, slug: string): Section
  topic(vocabulary: string, label: string): Topic
  tag(label: string): Tag
  curator(name: string): Curator
  source(domain: string): Source
  readonly findings: readonly FileFinding[]
}

const HUES: readonly Hue[] = [
  'jade',
  'plum',
  'blue',
  'vermilion',
  'teal',
  'iris',
  'amber',
  'lagoon',
  'rose',
  'moss',
  'violet',
  'olive',
]
const MOTIFS: readonly Motif[] = ['rings', 'tiles', 'bars', 'circles', 'waves', 'dots']

/**
 * @param articles in path order, so that ties are settled the same way on every machine.
 * @param vocabularies what `vocabularies.yaml` says; it wins over what articles say.
 */
export function createNames(
  articles: readonly ParsedArticle[],
  indexes: readonly ParsedIndex[],
  vocabularies?: ParsedVocabularies,
): Names {
  const { topicOf, findings } = createTopics(articles, vocabularies)
  const tags = spellings(
    articles.flatMap(({ file, tags: labels }) => labels.map((label) => ({ label, file }))),
  )
  const curators = spellings(
    articles.flatMap(({ file, curators: names }) => names.map((label) => ({ label, file }))),
  )
  const sources = spellings(
    articles.flatMap(({ file, original }) =>
      original ? [{ label: original.source.brand, file, slug: original.source.domain }] : [],
    ),
  )
  const communities = createCommunities(articles, indexes)
  const sections = createSections(articles, indexes, communities)

  return {
    findings,
    community: (slug) => known(communities.get(slug), slug),
    section: (community, slug) => known(sections.get(`${community}/${slug}`), slug),
    topic: topicOf,
    tag: (label) => ({ slug: slugify(label), label: known(tags.get(slugify(label)), label).label }),
    curator: (name) => ({ slug: slugify(name), name: known(curators.get(slugify(name)), name).label }),
    source: (domain) => ({ domain, brand: known(sources.get(domain), domain).label }),
  }
}

/** Names are looked up only by articles they were collected from. */
function known<Value>(value: Value | undefined, name: string): Value {
  if (value === undefined) throw new Error(`"${name}" was not collected from the articles it comes from.`)
  return value
}

interface Spelling {
  readonly label: string
  readonly file: string
  readonly slug?: string
}

interface Settled {
  readonly label: string
  /** Labels that share the address but are other words: true collisions. */
  readonly others: readonly Spelling[]
}

/** Groups spellings by address, most frequent first, earlier files winning ties. */
function spellings(all: readonly Spelling[]): ReadonlyMap<string, Settled> {
  const bySlug = new Map<string, Map<string, { count: number; first: Spelling }>>()
  for (const spelling of all) {
    const slug = spelling.slug ?? slugify(spelling.label)
    if (slug === '') continue
    const labels = bySlug.get(slug) ?? new Map<string, { count: number; first: Spelling }>()
    const seen = labels.get(spelling.label)
    labels.set(spelling.label, { count: (seen?.count ?? 0) + 1, first: seen?.first ?? spelling })
    bySlug.set(slug, labels)
  }
  const settled = new Map<string, Settled>()
  for (const [slug, labels] of bySlug) {
    const [{ first } = { first: undefined }, ...rest] = [...labels.values()].toSorted(
      (a, b) => b.count - a.count,
    )
    if (first === undefined) continue
    const others = rest.map((one) => one.first).filter(({ label }) => foldKey(label) !== foldKey(first.label))
    settled.set(slug, { label: first.label, others })
  }
  return settled
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

interface TopicsByFile extends TopicMention {
  readonly file: string
}

function createTopics(
  articles: readonly ParsedArticle[],
  { vocabularies, topics: entries, merges }: ParsedVocabularies = NO_VOCABULARIES,
): { readonly topicOf: Names['topic']; readonly findings: readonly FileFinding[] } {
  const merged = new Map(merges.map(({ from, into }) => [mentionKey(from), into]))
  const written = articles.flatMap(({ file, topics }) => topics.map((topic) => ({ ...topic, file })))
  const own = merged.size === 0 ? written : written.filter((topic) => !merged.has(mentionKey(topic)))
  // A topic that has articles only through a merge is called what the merge calls it.
  const named = new Map([
    ...createVocabularies(merges.map(({ into }) => ({ ...into, file: '' }))),
    ...createVocabularies(own),
  ])
  const shelves = describeVocabularies(named, vocabularies)
  const described = new Map(entries.map((entry) => [mentionKey(entry), entry]))
  const otherNames = namesOfMerged(merges)
  const topics = new Map<string, Topic>()
  const findings: FileFinding[] = []

  function settle(key: string, label: string) {
    const [vocabulary = '', slug = ''] = key.split('/')
    const shelf = known(shelves.get(vocabulary), vocabulary)
    topics.set(key, toTopic(shelf, slug, label, otherNames.get(key) ?? [], described.get(key)))
  }

  for (const { into } of merges)
    settle(mentionKey(into), isSpelledOut(into.label) ? into.label : wordsOf(into.label))
  const labels = spellings(
    own.map((topic) => ({ label: topic.label, file: topic.file, slug: mentionKey(topic) })),
  )
  for (const [key, { label, others }] of labels) {
    settle(key, label)
    findings.push(...others.map((other) => collision(label, other)))
  }
  for (const topic of written) {
    const { deprecated } = described.get(mentionKey(merged.get(mentionKey(topic)) ?? topic)) ?? {}
    if (deprecated !== undefined) findings.push(deprecatedUse(topic, deprecated))
  }

  return {
    findings,
    topicOf(vocabulary, label) {
      const key = mentionKey({ vocabulary, label })
      const into = merged.get(key)
      return known(topics.get(into ? mentionKey(into) : key), label)
    },
  }
}

/** A name that is written like an address only says which one is meant, not how readers should see it. */
function isSpelledOut(label: string): boolean {
  return label !== slugify(label)
}

/** The names of merged topics by the address of the one that stays, so that they still find it. */
function namesOfMerged(merges: readonly Merge[]): ReadonlyMap<string, readonly string[]> {
  const names = new Map<string, readonly string[]>()
  for (const { from, into } of merges) {
    const key = mentionKey(into)
    const name = isSpelledOut(from.label) ? from.label : wordsOf(from.label)
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

function deprecatedUse({ label, file }: TopicsByFile, reason: string): FileFinding {
  const finding: Finding = {
    rule: 'topic-deprecated',
    severity: 'warning',
    field: ['communityTopics'],
    message: `The topic "${label}" should not be used any more. ${reason}`,
    fix: 'Choose another topic, or none.',
  }
  return { file, finding }
}

function createVocabularies(topics: readonly TopicsByFile[]): ReadonlyMap<string, Vocabulary> {
  const named = spellings(topics.map(({ vocabulary, file }) => ({ label: vocabulary, file })))
  return new Map([...named].map(([slug, { label }]) => [slug, { slug, name: label }]))
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
): ReadonlyMap<string, Community> {
  const labels = spellings(
    articles.flatMap(({ file, community, communityLabel }) =>
      communityLabel ? [{ label: communityLabel, file, slug: community }] : [],
    ),
  )
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
): ReadonlyMap<string, Section> {
  const titles = spellings(
    articles.flatMap(({ file, community, section, trail }) => {
      const label = trail?.labels[3]
      return label ? [{ label, file, slug: `${community}/${section}` }] : []
    }),
  )
  const sections = new Map<string, Section>()
  for (const { community, section } of [...articles, ...indexes]) {
    const owner = communities.get(community)
    if (section === undefined || owner === undefined || sections.has(`${community}/${section}`)) continue
    const index = indexes.find((one) => one.community === community && one.section === section)
    const title = index?.name ?? titles.get(`${community}/${section}`)?.label ?? wordsOf(section)
    sections.set(`${community}/${section}`, {
      community: owner,
      slug: section,
      title,
      description: index?.description,
    })
  }
  return sections
}
