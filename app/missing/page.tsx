import type { Metadata } from 'next'
import { LostPage } from '@/components/lost-page'
import { Masthead } from '@/components/masthead'
import { Notice } from '@/components/notice'
import { resolveAddress } from '@/lib/addresses'
import { countOf } from '@/lib/display'
import { filteredUrl, isFiltered, parseFilters } from '@/lib/filters'
import { getCatalog, narrowArticles, type Catalog } from '@/lib/portal'
import { PAGE_SIZE, pageUrl } from '@/lib/urls'
import { Frame } from '../frame'

const SUGGESTIONS = 5

export const metadata: Metadata = { title: 'Page not found', robots: { index: false } }

/** What an unknown address shows. The proxy rewrites to here and sets the status. */
export default async function MissingPage({
  searchParams,
}: {
  searchParams: Promise<{ path?: string | string[] }>
}) {
  const [catalog, { path: asked }] = await Promise.all([getCatalog(), searchParams])
  const [path = '/'] = [asked].flat()
  const end = lastPage(catalog, path)
  if (end) return <PastEnd {...end} />
  const query = wordsOfPath(path)
  const nearest = catalog.nearest(query, SUGGESTIONS)

  return (
    <Frame>
      {nearest.length > 0 ? (
        <LostPage query={query} articles={nearest} heading="Nearest titles" />
      ) : (
        <LostPage query={query} articles={catalog.articles.slice(0, SUGGESTIONS)} />
      )}
    </Frame>
  )
}

function PastEnd({ facts, page, pages, href }: NonNullable<ReturnType<typeof lastPage>>) {
  return (
    <Frame current={facts.area} community={facts.community}>
      <Masthead title={`There is no page ${page}`} trail={facts.trail} community={facts.community} />
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

/** Where the results end, if the address is that of a listing but its page does not exist. */
function lastPage(catalog: Catalog, address: string) {
  const { pathname, searchParams } = new URL(address, 'http://any.example')
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

/** The words of the last part of an address: what somebody following an old link was after. */
function wordsOfPath(path: string): string {
  const last = path.split('/').findLast(Boolean) ?? ''
  return decode(last)
    .replace(/\.[a-z]{2,5}$/i, '')
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean)
    .join(' ')
    .slice(0, 200)
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}
