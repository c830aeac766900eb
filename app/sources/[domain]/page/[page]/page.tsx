import { decoded } from '../../../../params'
import { SourceListing, sourceMetadata } from '../../listing'

type Params = Promise<{ domain: string; page: string }>

/** Further pages are rendered at their first request, then kept. */
export function generateStaticParams() {
  return []
}

export async function generateMetadata({ params }: { params: Params }) {
  const { page, ...address } = await decoded(params)
  return sourceMetadata(address, Number(page))
}

export default async function SourceFurtherPage({ params }: { params: Params }) {
  const { page, ...address } = await decoded(params)
  return <SourceListing {...address} page={Number(page)} />
}
