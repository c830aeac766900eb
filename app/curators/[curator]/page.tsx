import { getPublishedCatalog } from '@/lib/portal'
import { site } from '@/lib/site'
import { decoded } from '../../params'
import { CuratorListing, curatorMetadata } from './listing'

type Params = Promise<{ curator: string }>

export async function generateStaticParams() {
  const { curators } = await getPublishedCatalog()
  return curators.slice(0, site.prerenderLimit).map(({ subject }) => ({ curator: subject.slug }))
}

export async function generateMetadata({ params }: { params: Params }) {
  return curatorMetadata(await decoded(params), 1)
}

export default async function CuratorPage({ params }: { params: Params }) {
  return <CuratorListing {...await decoded(params)} page={1} />
}
