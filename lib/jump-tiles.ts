/** Pages whose name has the words somebody searches for: shown before the articles. */
import type { Catalog } from './content/catalog'
import type { Hue } from './content/model'
import { foldKey } from './content/slug'
import { communityUrl, sourceUrl, topicUrl } from './urls'

export interface JumpTile {
  readonly label: string
  /** What the page is about: "Community", "Medigy topic", "Source". */
  readonly kind: string
  readonly href: string
  /** Number of articles. */
  readonly count: number
  readonly hue?: Hue
}

/** More would push the results out of sight. */
const MOST_TILES = 3

/** At most `most`, exact names first, then those with more articles. */
export function jumpTiles(
  { communities, topics, sources }: Catalog,
  query: string,
  most = MOST_TILES,
): readonly JumpTile[] {
  const wanted = foldKey(query)
  if (wanted.length < 2) return []
  const candidates: readonly (JumpTile & { readonly name: string })[] = [
    ...communities.map(({ subject, articles }) => ({
      name: `${subject.label} ${subject.slug}`,
      label: subject.label,
      kind: 'Community',
      href: communityUrl(subject),
      count: articles.length,
      hue: subject.hue,
    })),
    ...topics.map(({ subject, articles }) => ({
      name: [subject.label, ...(subject.synonyms ?? [])].join('|'),
      label: subject.label,
      kind: `${subject.vocabulary.name} topic`,
      href: topicUrl(subject),
      count: articles.length,
    })),
    ...sources.map(({ subject, articles }) => ({
      name: `${subject.brand} ${subject.domain}`,
      label: subject.brand,
      kind: 'Source',
      href: sourceUrl(subject),
      count: articles.length,
    })),
  ]
  return candidates
    .filter(({ name }) => foldKey(name).includes(wanted))
    .toSorted(
      (a, b) =>
        Number(foldKey(b.label) === wanted) - Number(foldKey(a.label) === wanted) || b.count - a.count,
    )
    .slice(0, most)
    .map(({ label, kind, href, count, hue }) => ({ label, kind, href, count, hue }))
}
