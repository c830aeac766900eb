import { feedRoute } from '@/app/feed-response'

export const dynamic = 'force-dynamic'
export const GET = feedRoute('json')
