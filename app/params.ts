import { type Catalog, getPublishedCatalog } from '@/lib/portal'

/**
 * The parameters of the pages that a build renders. While developing there are none: Next asks in a process of its
 * own, which would read all content a second time while the editor waits for the first page.
 */
export async function renderedAhead<Params>(of: (catalog: Catalog) => Params[]): Promise<Params[]> {
  return process.env.NODE_ENV === 'development' ? [] : of(await getPublishedCatalog())
}

/** Route parameters as the catalog knows them: Next passes them on percent-encoded. */
export async function decoded<Name extends string>(
  params: Promise<Record<Name, string>>,
): Promise<Record<Name, string>> {
  const result = await params
  for (const name in result) result[name] = decode(result[name])
  return result
}

export function decode(value: string): string {
  try {
    return decodeURIComponent(value).normalize('NFC')
  } catch {
    return value
  }
}

/** What Next passes to a page for its query. */
export type SearchParams = Promise<Readonly<Record<string, string | string[] | undefined>>>

/** The query as the browser sent it. */
export async function queryOf(searchParams: SearchParams): Promise<URLSearchParams> {
  const query = new URLSearchParams()
  for (const [name, value] of Object.entries(await searchParams)) {
    for (const one of [value ?? []].flat()) query.append(name, one)
  }
  return query
}

/** A number from the query, or the usual one if there is none or it is out of bounds. */
export function wholeNumber(
  query: URLSearchParams,
  name: string,
  { most, usual }: { readonly most: number; readonly usual: number },
): number {
  const asked = Number(query.get(name) ?? usual)
  return Number.isInteger(asked) && asked >= 1 && asked <= most ? asked : usual
}
