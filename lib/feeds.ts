/**
 * The three formats of a feed: RSS 2.0, Atom 1.0, JSON Feed 1.1. Pure; the same facts always give the same text,
 * so an unchanged feed keeps its fingerprint.
 */
import type { SafeHtml } from './content/body'
import { site } from './site'
import type { FeedKind } from './urls'
import { escapeText, withoutForbidden, xml, xmlDocument, type XmlElement } from './xml'

/** Items in a feed. */
export const FEED_SIZE = 50

export interface FeedFacts {
  readonly title: string
  readonly description: string
  /** Who publishes the feed: the site. */
  readonly publisher: string
  /** The page that shows the same articles. */
  readonly homeUrl: string
  readonly urls: Readonly<Record<FeedKind, string>>
  /** Newest first. */
  readonly items: readonly FeedItem[]
}

export interface FeedItem {
  readonly title: string
  /** Its page here; also its identity. */
  readonly url: string
  readonly original?: { readonly url: string; readonly sourceName: string }
  readonly html: SafeHtml
  readonly summary?: string
  readonly authors: readonly string[]
  readonly topics: readonly FeedTopic[]
  /** `length` in bytes, if known. */
  readonly image?: { readonly url: string; readonly type: string; readonly length?: number }
  readonly published: Date
  readonly updated: Date
}

export interface FeedTopic {
  readonly label: string
  readonly term: string
  /** Address of the vocabulary. */
  readonly vocabularyUrl: string
}

export const feedTypes: Readonly<Record<FeedKind, string>> = {
  rss: 'application/rss+xml',
  atom: 'application/atom+xml',
  json: 'application/feed+json',
}

/** An empty feed has never been updated, and Atom wants to know when it was. */
const NEVER = new Date(0)

export function feedText(kind: FeedKind, facts: FeedFacts): string {
  const newest = { ...facts, items: facts.items.slice(0, FEED_SIZE) }
  return { rss: rssFeed, atom: atomFeed, json: jsonFeed }[kind](newest)
}

/** When any of the items was last changed; `undefined` without items. */
function feedUpdated({ items }: Pick<FeedFacts, 'items'>): Date | undefined {
  return newestOf(items.map(({ updated }) => updated))
}

export function newestOf(dates: readonly Date[]): Date | undefined {
  return dates.length === 0
    ? undefined
    : dates.reduce((newest, date) => (date.getTime() > newest.getTime() ? date : newest))
}

export function rssFeed(facts: FeedFacts): string {
  const namespaces = {
    version: '2.0',
    'xmlns:atom': 'http://www.w3.org/2005/Atom',
    'xmlns:content': 'http://purl.org/rss/1.0/modules/content/',
    'xmlns:dc': 'http://purl.org/dc/elements/1.1/',
    'xmlns:media': 'http://search.yahoo.com/mrss/',
  }
  const updated = feedUpdated(facts)
  return xmlDocument(
    xml(
      'rss',
      namespaces,
      xml(
        'channel',
        {},
        xml('title', {}, facts.title),
        xml('link', {}, asUri(facts.homeUrl)),
        xml('description', {}, escapeText(facts.description)),
        xml('language', {}, site.language),
        updated && xml('lastBuildDate', {}, updated.toUTCString()),
        xml('atom:link', { rel: 'self', type: feedTypes.rss, href: asUri(facts.urls.rss) }),
        ...facts.items.map(rssItem),
      ),
    ),
  )
}

function rssItem(item: FeedItem): XmlElement {
  const { title, url, original, summary, authors, topics, image, published } = item
  return xml(
    'item',
    {},
    xml('title', {}, title),
    xml('link', {}, asUri(url)),
    xml('guid', { isPermaLink: 'true' }, asUri(url)),
    xml('pubDate', {}, published.toUTCString()),
    ...authors.map((name) => xml('dc:creator', {}, name)),
    ...topics.map(({ label, vocabularyUrl }) => xml('category', { domain: asUri(vocabularyUrl) }, label)),
    original && xml('source', { url: asUri(original.url) }, original.sourceName),
    // Readers take a description for HTML, so text is escaped for HTML first.
    summary === undefined ? undefined : xml('description', {}, escapeText(summary)),
    xml('content:encoded', {}, contentOf(item)),
    image && rssImage(image),
  )
}

