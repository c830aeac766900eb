import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { Masthead } from '@/components/masthead'
import { Notice } from '@/components/notice'
import { Results } from '@/components/results'
import { StructuredData } from '@/components/structured-data'
import { pageOf } from '@/lib/addresses'
import { countOf } from '@/lib/display'
import { filteredUrl, isFiltered, parseFilters, type Filters } from '@/lib/filters'
import { listingAt } from '@/lib/listings'
import { listingMetadata } from '@/lib/metadata'
import { getCatalog, narrowArticles } from '@/lib/portal'
import { listingData, trailData } from '@/lib/structured-data'
import { pagedTrail } from '@/lib/trails'
import { pageUrl } from '@/lib/urls'
import { Frame } from './frame'

interface ListingPageProps {
  /** Decoded segments of the address, without the page. */
  segments: readonly string[]
  filters?: Filters
}

export async function metadataOfListing({
  segments,
  filters = unfiltered(),
}: ListingPageProps): Promise<Metadata> {
  const facts = listingAt(await getCatalog(), segments)
  if (!facts) return {}
  if (!isFiltered(filters)) return listingMetadata(facts, filters.page)
  const { articles } = narrowArticles(await getCatalog(), facts, filters)
  return {
    ...listingMetadata(facts, 1),
    title: `${countOf(articles.length, 'article')}, filtered: ${facts.fullTitle}`,
    robots: { index: false, follow: true },
  }
}

/** A list of articles under its filters. Without picks it is the same for everybody, and kept; with picks it is made anew. */
export async function ListingPage({ segments, filters = unfiltered() }: ListingPageProps) {
  const catalog = await getCatalog()
  const facts = listingAt(catalog, segments)
  if (!facts) notFound()
  const { articles, facets, ignored, applied } = narrowArticles(catalog, facts, filters)
  const shown = pageOf(articles, filters.page)
  if (!shown) notFound()
  const isNarrowed = isFiltered(applied)
  const trail = isNarrowed ? facts.trail : pagedTrail(facts.trail, facts.url, filters.page)
  const hrefOf = (page: number) =>
    isNarrowed ? filteredUrl(facts.url, { ...applied, page }) : pageUrl(facts.url, page)

  return (
    <Frame current={facts.area} community={facts.community}>
      {!isNarrowed && <StructuredData items={[listingData(facts, filters.page, shown), trailData(trail)]} />}
      <Masthead
        title={facts.title}
        kicker={facts.kicker}
        lede={filters.page === 1 ? facts.lede : undefined}
        trail={trail}
        community={facts.community}
        actions={facts.actions}
      />
      <Results
        url={facts.url}
        clearHref={facts.url}
        applied={applied}
        facets={facets}
        ignored={ignored}
        articles={articles}
        shown={shown}
        page={filters.page}
        hrefOf={hrefOf}
        showCommunity={facts.community === undefined}
        byMonth={applied.sort !== 'az'}
        empty={
          <Notice tone="empty" title="No articles match all these filters">
            <p>
              Remove one, or <a href={facts.url}>see all {countOf(facts.articles.length, 'article')}</a>.
            </p>
          </Notice>
        }
      />
    </Frame>
  )
}

function unfiltered(): Filters {
  return parseFilters(new URLSearchParams())
}

/** Filters that only name a page, for the addresses that carry it in their path. */
export function onPage(page: string): Filters {
  return parseFilters(new URLSearchParams({ page }))
}
