import { ListingPage, metadataOfListing } from '../../../listing-page'
import { decoded, renderedAhead } from '../../../params'
import { site } from '@/lib/site'

type Params = Promise<{ community: string; section: string }>

export function generateStaticParams() {
  return renderedAhead(({ sections }) =>
    sections.slice(0, site.prerenderLimit).map(({ subject }) => ({
      community: subject.community.slug,
      section: subject.slug,
    })),
  )
}

export async function generateMetadata({ params }: { params: Params }) {
  return metadataOfListing({ segments: await segmentsOf(params) })
}

export default async function SectionPage({ params }: { params: Params }) {
  return <ListingPage segments={await segmentsOf(params)} />
}

async function segmentsOf(params: Params) {
  const { community, section } = await decoded(params)
  return ['communities', community, section]
}
