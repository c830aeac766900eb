import type { ReactNode } from 'react'
import type { Article, Breadcrumb, Community } from '@/lib/content/model'
import { PAGE_SIZE } from '@/lib/urls'
import { pagedTrail } from '@/lib/trails'
import { ArticleRows } from './article-rows'
import { Masthead } from './masthead'
import { Pager } from './pager'
import { ResultBar } from './result-bar'

interface ListingProps {
  title: string
  kicker?: string
  lede?: string
  trail: readonly Breadcrumb[]
  /** Given when all articles are of one community; else rows name theirs. */
  community?: Community
  actions?: ReactNode
  /** Address of page 1. */
  listing: string
  page: number
  total: number
  /** The articles of this page. */
  articles: readonly Article[]
}

/** One page of a list of articles, newest first, under months. */
export function Listing({
  title,
  kicker,
  lede,
  trail,
  community,
  actions,
  listing,
  page,
  total,
  articles,
}: ListingProps) {
  return (
    <>
      <Masthead
        title={title}
        kicker={kicker}
        lede={page === 1 ? lede : undefined}
        trail={pagedTrail(trail, listing, page)}
        community={community}
        actions={actions}
      />
      <div className="wrap page">
        <ResultBar count={total} />
        <ArticleRows articles={articles} showCommunity={community === undefined} byMonth />
        <Pager
          listing={listing}
          page={page}
          pages={Math.ceil(total / PAGE_SIZE)}
          total={total}
          size={PAGE_SIZE}
        />
      </div>
    </>
  )
}
