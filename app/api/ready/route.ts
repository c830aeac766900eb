import { getPublishedCatalog } from '@/lib/portal'

export const dynamic = 'force-dynamic'

/** The content is loaded: readers may be sent here. */
export async function GET(): Promise<Response> {
  try {
    const { articles } = await getPublishedCatalog()
    return Response.json(
      { status: 'ready', articles: articles.length },
      { headers: { 'cache-control': 'no-store' } },
    )
  } catch {
    return Response.json({ status: 'loading' }, { status: 503, headers: { 'cache-control': 'no-store' } })
  }
}
