import { ListingPage, metadataOfListing } from '../../listing-page'
import { decoded } from '../../params'
import { getPublishedCatalog } from '@/lib/portal'
import { site } from '@/lib/site'

type Params = Promise<{ tag: string }>

export async function generateStaticParams() {
  const { tags } = await getPublishedCatalog()
  return tags.slice(0, site.prerenderLimit).map(({ subject }) => ({ tag: subject.slug }))
}

export async function generateMetadata({ params }: { params: Params }) {
  return metadataOfListing({ segments: await segmentsOf(params) })
}

export default async function TagPage({ params }: { params: Params }) {
  return <ListingPage segments={await segmentsOf(params)} />
}

async function segmentsOf(params: Params) {
  const { tag } = await decoded(params)
  return ['tags', tag]
}
