import { countOf } from '@/lib/display'
import { getPublishedCatalog } from '@/lib/portal'
import { socialImage } from '@/lib/social-image'
import { decoded } from '../../../params'

export const dynamic = 'force-static'

/** Drawn at the first request, then kept. */
export function generateStaticParams() {
  return []
}

export async function GET(
  _: Request,
  { params }: { params: Promise<{ community: string }> },
): Promise<Response> {
  const group = (await getPublishedCatalog()).community((await decoded(params)).community)
  if (!group) return new Response('There is no such community.\n', { status: 404 })
  const { subject: community, articles } = group
  return socialImage({
    title: community.label,
    note: countOf(articles.length, 'article'),
    community,
    motif: community.motif,
    seed: community.slug,
  })
}
