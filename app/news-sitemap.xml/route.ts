import { documentResponse } from '@/app/document-response'
import { getPublishedCatalog } from '@/lib/portal'
import { newsArticles, newsSitemapText } from '@/lib/sitemap'

export const dynamic = 'force-dynamic'

export async function GET(request: Request): Promise<Response> {
  const articles = newsArticles(await getPublishedCatalog(), new Date())
  return documentResponse(request, { text: newsSitemapText(articles), type: 'application/xml' })
}
