import type { Metadata } from 'next'
import { ArticleRows } from '@/components/article-rows'
import { Breadcrumbs } from '@/components/breadcrumbs'
import { Notice } from '@/components/notice'
import { ResultBar } from '@/components/result-bar'
import { SearchField } from '@/components/search-field'
import { countOf } from '@/lib/display'
import { getCatalog } from '@/lib/portal'
import { pageTrail } from '@/lib/trails'
import { topicsUrl } from '@/lib/urls'
import { Frame } from '../frame'

/** Contract, section 6. */
const MAX_QUERY = 200
const MAX_RESULTS = 50

export const metadata: Metadata = { title: 'Search', robots: { index: false, follow: true } }

export default async function SearchPage({
  searchParams,
}: {
  searchParams: Promise<{ q?: string | string[] }>
}) {
  const [catalog, { q }] = await Promise.all([getCatalog(), searchParams])
  const query = [q].flat()[0]?.slice(0, MAX_QUERY).trim() ?? ''
  const found = query === '' ? catalog.articles.slice(0, 10) : catalog.nearest(query, MAX_RESULTS)

  return (
    <Frame>
      <div className="srch">
        <div className="wrap">
          <Breadcrumbs trail={pageTrail('Search')} />
          <h1>Search</h1>
          <SearchField size="big" query={query} />
          <p className="tips">
            Search {countOf(catalog.articles.length, 'article')} by title, topic or source.
          </p>
        </div>
      </div>
      <div className="wrap page">
        {query === '' ? <h2>Newest articles</h2> : <ResultBar count={found.length} />}
        {found.length === 0 && (
          <Notice tone="empty" title={`No articles for “${query}”`}>
            <p>
              Check the spelling, try fewer words, or <a href={topicsUrl}>browse topics</a>.
            </p>
          </Notice>
        )}
        <ArticleRows articles={found} showCommunity />
      </div>
    </Frame>
  )
}
