/**
 * `vocabularies.yaml`: what vocabularies and topics are called, which topics are one and the same, and which are no
 * longer used. It is about names only, so nothing in it can take an article from readers.
 */
import { LineCounter, parseDocument, type Document } from 'yaml'
import type { TopicMention } from './article-topics'
import { createFields, MAX_NAME, type Fields } from './fields'
import { MAX_FRONT_MATTER } from './front-matter'
import { offsetOf } from './locate'
import type { FieldPath, Finding } from './problem'
import { slugify } from './slug'

/** Where it lies in the content folder. */
export const VOCABULARIES_FILE = 'vocabularies.yaml'

/** Plain data: a library may be kept in a file. */
export interface ParsedVocabularies {
  readonly vocabularies: readonly VocabularyEntry[]
  readonly topics: readonly TopicEntry[]
  /** Topics that are another one now; that one is never merged itself. */
  readonly merges: readonly Merge[]
}

export const NO_VOCABULARIES: ParsedVocabularies = { vocabularies: [], topics: [], merges: [] }

interface VocabularyEntry {
  readonly slug: string
  readonly name?: string
  readonly description?: string
}

export interface TopicEntry extends TopicMention {
  readonly description?: string
  /** What to tell readers and curators, once nobody should use the topic any more. */
  readonly deprecated?: string
}

export interface Merge {
  readonly from: TopicMention
  readonly into: TopicMention
}

/** A merge with the place it was written at. */
interface Claim extends Merge {
  readonly path: FieldPath
}

const VOCABULARY_FIELDS = ['name', 'description', 'topics']
const TOPIC_FIELDS = ['description', 'synonyms', 'merged-into', 'deprecated']

type Parsed =
  | { readonly ok: true; readonly value: ParsedVocabularies; readonly findings: readonly Finding[] }
  | { readonly ok: false; readonly finding: Finding }

/** Reads the file. Never throws; what makes no sense is left out and reported with its line and column. */
export function parseVocabularies(source: string): Parsed {
  try {
    return parse(source)
  } catch {
    return unreadable('its values are nested too deeply', 'Write names with their fields below them.')
  }
}

function parse(source: string): Parsed {
  const text = source.replace(/^\uFEFF/, '')
  if (Buffer.byteLength(text) > MAX_FRONT_MATTER)
    return unreadable('it is larger than 64 KB', 'Shorten the descriptions.')
  const lines = new LineCounter()
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false })
  const [error] = document.errors
  const placeOf = (offset: number) => {
    const { line, col } = lines.linePos(offset)
    return { line: Math.max(line, 1), column: Math.max(col, 1) }
  }
  if (error) {
    const place = placeOf(error.pos[0])
    const reason = error.message.replace(/\.$/, '').replace(/^./, (first) => first.toLowerCase())
    return unreadable(reason, `Check the quotes and indentation on line ${place.line}.`, place)
  }
  const root = valueOf(document)
  if (root === undefined)
    return unreadable('a value refers to another one', 'Write every value once, without anchors and aliases.')
  const findings: Finding[] = []
  const value = readRoot(root, findings)
  const placed = findings.map((finding) =>
    Object.assign(finding, placeOf(offsetOf(document.contents, finding.field))),
  )
  return { ok: true, value, findings: placed }
}

/** `undefined` if the file uses aliases: a few of them can stand for millions of values. */
function valueOf(document: Document): unknown {
  try {
    return document.toJS({ maxAliasCount: 0 }) ?? {}
  } catch {
    return undefined
  }
}

function readRoot(root: unknown, findings: Finding[]): ParsedVocabularies {
  const vocabularies: VocabularyEntry[] = []
  const topics: TopicEntry[] = []
  const claims: Claim[] = []
  for (const [name, inside, path] of namesIn(root, [], 'vocabulary', findings)) {
    const fields = fieldsOf(inside, path, VOCABULARY_FIELDS, findings)
    const called = fields.label('name')?.value ?? (name === slugify(name) ? undefined : name)
    vocabularies.push({ slug: slugify(name), name: called, description: fields.text('description')?.value })
    const listed = fields.any('topics')
    for (const [label, facts, at] of namesIn(listed?.value ?? {}, listed?.path ?? [], 'topic', findings)) {
      const topic = { vocabulary: name, label }
      const own = fieldsOf(facts, at, TOPIC_FIELDS, findings)
      const into = own.label('merged-into')
      const synonyms = own.labels('synonyms')
      if (into) claims.push({ from: topic, into: mentionOf(into.value, name), path: into.path })
      claims.push(...synonyms.map(({ value, path }) => ({ from: mentionOf(value, name), into: topic, path })))
      topics.push({
        ...topic,
        description: own.text('description')?.value,
        deprecated: deprecation(own),
      })
    }
  }
  return { vocabularies, topics, merges: settle(claims, findings) }
}

/** `true`, or what to use in its place. */
function deprecation(fields: Fields): string | undefined {
  const written = fields.any('deprecated')?.value
  if (written === undefined || written === false) return undefined
  return written === true ? 'Curators no longer use this topic.' : fields.text('deprecated')?.value
}

