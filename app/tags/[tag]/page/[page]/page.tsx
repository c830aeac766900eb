import { decoded } from '../../../../params'
import { TagListing, tagMetadata } from '../../listing'

type Params = Promise<{ tag: string; page: string }>

/** Further pages are rendered at their first request, then kept. */
export function generateStaticParams() {
  return []
}

export async function generateMetadata({ params }: { params: Params }) {
  const { page, ...address } = await decoded(params)
  return tagMetadata(address, Number(page))
}

export default async function TagFurtherPage({ params }: { params: Params }) {
  const { page, ...address } = await decoded(params)
  return <TagListing {...address} page={Number(page)} />
}
