import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { Listing } from '@/components/listing'
import { pageOf } from '@/lib/addresses'
import { listingMetadata } from '@/lib/metadata'
import { getCatalog } from '@/lib/portal'
import { pageTrail } from '@/lib/trails'
import { sourcesUrl, sourceUrl } from '@/lib/urls'
import { Frame } from '../../frame'

interface SourceAddress {
  domain: string
}

export async function sourceMetadata({ domain }: SourceAddress, page: number): Promise<Metadata> {
  const group = (await getCatalog()).source(domain)
  return group ? listingMetadata(group.subject.brand, sourceUrl(group.subject), page) : {}
}

/** Page `page` of what was picked from one publication. */
export async function SourceListing({ domain, page }: SourceAddress & { page: number }) {
  const group = (await getCatalog()).source(domain)
  const articles = group && pageOf(group.articles, page)
  if (!articles) notFound()
  const { subject } = group

  return (
    <Frame current="sources">
      <Listing
        title={subject.brand}
        kicker="Source"
        trail={pageTrail(subject.domain, { label: 'Sources', href: sourcesUrl })}
        actions={
          <a className="btn ghost sm" href={`https://${subject.domain}/`} rel="external noopener">
            Visit {subject.domain}
          </a>
        }
        listing={sourceUrl(subject)}
        page={page}
        total={group.articles.length}
        articles={articles}
      />
    </Frame>
  )
}