/** "Symplur: Telehealth", or "Telehealth" for one of the same vocabulary. */
function mentionOf(written: string, vocabulary: string): TopicMention {
  const [, other = '', label = ''] = /^(.*?):\s+(.+)$/.exec(written) ?? []
  return slugify(other) !== '' && label !== '' ? { vocabulary: other, label } : { vocabulary, label: written }
}

/** The entries of a mapping from names; those that can't be used are reported. */
function namesIn(
  value: unknown,
  at: FieldPath,
  what: 'vocabulary' | 'topic',
  findings: Finding[],
): readonly (readonly [string, unknown, FieldPath])[] {
  if (!isRecord(value)) {
    findings.push(
      warning(
        'vocabularies-shape',
        at,
        `A ${what} is a name with its fields below it; this is something else.`,
        `Write each ${what} as "name:" on a line of its own, with its fields indented below it.`,
      ),
    )
    return []
  }
  const seen = new Map<string, string>()
  return Object.entries(value).flatMap(([name, inside]) => {
    const path = [...at, name]
    const slug = slugify(name)
    const fault = faultOf(name, path, seen.get(slug))
    if (fault) {
      findings.push(fault)
      return []
    }
    seen.set(slug, name)
    return [[name, inside, path] as const]
  })
}

/** Why a name can't be used. `earlier` is the one above that has the same address. */
function faultOf(name: string, path: FieldPath, earlier: string | undefined): Finding | undefined {
  if (name.length > MAX_NAME)
    return warning(
      'vocabularies-name',
      path,
      `The name has ${name.length} characters; it is left out, as at most ${MAX_NAME} are allowed.`,
      'Write a shorter name.',
    )
  if (slugify(name) === '')
    return warning(
      'vocabularies-name',
      path,
      `"${name}" has no letter or digit, so it can't have a page.`,
      'Write the name in letters.',
    )
  if (earlier === undefined) return undefined
  return warning(
    'vocabularies-repeat',
    path,
    `"${name}" has the same address as "${earlier}" above; only that one counts.`,
    'Put both into one entry.',
  )
}

function fieldsOf(value: unknown, at: FieldPath, allowed: readonly string[], findings: Finding[]): Fields {
  const record = isRecord(value) ? value : {}
  if (value !== null && !isRecord(value))
    findings.push(
      warning(
        'vocabularies-shape',
        at,
        `"${String(at.at(-1))}" has a value where its fields are meant.`,
        `Write ${allowed.join(', ')} below it, indented.`,
      ),
    )
  for (const name of Object.keys(record)) {
    if (!allowed.includes(name.toLowerCase()))
      findings.push(
        warning(
          'vocabularies-field',
          [...at, name],
          `"${name}" is not known here and is ignored.`,
          `The fields are ${allowed.join(', ')}.`,
        ),
      )
  }
  return createFields(record, findings, at)
}

/** Follows merges to their end. The first claim about a topic counts, and none that leads back to itself. */
function settle(claims: readonly Claim[], findings: Finding[]): readonly Merge[] {
  const first = new Map<string, Claim>()
  for (const claim of claims) {
    const key = mentionKey(claim.from)
    const earlier = first.get(key)
    if (
      slugify(claim.from.label) === '' ||
      slugify(claim.into.label) === '' ||
      key === mentionKey(claim.into)
    )
      findings.push(
        warning(
          'vocabularies-merge',
          claim.path,
          'A topic is merged with itself, or with one that has no name.',
          'Name another topic.',
        ),
      )
    else if (earlier === undefined) first.set(key, claim)
    else if (mentionKey(earlier.into) !== mentionKey(claim.into))
      findings.push(
        warning(
          'vocabularies-merge',
          claim.path,
          `"${claim.from.label}" already belongs to "${earlier.into.label}"; this is ignored.`,
          'Keep one of the two.',
        ),
      )
  }
  return [...first.values()].flatMap(({ from, into, path }) => {
    const end = endOf(from, first)
    if (end) return [{ from, into: end }]
    findings.push(
      warning(
        'vocabularies-merge',
        path,
        `"${from.label}" and "${into.label}" are merged into each other; this is ignored.`,
        'Remove one of the merges, so that one topic stays.',
      ),
    )
    return []
  })
}

function endOf(from: TopicMention, claims: ReadonlyMap<string, Claim>): TopicMention | undefined {
  const passed = new Set<string>()
  let end = from
  for (let next = claims.get(mentionKey(end)); next; next = claims.get(mentionKey(end))) {
    if (passed.has(mentionKey(end))) return undefined
    passed.add(mentionKey(end))
    end = next.into
  }
  return end
}

/** The same for every spelling that has the same address. */
export function mentionKey(mention: TopicMention): string {
  const known = keys.get(mention)
  if (known !== undefined) return known
  const key = `${slugify(mention.vocabulary)}/${slugify(mention.label)}`
  keys.set(mention, key)
  return key
}

/** A catalog asks several times for each mention of each article, and the next catalog again. */
const keys = new WeakMap<TopicMention, string>()

function unreadable(reason: string, fix: string, place = { line: 1, column: 1 }): Parsed {
  const message = `The vocabularies can't be read: ${reason}. The site goes on with what it knew.`
  return { ok: false, finding: { ...warning('vocabularies-syntax', [], message, fix), ...place } }
}

function warning(rule: string, field: FieldPath, message: string, fix: string): Finding {
  return { rule, severity: 'warning', field, message, fix }
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
