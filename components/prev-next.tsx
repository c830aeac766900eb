import type { Article, Community } from '@/lib/content/model'
import { countOf, displayTitle, formatDate, isoDay } from '@/lib/display'

interface PrevNextProps {
  earlier?: Article
  later?: Article
  community: Community
  /** Articles of the listing the two are neighbors in. */
  total: number
  listingHref: string
}

export function PrevNext({ earlier, later, community, total, listingHref }: PrevNextProps) {
  if (!earlier && !later) return null
  const place = community.abbreviation

  return (
    <nav className="turn" aria-label="More in this community">
      {earlier && (
        <a className="earlier" href={earlier.path} rel="prev">
          <span>
            Earlier in {place}, <Day date={earlier.date} />
          </span>
          <b>{displayTitle(earlier.title, earlier.original?.source.brand)}</b>
        </a>
      )}
      {later ? (
        <a className="later" href={later.path} rel="next">
          <span>
            Later in {place}, <Day date={later.date} />
          </span>
          <b>{displayTitle(later.title, later.original?.source.brand)}</b>
        </a>
      ) : (
        <a className="later" href={listingHref}>
          <span>You’re up to date in {place}</span>
          <b>Browse all {countOf(total, 'article')}</b>
        </a>
      )}
    </nav>
  )
}

function Day({ date }: { date: Date }) {
  return <time dateTime={isoDay(date)}>{formatDate(date, 'short')}</time>
}
