import type { Metadata } from 'next'
import { LostPage } from '@/components/lost-page'
import { Masthead } from '@/components/masthead'
import { Notice } from '@/components/notice'
import { resolveAddress } from '@/lib/addresses'
import { countOf } from '@/lib/display'
import { filteredUrl, isFiltered, parseFilters } from '@/lib/filters'
import { NEAREST_TITLES, wordsOfAddress } from '@/lib/lost'
import { findArticles, getCatalog, narrowArticles, type Catalog } from '@/lib/portal'
import { pageTrail } from '@/lib/trails'
import { PAGE_SIZE, pageUrl, searchPageUrl } from '@/lib/urls'
import { Frame } from '../frame'

export const metadata: Metadata = { title: 'Page not found', robots: { index: false } }

/** What an unknown address shows. The proxy rewrites to here and sets the status. */
export default async function MissingPage({
  searchParams,
}: {
  searchParams: Promise<{ path?: string | string[] }>
}) {
  const [catalog, { path: asked }] = await Promise.all([getCatalog(), searchParams])
  const [path = '/'] = [asked].flat()
  const end = await lastPage(catalog, path)
  if (end) return <PastEnd {...end} />
  const query = wordsOfAddress(path)
  const nearest = catalog.nearest(query, NEAREST_TITLES)

  return (
    <Frame>
      {nearest.length > 0 ? (
        <LostPage query={query} articles={nearest} heading="Nearest titles" />
      ) : (
        <LostPage query={query} articles={catalog.articles.slice(0, NEAREST_TITLES)} />
      )}
    </Frame>
  )
}

function PastEnd({ facts, page, pages, href }: NonNullable<Awaited<ReturnType<typeof lastPage>>>) {
  return (
    <Frame current={facts?.area} community={facts?.community}>
      <Masthead
        title={`There is no page ${page}`}
        trail={facts?.trail ?? pageTrail('Search')}
        community={facts?.community}
      />
      <div className="wrap page">
        <Notice tone="info" title={`These results have ${countOf(pages, 'page')}`}>
          <p>
            <a href={href}>Go to page {pages}</a>
          </p>
        </Notice>
      </div>
    </Frame>
  )
}

/** Where the results end, if the address is that of a listing or of a search, but its page does not exist. */
async function lastPage(catalog: Catalog, address: string) {
  const { pathname, searchParams } = new URL(address, 'http://any.example')
  if (pathname === searchPageUrl) {
    const filters = parseFilters(searchParams)
    const { articles, applied } = await findArticles(catalog, filters)
    const pages = Math.max(1, Math.ceil(articles.length / PAGE_SIZE))
    const href = filteredUrl(searchPageUrl, { ...applied, page: pages }, 'best')
    return { facts: undefined, page: filters.page, pages, href }
  }
  const resolution = resolveAddress(catalog, pathname)
  if (resolution.kind !== 'listing' && resolution.kind !== 'past-end') return undefined
  const { listing: facts } = resolution
  const filters = parseFilters(searchParams)
  const page = Math.max(resolution.page, filters.page)
  const { articles, applied } = narrowArticles(catalog, facts, filters)
  const pages = Math.max(1, Math.ceil(articles.length / PAGE_SIZE))
  const href = isFiltered(applied)
    ? filteredUrl(facts.url, { ...applied, page: pages })
    : pageUrl(facts.url, pages)
  return { facts, page, pages, href }
}
