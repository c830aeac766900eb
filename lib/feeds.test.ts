// @vitest-environment jsdom
import { describe, expect, test } from 'vitest'
import type { SafeHtml } from './content/body'
import { renderText } from './content/render'
import { absoluteLinks, atomFeed, FEED_SIZE, feedText, jsonFeed, rssFeed } from './feeds'
import type { FeedFacts, FeedItem } from './feeds'

const SITE = 'https://portal.example.org'
const ATOM = 'http://www.w3.org/2005/Atom'
const CONTENT = 'http://purl.org/rss/1.0/modules/content/'
const MEDIA = 'http://search.yahoo.com/mrss/'
const HOSTILE = 'a ]]> b \u0000\u0008\u001b <script>alert(1)</script> & \ufffe "q" \ud800 c'

function anItem(overrides: Partial<FeedItem> = {}): FeedItem {
  return {
    title: 'A clinic keeps its records',
    url: `${SITE}/communities/rural-care/curated-content/a-clinic`,
    original: { url: 'https://www.river.example/a-clinic/?a=1&b=2', sourceName: 'River & Journal' },
    html: '<p>The lights went out at noon.</p>' as SafeHtml,
    summary: 'How a clinic < 20 beds kept working',
    authors: ['Mara', 'Ek'],
    topics: [
      { label: 'Care & Coordination', term: 'care-and-coordination', vocabularyUrl: `${SITE}/topics/medigy` },
    ],
    image: { url: `${SITE}/media/0123456789abcdef0123-1180.webp`, type: 'image/webp' },
    published: new Date('2024-03-05T08:27:09Z'),
    updated: new Date('2024-03-06T09:54:18.911Z'),
    ...overrides,
  }
}

function someFacts(items: readonly FeedItem[] = [anItem()]): FeedFacts {
  return {
    title: 'Rural Care | Portal',
    description: 'Picked by <people>',
    publisher: 'Portal',
    homeUrl: `${SITE}/communities/rural-care`,
    urls: {
      rss: `${SITE}/communities/rural-care/feed.xml`,
      atom: `${SITE}/communities/rural-care/atom.xml`,
      json: `${SITE}/communities/rural-care/feed.json`,
    },
    items,
  }
}

function parsed(text: string): Document {
  const document = new DOMParser().parseFromString(text, 'application/xml')
  expect(document.querySelector('parsererror')?.textContent).toBeUndefined()
  return document
}

function texts(parent: ParentNode, name: string): readonly (string | null)[] {
  return [...parent.children].filter((child) => child.nodeName === name).map(({ textContent }) => textContent)
}

function htmlOf(text: string | null | undefined): DocumentFragment {
  const template = document.createElement('template')
  template.innerHTML = text ?? ''
  return template.content
}

describe('RSS 2.0', () => {
  test('the channel says what it is, where it is, and when an item changed last', () => {
    const document = parsed(rssFeed(someFacts()))
    const channel = document.querySelector('rss[version="2.0"] > channel')!
    expect(texts(channel, 'title')).toEqual(['Rural Care | Portal'])
    expect(texts(channel, 'link')).toEqual([`${SITE}/communities/rural-care`])
    expect(htmlOf(texts(channel, 'description')[0]).textContent).toBe('Picked by <people>')
    expect(texts(channel, 'lastBuildDate')).toEqual(['Wed, 06 Mar 2024 09:54:18 GMT'])
    const self = channel.getElementsByTagNameNS(ATOM, 'link')[0]!
    expect(self.getAttribute('rel')).toBe('self')
    expect(self.getAttribute('href')).toBe(`${SITE}/communities/rural-care/feed.xml`)
    expect(self.getAttribute('type')).toBe('application/rss+xml')
  })

  test('an item leads to its page and names the original', () => {
    const item = parsed(rssFeed(someFacts())).querySelector('item')!
    expect(texts(item, 'link')).toEqual([anItem().url])
    expect(texts(item, 'guid')).toEqual([anItem().url])
    expect(item.querySelector('guid')?.getAttribute('isPermaLink')).toBe('true')
    expect(texts(item, 'pubDate')).toEqual(['Tue, 05 Mar 2024 08:27:09 GMT'])
    expect(texts(item, 'dc:creator')).toEqual(['Mara', 'Ek'])
    expect(texts(item, 'source')).toEqual(['River & Journal'])
    expect(item.querySelector('source')?.getAttribute('url')).toBe(
      'https://www.river.example/a-clinic/?a=1&b=2',
    )
    expect(texts(item, 'category')).toEqual(['Care & Coordination'])
    expect(item.querySelector('category')?.getAttribute('domain')).toBe(`${SITE}/topics/medigy`)
    expect(htmlOf(texts(item, 'description')[0]).textContent).toBe('How a clinic < 20 beds kept working')
  })

  test('the content is the whole text, then the way to the original', () => {
    const item = parsed(rssFeed(someFacts())).querySelector('item')!
    const content = htmlOf(item.getElementsByTagNameNS(CONTENT, 'encoded')[0]?.textContent)
    expect(content.querySelector('p')?.textContent).toBe('The lights went out at noon.')
    expect(content.querySelector('a')?.getAttribute('href')).toBe(anItem().original?.url)
    expect(content.querySelector('a')?.textContent).toBe('Read the original at River & Journal')
  })

  test('only a picture whose length is known is an enclosure', () => {
    const without = parsed(rssFeed(someFacts())).querySelector('item')!
    expect(without.querySelector('enclosure')).toBeNull()
    const media = without.getElementsByTagNameNS(MEDIA, 'content')[0]!
    expect(media.getAttribute('url')).toBe(anItem().image?.url)
    expect(media.getAttribute('type')).toBe('image/webp')
    expect(media.hasAttribute('fileSize')).toBe(false)

    const image = { ...anItem().image!, length: 4711 }
    const enclosure = parsed(rssFeed(someFacts([anItem({ image })]))).querySelector('enclosure')!
    expect(enclosure.getAttribute('length')).toBe('4711')
    expect(enclosure.getAttribute('type')).toBe('image/webp')
  })

  test('an item without original, picture, curators or summary has no empty elements', () => {
    const bare = anItem({
      original: undefined,
      image: undefined,
      authors: [],
      topics: [],
      summary: undefined,
      html: '' as SafeHtml,
    })
    const names = [...parsed(rssFeed(someFacts([bare]))).querySelector('item')!.children].map(
      ({ nodeName }) => nodeName,
    )
    expect(names).toEqual(['title', 'link', 'guid', 'pubDate', 'content:encoded'])
  })
})

