import { documentResponse } from '@/app/document-response'
import { newestOf } from '@/lib/feeds'
import { llmsText } from '@/lib/llms'
import { getPublishedCatalog } from '@/lib/portal'

export const dynamic = 'force-dynamic'

export async function GET(request: Request): Promise<Response> {
  const catalog = await getPublishedCatalog()
  return documentResponse(request, {
    text: llmsText(catalog),
    type: 'text/plain',
    modified: newestOf(catalog.articles.map(({ modified }) => modified)),
  })
}
