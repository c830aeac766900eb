/**
 * What a catalog looks things up in: every article with its names resolved, by address, by old address, in groups.
 * Made by comparing all files with each other; `tables-patch.ts` makes them from the last ones after a small change.
 */
import { createHash } from 'node:crypto'
import { articlePath } from '../urls'
import type { ParsedArticle } from './article'
import { groupsOf, type Groups } from './groups'
import type { ParsedIndex } from './index-file'
import type { Library, Shelved } from './library'
import { nextChange, stateAt } from './lifecycle'
import type { Article, Community } from './model'
import { createNames, type Names } from './naming'
import type { FileFinding } from './problem'
import { slugify } from './slug'
import { isTrail } from './stored-trail'
import type { ParsedVocabularies } from './vocabularies'

/** The same picture on this many articles is a publisher's placeholder. */
const PLACEHOLDER_USES = 3

export interface Tables {
  readonly library: Library
  readonly names: Names
  readonly vocabularies?: ParsedVocabularies
  /** Newest first; articles of one moment in path order. */
  readonly articles: readonly Article[]
  readonly byPath: ReadonlyMap<string, Article>
  readonly byAlias: ReadonlyMap<string, Article>
  readonly withdrawn: ReadonlyMap<string, Article>
  readonly groups: Groups
  readonly emptyCommunities: readonly Community[]
  /** Keys of pictures that are shown nowhere. */
  readonly placeholders: ReadonlySet<string>
  readonly findings: readonly FileFinding[]
  /** Changes with which articles are shown, in which state, and whether they were changed later. */
  readonly shown: string
  /** The first moment at which time alone changes something. */
  readonly nextChange?: Date
}

export interface TableOptions {
  readonly now: Date
  /** Whether drafts, scheduled, expired and withdrawn articles are in them. */
  readonly preview: boolean
  /** The last ones of the same kind: what did not change since is the same object in both. */
  readonly before?: Tables
}

/** A file that holds an article. */
export type ShelvedArticle = Shelved & { readonly article: ParsedArticle }

export function createTables(library: Library, { now, preview, before }: TableOptions): Tables {
  const shelved = library.files.filter((file): file is ShelvedArticle => file.article !== undefined)
  const indexes = library.files.flatMap(({ index }) => (index ? [index] : []))
  const vocabularies = library.files.find((file) => file.vocabularies !== undefined)?.vocabularies
  const visible = shelved.filter(({ article }) => preview || stateAt(article.lifecycle, now) === 'published')
  const names = createNames(
    visible.map(({ article }) => article),
    { indexes, vocabularies, before: before?.vocabularies === vocabularies ? before?.names : undefined },
  )
  const placeholders = findPlaceholders(shelved)
  const options = { names, now, placeholders: placeholders.keys }
  const kept = names.isAsBefore ? before?.byPath : undefined
  const { reachable, findings } = uniqueAddresses(
    visible.map((file) => keptArticle(file, options, kept) ?? resolveArticle(file, options)),
  )
  const articles = newestFirst(reachable)
  const byPath = new Map<string, Article>()
  for (const article of articles) byPath.set(article.path, article)
  const withdrawn = preview
    ? new Map<string, Article>()
    : withdrawnOf(shelved, indexes, vocabularies, options)
  const aliases = indexAliases([...reachable, ...withdrawn.values()], byPath)
  const groups = groupsOf(articles)
  return {
    library,
    names,
    vocabularies,
    articles,
    byPath,
    byAlias: aliases.map,
    withdrawn,
    groups,
    emptyCommunities: indexes
      .filter(({ community, section }) => section === undefined && !groups.communities.has(community))
      .map(({ community }) => names.community(community)),
    placeholders: placeholders.keys,
    findings: [...names.findings, ...findings, ...aliases.findings, ...placeholders.findings],
    shown: digestOfShown(articles),
    nextChange: firstChange(shelved, now),
  }
}

/** Of what an article is made, besides its file. */
interface ResolveOptions {
  readonly names: Names
  readonly now: Date
  readonly placeholders: ReadonlySet<string>
}

/** Articles that were taken back, with names of their own: what they are called is nobody else's business. */
function withdrawnOf(
  shelved: readonly ShelvedArticle[],
  indexes: readonly ParsedIndex[],
  vocabularies: ParsedVocabularies | undefined,
  options: ResolveOptions,
): ReadonlyMap<string, Article> {
  const gone = shelved.filter(({ article }) => stateAt(article.lifecycle, options.now) === 'withdrawn')
  const names = createNames(
    gone.map(({ article }) => article),
    { indexes, vocabularies },
  )
  const articles = gone.map((file) => resolveArticle(file, { ...options, names }))
  return new Map(articles.map((article) => [article.path, article]))
}

/** See `Tables.shown`. */
export function digestOfShown(articles: readonly Article[]): string {
  let shown = ''
  for (const article of articles) {
    const isAhead = article.modified.getTime() !== originOf(article)?.modified.getTime()
    shown += `${article.path} ${article.state}${isAhead ? ' ahead' : ''}\n`
  }
  return createHash('sha1').update(shown).digest('hex')
}

