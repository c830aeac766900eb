import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { Listing } from '@/components/listing'
import { pageOf } from '@/lib/addresses'
import { countOf } from '@/lib/display'
import { listingMetadata } from '@/lib/metadata'
import { getCatalog } from '@/lib/portal'
import { topicTrail } from '@/lib/trails'
import { topicUrl } from '@/lib/urls'
import { Frame } from '../../../frame'

interface TopicAddress {
  vocabulary: string
  topic: string
}

export async function topicMetadata({ vocabulary, topic }: TopicAddress, page: number): Promise<Metadata> {
  const group = (await getCatalog()).topic(vocabulary, topic)
  return group ? listingMetadata(group.subject.label, topicUrl(group.subject), page) : {}
}

/** Page `page` of a topic's articles, across communities. */
export async function TopicListing({ vocabulary, topic, page }: TopicAddress & { page: number }) {
  const catalog = await getCatalog()
  const group = catalog.topic(vocabulary, topic)
  const articles = group && pageOf(group.articles, page)
  if (!articles) notFound()
  const { subject } = group
  const twin = catalog.topics.find(
    (other) => other.subject.slug === subject.slug && other.subject !== subject,
  )

  return (
    <Frame current="topics">
      <Listing
        title={subject.label}
        kicker={`${subject.vocabulary.name} topic`}
        trail={topicTrail(subject.vocabulary, subject.label)}
        actions={
          twin && (
            <a className="btn ghost sm" href={topicUrl(twin.subject)}>
              {`Also in ${twin.subject.vocabulary.name}: ${twin.subject.label}, ${countOf(twin.articles.length, 'article')}`}
            </a>
          )
        }
        listing={topicUrl(subject)}
        page={page}
        total={group.articles.length}
        articles={articles}
      />
    </Frame>
  )
}
