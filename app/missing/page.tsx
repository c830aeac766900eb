import type { Metadata } from 'next'
import { LostPage } from '@/components/lost-page'
import { getCatalog } from '@/lib/portal'
import { Frame } from '../frame'

const SUGGESTIONS = 5

export const metadata: Metadata = { title: 'Page not found', robots: { index: false } }

/** What an unknown address shows. The proxy rewrites to here and sets the status. */
export default async function MissingPage({
  searchParams,
}: {
  searchParams: Promise<{ path?: string | string[] }>
}) {
  const [catalog, { path }] = await Promise.all([getCatalog(), searchParams])
  const query = wordsOfPath([path].flat()[0] ?? '')
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
