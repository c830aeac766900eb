import { getPublishedCatalog } from '@/lib/portal'
import { decoded } from '../../../params'
import { SectionListing, sectionMetadata } from './listing'

type Params = Promise<{ community: string; section: string }>

export async function generateStaticParams() {
  return (await getPublishedCatalog()).sections.map(({ subject }) => ({
    community: subject.community.slug,
    section: subject.slug,
  }))
}

export async function generateMetadata({ params }: { params: Params }) {
  return sectionMetadata({ ...(await decoded(params)), page: 1 })
}

export default async function SectionPage({ params }: { params: Params }) {
  return <SectionListing {...await decoded(params)} page={1} />
}
