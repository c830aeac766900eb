/** The trail of every page: from the home page through whatever the page is a part of. */
import type { Article, Breadcrumb, Community, Section, Vocabulary } from './content/model'
import { communitiesUrl, communityUrl, homeUrl, sectionUrl, topicsUrl, vocabularyUrl } from './urls'

const home: Breadcrumb = { label: 'Home', href: homeUrl }

/** A page directly below the home page, or below one more. */
export function pageTrail(label: string, ...above: readonly Breadcrumb[]): readonly Breadcrumb[] {
  return [home, ...above, { label }]
}

export function communityTrail(community: Community): readonly Breadcrumb[] {
  return pageTrail(community.label, { label: 'Communities', href: communitiesUrl })
}

export function sectionTrail({ community, title }: Section): readonly Breadcrumb[] {
  return pageTrail(
    title,
    { label: 'Communities', href: communitiesUrl },
    { label: community.label, href: communityUrl(community) },
  )
}

export function topicTrail(vocabulary: Vocabulary, label: string): readonly Breadcrumb[] {
  return pageTrail(
    label,
    { label: 'Topics', href: topicsUrl },
    { label: vocabulary.name, href: vocabularyUrl(vocabulary) },
  )
}

/** The addresses are ours; the labels are the file's where its trail leads to the article. */
export function articleTrail({ trailLabels = [], section, title }: Article): readonly Breadcrumb[] {
  const [homeLabel, communitiesLabel, communityLabel, sectionLabel, titleLabel] = trailLabels
  return [
    { label: homeLabel ?? 'Home', href: homeUrl },
    { label: communitiesLabel ?? 'Communities', href: communitiesUrl },
    { label: communityLabel ?? section.community.label, href: communityUrl(section.community) },
    { label: sectionLabel ?? section.title, href: sectionUrl(section) },
    { label: titleLabel ?? title },
  ]
}

/** A further page of a listing: the listing itself becomes a link. */
export function pagedTrail(
  trail: readonly Breadcrumb[],
  listing: string,
  page: number,
): readonly Breadcrumb[] {
  if (page === 1) return trail
  return [
    ...trail.slice(0, -1),
    { label: trail.at(-1)?.label ?? '', href: listing },
    { label: `Page ${page}` },
  ]
}
