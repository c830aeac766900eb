import { documentResponse, noDocument } from '@/app/document-response'
import { decoded } from '@/app/params'
import { markdownTwin } from '@/lib/markdown-twin'
import { getPublishedCatalog, renderBody } from '@/lib/portal'
import { absolute } from '@/lib/site'
import { articlePath } from '@/lib/urls'

export const dynamic = 'force-dynamic'

type Params = Promise<{ community: string; section: string; slug: string }>

/** An article as Markdown. The proxy rewrites to here from the article's address with `.md` appended. */
export async function GET(request: Request, { params }: { params: Params }): Promise<Response> {
  const [catalog, { community, section, slug }] = await Promise.all([getPublishedCatalog(), decoded(params)])
  const article = catalog.article(articlePath({ community: { slug: community }, slug: section }, slug))
  if (article === undefined) return noDocument('There is no such article.')
  const { html } = await renderBody(catalog.body(article))
  return documentResponse(request, {
    text: markdownTwin(article, html),
    type: 'text/markdown',
    modified: article.modified,
    // The page is what search engines should show.
    headers: { 'x-robots-tag': 'noindex', link: `<${absolute(article.path)}>; rel="canonical"` },
  })
}