function firstChange(shelved: readonly ShelvedArticle[], now: Date): Date | undefined {
  return shelved.reduce<Date | undefined>(
    (first, { article }) => earlier(first, nextMoment(article, now)),
    undefined,
  )
}

/** The next moment at which time alone changes the state of an article, or what it says. */
export function nextMoment({ lifecycle, modified }: ParsedArticle, now: Date): Date | undefined {
  const next = nextChange(lifecycle, now)
  return modified > now ? earlier(next, modified) : next
}

/** The first of two moments, if there are any. */
export function earlier(one: Date | undefined, other: Date | undefined): Date | undefined {
  if (one === undefined || other === undefined) return one ?? other
  return one < other ? one : other
}

/** A change that has not happened yet says nothing, and lists and feeds would go by it. */
function modifiedAt({ date, modified }: ParsedArticle, now: Date): Date {
  return modified > now ? date : modified
}

/** The article of this file as it was, if nothing about it is new. */
function keptArticle(
  { article, image }: ShelvedArticle,
  { now, placeholders }: ResolveOptions,
  kept: ReadonlyMap<string, Article> | undefined,
): Article | undefined {
  const before = kept?.get(placeOf(article).path)
  if (before === undefined || parsedFrom.get(before) !== article) return undefined
  const isSame =
    before.state === stateAt(article.lifecycle, now) &&
    before.modified === modifiedAt(article, now) &&
    before.image === shownImage(image, placeholders)
  return isSame ? before : undefined
}

function shownImage(image: Shelved['image'], placeholders: ReadonlySet<string>): Article['image'] {
  return image && !placeholders.has(image.key) ? image : undefined
}

/** The article of a file, with everything that names it. */
export function resolveArticle(
  { article, image }: ShelvedArticle,
  { names, now, placeholders }: ResolveOptions,
): Article {
  const section = names.section(article.community, article.section)
  const { path, trailLabels } = placeOf(article)
  const made: Article = {
    path,
    file: article.file,
    community: section.community,
    section,
    slug: article.slug,
    title: article.title,
    description: article.description,
    date: article.date,
    modified: modifiedAt(article, now),
    curators: unique(
      article.curators.filter((name) => slugify(name) !== '').map((name) => names.curator(name)),
    ),
    topics: unique(article.topics.map((mention) => names.topic(mention))),
    tags: unique(article.tags.filter((tag) => slugify(tag) !== '').map((tag) => names.tag(tag))),
    original: article.original && {
      href: article.original.href,
      source: names.source(article.original.source.domain),
    },
    image: shownImage(image, placeholders),
    trailLabels,
    aliases: article.aliases,
    state: stateAt(article.lifecycle, now),
  }
  parsedFrom.set(made, article)
  return made
}

/** What was made from what: an article shown to readers from the one that its file holds. */
const parsedFrom = new WeakMap<Article, ParsedArticle>()

/** What a file held when the article was made from it. */
export function originOf(article: Article): ParsedArticle | undefined {
  return parsedFrom.get(article)
}

/** What follows from the file alone is worked out once, for all catalogs that hold this version of it. */
const places = new WeakMap<ParsedArticle, Pick<Article, 'path' | 'trailLabels'>>()

/** Where an article is. */
export function placeOf(article: ParsedArticle): Pick<Article, 'path' | 'trailLabels'> {
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

/** With its moments at hand: a date in an object is far away, and is asked for a dozen times. */
function newestFirst(articles: readonly Article[]): readonly Article[] {
  return articles
    .map((article) => ({ article, moment: article.date.getTime() }))
    .toSorted((a, b) => b.moment - a.moment || (a.article.path < b.article.path ? -1 : 1))
    .map(({ article }) => article)
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

/** Among articles; pages of the site itself are compared by the review, which is told what is where. */
function indexAliases(articles: readonly Article[], byPath: ReadonlyMap<string, Article>) {
  const map = new Map<string, Article>()
  const findings: FileFinding[] = []
  for (const article of articles) {
    for (const alias of article.aliases) {
      const holder = byPath.get(alias) ?? map.get(alias)
      if (holder === undefined) map.set(alias, article)
      else if (holder !== article) findings.push(aliasTaken(article, alias, holder))
    }
  }
  return { map, findings }
}

function aliasTaken(article: Article, alias: string, holder: Article): FileFinding {
  return {
    file: article.file,
    finding: {
      rule: 'alias-taken',
      severity: 'warning',
      field: ['aliases'],
      value: alias,
      message: `${alias} already leads to "${holder.title}" (${holder.file}).`,
      fix: 'Remove the alias here, or there.',
    },
  }
}

interface Placeholders {
  readonly keys: ReadonlySet<string>
  readonly findings: readonly FileFinding[]
}

function findPlaceholders(shelved: readonly ShelvedArticle[]): Placeholders {
  const uses = new Map<string, ShelvedArticle[]>()
  for (const file of shelved) {
    if (file.image === undefined) continue
    const files = uses.get(file.image.key)
    if (files) files.push(file)
    else uses.set(file.image.key, [file])
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
