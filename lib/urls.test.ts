import { describe, expect, test } from 'vitest'
import {
  articlePath,
  communityUrl,
  curatorUrl,
  feedUrl,
  fixedPages,
  markdownRoute,
  markdownUrl,
  mediaUrl,
  pageUrl,
  readMediaUrl,
  searchUrl,
  sectionUrl,
  sitemapPartUrl,
  socialImageUrl,
  sourceUrl,
  tagUrl,
  topicUrl,
  vocabularyUrl,
} from './urls'

const section = { community: { slug: 'rural-care' }, slug: 'curated-content' }

test.each([
  [communityUrl(section.community), '/communities/rural-care'],
  [sectionUrl(section), '/communities/rural-care/curated-content'],
  [articlePath(section, 'river.example-one'), '/communities/rural-care/curated-content/river.example-one'],
  [vocabularyUrl({ slug: 'medigy' }), '/topics/medigy'],
  [topicUrl({ vocabulary: { slug: 'medigy' }, slug: 'remote-care' }), '/topics/medigy/remote-care'],
  [sourceUrl({ domain: 'news.example.org' }), '/sources/news.example.org'],
  [curatorUrl({ slug: 'mara-ek' }), '/curators/mara-ek'],
  [tagUrl({ slug: 'news' }), '/tags/news'],
  [mediaUrl('0123456789abcdef0123', 640, 'avif'), '/media/0123456789abcdef0123-640.avif'],
])('%s', (url, expected) => {
  expect(url).toBe(expected)
})

test.each([
  [feedUrl('/', 'rss'), '/feed.xml'],
  [feedUrl('/sources/river.example', 'atom'), '/sources/river.example/atom.xml'],
  [feedUrl('/communities/rural-care', 'json'), '/communities/rural-care/feed.json'],
  [sitemapPartUrl(2), '/sitemap/2.xml'],
  [markdownUrl({ path: '/communities/a/b/c.d' }), '/communities/a/b/c.d.md'],
  [markdownRoute({ path: '/communities/a/b/communities' }), '/markdown/a/b/communities'],
  [socialImageUrl('/communities/a/b/c'), '/communities/a/b/c/opengraph-image'],
])('%s is made for programs', (url, expected) => {
  expect(url).toBe(expected)
})

describe('what a name may hold', () => {
  test.each([
    ['健康', '/tags/%E5%81%A5%E5%BA%B7'],
    ['a/b', '/tags/a%2Fb'],
    ['a?b#c', '/tags/a%3Fb%23c'],
    ['a b', '/tags/a%20b'],
  ])('%j stays one segment', (slug, url) => {
    expect(tagUrl({ slug })).toBe(url)
    expect(new URL(url, 'https://portal.example.org').pathname).toBe(url)
  })
})

describe('the address of a picture', () => {
  const key = '0123456789abcdef0123'

  test('says what it names', () => {
    expect(readMediaUrl(mediaUrl(key, 1180, 'webp'))).toEqual({ key, width: 1180, format: 'webp' })
  })

  test.each([
    `/media/${key}-641.webp`,
    `/media/${key}-640.png`,
    `/media/${key.toUpperCase()}-640.webp`,
    `/media/../${key}-640.webp`,
    `/media/${key}-640.webp\n`,
    '/media/',
  ])('%j is none', (pathname) => {
    expect(readMediaUrl(pathname)).toBeUndefined()
  })
})

test('the first page of a listing is the listing', () => {
  expect(pageUrl('/topics/medigy/ai', 1)).toBe('/topics/medigy/ai')
  expect(pageUrl('/topics/medigy/ai', 2)).toBe('/topics/medigy/ai/page/2')
})

test.each([
  ['', '/search'],
  ['remote care', '/search?q=remote%20care'],
  ['a&b=c#d', '/search?q=a%26b%3Dc%23d'],
])('a search for %j', (query, url) => {
  expect(searchUrl(query)).toBe(url)
})

test('fixed pages are paths without a trailing slash, each once', () => {
  expect(new Set(fixedPages).size).toBe(fixedPages.length)
  for (const page of fixedPages) expect(page).toMatch(/^\/(?:[a-z-]+(?:\/[a-z-]+)*)?$/)
})
