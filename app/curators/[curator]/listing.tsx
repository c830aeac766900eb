import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { Listing } from '@/components/listing'
import { pageOf } from '@/lib/addresses'
import { listOf } from '@/lib/display'
import { listingMetadata } from '@/lib/metadata'
import { getCatalog } from '@/lib/portal'
import { pageTrail } from '@/lib/trails'
import { curatorsUrl, curatorUrl } from '@/lib/urls'
import { Frame } from '../../frame'

interface CuratorAddress {
  curator: string
}

export async function curatorMetadata({ curator }: CuratorAddress, page: number): Promise<Metadata> {
  const group = (await getCatalog()).curator(curator)
  return group ? listingMetadata(group.subject.name, curatorUrl(group.subject), page) : {}
}

/** Page `page` of what one person picked. */
export async function CuratorListing({ curator, page }: CuratorAddress & { page: number }) {
  const group = (await getCatalog()).curator(curator)
  const articles = group && pageOf(group.articles, page)
  if (!articles) notFound()
  const { subject } = group
  const communities = [...new Set(group.articles.map(({ community }) => community.name))]

  return (
    <Frame>
      <Listing
        title={subject.name}
        kicker="Curator"
        lede={`Curates for ${listOf(communities)}.`}
        trail={pageTrail(subject.name, { label: 'Curators', href: curatorsUrl })}
        listing={curatorUrl(subject)}
        page={page}
        total={group.articles.length}
        articles={articles}
      />
    </Frame>
  )
}
