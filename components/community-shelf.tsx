import type { CSSProperties } from 'react'
import type { Community, Group } from '@/lib/content/model'
import { seededRandom } from '@/lib/cover'
import { formatNumber } from '@/lib/display'
import { communityUrl } from '@/lib/urls'

/** More books than this do not stand beside each other: they lie in a pile on every screen. */
const SHELF_LIMIT = 14

export function CommunityShelf({ communities }: { communities: readonly Group<Community>[] }) {
  const most = Math.max(1, ...communities.map(({ articles }) => articles.length))

  return (
    <ul className={communities.length > SHELF_LIMIT ? 'shelf pile' : 'shelf'}>
      {communities.map(({ subject: community, articles }) => (
        <li
          key={community.slug}
          data-hue={community.hue}
          style={bookStyle(community.slug, articles.length / most)}
        >
          <a className="spine" href={communityUrl(community)}>
            <b aria-hidden="true">{community.abbreviation}</b>
            <span className="name">
              {community.name}
              <span className="vh">,</span>
            </span>{' '}
            <span className="num">
              {formatNumber(articles.length)}{' '}
              <span className="vh">{articles.length === 1 ? 'article' : 'articles'}</span>
            </span>
          </a>
        </li>
      ))}
    </ul>
  )
}

/** Width by the share of articles; height and insets by chance, the same on every visit. */
function bookStyle(slug: string, share: number): CSSProperties {
  const random = seededRandom(slug)
  const rem = (low: number, span: number) => `${(low + random() * span).toFixed(1)}rem`
  const values: Record<`--${string}`, string> = {
    '--w': (0.62 + share).toFixed(2),
    '--h': rem(18.8, 3.4),
    '--ml': rem(0, 1.4),
    '--mr': rem(0, 1.4),
  }
  return values
}
