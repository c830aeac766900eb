/**
 * From split files to articles in our own words. Foreign names (`lastMod`, `mdName`, `herf`, …) end here and in the files
 * beside it. What is wrong is collected, never thrown: one finding per fault or repair.
 */
import { readDates } from './article-dates'
import { readOriginal } from './article-original'
import { readAliases, readPlace, readSlug } from './article-place'
import { readTopics, type TopicMention } from './article-topics'
import { createFields, MAX_NAME, type Fields } from './fields'
import { formatOf } from './file-names'
import type { SplitFile } from './front-matter'
import type { Lifecycle } from './lifecycle'
import type { Body, Original } from './model'
import { blocksPublishing, type FieldPath, type Finding } from './problem'
import { createReporter, type Reporter } from './reporter'
import { withoutCutMark } from '../text-end'

/** The image a file asks for; whether it exists is found out later. */
export interface ImageReference {
  readonly href: string
  readonly alt?: string
  readonly path: FieldPath
}

/** An article as far as its own file can tell. */
export interface ParsedArticle {
  readonly file: string
  readonly community: string
  readonly section: string
  readonly slug: string
  readonly title: string
  readonly description?: string
  /** How this file names its community: "Chronic Care Management (CCM)". */
  readonly communityLabel?: string
  readonly date: Date
  readonly modified: Date
  readonly lifecycle: Lifecycle
  readonly curators: readonly string[]
  readonly topics: readonly TopicMention[]
  readonly tags: readonly string[]
  readonly original?: Original
  readonly image?: ImageReference
  readonly trail?: { readonly labels: readonly string[]; readonly links: readonly unknown[] }
  readonly aliases: readonly string[]
  readonly body: Body
}

export interface ParsedFile<Value> {
  /** Absent when a finding blocks publishing. */
  readonly value?: Value
  readonly findings: readonly Finding[]
}

/** Reads one article. `file` is its path inside the content folder; it decides community and slug where the fields don't. */
export function toArticle(file: string, split: SplitFile): ParsedFile<ParsedArticle> {
  const findings: Finding[] = []
  const fields = createFields(split.fields, findings)
  const report = createReporter(findings)

  const title = readTitle(fields, report)
  const place = readPlace(file, fields, report)
  const dates = readDates(fields, report)
  const status = readStatus(fields, report)
  const value: ParsedArticle = {
    file,
    ...place,
    slug: readSlug(file, fields, report),
    title,
    description: withoutCutMark(fields.text('description')?.value ?? '') || undefined,
    communityLabel: fields.label('identifier')?.value,
    date: dates.date,
    modified: dates.modified,
    lifecycle: { status, from: dates.from, until: dates.until },
    curators: readCurators(fields, report),
    topics: readTopics(fields, report),
    tags: [...fields.labels('tags'), ...fields.labels('categories')].map((tag) => tag.value),
    original: readOriginal(fields, place.section, status === 'draft', report),
    image: readImage(fields, title),
    trail: trailOf(fields),
    aliases: readAliases(fields, report),
    body: { text: split.body, format: formatOf(file) },
  }
  return blocksPublishing(findings) ? { findings } : { value, findings }
}

function readTitle(fields: Fields, report: Reporter): string {
  const title = fields.text('title')
  if (title === undefined) {
    report.error(
      'title-missing',
      ['title'],
      'An article needs a title before it can be listed or found.',
      'Copy the title from the original article.',
    )
    return ''
  }
  if (title.value.length > MAX_NAME) {
    report.error(
      'title-length',
      title.path,
      `The title has ${title.value.length} characters; at most ${MAX_NAME} are allowed.`,
      'Write the title of the original article.',
    )
  }
  const written = fields.any('title')?.value
  if (
    typeof written === 'string' &&
    written.replace(/\s+/gu, ' ').trim() === title.value &&
    written !== title.value
  ) {
    report.warning(
      'title-whitespace',
      title.path,
      'The title has doubled or unusual blanks.',
      `Write ${title.value}`,
      { kind: 'replace', value: title.value },
    )
  }
  return title.value
}

function readStatus(fields: Fields, report: Reporter): Lifecycle['status'] {
  // YAML reads `yes` as a text; whoever writes anything but "no" here wants the article kept back.
  const draft = !/^"?(?:false|no|off|0)"?$/i.test(JSON.stringify(fields.any('draft')?.value ?? false))
  const status = fields.text('status')
  const word = status?.value.toLowerCase() ?? 'published'
  if (status && status.value !== word && /^(?:published|draft|archived)$/.test(word)) {
    report.warning(
      'status-spelling',
      status.path,
      `"${status.value}" is read as "${word}".`,
      `Write ${word}.`,
      {
        kind: 'replace',
        value: word,
      },
    )
  }
  const isUnreadable = status === undefined && fields.any('status') !== undefined
  if (word === 'archived') return 'archived'
  if (word === 'draft' || draft) return 'draft'
  if (word === 'published' && !isUnreadable) return 'published'
  report.warning(
    'status-unknown',
    fields.any('status')?.path ?? ['status'],
    `${status ? `"${status.value}"` : 'This'} is no known status; the article stays a draft.`,
    'Write published, draft or archived.',
  )
  return 'draft'
}

function readCurators(fields: Fields, report: Reporter): readonly string[] {
  return fields.labels('author').flatMap(({ value, path }) => {
    const name = withoutAddress(value)
    if (name !== value) {
      report.warning(
        'curator-address',
        path,
        `The curator looks like an e-mail address. Readers see "${name}".`,
        'Use a name only.',
      )
    }
    return name === '' ? [] : [name]
  })
}

/** "Vinit @maxinovip.com" is shown as "Vinit": people are named, their addresses are not. */
function withoutAddress(author: string): string {
  if (!author.includes('@')) return author
  const name = author
    .replace(/@\s+(?=\S+\.)/g, '@')
    .split(/\s+/)
    .filter((word) => !word.includes('@'))
    .join(' ')
    .replace(/[<>()[\]"]/g, '')
    .replace(/[\s,;]+$/, '')
    .trim()
  if (name !== '') return name
  const [local = ''] = author.replace(/^[^\p{L}\p{N}]*(?:mailto:)?/iu, '').split('@')
  return local
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean)
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join(' ')
}

function readImage(fields: Fields, title: string): ImageReference | undefined {
  const field = fields.any('featuredImage')
  if (field === undefined) return undefined
  if (typeof field.value === 'string') return { href: field.value.trim(), path: field.path }
  const image = fields.nested('featuredImage')
  const href = image.address('href')
  if (href === undefined || image.any('valid')?.value === false) return undefined
  const alt = image.text('alt')?.value
  return { href: href.value, alt: alt === title ? undefined : alt, path: href.path }
}

function trailOf(fields: Fields): ParsedArticle['trail'] {
  const written = fields.any('breadcrumbLinks')?.value
  const links: readonly unknown[] = Array.isArray(written) ? written : []
  const labels = fields.labels('breadcrumbs').map(({ value }) => value)
  // What a label names follows from its place: with one left out, none can be told.
  if (labels.length < fields.texts('breadcrumbs').length) return undefined
  return labels.length > 0 || links.length > 0 ? { labels, links } : undefined
}
