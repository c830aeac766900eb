import { documentResponse } from '@/app/document-response'
import { robotsText } from '@/lib/sitemap'

export const dynamic = 'force-dynamic'

export function GET(request: Request): Promise<Response> {
  return documentResponse(request, { text: robotsText(), type: 'text/plain' })
}
