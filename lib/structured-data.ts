/** What a page is about, in the words of schema.org. Says nothing that the page itself doesn't show. */
import type {
  Article as ArticleOfSchema,
  BreadcrumbList,
  CollectionPage,
  Person,
  SearchAction,
  WebPage,
  WebSite,
  WithContext,
} from 'schema-dts'
import type { Article, Breadcrumb, Community } from './content/model'
import { displayExcerpt, displayTitle } from './display'
import type { ListingFacts } from './listings'
import { absolute, site } from './site'
import {
  communityUrl,
  curatorUrl,
  homeUrl,
  mediaUrl,
  pageUrl,
  searchPageUrl,
  sectionUrl,
  socialImageUrl,
  WIDEST_MEDIA,
} from './urls'

type WebSiteData = WithContext<WebSite>
type CollectionPageData = WithContext<CollectionPage>
type BreadcrumbListData = WithContext<BreadcrumbList>
/** A page that quotes an original is not the article; what was written for us is. */
type ArticleData = WithContext<WebPage> | WithContext<ArticleOfSchema>

export type StructuredDataItem = WebSiteData | CollectionPageData | BreadcrumbListData | ArticleData

const CONTEXT = 'https://schema.org'

const siteId = `${absolute(homeUrl)}#site`

/** For the home page: the site and how to search it. */
export function siteData(): WebSiteData {
  // `query-input` is a word of search engines, which schema.org does not have.
  const search: SearchAction & { readonly 'query-input': string } = {
    '@type': 'SearchAction',
    target: {
      '@type': 'EntryPoint',
      urlTemplate: `${absolute(searchPageUrl)}?q={search_term_string}`,
    },
    'query-input': 'required name=search_term_string',
  }
  return {
    '@context': CONTEXT,
    '@type': 'WebSite',
    '@id': siteId,
    name: site.name,
    url: absolute(homeUrl),
    inLanguage: site.language,
    potentialAction: search,
  }
}

/** @param shown the articles on this page of the listing. */
export function listingData(
  { fullTitle, url, lede, articles }: ListingFacts,
  page: number,
  shown: readonly Article[],
): CollectionPageData {
  const title = page === 1 ? fullTitle : `${fullTitle}, page ${page}`
  return collection(title, pageUrl(url, page), lede, articles.length, shown)
}

/** @param shown the articles that the community's page shows. */
export function communityData(
  community: Community,
  articles: readonly Article[],
  shown: readonly Article[],
): CollectionPageData {
  return collection(community.label, communityUrl(community), community.description, articles.length, shown)
}

function collection(
  name: string,
  path: string,
  description: string | undefined,
  total: number,
  shown: readonly Article[],
): CollectionPageData {
  return {
    '@context': CONTEXT,
    '@type': 'CollectionPage',
    '@id': absolute(path),
    name,
    url: absolute(path),
    description,
    inLanguage: site.language,
    isPartOf: { '@id': siteId },
    mainEntity: {
      '@type': 'ItemList',
      numberOfItems: total,
      itemListElement: shown.map((article, index) => ({
        '@type': 'ListItem',
        position: index + 1,
        name: displayTitle(article.title, article.original?.source.brand),
        url: absolute(article.path),
      })),
    },
  }
}

/** The trail as the page shows it, step by step. */
export function trailData(trail: readonly Breadcrumb[]): BreadcrumbListData {
  return {
    '@context': CONTEXT,
    '@type': 'BreadcrumbList',
    itemListElement: trail.map(({ label, href }, index) => ({
      '@type': 'ListItem',
      position: index + 1,
      name: label,
      item: href === undefined ? undefined : absolute(href),
    })),
  }
}

export function articleData(article: Article): ArticleData {
  const { path, title, description, date, modified, image, topics, curators, original, section } = article
  const name = displayTitle(title, original?.source.brand)
  const people = curators.map((curator): Person => {
    return { '@type': 'Person', name: curator.name, url: absolute(curatorUrl(curator)) }
  })
  const role = people.length === 0 ? {} : original ? { editor: people } : { author: people }
  return {
    '@context': CONTEXT,
    '@type': original ? 'WebPage' : 'Article',
    '@id': absolute(path),
    name,
    headline: name,
    url: absolute(path),
    description: displayExcerpt(description),
    datePublished: date.toISOString(),
    dateModified: modified.toISOString(),
    inLanguage: site.language,
    image: absolute(image ? mediaUrl(image.key, WIDEST_MEDIA, 'webp') : socialImageUrl(path)),
    keywords: topics.length > 0 ? topics.map(({ label }) => label) : undefined,
    ...role,
    isBasedOn: original?.href,
    publisher: original
      ? {
          '@type': 'Organization',
          name: original.source.brand,
          url: `https://${original.source.domain}/`,
        }
      : { '@type': 'Organization', name: site.name, url: absolute(homeUrl) },
    isPartOf: { '@id': absolute(sectionUrl(section)) },
    mainEntityOfPage: original ? undefined : absolute(path),
  }
}
