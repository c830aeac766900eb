import { getPublishedCatalog } from '@/lib/portal'
import { site } from '@/lib/site'
import { decoded } from '../../params'
import { TagListing, tagMetadata } from './listing'

type Params = Promise<{ tag: string }>

export async function generateStaticParams() {
  const { tags } = await getPublishedCatalog()
  return tags.slice(0, site.prerenderLimit).map(({ subject }) => ({ tag: subject.slug }))
}

export async function generateMetadata({ params }: { params: Params }) {
  return tagMetadata(await decoded(params), 1)
}

export default async function TagPage({ params }: { params: Params }) {
  return <TagListing {...await decoded(params)} page={1} />
}
