import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { cache } from 'react'
import { ArticleRows } from '@/components/article-rows'
import { Breadcrumbs } from '@/components/breadcrumbs'
import { JumpTiles } from '@/components/jump-tiles'
import { Notice } from '@/components/notice'
import { Results } from '@/components/results'
import { SearchField } from '@/components/search-field'
import { pageOf } from '@/lib/addresses'
import { countOf, displayTitle, listOf } from '@/lib/display'
import { filteredUrl, isFiltered, parseFilters, type Filters } from '@/lib/filters'
import { searchMetadata } from '@/lib/metadata'
import { getCatalog, searchArticles, type Catalog, type Found } from '@/lib/portal'
import { pageTrail } from '@/lib/trails'
import { searchPageUrl, searchUrl, topicsUrl } from '@/lib/urls'
import { Frame } from '../frame'
import { queryOf, type SearchParams } from '../params'

/** Shown before anything is searched for. */
const NEWEST = 10

interface SearchProps {
  searchParams: SearchParams
}

/** What was found; asked for the title and for the page, and found once. */
const findFor = cache(async (query: string) =>
  searchArticles(await getCatalog(), parseFilters(new URLSearchParams(query))),
)

/** Without words there may still be filters. */
function isAsked(filters: Filters): boolean {
  return filters.q !== '' || isFiltered(filters)
}

export async function generateMetadata({ searchParams }: SearchProps): Promise<Metadata> {
  const query = await queryOf(searchParams)
  const filters = parseFilters(query)
  if (!isAsked(filters)) return searchMetadata()
  const { articles } = await findFor(query.toString())
  return searchMetadata({ q: filters.q, count: articles.length })
}

export default async function SearchPage({ searchParams }: SearchProps) {
  const [catalog, query] = await Promise.all([getCatalog(), queryOf(searchParams)])
  const filters = parseFilters(query)

  return (
    <Frame>
      <div className="srch">
        <div className="wrap">
          <Breadcrumbs trail={pageTrail('Search')} />
          <h1>Search</h1>
          <SearchField size="big" query={filters.q} />
          <p className="tips">
            Search {countOf(catalog.articles.length, 'article')} by title, topic, source or excerpt.
          </p>
        </div>
      </div>
      {isAsked(filters) ? (
        <FoundArticles query={query.toString()} filters={filters} />
      ) : (
        <Newest catalog={catalog} />
      )}
    </Frame>
  )
}

function Newest({ catalog }: { catalog: Catalog }) {
  return (
    <div className="wrap page">
      <h2>Newest articles</h2>
      <ArticleRows articles={catalog.articles.slice(0, NEWEST)} showCommunity />
    </div>
  )
}

async function FoundArticles({ query, filters }: { query: string; filters: Filters }) {
  const { articles, facets, ignored, applied, tiles, result } = await findFor(query)
  const shown = pageOf(articles, filters.page)
  if (!shown) notFound()

  return (
    <Results
      url={searchPageUrl}
      clearHref={searchUrl(filters.q)}
      applied={applied}
      facets={facets}
      ignored={ignored}
      articles={articles}
      shown={shown}
      page={filters.page}
      hrefOf={(page) => filteredUrl(searchPageUrl, { ...applied, page }, 'best')}
      showCommunity
      markedOf={({ path, title, original }) => ({
        title: result.mark(displayTitle(title, original?.source.brand)),
        excerpt: result.snippet(path),
      })}
      before={<JumpTiles tiles={tiles} />}
      note={<Understood result={result} query={filters.q} count={articles.length} />}
      empty={
        <Notice
          tone="empty"
          title={filters.q === '' ? 'No articles match all these filters' : `No articles for “${filters.q}”`}
        >
          <p>
            Check the spelling, try fewer words, or <a href={topicsUrl}>browse topics</a>.
          </p>
        </Notice>
      }
    />
  )
}

/** How the words were taken, where that is not as they were typed. */
function Understood({ result, query, count }: { result: Found['result']; query: string; count: number }) {
  const corrected = result.corrected ?? []
  if (count === 0 || (!result.loosened && corrected.length === 0)) return null
  return (
    <Notice
      tone="info"
      title={
        result.loosened
          ? `No article has all of “${query}”`
          : `Showing results for ${listOf(corrected.map(({ to }) => `“${to}”`))}`
      }
    >
      <p>
        {result.loosened
          ? `Showing ${countOf(count, 'article')} with some of the words.`
          : `No article has ${listOf(corrected.map(({ from }) => `“${from}”`))}.`}
      </p>
    </Notice>
  )
}
