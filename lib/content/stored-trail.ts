/** Breadcrumbs as files store them: whether they lead where the address of their article leads. */
import { articlePath, communitiesUrl, communityUrl, homeUrl, sectionUrl } from '../urls'
import type { ParsedArticle } from './article'
import { withoutEnd } from '../text-end'

type Placed = Pick<ParsedArticle, 'community' | 'section' | 'slug' | 'trail'>

/** A stored trail counts only if it has a label for each step and leads where the address leads. */
export function isTrail(article: Placed): boolean {
  const { trail } = article
  return trail?.labels.length === 5 && trail.links.length === 5 && wrongTrailLink(article) === undefined
}

/** The links that a stored trail must have to lead where the address leads. */
export function expectedTrail({ community, section, slug }: Placed): readonly string[] {
  const owner = { community: { slug: community }, slug: section }
  return [homeUrl, communitiesUrl, communityUrl(owner.community), sectionUrl(owner), articlePath(owner, slug)]
}

/** The first of the links that does not lead where it should; `undefined` if all do. */
export function wrongTrailLink(article: Placed): number | undefined {
  const { trail } = article
  if (trail === undefined) return undefined
  const wrong = expectedTrail(article).findIndex((href, index) => {
    const link = trail.links[index]
    if (index === 4 && index < trail.links.length && (link === null || link === undefined || link === '#'))
      return false
    return typeof link !== 'string' || (withoutEnd(link, '/') || homeUrl) !== href
  })
  return wrong < 0 ? undefined : wrong
}
