import { documentResponse, noDocument } from '@/app/document-response'
import { getPublishedCatalog } from '@/lib/portal'
import { newestModified, sitemapEntries, sitemapPart } from '@/lib/sitemap'

export const dynamic = 'force-dynamic'

/** `/sitemap/1.xml` and so on; they exist only when one file can't hold the sitemap. */
export async function GET(
  request: Request,
  { params }: { params: Promise<{ part: string }> },
): Promise<Response> {
  const entries = sitemapEntries(await getPublishedCatalog())
  const text = sitemapPart(entries, Number((await params).part.replace(/\.xml$/, '')))
  if (text === undefined) return noDocument('There is no such part of the sitemap.')
  return documentResponse(request, { text, type: 'application/xml', modified: newestModified(entries) })
}
