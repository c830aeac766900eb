/**
 * Tables with one article less, from those before it. Where others are left that call everything by the same names, no
 * name changes; then it only has to be taken out.
 */
import type { ParsedArticle } from './article'
import {
  digestOfShown,
  nextMoment,
  originOf,
  placeOf,
  type ShelvedArticle,
  type TableOptions,
  type Tables,
} from './catalog-tables'
import { sectionKey, topicKey, withoutArticle } from './groups'
import { stateAt } from './lifecycle'
import type { Article, Group } from './model'
import type { Names } from './naming'
import { isPictureElsewhere } from './tables-growth'

/** @returns `undefined` where the file may have concerned more than what is taken out with it. */
export function withoutFile(
  tables: Tables,
  file: ShelvedArticle,
  { now, preview }: Omit<TableOptions, 'before'>,
): Tables | undefined {
  const { article } = file
  const state = stateAt(article.lifecycle, now)
  if (state === 'withdrawn' || nextMoment(article, now) !== undefined) return undefined
  if (isPictureElsewhere(file, tables.library)) return undefined
  if (state !== 'published' && !preview) return tables
  const shown = tables.byPath.get(placeOf(article).path)
  // What is said about other files may name this one; among it, that two have one address.
  if (tables.findings.some(({ finding }) => finding.rule !== 'image-placeholder')) return undefined
  if (shown === undefined || !isNamedLikeOthers(tables, shown)) return undefined
  const articles = tables.articles.filter((other) => other !== shown)
  const byPath = new Map(tables.byPath)
  byPath.delete(shown.path)
  const byAlias = new Map(tables.byAlias)
  for (const alias of shown.aliases) if (byAlias.get(alias) === shown) byAlias.delete(alias)
  const groups = withoutArticle(tables.groups, shown)
  return { ...tables, articles, byPath, byAlias, groups, shown: digestOfShown(articles) }
}

/** Whether all that it names is named by others too, and by nobody in another way: one vote less decides nothing then. */
function isNamedLikeOthers({ groups, names }: Tables, shown: Article): boolean {
  const { community, section, original, curators, tags, topics } = shown
  const isSafe = (kind: keyof Names['disputed'], key: string, group: ArticleList | undefined, has?: Has) =>
    !names.disputed[kind].has(key) && isLeft(shown, group, has)
  const domain = original?.source.domain ?? ''
  return (
    isSafe('communities', community.slug, groups.communities.get(community.slug), hasLabel) &&
    isSafe('sections', sectionKey(section), groups.sections.get(sectionKey(section)), hasTrail) &&
    (!original || isSafe('sources', domain, groups.sources.get(domain))) &&
    curators.every(({ slug }) => isSafe('curators', slug, groups.curators.get(slug))) &&
    tags.every(({ slug }) => isSafe('tags', slug, groups.tags.get(slug))) &&
    topics.every(({ vocabulary, slug }) => {
      const key = topicKey(vocabulary.slug, slug)
      return (
        isSafe('topics', key, groups.topics.get(key)) && !names.disputed.vocabularies.has(vocabulary.slug)
      )
    })
  )
}

type ArticleList = Pick<Group<unknown>, 'articles'>
type Has = (article: ParsedArticle) => boolean

const hasLabel: Has = ({ communityLabel }) => Boolean(communityLabel)
const hasTrail: Has = ({ trail }) => Boolean(trail?.labels[3])

/** Whether a group has another article, that says what is asked for. */
function isLeft(shown: Article, group: ArticleList | undefined, has: Has = () => true): boolean {
  const isAnother = (article: Article) => {
    const origin = originOf(article)
    return article !== shown && origin !== undefined && has(origin)
  }
  return group?.articles.some(isAnother) ?? false
}
