import { searchPage } from '@/lib/api/answers'
import { searchArticles } from '@/lib/portal'
import { apiSearchUrl } from '@/lib/urls'
import { listRoute } from '../list-answer'

export const dynamic = 'force-dynamic'
export const { GET, OPTIONS, POST, PUT, PATCH, DELETE } = listRoute(searchArticles, (found) =>
  searchPage(apiSearchUrl, found),
)
