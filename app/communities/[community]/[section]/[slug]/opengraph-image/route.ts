import { coverMotif } from '@/lib/cover'
import { displayTitle } from '@/lib/display'
import { getPublishedCatalog } from '@/lib/portal'
import { socialImage } from '@/lib/social-image'
import { articlePath } from '@/lib/urls'
import { decoded } from '../../../../../params'

export const dynamic = 'force-static'

/** Drawn at the first request, then kept. */
export function generateStaticParams() {
  return []
}

type Params = Promise<{ community: string; section: string; slug: string }>

export async function GET(_: Request, { params }: { params: Params }): Promise<Response> {
  const { community, section, slug } = await decoded(params)
  const article = (await getPublishedCatalog()).article(
    articlePath({ community: { slug: community }, slug: section }, slug),
  )
  if (!article) return new Response('There is no such article.\n', { status: 404 })
  return socialImage({
    title: displayTitle(article.title, article.original?.source.brand),
    note: article.original && `From ${article.original.source.brand}`,
    community: article.community,
    motif: coverMotif(article.slug),
    seed: article.slug,
  })
}