/** An enclosure must tell its length. A picture whose length nobody knows yet is a `media:content`, which need not. */
function rssImage({ url, type, length }: NonNullable<FeedItem['image']>): XmlElement {
  return length === undefined
    ? xml('media:content', { url: asUri(url), type, medium: 'image' })
    : xml('enclosure', { url: asUri(url), type, length: String(length) })
}

export function atomFeed(facts: FeedFacts): string {
  const { title, description, publisher, homeUrl, urls, items } = facts
  return xmlDocument(
    xml(
      'feed',
      { xmlns: 'http://www.w3.org/2005/Atom', 'xml:lang': site.language },
      xml('id', {}, asUri(urls.atom)),
      xml('title', {}, title),
      xml('subtitle', {}, description),
      xml('updated', {}, (feedUpdated(facts) ?? NEVER).toISOString()),
      xml('author', {}, xml('name', {}, publisher)),
      xml('link', { rel: 'self', type: feedTypes.atom, href: asUri(urls.atom) }),
      xml('link', { rel: 'alternate', type: 'text/html', href: asUri(homeUrl) }),
      ...items.map(atomEntry),
    ),
  )
}

function atomEntry(item: FeedItem): XmlElement {
  const { title, url, original, summary, authors, topics, image, published, updated } = item
  return xml(
    'entry',
    {},
    xml('id', {}, asUri(url)),
    xml('title', {}, title),
    xml('link', { rel: 'alternate', type: 'text/html', href: asUri(url) }),
    original && xml('link', { rel: 'via', href: asUri(original.url), title: original.sourceName }),
    image &&
      xml('link', {
        rel: 'enclosure',
        href: asUri(image.url),
        type: image.type,
        length: image.length?.toString(),
      }),
    xml('published', {}, published.toISOString()),
    xml('updated', {}, updated.toISOString()),
    ...authors.map((name) => xml('author', {}, xml('name', {}, name))),
    ...topics.map(({ label, term, vocabularyUrl }) =>
      xml('category', { term, scheme: asUri(vocabularyUrl), label }),
    ),
    summary === undefined ? undefined : xml('summary', {}, summary),
    xml('content', { type: 'html' }, contentOf(item)),
  )
}

export function jsonFeed({ title, description, publisher, homeUrl, urls, items }: FeedFacts): string {
  const feed = {
    version: 'https://jsonfeed.org/version/1.1',
    title,
    home_page_url: homeUrl,
    feed_url: urls.json,
    description,
    language: site.language,
    authors: [{ name: publisher, url: new URL('/', homeUrl).href }],
    items: items.map((item) => ({
      id: item.url,
      url: item.url,
      external_url: item.original?.url,
      title: item.title,
      content_html: contentOf(item),
      summary: item.summary,
      image: item.image?.url,
      date_published: item.published.toISOString(),
      date_modified: item.updated.toISOString(),
      authors: item.authors.length > 0 ? item.authors.map((name) => ({ name })) : undefined,
      tags: item.topics.map(({ label }) => label),
      language: site.language,
    })),
  }
  return `${JSON.stringify(feed, (_, value: unknown) => (typeof value === 'string' ? withoutForbidden(value) : value), 2)}\n`
}

/** The text, and the way to the original below it: readers see nothing else of the item. */
function contentOf({ html, summary, url, original }: FeedItem): string {
  const plain = summary === undefined ? '' : `<p>${escapeText(summary)}</p>`
  const text = html.trim() === '' ? plain : absoluteLinks(html, url)
  if (original === undefined) return text
  const link = `<a href="${escapeText(original.url)}" rel="external noopener">Read the original at ${escapeText(original.sourceName)}</a>`
  return `${text}\n<p>${link}</p>`
}

/**
 * Links to this site with their origin, which a feed reader can't know. Safe HTML has no other relative links, and
 * holds this sequence of characters only at the start of a link: `<` is escaped in texts, `"` in attributes.
 */
export function absoluteLinks(html: SafeHtml, base: string): string {
  return html.replaceAll('<a href="/', `<a href="${new URL('/', base).href}`)
}

/** XML formats want a URI: what only browsers accept in an address is percent-encoded. */
function asUri(address: string): string {
  const ascii = /^[\x21-\x7e]*$/.test(address) ? address : new URL(address).href
  const [, origin = '', path = ''] = /^([a-z][a-z\d+.-]*:\/\/[^/?#]*)?(.*)$/is.exec(ascii) ?? []
  // Brackets are for addresses of the sixth version of the internet protocol, and nowhere else.
  return origin + path.replace(/[^\w\-.~:/?#@!$&'()*+,;=%]/g, encodeURIComponent)
}
