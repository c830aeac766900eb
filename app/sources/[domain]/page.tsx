import { ListingPage, metadataOfListing } from '../../listing-page'
import { decoded } from '../../params'
import { getPublishedCatalog } from '@/lib/portal'
import { site } from '@/lib/site'

type Params = Promise<{ domain: string }>

export async function generateStaticParams() {
  const { sources } = await getPublishedCatalog()
  return sources.slice(0, site.prerenderLimit).map(({ subject }) => ({ domain: subject.domain }))
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
