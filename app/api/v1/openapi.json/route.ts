import { openApiDocument } from '@/lib/api/openapi'
import { site } from '@/lib/site'
import { readOnly } from '../../read-only'

export const dynamic = 'force-dynamic'
export const { GET, OPTIONS, POST, PUT, PATCH, DELETE } = readOnly(() =>
  Promise.resolve({ ok: true, body: openApiDocument(site) }),
)
