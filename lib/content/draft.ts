/** New articles: what can be worked out from a title, a link and what the folder holds already. */
import { stringify } from 'yaml'
import { articlePath, sectionUrl } from '../urls'
import { toArticle } from './article'
import type { Catalog } from './catalog'
import { createFields } from './fields'
import { readFrontMatter } from './front-matter'
import type { Community, Topic } from './model'
import { keyOfOriginal, mendedOriginal } from './original'
import type { Finding } from './problem'
import { reviewArticle } from './review'
import { domainOf, safeExternalUrl } from './safe-url'
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
 * The draft as the check will read it: what can be mended with certainty is mended, everything else that it would say is
 * a note.
 * @param catalog one made from all articles, drafts included.
 * @throws Error in one sentence with the remedy: nothing can be made of the wishes, or the article exists already.
 */
export function createDraft(catalog: Catalog, wishes: DraftWishes): Draft {
  const draft = compose(catalog, wishes)
  const findings = check(draft, catalog)
  const fault = findings.find(({ severity }) => severity === 'error')
  if (fault) throw new Error(sentencesOf(fault))
  // Address and trail are made of the title as well, so all of it is made again from the better one.
  const better = findings.find(({ field: [name] }) => name === 'title')?.repair
  if (better?.kind === 'replace') return createDraft(catalog, { ...wishes, title: better.value })
  return { ...draft, notes: [...draft.notes, ...findings.map(sentencesOf)] }
}

function compose(catalog: Catalog, wishes: DraftWishes): Draft {
  const title = plain(wishes.title)
  if (title === '') throw new Error('Give the title of the original.')
  const community = findCommunity(catalog, wishes.community)
  const section = slugify(wishes.section)
  if (section === '')
    throw new Error(`"${wishes.section}" is no section; write curated-content, for example.`)
  const link = readLink(catalog, wishes.link ?? '')
  const slug = slugFor(title, link?.href)
  if (slug === '') throw new Error('The title has no letter or digit to make an address of.')
  const place = { community: community.slug, section, slug }
  const path = articlePath({ community, slug: section }, slug)
  const holder = catalog.article(path)
  if (holder)
    throw new Error(`${holder.file} has the address ${path} already. Change it, or choose another title.`)

  const curator = plain(wishes.curator ?? '')
  const sectionTitle = catalog.section(community.slug, section)?.subject.title ?? wordsOf(section)
  const fields = {
    archetype: section.startsWith('contributed') ? 'contributor-center' : 'curate-content',
    ...(curator !== '' && { author: [curator] }),
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
  return {
    file: `communities/${community.slug}/${section}/${slug}.md`,
    path,
    text: `---\n${yaml}---\n\n`,
    notes: community.isNew
      ? [`"${community.slug}" is a new community. Describe it in communities/${community.slug}/_index.md.`]
      : [],
  }
}

/** Everything that a check would say of the draft alone. */
function check({ file, text }: Draft, catalog: Catalog): readonly Finding[] {
  const split = readFrontMatter(text)
  if (!split.ok) return [split.finding]
  const { value, findings } = toArticle(file, split.file)
  return value ? [...findings, ...reviewArticle(value, catalog)] : findings
}

function sentencesOf({ message, fix }: Finding): string {
  return `${message} ${fix}`
}

/** One line of visible text, as reading would make of it. */
function plain(written: string): string {
  return createFields({ written }, []).text('written')?.value ?? ''
}

/**
 * The community that is called by any of its names, or the new one that would be.
 * @throws Error if that is no name.
 */
export function findCommunity(
  catalog: Catalog,
  written: string,
): Pick<Community, 'slug' | 'label'> & { readonly isNew: boolean } {
  const wish = plain(written)
  const slug = slugify(wish)
  if (slug === '') throw new Error('Name a community, such as chronic-care-management.')
  const all = [...catalog.communities.map(({ subject }) => subject), ...catalog.emptyCommunities]
  const known =
    all.find((one) => one.slug === slug) ??
    all.find(({ name, label, abbreviation }) =>
      [name, label, abbreviation].some((own) => foldKey(own) === foldKey(wish)),
    )
  return known
    ? { slug: known.slug, label: known.label, isNew: false }
    : { slug, label: slug === wish ? wordsOf(slug) : wish, isNew: true }
}

/**
 * The link as articles hold it: clean in `href`, as it was given in `original`; `undefined` if nothing is written.
 * @throws Error if it can't be opened, or an article leads there already.
 */
export function readLink(
  catalog: Catalog,
  written: string,
): { readonly brand: string; readonly href: string; readonly original: string } | undefined {
  if (written.trim() === '') return undefined
  const original = safeExternalUrl(written)
  const href = original === undefined ? undefined : mendedOriginal(original)
  const domain = href === undefined ? undefined : domainOf(href)
  if (href === undefined || original === undefined || domain === undefined)
    throw new Error(
      `"${written}" is not an address that can be opened. Write it in full, starting with https://.`,
    )
  const key = keyOfOriginal(href)
  const holder = catalog.articles.find(
    (article) => article.original && keyOfOriginal(article.original.href) === key,
  )
  if (holder) throw new Error(`${holder.file} leads to this original already: ${holder.original?.href}`)
  return { brand: catalog.source(domain)?.subject.brand ?? domain, href, original }
}

/**
 * A topic as articles name it.
 * @param written with its vocabulary, or the label alone where only one vocabulary has it.
 * @throws Error with topics to pick from if there is no such topic, or more than one.
 */
export function findTopic(catalog: Catalog, written: string): string {
  const wish = plain(written)
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
