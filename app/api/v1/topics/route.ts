import { topicsPage } from '@/lib/api/answers'
import { findArticles } from '@/lib/portal'
import { apiListUrl } from '@/lib/urls'
import { listRoute } from '../../list-answer'

export const dynamic = 'force-dynamic'
export const { GET, OPTIONS, POST, PUT, PATCH, DELETE } = listRoute(findArticles, (found) =>
  topicsPage(apiListUrl('topics'), found),
)
