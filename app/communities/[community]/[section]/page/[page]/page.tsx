import { decoded } from '../../../../../params'
import { SectionListing, sectionMetadata } from '../../listing'

type Params = Promise<{ community: string; section: string; page: string }>

/** Further pages are rendered at their first request, then kept. */
export function generateStaticParams() {
  return []
}

export async function generateMetadata({ params }: { params: Params }) {
  const { page, ...section } = await decoded(params)
  return sectionMetadata({ ...section, page: Number(page) })
}

export default async function SectionFurtherPage({ params }: { params: Params }) {
  const { page, ...section } = await decoded(params)
  return <SectionListing {...section} page={Number(page)} />
}
