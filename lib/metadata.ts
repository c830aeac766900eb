/** What browsers, search engines and link previews are told about a page. */
import type { Metadata } from 'next'
import type { Article } from './content/model'
import { displayExcerpt, displayTitle } from './display'
import type { ListingFacts } from './listings'
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
export function listingMetadata({ fullTitle, lede, url, isMinor }: ListingFacts, page: number): Metadata {
  return {
    ...pageMetadata({
      title: page === 1 ? fullTitle : `${fullTitle}, page ${page}`,
      description: lede,
      path: pageUrl(url, page),
    }),
    robots: isMinor ? { index: false, follow: true } : undefined,
  }
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
