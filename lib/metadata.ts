/** What browsers, search engines and link previews are told about a page. */
import type { Metadata } from 'next'
import type { Article, Community } from './content/model'
import { countOf, displayExcerpt, displayTitle } from './display'
import { feedTypes } from './feeds'
import type { ListingFacts } from './listings'
import { absolute, site } from './site'
import {
  communityUrl,
  feedUrl,
  homeUrl,
  markdownUrl,
  mediaUrl,
  pageUrl,
  searchPageUrl,
  sectionUrl,
  socialImageUrl,
  tagsUrl,
  WIDEST_MEDIA,
} from './urls'

interface PageFacts {
  readonly title: string
  readonly description?: string
  readonly path: string
  /** What the page has feeds of; without it, the feeds of the whole site are offered. */
  readonly feeds?: FeedOwner
}

interface FeedOwner {
  readonly title: string
  readonly url: string
}

type Pictures = NonNullable<Metadata['openGraph']>['images']

/** Longer descriptions are cut by search engines, wherever they like. */
const MAX_DESCRIPTION = 160

const wholeSite: FeedOwner = { title: site.name, url: homeUrl }

/** The canonical address is the page itself. */
export function pageMetadata({ title, description, path, feeds = wholeSite }: PageFacts): Metadata {
  const short = shortDescription(description)
  return {
    title,
    description: short,
    alternates: { canonical: absolute(path), types: feedLinks(feeds) },
    openGraph: {
      type: 'website',
      siteName: site.name,
      locale: site.language.replace('-', '_'),
      url: absolute(path),
      title,
      description: short,
    },
    twitter: { card: 'summary', title, description: short },
  }
}

/** The home page keeps the title and description that the layout gives. */
export function homeMetadata(title: string, description: string): Metadata {
  return { ...pageMetadata({ title, description, path: homeUrl }), title: { absolute: title } }
}

/** @param articles of the community; without any, there is no picture of it. */
export function communityMetadata(community: Community, articles: readonly Article[]): Metadata {
  const { label, name, description } = community
  const url = communityUrl(community)
  const facts = {
    title: label,
    description: description ?? `Articles picked by the ${name} community of practice.`,
    path: url,
    feeds: { title: label, url },
  }
  const page = pageMetadata(facts)
  return articles.length === 0
    ? page
    : withPictures(page, [{ url: absolute(socialImageUrl(url)), alt: label }])
}

/** A list of articles; further pages say so in their title. */
export function listingMetadata(
  { fullTitle, lede, url, articles, isMinor }: ListingFacts,
  page: number,
): Metadata {
  const hasFeeds = !url.startsWith(`${tagsUrl}/`)
  return {
    ...pageMetadata({
      title: page === 1 ? fullTitle : `${fullTitle}, page ${page}`,
      description: lede ?? `${fullTitle}: ${countOf(articles.length, 'article')}, each linked to its source.`,
      path: pageUrl(url, page),
      feeds: hasFeeds ? { title: fullTitle, url } : wholeSite,
    }),
    robots: isMinor ? { index: false, follow: true } : undefined,
  }
}

/**
 * Search results are the reader's, not a page of ours: engines follow their links only.
 * @param count of the results; `undefined` before anything is searched for.
 */
export function searchMetadata(query = '', count?: number): Metadata {
  const what = query === '' ? 'filtered: Search' : `search: ${query}`
  const title = count === undefined ? 'Search' : `${countOf(count, 'article')}, ${what}`
  return { ...pageMetadata({ title, path: searchPageUrl }), robots: { index: false, follow: true } }
}

export function articleMetadata(article: Article): Metadata {
  const { community, section, original } = article
  const isPublished = article.state === 'published'
  const title = displayTitle(article.title, original?.source.brand)
  const from = original ? `, from ${original.source.brand}` : ''
  const page = pageMetadata({
    title: isPublished ? title : `Draft: ${title}`,
    description:
      displayExcerpt(article.description) ?? `Picked by the ${community.name} community of practice${from}.`,
    path: article.path,
    feeds: { title: `${community.label}: ${section.title}`, url: sectionUrl(section) },
  })
  const twin = { 'text/markdown': absolute(markdownUrl(article)) }
  const { openGraph, alternates } = page
  return withPictures(
    {
      ...page,
      alternates: { ...alternates, types: { ...alternates?.types, ...(isPublished ? twin : {}) } },
      openGraph: {
        ...openGraph,
        type: 'article',
        publishedTime: article.date.toISOString(),
        modifiedTime: article.modified.toISOString(),
        section: community.name,
        tags: article.topics.map(({ label }) => label),
      },
      robots: isPublished ? undefined : { index: false },
    },
    articlePictures(article, title),
  )
}

function articlePictures({ image, path }: Article, title: string): Pictures {
  if (image === undefined) return [{ url: absolute(socialImageUrl(path)), alt: title }]
  return [{ url: absolute(mediaUrl(image.key, WIDEST_MEDIA, 'webp')), type: 'image/webp', alt: image.alt }]
}

function withPictures(page: Metadata, images: Pictures): Metadata {
  return {
    ...page,
    openGraph: { ...page.openGraph, images },
    twitter: { ...page.twitter, card: 'summary_large_image', images },
  }
}

function feedLinks({ title, url }: FeedOwner): Record<string, { title: string; url: string }[]> {
  const link = (format: string, kind: 'rss' | 'atom' | 'json') => [
    { title: `${title} (${format})`, url: absolute(feedUrl(url, kind)) },
  ]
  return {
    [feedTypes.rss]: link('RSS', 'rss'),
    [feedTypes.atom]: link('Atom', 'atom'),
    [feedTypes.json]: link('JSON Feed', 'json'),
  }
}

/** At most 160 characters, ending where a word ends. `undefined` if not even the first word fits. */
export function shortDescription(text: string | undefined): string | undefined {
  const line = text?.replace(/\s+/g, ' ').trim()
  if (!line) return undefined
  if (line.length <= MAX_DESCRIPTION) return line
  const room = line.slice(0, MAX_DESCRIPTION)
  const end = room.lastIndexOf(' ')
  const cut = end > 0 ? room.slice(0, end) : wholeWords(line, MAX_DESCRIPTION - 1)
  const kept = cut.replace(/[\s,;:–—-]+$/, '')
  if (kept === '') return undefined
  return /[.!?…]$/.test(kept) ? kept : `${kept}…`
}

/** For languages without blanks between words. */
function wholeWords(line: string, room: number): string {
  let end = 0
  for (const { index, segment } of new Intl.Segmenter('en', { granularity: 'word' }).segment(line)) {
    if (index + segment.length > room) break
    end = index + segment.length
  }
  return line.slice(0, end)
}
