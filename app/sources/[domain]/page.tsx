import { ListingPage, metadataOfListing } from '../../listing-page'
import { decoded } from '../../params'

type Params = Promise<{ domain: string }>

/** There may be thousands: each is rendered at its first request, so that the time of a build does not grow with them. */
export function generateStaticParams() {
  return []
}

export async function generateMetadata({ params }: { params: Params }) {
  return metadataOfListing({ segments: await segmentsOf(params) })
}

export default async function SourcePage({ params }: { params: Params }) {
  return <ListingPage segments={await segmentsOf(params)} />
}

async function segmentsOf(params: Params) {
  const { domain } = await decoded(params)
  return ['sources', domain]
}
