import type { Metadata } from 'next'
import { LostPage } from '@/components/lost-page'
import { getCatalog } from '@/lib/portal'
import { Frame } from './frame'

/** Also what Next puts into the head of every answer with status 404. */
export const metadata: Metadata = { title: 'Page not found', robots: { index: false } }

/** For pages that find nothing although the proxy let the request pass, as right after a change of content. */
export default async function NotFound() {
  const { articles } = await getCatalog()
  return (
    <Frame>
      <LostPage query="" articles={articles.slice(0, 5)} />
    </Frame>
  )
}
