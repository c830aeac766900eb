import type { Metadata } from 'next'
import { LostPage } from '@/components/lost-page'
import { Masthead } from '@/components/masthead'
import { Notice } from '@/components/notice'
import { resolveAddress } from '@/lib/addresses'
import { countOf } from '@/lib/display'
import { filteredUrl, isFiltered, parseFilters } from '@/lib/filters'
import type { ListingFacts } from '@/lib/listings'
import { NEAREST_TITLES, wordsOfAddress } from '@/lib/lost'
import { getCatalog, narrowArticles, searchArticles, type Catalog } from '@/lib/portal'
import { pageTrail } from '@/lib/trails'
import { pageCount, pageUrl, searchPageUrl } from '@/lib/urls'
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
  const end = await endOf(catalog, path)
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

interface End extends Pick<ListingFacts, 'trail' | 'area' | 'community'> {
  /** The page that was asked for, and the last one there is, with its address. */
  page: number
  pages: number
  href: string
}

function PastEnd({ trail, area, community, page, pages, href }: End) {
  return (
    <Frame current={area} community={community}>
      <Masthead title={`There is no page ${page}`} trail={trail} community={community} />
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

/** Where the results end, if the address is that of a listing or a search but its page does not exist. */
async function endOf(catalog: Catalog, address: string): Promise<End | undefined> {
  const { pathname, searchParams } = new URL(address, 'http://any.example')
  const filters = parseFilters(searchParams)
  if (pathname === searchPageUrl) {
    const { articles, applied } = await searchArticles(catalog, filters)
    const pages = pageCount(articles.length)
    const href = filteredUrl(searchPageUrl, { ...applied, page: pages }, 'best')
    return { trail: pageTrail('Search'), page: filters.page, pages, href }
  }
  const resolution = resolveAddress(catalog, pathname)
  if (resolution.kind !== 'listing' && resolution.kind !== 'past-end') return undefined
  const { listing: facts } = resolution
  const { articles, applied } = narrowArticles(catalog, facts, filters)
  const pages = pageCount(articles.length)
  const href = isFiltered(applied)
    ? filteredUrl(facts.url, { ...applied, page: pages })
    : pageUrl(facts.url, pages)
  return { ...facts, page: Math.max(resolution.page, filters.page), pages, href }
}
