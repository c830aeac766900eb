import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { Breadcrumbs } from '@/components/breadcrumbs'
import { getPublishedCatalog } from '@/lib/portal'
import { pageTrail } from '@/lib/trails'
import { communitiesUrl, communityUrl } from '@/lib/urls'
import { Frame } from '../frame'

export const metadata: Metadata = { title: 'Article removed', robots: { index: false } }

/** What a withdrawn article's address shows. The proxy rewrites to here and sets the status 410. */
export default async function WithdrawnPage({
  searchParams,
}: {
  searchParams: Promise<{ path?: string | string[] }>
}) {
  const [catalog, { path }] = await Promise.all([getPublishedCatalog(), searchParams])
  const article = catalog.withdrawn([path].flat()[0] ?? '')
  if (!article) notFound()
  const { community, original } = article

  return (
    <Frame community={community}>
      <div className="wrap">
        <Breadcrumbs trail={pageTrail('Article removed', { label: 'Communities', href: communitiesUrl })} />
        <header className="art-head">
          <h1>Removed at the publisher’s request</h1>
          <ul className="ways">
            {original && (
              <li>
                You can still read it at{' '}
                <a href={original.href} rel="external noopener">
                  {original.source.brand}
                </a>
                .
              </li>
            )}
            {catalog.community(community.slug) && (
              <li>
                <a href={communityUrl(community)}>More in {community.name}</a>
              </li>
            )}
          </ul>
        </header>
      </div>
    </Frame>
  )
}
