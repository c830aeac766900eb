import type { ComponentProps, ReactNode } from 'react'
import type { Article } from '@/lib/content/model'
import { activeFilters, sortLinks, type Facet, type Filters } from '@/lib/filters'
import { PAGE_SIZE, pageCount } from '@/lib/urls'
import { ActiveFilters } from './active-filters'
import { ArticleRows } from './article-rows'
import { FilterForm } from './filter-form'
import { IgnoredFilters } from './ignored-filters'
import { Pager } from './pager'
import { ResultBar } from './result-bar'
import { SortLinks } from './sort-links'

interface ResultsProps extends Pick<
  ComponentProps<typeof ArticleRows>,
  'showCommunity' | 'byMonth' | 'markedOf'
> {
  /** Address of the list, without filters. */
  url: string
  /** The same list without filters; a search keeps its words. */
  clearHref: string
  /** Filters in effect. */
  applied: Filters
  facets: readonly Facet[]
  /** What of the filters was ignored, as sentences. */
  ignored: readonly string[]
  /** All articles of the list, and those of this page. */
  articles: readonly Article[]
  shown: readonly Article[]
  page: number
  hrefOf: (page: number) => string
  /** Shown in place of articles, if there are none. */
  empty: ReactNode
  /** Above the number of articles. */
  before?: ReactNode
  /** How the question was taken. */
  note?: ReactNode
}

/** The filters of a list and, beside them, what they leave: on listings and on search. */
export function Results(props: ResultsProps) {
  const { url, clearHref, applied, facets, ignored, articles, shown, page, hrefOf } = props
  const active = activeFilters(url, applied, facets)

  return (
    <div className="wrap find-layout">
      <FilterForm
        action={url}
        q={applied.q}
        facets={facets}
        from={applied.from}
        to={applied.to}
        sort={applied.sort}
        applied={active.length}
        clearHref={clearHref}
        showDates
      />
      <div>
        {props.before}
        <ResultBar count={articles.length}>
          <SortLinks links={sortLinks(url, applied)} />
        </ResultBar>
        <IgnoredFilters messages={ignored} />
        {props.note}
        <ActiveFilters filters={active} lead="Showing articles about" />
        {articles.length === 0 && props.empty}
        <ArticleRows
          articles={shown}
          showCommunity={props.showCommunity}
          byMonth={props.byMonth}
          markedOf={props.markedOf}
        />
        <Pager
          listing={url}
          page={page}
          pages={pageCount(articles.length)}
          total={articles.length}
          size={PAGE_SIZE}
          hrefOf={hrefOf}
        />
      </div>
    </div>
  )
}
