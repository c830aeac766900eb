/** New articles: what can be worked out from a title, a link and what the folder holds already. */
import { stringify } from 'yaml'
import { articlePath, sectionUrl } from '../urls'
import { toArticle } from './article'
import type { Catalog } from './catalog'
import { readFrontMatter } from './front-matter'
import type { Community, Topic } from './model'
import { faultsOfOriginal } from './original'
import type { Finding } from './problem'
import { domainOf, normalisedUrl, safeExternalUrl } from './safe-url'
import { foldKey, slugify, wordsOf } from './slug'
import { expectedTrail } from './stored-trail'

export interface DraftWishes {
  /** Slug, name or abbreviation. */
  readonly community: string
  readonly section: string
  readonly title: string
  readonly link?: string
  /** "Medigy: Care Coordination", or the label alone where only one vocabulary has it. */
  readonly topics: readonly string[]
  readonly curator?: string
  readonly now: Date
}

export interface Draft {
  /** Path inside the content folder. */
  readonly file: string
  /** The address that it will have. */
  readonly path: string
  readonly text: string
  /** What the author should know, a sentence each. */
  readonly notes: readonly string[]
}

/**
 * @param catalog one made from all articles, drafts included.
 * @throws Error in one sentence with the remedy: nothing can be made of the wishes, or the article exists already.
 */
export function createDraft(catalog: Catalog, wishes: DraftWishes): Draft {
  const title = wishes.title.replace(UNSEEN, ' ').replace(/\s+/g, ' ').trim()
  if (title === '') throw new Error('Give a title: --title "The title of the original".')
  const community = findCommunity(catalog, wishes.community)
  const section = slugify(wishes.section)
  if (section === '')
    throw new Error(`"${wishes.section}" is no section; write curated-content, for example.`)
  const link = readLink(catalog, wishes.link)
  const slug = slugFor(title, link?.href)
  if (slug === '') throw new Error('The title has no letter or digit to make an address of.')
  const place = { community: community.slug, section, slug }
  const path = articlePath({ community, slug: section }, slug)
  const holder = catalog.article(path)
  if (holder)
    throw new Error(`${holder.file} has the address ${path} already. Change it, or choose another title.`)

  const sectionTitle = catalog.section(community.slug, section)?.subject.title ?? wordsOf(section)
  const fields = {
    archetype: section.startsWith('contributed') ? 'contributor-center' : 'curate-content',
    ...(wishes.curator && { author: [wishes.curator] }),
    basePath: `${sectionUrl({ community, slug: section })}/`,
    breadcrumbLinks: [...expectedTrail({ ...place, trail: undefined }).slice(0, 4), '#'],
    breadcrumbs: ['Home', 'Communities', community.label, sectionTitle, title],
    communityTopics: [...new Set(wishes.topics.map((wish) => findTopic(catalog, wish)))],
    contentCategories: `medigy-${community.slug}-${section}`,
    date: wishes.now.toISOString(),
    identifier: community.label,
    ...(link && { link }),
    slug,
    status: 'draft',
    title,
    type: `communities/medigy-${community.slug}`,
  }
  const yaml = stringify(fields, { compat: 'yaml-1.1', singleQuote: true, lineWidth: 0, indentSeq: false })
  const file = `communities/${community.slug}/${section}/${slug}.md`
  const text = `---\n${yaml}---\n\n`
  return { file, path, text, notes: [...community.notes, ...remarksOn(file, text)] }
}

/** Characters that nobody sees: control characters, and those that turn the direction of a text. */
const UNSEEN = /[\u0000-\u001F\u007F-\u009F\u200E\u200F\u202A-\u202E\u2066-\u2069]+/g

/**
 * What a check would say of the file.
 * @throws Error when it would keep the article from readers.
 */
function remarksOn(file: string, text: string): readonly string[] {
  const split = readFrontMatter(text)
  const findings = split.ok ? toArticle(file, split.file).findings : [split.finding]
  const sentences = ({ message, fix }: Finding) => `${message} ${fix}`
  const blocking = findings.find(({ severity }) => severity === 'error')
  if (blocking) throw new Error(sentences(blocking))
  return findings.map(sentences)
}

