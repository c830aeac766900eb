import type { Metadata } from 'next'
import { LostPage } from '@/components/lost-page'
import { homeUrl } from '@/lib/urls'

/** Also what Next puts into the head of every answer with status 404. */
export const metadata: Metadata = { title: 'Page not found', robots: { index: false } }

/**
 * For pages that find nothing although the proxy let the request pass, as right after a change of content. Next makes
 * this beside every page that it renders, in case it is needed; so it is short, and loads nothing.
 */
export default function NotFound() {
  return (
    <main id="main">
      <LostPage query="" articles={[]} />
      <p className="wrap">
        <a href={homeUrl}>Go to the home page</a>
      </p>
    </main>
  )
}
