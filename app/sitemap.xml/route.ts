import { documentResponse } from '@/app/document-response'
import { getPublishedCatalog } from '@/lib/portal'
import { newestModified, sitemapEntries, sitemapText } from '@/lib/sitemap'

export const dynamic = 'force-dynamic'

export async function GET(request: Request): Promise<Response> {
  const entries = sitemapEntries(await getPublishedCatalog())
  return documentResponse(request, {
    text: sitemapText(entries),
    type: 'application/xml',
    modified: newestModified(entries),
  })
}
