/** What topics and their vocabularies are called, and which topics stand for others. */
import type { ParsedArticle } from './article'
import type { TopicMention } from './article-topics'
import type { Topic, Vocabulary } from './model'
import type { Names, Subjects } from './naming'
import type { FileFinding, Finding } from './problem'
import { slugify, wordsOf } from './slug'
import { createTally, keep, known, named, type Settled, type Spelling, type Tally } from './spellings'
import {
  mentionKey,
  NO_VOCABULARIES,
  type Merge,
  type ParsedVocabularies,
  type TopicEntry,
} from './vocabularies'

export function createTopics(
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

/** A name that is written like an address only says which one is meant, not how readers should see it. */
function isSpelledOut(label: string): boolean {
  return label !== slugify(label)
}

function spelledOut(label: string): string {
  return isSpelledOut(label) ? label : wordsOf(label)
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