describe('Atom 1.0', () => {
  test('feed and entries have what the standard asks for', () => {
    const feed = parsed(atomFeed(someFacts())).documentElement
    expect(feed.namespaceURI).toBe(ATOM)
    expect(texts(feed, 'id')).toEqual([`${SITE}/communities/rural-care/atom.xml`])
    expect(texts(feed, 'updated')).toEqual(['2024-03-06T09:54:18.911Z'])
    expect(feed.querySelector('feed > author > name')?.textContent).toBe('Portal')
    const entry = feed.querySelector('entry')!
    expect(texts(entry, 'id')).toEqual([anItem().url])
    expect(texts(entry, 'updated')).toEqual(['2024-03-06T09:54:18.911Z'])
    expect(texts(entry, 'published')).toEqual(['2024-03-05T08:27:09.000Z'])
    expect([...entry.querySelectorAll('author > name')].map(({ textContent }) => textContent)).toEqual([
      'Mara',
      'Ek',
    ])
    expect(entry.querySelector('content')?.getAttribute('type')).toBe('html')
    expect(entry.querySelector('category')?.getAttribute('term')).toBe('care-and-coordination')
  })

  test('links say how they relate', () => {
    const feed = parsed(atomFeed(someFacts())).documentElement
    const hrefs = (parent: Element, rel: string) =>
      [...parent.children]
        .filter((child) => child.nodeName === 'link' && child.getAttribute('rel') === rel)
        .map((child) => child.getAttribute('href'))
    const entry = feed.querySelector('entry')!
    expect(hrefs(feed, 'self')).toEqual([`${SITE}/communities/rural-care/atom.xml`])
    expect(hrefs(feed, 'alternate')).toEqual([`${SITE}/communities/rural-care`])
    expect(hrefs(entry, 'alternate')).toEqual([anItem().url])
    expect(hrefs(entry, 'via')).toEqual([anItem().original?.url])
    expect(hrefs(entry, 'enclosure')).toEqual([anItem().image?.url])
  })
})

test('JSON Feed 1.1 leads to the original as the external address', () => {
  const feed = JSON.parse(jsonFeed(someFacts())) as Record<string, unknown>
  expect(feed).toMatchObject({
    version: 'https://jsonfeed.org/version/1.1',
    title: 'Rural Care | Portal',
    home_page_url: `${SITE}/communities/rural-care`,
    feed_url: `${SITE}/communities/rural-care/feed.json`,
    language: 'en-US',
    authors: [{ name: 'Portal', url: `${SITE}/` }],
    items: [
      {
        id: anItem().url,
        url: anItem().url,
        external_url: anItem().original?.url,
        title: anItem().title,
        summary: anItem().summary,
        image: anItem().image?.url,
        date_published: '2024-03-05T08:27:09.000Z',
        date_modified: '2024-03-06T09:54:18.911Z',
        authors: [{ name: 'Mara' }, { name: 'Ek' }],
        tags: ['Care & Coordination'],
      },
    ],
  })
})

