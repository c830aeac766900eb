import { ListingPage, metadataOfListing } from '../../listing-page'
import { decoded } from '../../params'
import { getPublishedCatalog } from '@/lib/portal'
import { site } from '@/lib/site'

type Params = Promise<{ curator: string }>

export async function generateStaticParams() {
  const { curators } = await getPublishedCatalog()
  return curators.slice(0, site.prerenderLimit).map(({ subject }) => ({ curator: subject.slug }))
}

export async function generateMetadata({ params }: { params: Params }) {
  return metadataOfListing({ segments: await segmentsOf(params) })
}

export default async function CuratorPage({ params }: { params: Params }) {
  return <ListingPage segments={await segmentsOf(params)} />
}

async function segmentsOf(params: Params) {
  const { curator } = await decoded(params)
  return ['curators', curator]
}
