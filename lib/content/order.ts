/** In which order names and groups of articles stand. */
import type { Article, Group } from './model'

/** From A to Z; numbers in a text count by their value. */
export const byLetter = new Intl.Collator('en-US', { numeric: true })

export type GroupOrder = 'az' | 'new' | 'old'

/**
 * Groups by name, or by the date of their newest article.
 * @param groups each with its newest article first
 */
export function orderGroups<Subject>(
  groups: readonly Group<Subject>[],
  order: GroupOrder,
  nameOf: (subject: Subject) => string,
): readonly Group<Subject>[] {
  const dateOf = ([newest]: readonly Article[]) => newest?.date.getTime() ?? 0
  const compare: Readonly<Record<GroupOrder, (a: Group<Subject>, b: Group<Subject>) => number>> = {
    az: (a, b) => byLetter.compare(nameOf(a.subject), nameOf(b.subject)),
    new: (a, b) => dateOf(b.articles) - dateOf(a.articles),
    old: (a, b) => dateOf(a.articles) - dateOf(b.articles),
  }
  return groups.toSorted(compare[order])
}

/** Whether an article comes before another one in lists. */
export function isNewer(one: Article, other: Article): boolean {
  const [moment, others] = [one.date.getTime(), other.date.getTime()]
  return moment === others ? one.path < other.path : moment > others
}
