/**
 * Every address of the site, in one place. Everything here returns a path that starts with one slash
 * and has no trailing slash; `absolute` in `lib/site.ts` turns it into a full address.
 */
import type { Article, Community, Curator, Section, Source, Tag, Vocabulary } from './content/model'

/** Articles on one page of a listing. */
export const PAGE_SIZE = 20

/** Pages of a list; one that is empty has its first page all the same. */
export function pageCount(length: number): number {
  return Math.max(1, Math.ceil(length / PAGE_SIZE))
}

export const homeUrl = '/'
export const communitiesUrl = '/communities'
export const topicsUrl = '/topics'
export const sourcesUrl = '/sources'
export const curatorsUrl = '/curators'
export const tagsUrl = '/tags'
export const searchPageUrl = '/search'
export const howWeCurateUrl = '/about/how-we-curate'
export const accessibilityUrl = '/accessibility'
export const rightsUrl = '/rights'
export const privacyUrl = '/privacy'
export const feedsUrl = '/feeds'

export const editorUrl = '/editor'
export const healthUrl = '/editor/health'
export const draftsUrl = '/editor/drafts'
export const provenanceUrl = '/editor/articles'
export const activityUrl = '/editor/activity'
export const healthCsvUrl = '/editor/health/problems.csv'
export const healthJsonUrl = '/editor/health/problems.json'
/** What the page of a broken file shows; the proxy leads here. */
export const brokenUrl = '/editor/broken'

/** Has the form of an article's address; while developing, its page is compiled by asking for this one. */
export const compileAheadUrl = '/communities/_/_/_'

export const previewEnterUrl = '/preview/enter'
export const previewExitUrl = '/preview/exit'

/** Pages that exist only for editors. */
export const editorPages: readonly string[] = [
  editorUrl,
  healthUrl,
  healthCsvUrl,
  healthJsonUrl,
  draftsUrl,
  provenanceUrl,
  activityUrl,
]

/** Pages that exist whatever the content folder holds. */
export const fixedPages: readonly string[] = [
  homeUrl,
  communitiesUrl,
  topicsUrl,
  sourcesUrl,
  curatorsUrl,
  tagsUrl,
  searchPageUrl,
  howWeCurateUrl,
  accessibilityUrl,
  rightsUrl,
  privacyUrl,
  feedsUrl,
]

/** Formats of a feed, each with the name of its file below the page it is about. */
export const feedFiles = { rss: 'feed.xml', atom: 'atom.xml', json: 'feed.json' } as const
export type FeedKind = keyof typeof feedFiles

export const opmlUrl = '/feeds.opml'
export const sitemapUrl = '/sitemap.xml'
export const newsSitemapUrl = '/news-sitemap.xml'
const robotsUrl = '/robots.txt'
const llmsUrl = '/llms.txt'

/** The read API, version 1; below it are its lists. */
const apiUrl = '/api/v1'

export const openApiUrl = `${apiUrl}/openapi.json`
export const apiSearchUrl = '/api/search'
export const suggestUrl = `${apiSearchUrl}/suggest`

export function apiListUrl(list: 'articles' | 'communities' | 'topics' | 'sources'): string {
  return `${apiUrl}/${list}`
}

/** What programs read, whatever the content folder holds. */
export const fixedDocuments: readonly string[] = [opmlUrl, sitemapUrl, newsSitemapUrl, robotsUrl, llmsUrl]

export function communityUrl(community: Pick<Community, 'slug'>): string {
  return `/communities/${segment(community.slug)}`
}

export function sectionUrl(section: { community: Pick<Community, 'slug'>; slug: string }): string {
  return `${communityUrl(section.community)}/${segment(section.slug)}`
}

/** The canonical address of an article; `Article.path` holds it. */
export function articlePath(
  section: Pick<Section, 'slug'> & { community: Pick<Community, 'slug'> },
  slug: string,
): string {
  return `${sectionUrl(section)}/${segment(slug)}`
}

export function vocabularyUrl(vocabulary: Pick<Vocabulary, 'slug'>): string {
  return `/topics/${segment(vocabulary.slug)}`
}

export function topicUrl(topic: { vocabulary: Pick<Vocabulary, 'slug'>; slug: string }): string {
  return `${vocabularyUrl(topic.vocabulary)}/${segment(topic.slug)}`
}

export function sourceUrl(source: Pick<Source, 'domain'>): string {
  return `/sources/${segment(source.domain)}`
}

export function curatorUrl(curator: Pick<Curator, 'slug'>): string {
  return `/curators/${segment(curator.slug)}`
}

export function tagUrl(tag: Pick<Tag, 'slug'>): string {
  return `/tags/${segment(tag.slug)}`
}

/** Page `n` of a listing. Page 1 is the listing itself: there is no `/page/1`. */
export function pageUrl(listing: string, page: number): string {
  return page === 1 ? listing : `${listing}/page/${page}`
}

export function searchUrl(query: string): string {
  return query ? `${searchPageUrl}?q=${encodeURIComponent(query)}` : searchPageUrl
}

/** The feed of a page: of the site, a community, a section, a topic, a source or a curator. */
export function feedUrl(page: string, kind: FeedKind): string {
  return `${page === homeUrl ? '' : page}/${feedFiles[kind]}`
}

/** A piece of the sitemap, where one file can't hold it all; the first is 1. */
export function sitemapPartUrl(part: number): string {
  return `/sitemap/${part}.xml`
}

/** The Markdown twin of an article. */
export function markdownUrl({ path }: Pick<Article, 'path'>): string {
  return `${path}${MARKDOWN_ENDING}`
}

export const MARKDOWN_ENDING = '.md'

/** Where the twin is made. Not an address of its own: the proxy leads from {@link markdownUrl} to here. */
export function markdownRoute({ path }: Pick<Article, 'path'>): string {
  return path.replace(communitiesUrl, '/markdown')
}

export const SOCIAL_IMAGE_ENDING = '/opengraph-image'

/** The picture that link previews show where there is no featured image. */
export function socialImageUrl(path: string): string {
  return `${path}${SOCIAL_IMAGE_ENDING}`
}

/** A featured image at one of {@link MEDIA_WIDTHS}. The address changes with the bytes, so it may be cached for ever. */
export function mediaUrl(key: string, width: number, format: 'avif' | 'webp'): string {
  return `/media/${key}-${width}.${format}`
}

/** Widths that `/media` serves. */
export const MEDIA_WIDTHS = [400, 640, 1180] as const

/** For whoever shows a picture elsewhere: the widest we serve. */
export const WIDEST_MEDIA = MEDIA_WIDTHS[2]

/** What an address names that {@link mediaUrl} made; `undefined` for any other. */
export function readMediaUrl(
  pathname: string,
): { readonly key: string; readonly width: number; readonly format: 'avif' | 'webp' } | undefined {
  const [, key = '', written = '', ending] =
    /^\/media\/([\da-f]{20})-(\d{3,4})\.(avif|webp)$/.exec(pathname) ?? []
  const width = MEDIA_WIDTHS.find((one) => String(one) === written)
  const format = (['avif', 'webp'] as const).find((one) => one === ending)
  return width !== undefined && format !== undefined ? { key, width, format } : undefined
}

function segment(value: string): string {
  return encodeURIComponent(value)
}