/**
 * The articles of a community or section may be called by any of its names.
 * @throws Error when it could be no community.
 */
export function findCommunity(
  catalog: Catalog,
  wish: string,
): Pick<Community, 'slug' | 'label'> & { notes: readonly string[] } {
  const slug = slugify(wish)
  if (slug === '') throw new Error('Name a community: --community chronic-care-management.')
  const all = [...catalog.communities.map(({ subject }) => subject), ...catalog.emptyCommunities]
  const known =
    all.find((one) => one.slug === slug) ??
    all.find(({ name, label, abbreviation }) =>
      [name, label, abbreviation].some((own) => foldKey(own) === foldKey(wish)),
    )
  if (known) return { slug: known.slug, label: known.label, notes: [] }
  const note = `"${slug}" is a new community. Describe it in communities/${slug}/_index.md.`
  return { slug, label: slug === wish ? wordsOf(slug) : wish, notes: [note] }
}

/**
 * The link as articles hold it: clean in `href`, as it was given in `original`.
 * @throws Error when it can't be opened, or an article leads to it already.
 */
export function readLink(catalog: Catalog, written: string | undefined) {
  if (written === undefined || written.trim() === '') return undefined
  const original = safeExternalUrl(written)
  const faults = original === undefined ? [] : faultsOfOriginal(original)
  const mended = faults.find(({ repair }) => repair?.kind === 'replace')?.repair
  const href = mended?.kind === 'replace' ? mended.value : original
  const domain = href === undefined ? undefined : domainOf(href)
  if (href === undefined || original === undefined || domain === undefined)
    throw new Error(
      `"${written}" is not an address that can be opened. Write it in full, starting with https://.`,
    )
  const holder = catalog.articles.find(
    (article) => article.original && normalisedUrl(article.original.href) === normalisedUrl(href),
  )
  if (holder) throw new Error(`${holder.file} leads to this original already: ${holder.original?.href}`)
  return { brand: catalog.source(domain)?.subject.brand ?? domain, href, original }
}

/**
 * A topic as articles name it.
 * @throws Error when there is none, or several.
 */
export function findTopic(catalog: Catalog, wish: string): string {
  const all = catalog.topics.map(({ subject }) => subject)
  const found = all.filter(
    (topic) => foldKey(nameOf(topic)) === foldKey(wish) || foldKey(topic.label) === foldKey(wish),
  )
  const [topic, another] = found
  if (topic !== undefined && another === undefined) return nameOf(topic)
  if (topic !== undefined)
    throw new Error(`"${wish}" is a topic of several vocabularies: ${found.map(nameOf).join(' or ')}.`)
  if (all.length === 0 && /^.+?:\s+\S/.test(wish)) return wish
  const words = foldKey(wish)
  const near = all.filter(({ label }) => foldKey(label).includes(words) || words.includes(foldKey(label)))
  const examples = (near.length > 0 ? near : all).slice(0, 5).map(nameOf)
  throw new Error(`There is no topic "${wish}". Pick an existing one, such as ${examples.join(', ')}.`)
}

/** A topic as articles name it. */
export function nameOf({ vocabulary, label }: Topic): string {
  return vocabulary.slug === 'unsorted' ? label : `${vocabulary.name}: ${label}`
}

/**
 * The publication without its last label, and the title, as addresses of this lineage have always been made; an
 * apostrophe becomes a dash.
 */
function slugFor(title: string, href: string | undefined): string {
  const domain = href === undefined ? undefined : domainOf(href)
  const brand = domain?.replace(/\.[^.]+$/, '') ?? ''
  const words = title.replace(/ \| .*$/, '')
  // Nothing would be left of a title in another script; then its own letters are kept.
  return latin(words) === '' ? slugify(`${brand} ${words}`) : latin(`${brand} ${words}`)
}

function latin(words: string): string {
  return slugify(words.replace(/&/g, 'and').replace(/['’`]/g, ' '))
    .replace(/[^a-z\d]+/g, '-')
    .replace(/^-+|-+$/g, '')
}
