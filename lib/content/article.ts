/**
 * From split files to articles in our own words. Foreign names (`lastMod`, `mdName`, `herf`, …) end here.
 * What is wrong is collected, never thrown: one finding per fault or repair.
 */
import { createFields, MAX_NAME, type Field, type Fields } from './fields'
import { formatOf } from './file-names'
import type { SplitFile } from './front-matter'
import type { Lifecycle } from './lifecycle'
import { HUES, MOTIFS, type Body, type Hue, type Motif, type Original } from './model'
import { blocksPublishing, type FieldPath, type Finding, type Repair } from './problem'
import { domainOf, safeExternalUrl, safeInternalPath } from './safe-url'
import { isReservedSlug, isSlug, slugify } from './slug'

/** A topic or tag as one file spells it; the catalog decides on the label. */
export interface TopicMention {
  readonly vocabulary: string
  readonly label: string
}

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
  const report = reporter(findings)

  const title = readTitle(fields, report)
  const place = readPlace(file, fields, report)
  const dates = readDates(fields, report)
  const status = readStatus(fields, report)
  const value: ParsedArticle = {
    file,
    ...place,
    slug: readSlug(file, fields, report),
    title,
    description: fields.text('description')?.value.replace(/\s*(…|\.{3,})$/, '') || undefined,
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

/** What `_index.md` says about a community or section. */
export interface ParsedIndex {
  readonly community: string
  readonly section?: string
  readonly name?: string
  readonly abbreviation?: string
  readonly description?: string
  readonly hue?: Hue
  readonly motif?: Motif
  readonly about?: Body
}

/**
 * Reads `communities/{community}/_index.md` or `communities/{community}/{section}/_index.md`.
 * @param file one that `isIndexName` says is an index.
 */
export function toIndex(file: string, split: SplitFile): ParsedFile<ParsedIndex> {
  const findings: Finding[] = []
  const fields = createFields(split.fields, findings)
  const report = reporter(findings)
  const [, community, section] = /^communities\/([^/]+)\/(?:([^/]+)\/)?[^/]+$/.exec(file) ?? []
  if (community === undefined) {
    report.warning(
      'index-misplaced',
      [],
      'This file describes no community and no section.',
      'Move it to communities/{community}/_index.md.',
    )
    return { findings }
  }
  const value: ParsedIndex = {
    community: slugify(community),
    section: section && slugify(section),
    name: fields.label('name', 'title')?.value,
    abbreviation: fields.label('abbreviation')?.value,
    description: fields.text('description')?.value,
    hue: oneOf(HUES, fields.text('hue'), report),
    motif: oneOf(MOTIFS, fields.text('motif'), report),
    about: split.body.trim() === '' ? undefined : { text: split.body, format: formatOf(file) },
  }
  return { value, findings }
}

type Reporter = ReturnType<typeof reporter>

function reporter(findings: Finding[]) {
  const at =
    (severity: Finding['severity']) =>
    (rule: string, field: FieldPath, message: string, fix: string, repair?: Repair) => {
      findings.push({ rule, severity, field, message, fix, ...(repair && { repair }) })
    }
  return { error: at('error'), warning: at('warning') }
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

/** Community and section: the first of address, type and folder that names them (contract, section 8). */
function readPlace(file: string, fields: Fields, report: Reporter): { community: string; section: string } {
  const place = placeOfBasePath(fields, report) ?? placeOfType(fields) ?? placeOfFolder(file)
  if (place) return place
  report.warning(
    'community-missing',
    [],
    'Neither the fields nor the folder name a community; the article is shown under "General".',
    'Add basePath: /communities/{community}/{section}/',
  )
  return { community: 'general', section: 'curated-content' }
}

function placeOfBasePath(fields: Fields, report: Reporter) {
  const basePath = fields.text('basePath')
  if (basePath === undefined) return undefined
  const [, community, section] = /^\/communities\/([^/]+)\/([^/]+)\/?$/.exec(basePath.value) ?? []
  if (community && section && slugify(community) && slugify(section)) {
    return { community: slugify(community), section: slugify(section) }
  }
  report.warning(
    'base-path',
    basePath.path,
    `"${basePath.value}" is not the address of a section.`,
    'Write it as /communities/{community}/{section}/',
  )
  return undefined
}

function placeOfType(fields: Fields) {
  const type = /^communities\/(?:medigy-)?([^/]+)$/.exec(fields.text('type')?.value ?? '')?.[1]
  const category = fields.text('contentCategories')?.value.replace(/^medigy-/, '')
  if (type && category?.startsWith(`${type}-`)) {
    return { community: slugify(type), section: slugify(category.slice(type.length + 1)) }
  }
  const [, community, section] = /^(.+)-((?:curated|contributed)-[a-z]+)$/.exec(category ?? '') ?? []
  if (community && section) return { community: slugify(community), section: slugify(section) }
  return type ? { community: slugify(type), section: 'curated-content' } : undefined
}

function placeOfFolder(file: string) {
  const [, community = '', section = ''] = /^communities\/([^/]+)\/([^/]+)\//.exec(file) ?? []
  return slugify(community) && slugify(section)
    ? { community: slugify(community), section: slugify(section) }
    : undefined
}

function readSlug(file: string, fields: Fields, report: Reporter): string {
  const written = fields.text('slug')
  const fileName =
    file
      .split('/')
      .at(-1)
      ?.replace(/\.[^.]+$/, '') ?? ''
  const slug = written && isSlug(written.value) ? written.value : slugify(written?.value ?? fileName)
  const path = written?.path ?? ['slug']
  if (slug === '') {
    report.error(
      'slug-missing',
      path,
      'The article has no address: neither "slug" nor the file name has a letter or digit.',
      'Add a slug of lower-case letters, digits and dashes.',
    )
  } else if (isReservedSlug(slug)) {
    report.error(
      'slug-reserved',
      path,
      `The address "${slug}" is used by the site itself.`,
      'Choose another slug.',
    )
  } else if (written && slug !== written.value) {
    report.warning(
      'slug-repaired',
      path,
      `"${written.value}" can't be an address; "${slug}" is used.`,
      `Write slug: ${slug}`,
      { kind: 'replace', value: slug },
    )
  }
  return slug
}

function readDates(fields: Fields, report: Reporter) {
  const date = readDate(fields.any('date'), report.error)
  if (fields.any('date') === undefined) {
    report.error(
      'date-missing',
      ['date'],
      'An article needs the date it was curated.',
      'Write it as 2021-01-08.',
    )
  }
  const publishDate = readDate(fields.any('publishDate'), report.error)
  const until = readDate(fields.any('expiryDate'), report.error)
  const shown = date ?? new Date(0)
  const modified = readDate(fields.any('lastMod'), report.warning)
  // Either keeps the article back; a date ahead would also lead every list.
  const from = publishDate !== undefined && publishDate > shown ? publishDate : shown
  return { date: shown, modified: modified ?? shown, from, until }
}

const DATE =
  /^(\d{4})-(\d{2})-(\d{2})(?:[T ](\d{2}):(\d{2})(?::(\d{2})(\.\d{1,9})?)?\s*(Z|[+-]\d{2}:?\d{2})?)?$/i

/** A date without a zone is UTC, so that it is the same day on every machine. */
function readDate(field: Field | undefined, report: Reporter['error']): Date | undefined {
  if (field === undefined) return undefined
  const date = parseDate(String(field.value))
  if (!date) {
    const meant = meantDate(String(field.value))
    report(
      'date-unreadable',
      field.path,
      `"${String(field.value)}" is not a date.`,
      `Write it as ${meant ?? '2021-01-08'}.`,
      meant === undefined ? undefined : { kind: 'replace', value: meant },
    )
  }
  return date
}

const MONTHS = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ')

/** The day that a date in another form can only mean: the year comes first, or the month is a word. */
function meantDate(text: string): string | undefined {
  const words = text
    .trim()
    .toLowerCase()
    .replace(/[,.]/g, ' ')
    .replace(/(\d)(?:st|nd|rd|th)\b/, '$1')
  const [, year, month, day] = /^(\d{4})[/\s-](\d{1,2})[/\s-](\d{1,2})$/.exec(words) ?? []
  const [, monthFirst, dayAfter, yearAfter] = /^([a-z]{3,9})\s+(\d{1,2})\s+(\d{4})$/.exec(words) ?? []
  const [, dayFirst, monthAfter, yearLast] = /^(\d{1,2})[\s-]+([a-z]{3,9})[\s-]+(\d{4})$/.exec(words) ?? []
  const name = monthFirst ?? monthAfter
  const number = name === undefined ? month : monthNumber(name)
  if (number === undefined) return undefined
  const iso = [
    year ?? yearAfter ?? yearLast ?? '',
    number.padStart(2, '0'),
    (day ?? dayAfter ?? dayFirst ?? '').padStart(2, '0'),
  ].join('-')
  return parseDate(iso) ? iso : undefined
}

function monthNumber(name: string): string | undefined {
  const index = MONTHS.findIndex((month) => name.startsWith(month))
  const whole = new Intl.DateTimeFormat('en-US', { month: 'long', timeZone: 'UTC' })
    .format(new Date(Date.UTC(2021, Math.max(index, 0), 1)))
    .toLowerCase()
  const isName = index >= 0 && (name === whole || name.length === 3 || name === 'sept')
  return isName ? String(index + 1) : undefined
}

/** Reads ISO dates and the forms of older exports; `undefined` for anything else and for days that don't exist. */
export function parseDate(text: string): Date | undefined {
  const [, year, month, day, hour = '00', minute = '00', second = '00', fraction = '', zone = 'Z'] =
    DATE.exec(text.trim()) ?? []
  if (year === undefined || month === undefined || day === undefined) return undefined
  const wall = `${year}-${month}-${day}T${hour}:${minute}:${second}`
  const offset = zone.toUpperCase() === 'Z' ? 'Z' : `${zone.slice(0, 3)}:${zone.slice(-2)}`
  const real = new Date(`${wall}Z`)
  const date = new Date(`${wall}${fraction.slice(0, 4)}${offset}`)
  const exists = !Number.isNaN(date.getTime()) && real.toISOString().startsWith(wall)
  return exists ? date : undefined
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

function readTopics(fields: Fields, report: Reporter): readonly TopicMention[] {
  const listed = fields.labels('communityTopics')
  const seen = new Set<string>()
  for (const { value, path } of listed) {
    if (seen.has(value)) {
      const fix = 'Remove the second one.'
      report.warning('topic-repeated', path, `"${value}" is listed twice.`, fix, { kind: 'remove' })
    }
    seen.add(value)
  }
  const mentions = listed.length > 0 ? listed : topicsOfExport(fields, report)
  return mentions.flatMap(({ value, path }) => {
    const [, vocabulary = '', label = ''] = /^(.*?):\s+(.+)$/.exec(value) ?? []
    if (slugify(vocabulary) !== '' && slugify(label) !== '')
      return [{ vocabulary: vocabulary.trim(), label: label.trim() }]
    if (slugify(value) === '') return []
    report.warning(
      'topic-vocabulary',
      path,
      `"${value}" needs a prefix such as "Medigy: ". It is listed under Unsorted until then.`,
      `Write it as "Medigy: ${value}", or pick a topic from the list.`,
    )
    return [{ vocabulary: 'Unsorted', label: value }]
  })
}

/** The export repeats the topics as JSON inside YAML; it counts only where the list itself is missing. */
function topicsOfExport(fields: Fields, report: Reporter): readonly Field<string>[] {
  const written = fields.nested('openProjectCustomFields').address('medigyTopics')
  if (written === undefined) return []
  try {
    const topics: unknown = JSON.parse(written.value)
    if (Array.isArray(topics)) {
      report.warning(
        'topics-from-export',
        written.path,
        'Topics are read from the export field.',
        'List them under communityTopics.',
      )
      const texts = topics.filter((topic) => typeof topic === 'string')
      const findings: Finding[] = []
      const labels = createFields({ texts }, findings).labels('texts')
      // Repairs of what is only an export are nobody's business; what is left out is.
      for (const { rule, message, fix } of findings)
        if (rule === 'name-length') report.warning(rule, written.path, message, fix)
      return labels.map(({ value }) => ({ value, path: written.path }))
    }
  } catch {
    // Reported below: broken JSON and JSON that is no list are the same fault to an editor.
  }
  report.warning(
    'topics-from-export',
    written.path,
    'The topics of the export are not a JSON list; the article has none.',
    'List them under communityTopics.',
  )
  return []
}

/** Contributed articles live here; everything else is an excerpt and must lead to its original once it is published. */
function readOriginal(
  fields: Fields,
  section: string,
  isDraft: boolean,
  report: Reporter,
): Original | undefined {
  const link = fields.nested('link')
  const nested = link.address('href') ?? link.address('original')
  const flat = fields.address('link') ?? topLevelAddress(fields, report)
  const written = nested ?? flat ?? fields.nested('openProjectCustomFields').address('cleanUrl', 'sourceUrl')
  const contributed =
    section.startsWith('contributed') || fields.text('archetype')?.value.startsWith('contributor') === true
  if (written === undefined) {
    if (!contributed) {
      const missing = isDraft ? report.warning : report.error
      missing(
        'link-missing',
        ['link', 'href'],
        'Readers would have nowhere to go.',
        'Put the full address, starting with https://, in link.href.',
      )
    }
    return undefined
  }
  const href = safeExternalUrl(written.value)
  const domain = href === undefined ? undefined : domainOf(href)
  if (href === undefined || domain === undefined) {
    report.error(
      'link-unsafe',
      written.path,
      `"${written.value.slice(0, 100)}" is not an address that can be opened.`,
      'Put the full address, starting with https://, in link.href.',
    )
    return undefined
  }
  const brand = link.label('brand')?.value ?? fields.label('linkBrand', 'brand')?.value
  return { href, source: { domain, brand: brand ?? domain } }
}

/** An older export writes the fields of the link beside the others, as lists of one. */
function topLevelAddress(fields: Fields, report: Reporter): Field<string> | undefined {
  const found = fields.address('href', 'original', 'cleanUrl', 'sourceUrl')
  if (found)
    report.warning(
      'link-flat',
      found.path,
      'The address of the original is written outside of "link".',
      'Write it as "href" below "link".',
    )
  return found
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

function readAliases(fields: Fields, report: Reporter): readonly string[] {
  return fields.texts('aliases').flatMap(({ value, path }) => {
    const alias = safeInternalPath(value)
      ?.replace(/[?#].*$/, '')
      .replace(/\/+$/, '')
    if (alias && !/^\/(?:api|_next|media|preview|editor)(?:\/|$)/.test(alias)) return [alias]
    report.warning(
      'alias-unusable',
      path,
      `"${value}" can't be an old address of this article.`,
      'Write a path of this site, such as /news/my-article, or remove it.',
    )
    return []
  })
}

function oneOf<Value extends string>(
  allowed: readonly Value[],
  field: Field<string> | undefined,
  report: Reporter,
): Value | undefined {
  if (field === undefined) return undefined
  const found = allowed.find((value) => value === field.value)
  if (!found) {
    report.warning(
      'index-value',
      field.path,
      `"${field.value}" is not known; one is chosen by the name.`,
      `Write one of ${allowed.join(', ')}.`,
    )
  }
  return found
}
