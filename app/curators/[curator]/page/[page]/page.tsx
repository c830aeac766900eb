import { decoded } from '../../../../params'
import { CuratorListing, curatorMetadata } from '../../listing'

type Params = Promise<{ curator: string; page: string }>

/** Further pages are rendered at their first request, then kept. */
export function generateStaticParams() {
  return []
}

export async function generateMetadata({ params }: { params: Params }) {
  const { page, ...address } = await decoded(params)
  return curatorMetadata(address, Number(page))
}

export default async function CuratorFurtherPage({ params }: { params: Params }) {
  const { page, ...address } = await decoded(params)
  return <CuratorListing {...address} page={Number(page)} />
}
