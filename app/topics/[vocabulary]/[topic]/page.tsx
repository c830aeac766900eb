import { ListingPage, metadataOfListing } from '../../../listing-page'
import { decoded } from '../../../params'
import { getPublishedCatalog } from '@/lib/portal'
import { site } from '@/lib/site'

type Params = Promise<{ vocabulary: string; topic: string }>

export async function generateStaticParams() {
  const { topics } = await getPublishedCatalog()
  return topics.slice(0, site.prerenderLimit).map(({ subject }) => ({
    vocabulary: subject.vocabulary.slug,
    topic: subject.slug,
  }))
}

export async function generateMetadata({ params }: { params: Params }) {
  return metadataOfListing({ segments: await segmentsOf(params) })
}

export default async function TopicPage({ params }: { params: Params }) {
  return <ListingPage segments={await segmentsOf(params)} />
}

async function segmentsOf(params: Params) {
  const { vocabulary, topic } = await decoded(params)
  return ['topics', vocabulary, topic]
}
