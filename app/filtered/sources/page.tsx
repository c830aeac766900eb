import { readSourceOrder } from '@/lib/source-order'
import { queryOf, type SearchParams } from '../../params'
import { SourceList, sourcesMetadata } from '../../sources/source-list'

export const metadata = { ...sourcesMetadata, robots: { index: false, follow: true } }

/** The twin of the list of sources for other orders than the usual one. */
export default async function OrderedSourcesPage({ searchParams }: { searchParams: SearchParams }) {
  return <SourceList {...readSourceOrder(await queryOf(searchParams))} />
}
