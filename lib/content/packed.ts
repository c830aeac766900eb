/**
 * A library as two blocks of bytes: what is known of each file as JSON, and all bodies one after the other. So it can
 * be handed from thread to thread and kept on disk, and 20,000 articles are there again in half a second. Bodies
 * stay bytes until somebody reads one; outside the heap they cost no garbage collection. What many files say alike is
 * said once, and is one object for all of them.
 */
import type { ParsedArticle } from './article'
import type { TopicMention } from './article-topics'
import type { Shelved } from './library'
import type { Body, Original } from './model'
import { plainDate } from './plain-date'

export interface Packed {
  readonly facts: string
  readonly bodies: Uint8Array<ArrayBuffer>
}

/** What files say alike. A file has the place of what it says. */
interface Tables {
  readonly texts: readonly string[]
  readonly topics: readonly TopicMention[]
  readonly sources: readonly Original['source'][]
  readonly links: readonly (readonly unknown[])[]
}

type Trail = NonNullable<ParsedArticle['trail']>

/** What JSON can hold of an article: dates as numbers, the body as a range of the bodies, places in the tables. */
interface PackedArticle extends Omit<
  ParsedArticle,
  | 'title'
  | 'community'
  | 'section'
  | 'communityLabel'
  | 'date'
  | 'modified'
  | 'lifecycle'
  | 'curators'
  | 'topics'
  | 'tags'
  | 'original'
  | 'trail'
  | 'body'
> {
  readonly title: number
  readonly community: number
  readonly section: number
  readonly communityLabel?: number
  readonly date: number
  readonly modified: number
  readonly lifecycle: Omit<ParsedArticle['lifecycle'], 'from' | 'until'> & {
    readonly from: number
    readonly until?: number
  }
  readonly curators: readonly number[]
  readonly topics: readonly number[]
  readonly tags: readonly number[]
  readonly original?: Omit<Original, 'source'> & { readonly source: number }
  readonly trail?: { readonly labels: readonly number[]; readonly links: number }
  readonly body: { readonly start: number; readonly length: number; readonly format: Body['format'] }
}

interface PackedFile extends Omit<Shelved, 'article'> {
  readonly article?: PackedArticle
}

interface Facts {
  readonly tables: Tables
  readonly files: readonly PackedFile[]
}

export function pack(files: readonly Shelved[]): Packed {
  const bodies: Buffer[] = []
  const texts = createTable((text: string) => text)
  const topics = createTable(({ vocabulary, label }: TopicMention) => `${vocabulary}\n${label}`)
  const sources = createTable(({ domain, brand }: Original['source']) => `${domain}\n${brand}`)
  const links = createTable((all: Trail['links']) => JSON.stringify(all))
  let start = 0

  function packArticle(article: ParsedArticle): PackedArticle {
    const bytes = Buffer.from(article.body.text)
    bodies.push(bytes)
    const body = { start, length: bytes.length, format: article.body.format }
    start += bytes.length
    const { original, trail, communityLabel } = article
    const { status, from, until } = article.lifecycle
    return {
      ...article,
      title: texts.placeOf(article.title),
      community: texts.placeOf(article.community),
      section: texts.placeOf(article.section),
      communityLabel: communityLabel === undefined ? undefined : texts.placeOf(communityLabel),
      date: article.date.getTime(),
      modified: article.modified.getTime(),
      lifecycle: { status, from: from.getTime(), until: until?.getTime() },
      curators: article.curators.map(texts.placeOf),
      topics: article.topics.map(topics.placeOf),
      tags: article.tags.map(texts.placeOf),
      original: original && { ...original, source: sources.placeOf(original.source) },
      trail: trail && { labels: trail.labels.map(texts.placeOf), links: links.placeOf(trail.links) },
      body,
    }
  }

  const packed = files.map(({ article, ...rest }): PackedFile => ({
    ...rest,
    ...(article && { article: packArticle(article) }),
  }))
  const tables: Tables = {
    texts: texts.values,
    topics: topics.values,
    sources: sources.values,
    links: links.values,
  }
  const facts: Facts = { tables, files: packed }
  return { facts: JSON.stringify(facts), bodies: Buffer.concat(bodies) }
}

/** Gives each different value a place. */
function createTable<Value>(keyOf: (value: Value) => string) {
  const values: Value[] = []
  const places = new Map<string, number>()
  return {
    values,
    placeOf: (value: Value): number => {
      const key = keyOf(value)
      const place = places.get(key) ?? values.push(value) - 1
      places.set(key, place)
      return place
    },
  }
}

/** @throws Error when the facts are no JSON; their shape is that of {@link pack} of the same version. */
export function unpack({ facts, bodies }: Packed): readonly Shelved[] {
  const bytes = Buffer.from(bodies.buffer, bodies.byteOffset, bodies.byteLength)
  const { tables, files }: Facts = JSON.parse(facts)
  return files.map((file) => unpackFile(file, tables, bytes))
}

function unpackFile({ article, ...rest }: PackedFile, tables: Tables, bytes: Buffer): Shelved {
  if (article === undefined) return rest
  // Last: an object that begins with the fields of another gets a hidden class of its own in the V8 of Node 20.
  return { article: unpackArticle(article, tables, bytes), ...rest }
}

function unpackArticle(packed: PackedArticle, tables: Tables, bytes: Buffer): ParsedArticle {
  const { title, community, section, communityLabel, date, modified, lifecycle, ...others } = packed
  const { curators, topics, tags, original, trail, body, ...own } = others
  const text = (place: number) => at(tables.texts, place)
  const shown = plainDate(date)
  const dateAt = (moment: number) => (moment === date ? shown : plainDate(moment))
  const { status, from, until } = lifecycle
  return {
    title: text(title),
    community: text(community),
    section: text(section),
    communityLabel: communityLabel === undefined ? undefined : text(communityLabel),
    date: shown,
    modified: dateAt(modified),
    lifecycle: { status, from: dateAt(from), until: until === undefined ? undefined : dateAt(until) },
    curators: curators.map(text),
    topics: topics.map((place) => at(tables.topics, place)),
    tags: tags.map(text),
    original: original && { href: original.href, source: at(tables.sources, original.source) },
    trail: trail && { labels: trail.labels.map(text), links: at(tables.links, trail.links) },
    body: new PackedBody(bytes, body.start, body.length, body.format),
    ...own,
  }
}

/** @throws Error when the table has no such place. */
function at<Value>(table: readonly Value[], place: number): Value {
  const value = table[place]
  if (value === undefined) throw new Error(`There is no place ${place} in the table.`)
  return value
}

/** A body that is decoded when it is read. */
class PackedBody implements Body {
  constructor(
    private readonly bytes: Buffer,
    private readonly start: number,
    private readonly length: number,
    readonly format: Body['format'],
  ) {}

  get text(): string {
    return this.bytes.toString('utf8', this.start, this.start + this.length)
  }
}
