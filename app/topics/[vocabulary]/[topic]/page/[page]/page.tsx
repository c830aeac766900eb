import { decoded } from '../../../../../params'
import { TopicListing, topicMetadata } from '../../listing'

type Params = Promise<{ vocabulary: string; topic: string; page: string }>

/** Further pages are rendered at their first request, then kept. */
export function generateStaticParams() {
  return []
}

export async function generateMetadata({ params }: { params: Params }) {
  const { page, ...address } = await decoded(params)
  return topicMetadata(address, Number(page))
}

export default async function TopicFurtherPage({ params }: { params: Params }) {
  const { page, ...address } = await decoded(params)
  return <TopicListing {...address} page={Number(page)} />
}
