import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { Listing } from '@/components/listing'
import { pageOf } from '@/lib/addresses'
import { listingMetadata } from '@/lib/metadata'
import { getCatalog } from '@/lib/portal'
import { sectionTrail } from '@/lib/trails'
import { communityUrl, sectionUrl } from '@/lib/urls'
import { Frame } from '../../../frame'

interface SectionPage {
  community: string
  section: string
  page: number
}

export async function sectionMetadata({ community, section, page }: SectionPage): Promise<Metadata> {
  const group = (await getCatalog()).section(community, section)
  if (!group) return {}
  const { subject } = group
  const title = `${subject.community.label}: ${subject.title}`
  return listingMetadata(
    title,
    sectionUrl(subject),
    page,
    subject.description ?? subject.community.description,
  )
}

/** Page `page` of a section's articles. */
export async function SectionListing({ community: communitySlug, section, page }: SectionPage) {
  const group = (await getCatalog()).section(communitySlug, section)
  const articles = group && pageOf(group.articles, page)
  if (!articles) notFound()
  const { community, title, description } = group.subject

  return (
    <Frame current="communities" community={community}>
      <Listing
        title={`${community.name}: ${title.toLowerCase()}`}
        lede={description ?? community.description}
        trail={sectionTrail(group.subject)}
        community={community}
        actions={
          <a className="btn ghost sm" href={communityUrl(community)}>
            About this community
          </a>
        }
        listing={sectionUrl(group.subject)}
        page={page}
        total={group.articles.length}
        articles={articles}
      />
    </Frame>
  )
}
