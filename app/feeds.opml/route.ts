import { documentResponse } from '@/app/document-response'
import { feedDirectory, opmlText } from '@/lib/feed-directory'
import { getPublishedCatalog } from '@/lib/portal'

export const dynamic = 'force-dynamic'

export async function GET(request: Request): Promise<Response> {
  const text = opmlText(feedDirectory(await getPublishedCatalog()))
  return documentResponse(request, { text, type: 'text/x-opml' })
}
