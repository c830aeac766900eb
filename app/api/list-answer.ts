import { readQuery } from '@/lib/api/query'
import type { ApiPage } from '@/lib/api/schema'
import type { Filters } from '@/lib/filters'
import { getPublishedCatalog, type Catalog } from '@/lib/portal'
import { readOnly, type ApiAnswer } from './read-only'

/** The handlers of a list. Only published articles are in it, in preview as well: programs keep what they get. */
export function listRoute<Found>(
  find: (catalog: Catalog, filters: Filters) => Promise<Found>,
  describe: (found: Found) => ApiPage<unknown> | undefined,
) {
  return readOnly(async (query): Promise<ApiAnswer> => {
    const read = readQuery(query)
    if (!read.ok) return { ok: false, status: 400, error: read.error }
    const body = describe(await find(await getPublishedCatalog(), read.filters))
    if (body === undefined) {
      return { ok: false, status: 404, error: `The list has no page ${read.filters.page}.` }
    }
    return { ok: true, body, links: body.links }
  })
}