describe('whatever a file says', () => {
  const clean = 'a ]]> b  <script>alert(1)</script> & "q"  c'
  const hostile = anItem({
    title: HOSTILE,
    summary: HOSTILE,
    authors: [HOSTILE],
    html: '' as SafeHtml,
    original: { url: 'https://river.example/ü?<>"\'|&x=1', sourceName: HOSTILE },
    topics: [{ label: HOSTILE, term: HOSTILE, vocabularyUrl: `${SITE}/topics/%22` }],
  })

  test('XML stays well-formed and says it without the impossible characters', () => {
    for (const text of [rssFeed(someFacts([hostile])), atomFeed(someFacts([hostile]))]) {
      expect(text).not.toContain('<![CDATA[')
      expect(text).not.toContain('<script')
      const item = parsed(text).querySelector('item, entry')!
      expect(texts(item, 'title')[0]?.replace(/\s+/g, ' ')).toBe(clean.replace(/\s+/g, ' '))
    }
  })

  test('nothing of it becomes an element of the content', () => {
    const item = parsed(rssFeed(someFacts([hostile]))).querySelector('item')!
    const contents = [texts(item, 'description')[0], texts(item, 'content:encoded')[0]]
    for (const content of contents) {
      expect(htmlOf(content).querySelector('script')).toBeNull()
      expect(htmlOf(content).textContent).toContain('<script>alert(1)</script>')
    }
  })

  test('brackets stand only around the host of an address', () => {
    const original = { url: 'https://[2001:db8::1]:8080/a[1]?b[c]=[d]', sourceName: 'x' }
    const text = rssFeed(someFacts([{ ...anItem(), original }]))
    expect(text).toContain('<source url="https://[2001:db8::1]:8080/a%5B1%5D?b%5Bc%5D=%5Bd%5D">')
  })

  test('addresses are URIs', () => {
    const item = parsed(rssFeed(someFacts([hostile]))).querySelector('item')!
    const url = item.querySelector('source')!.getAttribute('url')!
    expect(url).toMatch(/^https:\/\/river\.example\/[\w\-.~:/?#[\]@!$&'()*+,;=%]*$/)
    expect(decodeURIComponent(url)).toBe('https://river.example/ü?<>"\'|&x=1')
  })

  test('JSON can be read, and is without control characters', () => {
    const feed = JSON.parse(jsonFeed(someFacts([hostile]))) as { items: { title: string }[] }
    expect(feed.items[0]?.title.replace(/\s+/g, ' ')).toBe(clean.replace(/\s+/g, ' '))
  })
})

describe('a feed without items', () => {
  const empty = someFacts([])

  test('is valid, and was never updated', () => {
    const channel = parsed(rssFeed(empty)).querySelector('channel')!
    expect(texts(channel, 'item')).toEqual([])
    expect(texts(channel, 'lastBuildDate')).toEqual([])
    expect(texts(parsed(atomFeed(empty)).documentElement, 'updated')).toEqual(['1970-01-01T00:00:00.000Z'])
    expect(JSON.parse(jsonFeed(empty))).toMatchObject({ items: [] })
  })
})

test('a feed holds the newest fifty', () => {
  const items = Array.from({ length: FEED_SIZE + 1 }, (_, index) => anItem({ title: `Article ${index}` }))
  const titles = [...parsed(feedText('rss', someFacts(items))).querySelectorAll('item > title')]
  expect(titles).toHaveLength(50)
  expect(titles.at(-1)?.textContent).toBe('Article 49')
  expect(parsed(feedText('atom', someFacts(items))).querySelectorAll('entry')).toHaveLength(50)
})

test('the same facts give the same text', () => {
  for (const kind of ['rss', 'atom', 'json'] as const)
    expect(feedText(kind, someFacts())).toBe(feedText(kind, someFacts()))
})

describe('links in the text', () => {
  async function linksOf(markdown: string) {
    const { html } = await renderText({ text: markdown, format: 'markdown' })
    return absoluteLinks(html as SafeHtml, anItem().url)
  }

  test('to this site get its origin, others stay', async () => {
    const html = htmlOf(await linksOf('[here](/topics/medigy) [there](https://river.example/x)'))
    const hrefs = [...html.querySelectorAll('a')].map((link) => link.getAttribute('href'))
    expect(hrefs).toEqual([`${SITE}/topics/medigy`, 'https://river.example/x'])
  })

  test('that are only written about stay as they are written', async () => {
    const written = '<a href="/x">'
    const html = htmlOf(await linksOf(`\`${written}\` <abbr title='${written}'>HTML</abbr>`))
    expect(html.querySelector('code')?.textContent).toBe(written)
    expect(html.querySelector('abbr')?.getAttribute('title')).toBe(written)
  })
})
