/** What browsers, search engines and link previews are told about a page. */
import type { Metadata } from 'next'
import type { Article } from './content/model'
import { displayExcerpt, displayTitle } from './display'
import { absolute } from './site'
import { pageUrl } from './urls'

interface PageFacts {
  readonly title: string
  readonly description?: string
  readonly path: string
}

/** The canonical address is the page itself (ux.md, section 2). */
export function pageMetadata({ title, description, path }: PageFacts): Metadata {
  return { title, description, alternates: { canonical: absolute(path) } }
}

/** A list of articles; further pages say so in their title. */
export function listingMetadata(
  title: string,
  listing: string,
  page: number,
  description?: string,
): Metadata {
  return pageMetadata({
    title: page === 1 ? title : `${title}, page ${page}`,
    description,
    path: pageUrl(listing, page),
  })
}

export function articleMetadata(article: Article): Metadata {
  const title = displayTitle(article.title, article.original?.source.brand)
  const draft = article.state === 'published' ? '' : 'Draft: '
  return {
    ...pageMetadata({
      title: `${draft}${title}`,
      description: displayExcerpt(article.description),
      path: article.path,
    }),
    robots: article.state === 'published' ? undefined : { index: false },
  }
}
