import { parseFilters } from '@/lib/filters'
import { ListingPage, metadataOfListing } from '../../listing-page'
import { decode, queryOf, type SearchParams } from '../../params'

interface FilteredProps {
  params: Promise<{ segments: string[] }>
  searchParams: SearchParams
}

/** The twin of every listing for requests with filters: the proxy rewrites to here, so the plain listing stays static. */
export default async function FilteredPage(props: FilteredProps) {
  return <ListingPage {...await listingOf(props)} />
}

export async function generateMetadata(props: FilteredProps) {
  return metadataOfListing(await listingOf(props))
}

async function listingOf({ params, searchParams }: FilteredProps) {
  const [{ segments }, query] = await Promise.all([params, queryOf(searchParams)])
  return { segments: segments.map(decode), filters: parseFilters(query) }
}
