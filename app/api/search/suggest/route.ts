import { MOST_ARTICLES, suggestionsFor } from '@/lib/api/answers'
import { readQuery } from '@/lib/api/query'
import { getPublishedCatalog, searchText } from '@/lib/portal'
import { readOnly } from '../../read-only'

export const dynamic = 'force-dynamic'
export const { GET, OPTIONS, POST, PUT, PATCH, DELETE } = readOnly(async (query) => {
  const read = readQuery(new URLSearchParams({ q: query.get('q') ?? '' }))
  if (!read.ok) return { ok: false, status: 400, error: read.error }
  const { q } = read.filters
  const catalog = await getPublishedCatalog()
  return { ok: true, body: suggestionsFor(catalog, q, await searchText(catalog, q, MOST_ARTICLES)) }
})
