import { ListingPage, metadataOfListing, onPage } from '../../../../../listing-page'
import { decoded } from '../../../../../params'

type Params = Promise<{ vocabulary: string; topic: string; page: string }>

/** Further pages are rendered at their first request, then kept. */
export function generateStaticParams() {
  return []
}

export async function generateMetadata({ params }: { params: Params }) {
  return metadataOfListing(await listingOf(params))
}

export default async function FurtherTopicPage({ params }: { params: Params }) {
  return <ListingPage {...await listingOf(params)} />
}

async function listingOf(params: Params) {
  const { vocabulary, topic, page } = await decoded(params)
  return { segments: ['topics', vocabulary, topic], filters: onPage(page) }
}
