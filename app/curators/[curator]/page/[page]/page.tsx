import { ListingPage, metadataOfListing, onPage } from '../../../../listing-page'
import { decoded } from '../../../../params'

type Params = Promise<{ curator: string; page: string }>

/** Further pages are rendered at their first request, then kept. */
export function generateStaticParams() {
  return []
}

export async function generateMetadata({ params }: { params: Params }) {
  return metadataOfListing(await listingOf(params))
}

export default async function FurtherCuratorPage({ params }: { params: Params }) {
  return <ListingPage {...await listingOf(params)} />
}

async function listingOf(params: Params) {
  const { curator, page } = await decoded(params)
  return { segments: ['curators', curator], filters: onPage(page) }
}
