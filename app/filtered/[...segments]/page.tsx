import { parseFilters } from '@/lib/filters'
import { ListingPage, metadataOfListing } from '../../listing-page'

interface FilteredProps {
  params: Promise<{ segments: string[] }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

/** The twin of every listing for requests with filters: the proxy rewrites to here, so the plain listing stays static. */
export default async function FilteredPage(props: FilteredProps) {
  return <ListingPage {...await listingOf(props)} />
}

export async function generateMetadata(props: FilteredProps) {
  return metadataOfListing(await listingOf(props))
}

async function listingOf({ params, searchParams }: FilteredProps) {
  const [{ segments }, values] = await Promise.all([params, searchParams])
  const query = new URLSearchParams()
  for (const [name, value] of Object.entries(values))
    for (const one of [value ?? []].flat()) query.append(name, one)
  return { segments: segments.map((segment) => decodeURIComponent(segment)), filters: parseFilters(query) }
}
