import { getPublishedCatalog } from '@/lib/portal'
import { site } from '@/lib/site'
import { decoded } from '../../../params'
import { TopicListing, topicMetadata } from './listing'

type Params = Promise<{ vocabulary: string; topic: string }>

export async function generateStaticParams() {
  const { topics } = await getPublishedCatalog()
  return topics
    .slice(0, site.prerenderLimit)
    .map(({ subject }) => ({ vocabulary: subject.vocabulary.slug, topic: subject.slug }))
}

export async function generateMetadata({ params }: { params: Params }) {
  return topicMetadata(await decoded(params), 1)
}

export default async function TopicPage({ params }: { params: Params }) {
  return <TopicListing {...await decoded(params)} page={1} />
}
