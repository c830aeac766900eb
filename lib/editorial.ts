/** How a library is doing over time: who has gone quiet, what has no news, where it all comes from. Pure. */
import type { Catalog } from './content/catalog'
import { communitiesOf, sourcesOf } from './content/groups'
import type { Article, Community, Group, Source, Topic } from './content/model'

/** Something without news, with its last article. */
export interface Quiet<Subject> {
  readonly subject: Subject
  readonly articles: number
  readonly latest: Article
  /** Whole months since then. */
  readonly months: number
}

/** Communities whose last published article is at least so many months old, the quietest first. */
export function quietCommunities(catalog: Catalog, months: number, now: Date): readonly Quiet<Community>[] {
  return quiet(communitiesOf(published(catalog)), months, now)
}

/** Topics whose last published article is at least so many months old, the quietest first. */
export function quietTopics(catalog: Catalog, months: number, now: Date): readonly Quiet<Topic>[] {
  const groups = catalog.topics.flatMap(({ subject, articles }) => {
    const shown = articles.filter(isPublished)
    return shown.length > 0 ? { subject, articles: shown } : []
  })
  return quiet(groups, months, now)
}

/** How many publications a set of articles draws on, and how evenly. */
export interface Diversity {
  readonly sources: number
  readonly articles: number
  readonly largest?: { readonly source: Source; readonly share: number }
  /** As many publications, used equally often, would be as diverse (1 / the sum of squared shares). */
  readonly effective: number
}

export function diversityOf(articles: readonly Article[]): Diversity {
  const groups = sourcesOf(articles)
  const total = groups.reduce((sum, group) => sum + group.articles.length, 0)
  const [largest] = groups
  const squares = groups.reduce((sum, group) => sum + (group.articles.length / total) ** 2, 0)
  return {
    sources: groups.length,
    articles: total,
    largest: largest && { source: largest.subject, share: largest.articles.length / total },
    effective: total === 0 ? 0 : 1 / squares,
  }
}

/** Of everything that readers see. */
export function published({ articles }: Catalog): readonly Article[] {
  return articles.filter(isPublished)
}

function isPublished({ state }: Article): boolean {
  return state === 'published'
}

function quiet<Subject>(
  groups: readonly Group<Subject>[],
  months: number,
  now: Date,
): readonly Quiet<Subject>[] {
  return groups
    .flatMap(({ subject, articles }) => {
      const [latest] = articles
      const since = latest && monthsBetween(latest.date, now)
      return latest && since !== undefined && since >= months
        ? { subject, articles: articles.length, latest, months: since }
        : []
    })
    .toSorted((a, b) => a.latest.date.getTime() - b.latest.date.getTime())
}

/** Whole months, counted in UTC. */
function monthsBetween(from: Date, to: Date): number {
  const months = (to.getUTCFullYear() - from.getUTCFullYear()) * 12 + to.getUTCMonth() - from.getUTCMonth()
  return to.getUTCDate() < from.getUTCDate() ? months - 1 : months
}
