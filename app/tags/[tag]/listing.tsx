import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { Listing } from '@/components/listing'
import { pageOf } from '@/lib/addresses'
import { listingMetadata } from '@/lib/metadata'
import { getCatalog } from '@/lib/portal'
import { pageTrail } from '@/lib/trails'
import { tagsUrl, tagUrl } from '@/lib/urls'
import { Frame } from '../../frame'

interface TagAddress {
  tag: string
}

export async function tagMetadata({ tag }: TagAddress, page: number): Promise<Metadata> {
  const catalog = await getCatalog()
  const group = catalog.tag(tag)
  if (!group) return {}
  const metadata = listingMetadata(group.subject.label, tagUrl(group.subject), page)
  return catalog.isUniversal(group) ? { ...metadata, robots: { index: false } } : metadata
}

/** Page `page` of the articles with a flat tag or legacy category. */
export async function TagListing({ tag, page }: TagAddress & { page: number }) {
  const group = (await getCatalog()).tag(tag)
  const articles = group && pageOf(group.articles, page)
  if (!articles) notFound()
  const { subject } = group

  return (
    <Frame>
      <Listing
        title={subject.label}
        kicker="Tag"
        trail={pageTrail(subject.label, { label: 'Tags', href: tagsUrl })}
        listing={tagUrl(subject)}
        page={page}
        total={group.articles.length}
        articles={articles}
      />
    </Frame>
  )
}
