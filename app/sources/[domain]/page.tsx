import { getPublishedCatalog } from '@/lib/portal'
import { site } from '@/lib/site'
import { decoded } from '../../params'
import { SourceListing, sourceMetadata } from './listing'

type Params = Promise<{ domain: string }>

export async function generateStaticParams() {
  const { sources } = await getPublishedCatalog()
  return sources.slice(0, site.prerenderLimit).map(({ subject }) => ({ domain: subject.domain }))
}

export async function generateMetadata({ params }: { params: Params }) {
  return sourceMetadata(await decoded(params), 1)
}

export default async function SourcePage({ params }: { params: Params }) {
  return <SourceListing {...await decoded(params)} page={1} />
}
