import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { cache } from 'react'
import { ArticleRows } from '@/components/article-rows'
import { Breadcrumbs } from '@/components/breadcrumbs'
import { JumpTiles } from '@/components/jump-tiles'
import { Notice } from '@/components/notice'
import { Results } from '@/components/results'
import { SearchField } from '@/components/search-field'
import { SectionHead } from '@/components/section-head'
import { TopicList } from '@/components/topic-list'
import { pageOf } from '@/lib/addresses'
import type { Article } from '@/lib/content/model'
import { countOf, displayTitle, listOf } from '@/lib/display'
import { filteredUrl, filtersQuery, parseFilters } from '@/lib/filters'
import { searchMetadata } from '@/lib/metadata'
import { getCatalog, searchArticles, type Catalog, type Found } from '@/lib/portal'
import { pageTrail } from '@/lib/trails'
import { searchPageUrl, searchUrl, topicsUrl } from '@/lib/urls'
import { Frame } from '../frame'
import { queryOf, type SearchParams } from '../params'

/** Shown before anything is searched for. */
const NEWEST = 10
const TOPICS = 20

interface SearchProps {
  searchParams: SearchParams
}

export async function generateMetadata({ searchParams }: SearchProps): Promise<Metadata> {
  const found = await find(String(await queryOf(searchParams)))
  return searchMetadata(found?.applied.q, found?.articles.length)
}

export default async function SearchPage({ searchParams }: SearchProps) {
  const [catalog, query] = await Promise.all([getCatalog(), queryOf(searchParams)])
  const found = await find(String(query))

  return (
    <Frame>
      <div className="srch">
        <div className="wrap">
          <Breadcrumbs trail={pageTrail('Search')} />
          <h1>Search</h1>
          <SearchField size="big" query={found?.applied.q} />
          <p className="tips">
            Search {countOf(catalog.articles.length, 'article')} by title, topic, source or excerpt.
          </p>
        </div>
      </div>
      {found ? <FoundArticles found={found} /> : <WhereToStart catalog={catalog} />}
    </Frame>
  )
}

/** What a query finds; nothing if it asks for nothing. The title and the page of a request share the work. */
const find = cache(async (query: string): Promise<Found | undefined> => {
  const filters = parseFilters(new URLSearchParams(query))
  const isAsked = filtersQuery(filters, 'best') !== '' || filters.dropped.length > 0
  return isAsked ? searchArticles(await getCatalog(), filters) : undefined
})

function WhereToStart({ catalog: { topics, articles } }: { catalog: Catalog }) {
  return (
    <div className="wrap page">
      {topics.length > 0 && (
        <section className="sec" aria-labelledby="topics">
          <SectionHead id="topics" title="Topics" href={topicsUrl} moreLabel="Browse all" context="topics" />
          <TopicList topics={topics.slice(0, TOPICS)} label="Topics with most articles" fold={false} />
        </section>
      )}
      <section className="sec" aria-labelledby="newest">
        <SectionHead id="newest" title="Newest articles" />
        <ArticleRows articles={articles.slice(0, NEWEST)} showCommunity />
      </section>
    </div>
  )
}

function FoundArticles({ found }: { found: Found }) {
  const { articles, facets, ignored, applied, tiles, result } = found
  const { q, page } = applied
  const shown = pageOf(articles, page)
  if (!shown) notFound()
  const markedOf = ({ path, title, original }: Article) => ({
    title: result.mark(displayTitle(title, original?.source.brand)),
    excerpt: result.snippet(path),
  })

  return (
    <Results
      url={searchPageUrl}
      clearHref={searchUrl(q)}
      applied={applied}
      facets={facets}
      ignored={ignored}
      articles={articles}
      shown={shown}
      page={page}
      hrefOf={(page) => filteredUrl(searchPageUrl, { ...applied, page }, 'best')}
      showCommunity
      markedOf={q === '' ? undefined : markedOf}
      before={<JumpTiles tiles={tiles} />}
      note={<Understood result={result} query={q} count={articles.length} />}
      empty={
        <Notice
          tone="empty"
          title={q === '' ? 'No articles match all these filters' : `No articles for “${q}”`}
        >
          <p>
            {q === '' ? 'Remove one' : 'Check the spelling, try fewer words'}, or{' '}
            <a href={topicsUrl}>browse topics</a>.
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
