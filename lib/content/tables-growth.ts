/**
 * Tables with one article more, from those before it. Where everything it names is known already, and called what most
 * articles call it, a further one changes no name; then it only has to be put where it belongs.
 */
import type { ParsedArticle } from './article'
import {
  digestOfShown,
  earlier,
  nextMoment,
  placeOf,
  resolveArticle,
  type ShelvedArticle,
  type TableOptions,
  type Tables,
} from './catalog-tables'
import { withNewArticle } from './groups'
import type { Library } from './library'
import { stateAt } from './lifecycle'
import type { Article } from './model'
import { isNewer } from './order'
import { slugify } from './slug'
import { mentionKey, NO_VOCABULARIES } from './vocabularies'

/** @returns `undefined` where the file may concern more than what is added for it. */
export function withNewFile(
  tables: Tables,
  file: ShelvedArticle,
  { now, preview }: Omit<TableOptions, 'before'>,
): Tables | undefined {
  const { article } = file
  const state = stateAt(article.lifecycle, now)
  if (state === 'withdrawn' || isPictureElsewhere(file, tables.library)) return undefined
  const grown = { ...tables, nextChange: earlier(tables.nextChange, nextMoment(article, now)) }
  if (state !== 'published' && !preview) return grown
  if (!isAddressFree(tables, article) || !isCalledAsUsual(tables, article)) return undefined
  const added = resolveArticle(file, { ...tables, now })
  const articles = tables.articles.toSpliced(placeIn(tables.articles, added), 0, added)
  const byAlias = new Map(tables.byAlias)
  for (const alias of added.aliases) if (alias !== added.path) byAlias.set(alias, added)
  return {
    ...grown,
    articles,
    byPath: new Map(tables.byPath).set(added.path, added),
    byAlias,
    groups: withNewArticle(tables.groups, added, (group) => placeIn(group, added)),
    shown: digestOfShown(articles),
  }
}

/** A picture that others use too may be a publisher's placeholder now. */
export function isPictureElsewhere({ stamp, image }: ShelvedArticle, { files }: Library): boolean {
  return (
    image !== undefined && files.some((one) => one.image?.key === image.key && one.stamp.file !== stamp.file)
  )
}

function isAddressFree({ byPath, byAlias, withdrawn }: Tables, article: ParsedArticle): boolean {
  const { path } = placeOf(article)
  const isTaken = (address: string) => byPath.has(address) || byAlias.has(address)
  return !withdrawn.has(path) && !isTaken(path) && !article.aliases.some(isTaken)
}

/**
 * Whether one more vote for each of its names changes none of them. Where different words share an address, the order
 * in which files are read decides what is said about it.
 */
function isCalledAsUsual({ names, groups, vocabularies }: Tables, article: ParsedArticle): boolean {
  const { community, section, communityLabel, trail, original } = article
  const owner = groups.communities.get(community)?.subject
  const shelf = groups.sections.get(`${community}/${section}`)?.subject
  return (
    names.findings.length === 0 &&
    owner !== undefined &&
    owner.label === (communityLabel ?? owner.label) &&
    shelf !== undefined &&
    shelf.title === (trail?.labels[3] ?? shelf.title) &&
    article.tags.every((tag) => groups.tags.get(slugify(tag))?.subject.label === tag) &&
    article.curators.every((name) => groups.curators.get(slugify(name))?.subject.name === name) &&
    (!original || groups.sources.get(original.source.domain)?.subject.brand === original.source.brand) &&
    article.topics.every((mention) => {
      const key = mentionKey(mention)
      const topic = groups.topics.get(key)?.subject
      const isUsual = topic?.label === mention.label && topic.vocabulary.name === mention.vocabulary
      return isUsual && !isSpecial(vocabularies, key)
    })
  )
}

/** Whether `vocabularies.yaml` says something about a topic. */
function isSpecial(vocabularies: Tables['vocabularies'], key: string): boolean {
  const { topics, merges } = vocabularies ?? NO_VOCABULARIES
  return (
    topics.some((entry) => mentionKey(entry) === key) || merges.some(({ from }) => mentionKey(from) === key)
  )
}

/** Where an article belongs in a list that is newest first. */
function placeIn(articles: readonly Article[], article: Article): number {
  const place = articles.findIndex((other) => isNewer(article, other))
  return place < 0 ? articles.length : place
}
