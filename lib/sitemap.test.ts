// @vitest-environment jsdom
import { describe, expect, test } from 'vitest'
import { anArticleFile, catalogOf } from './content/testing'
import { absolute, site } from './site'
import {
  newsArticles,
  newsSitemapText,
  robotsText,
  sitemapEntries,
  sitemapPart,
  sitemapParts,
  sitemapText,
} from './sitemap'

const SECTION = '/communities/rural-care/curated-content'

const files = {
  'a.md': anArticleFile({
    title: 'Power cut',
    slug: 'power-cut',
    lastMod: '2024-03-06',
    tags: ['everywhere'],
  }),
  'b.md': anArticleFile({
    title: 'Night shift',
    slug: 'night-shift',
    lastMod: '2024-04-01',
    tags: ['everywhere', 'rare'],
    communityTopics: ['Medigy: Staff'],
  }),
  'draft.md': anArticleFile({ title: 'Not yet', slug: 'secret-draft', status: 'draft', tags: ['secret'] }),
  'late.md': anArticleFile({
    title: 'Later',
    slug: 'secret-late',
    date: '2026-06-01',
    lastMod: '2025-12-01',
  }),
  'old.md': anArticleFile({ title: 'Over', slug: 'secret-old', expiryDate: '2025-01-01' }),
  'gone.md': anArticleFile({ title: 'Gone', slug: 'secret-gone', status: 'archived', lastMod: '2025-12-01' }),
}

function locations(text: string): ReadonlyMap<string | null | undefined, string | undefined> {
  const document = new DOMParser().parseFromString(text, 'application/xml')
  expect(document.querySelector('parsererror')).toBeNull()
  return new Map(
    [...document.documentElement.children].map((entry) => [
      entry.querySelector('loc')?.textContent,
      entry.querySelector('lastmod')?.textContent ?? undefined,
    ]),
  )
}

describe('the sitemap', () => {
  test('names every page with the date of what it shows', async () => {
    const found = locations(sitemapText(sitemapEntries(await catalogOf(files))))
    const newest = '2024-04-01T00:00:00.000Z'
    const older = '2024-03-06T00:00:00.000Z'
    expect(found.get(absolute(`${SECTION}/power-cut`))).toBe(older)
    expect(found.get(absolute(`${SECTION}/night-shift`))).toBe(newest)
    for (const path of [
      '/',
      '/communities',
      '/communities/rural-care',
      SECTION,
      '/topics/medigy',
      '/tags/rare',
    ])
      expect([path, found.get(absolute(path))]).toEqual([path, newest])
    expect(found.get(absolute('/topics/symplur/ehr-electronic-health-record'))).toBe(older)
    for (const path of ['/sources/riverjournal.example', '/curators/mara'])
      expect(found.get(absolute(path))).toBe(newest)
  })

  test('a list is as new as its newest article, which may have been written long before', async () => {
    const early = anArticleFile({
      title: 'Early',
      date: '2025-05-01',
      lastMod: '2024-01-01',
      communityTopics: ['X: One'],
    })
    const found = locations(sitemapText(sitemapEntries(await catalogOf({ 'early.md': early }))))
    expect(found.get(absolute(`${SECTION}/early`))).toBe('2024-01-01T00:00:00.000Z')
    for (const path of ['/', SECTION, '/topics/x/one'])
      expect([path, found.get(absolute(path))]).toEqual([path, '2025-05-01T00:00:00.000Z'])
  })

  test('says no date for pages of fixed text', async () => {
    const found = locations(sitemapText(sitemapEntries(await catalogOf(files))))
    for (const path of ['/about/how-we-curate', '/privacy', '/feeds']) {
      expect(found.has(absolute(path))).toBe(true)
      expect(found.get(absolute(path))).toBeUndefined()
    }
  })

  test('leaves out what readers do not see, search, and tags that nearly every article has', async () => {
    const text = sitemapText(sitemapEntries(await catalogOf(files)))
    for (const path of ['secret', '/search', '/tags/everywhere', '/editor', '/filtered'])
      expect(text).not.toContain(path)
  })

  test('names the further pages of a listing', async () => {
    const many = Object.fromEntries(
      Array.from({ length: 21 }, (_, index) => [`${index}.md`, anArticleFile({ title: `Article ${index}` })]),
    )
    const found = locations(sitemapText(sitemapEntries(await catalogOf(many))))
    expect(found.has(absolute(`${SECTION}/page/2`))).toBe(true)
    expect(found.has(absolute(`${SECTION}/page/3`))).toBe(false)
    expect(found.has(absolute(`${SECTION}/page/1`))).toBe(false)
  })

  test('is worked out once for each catalog: strangers may ask for as many parts as they like', async () => {
    const catalog = await catalogOf(files)
    expect(sitemapEntries(catalog)).toBe(sitemapEntries(catalog))
    expect(sitemapEntries(await catalogOf(files))).not.toBe(sitemapEntries(catalog))
  })

  test('is the same whatever the order of the files, and at any time', async () => {
    const reversed = Object.fromEntries(Object.entries(files).toReversed())
    const first = sitemapText(sitemapEntries(await catalogOf(files)))
    const second = sitemapText(
      sitemapEntries(await catalogOf(reversed, { now: new Date('2026-02-02T00:00:00Z') })),
    )
    expect(second).toBe(first)
  })

  test('of an empty library holds the fixed pages', async () => {
    const found = locations(sitemapText(sitemapEntries(await catalogOf({}))))
    expect(found.has(absolute('/'))).toBe(true)
    expect([...found.values()].filter((date) => date !== undefined)).toEqual([])
  })
})

describe('past what one file may hold', () => {
  const entries = Array.from({ length: 5 }, (_, index) => ({
    path: `/p${index}`,
    modified: new Date(Date.UTC(2024, 0, index + 1)),
  }))

  test('the sitemap is an index of parts, each with the newest date in it', () => {
    expect(sitemapParts(entries, 2)).toBe(3)
    const text = sitemapText(entries, 2)
    expect(text).toContain('<sitemapindex')
    expect([...locations(text)]).toEqual([
      [absolute('/sitemap/1.xml'), '2024-01-02T00:00:00.000Z'],
      [absolute('/sitemap/2.xml'), '2024-01-04T00:00:00.000Z'],
      [absolute('/sitemap/3.xml'), '2024-01-05T00:00:00.000Z'],
    ])
  })

  test('the parts together hold every address once', () => {
    const all = [1, 2, 3].flatMap((part) => Array.from(locations(sitemapPart(entries, part, 2)!).keys()))
    expect(all).toEqual(entries.map(({ path }) => absolute(path)))
  })

  test.each([0, 4, Number.NaN, 1.5])('there is no part %s', (part) => {
    expect(sitemapPart(entries, part, 2)).toBeUndefined()
  })

  test('a sitemap that fits has no parts', () => {
    expect(sitemapParts(entries, 5)).toBe(0)
    expect(sitemapPart(entries, 1, 5)).toBeUndefined()
  })
})

test('the sitemap of news holds the last two days', async () => {
  const now = new Date('2025-06-10T12:00:00Z')
  const catalog = await catalogOf(
    {
      'new.md': anArticleFile({ title: 'New <b>', slug: 'new', date: '2025-06-09' }),
      'edge.md': anArticleFile({ title: 'Edge', slug: 'edge', date: '2025-06-08T12:00:00Z' }),
      'old.md': anArticleFile({ title: 'Old', slug: 'old', date: '2025-06-08T11:59:59Z' }),
      'late.md': anArticleFile({ title: 'Late', slug: 'late', date: '2025-06-11' }),
    },
    { now },
  )
  const articles = newsArticles(catalog, now)
  expect(articles.map(({ slug }) => slug)).toEqual(['new', 'edge'])
  const document = new DOMParser().parseFromString(newsSitemapText(articles), 'application/xml')
  const news = document.getElementsByTagNameNS('http://www.google.com/schemas/sitemap-news/0.9', 'news')[0]!
  expect([...news.children].map(({ nodeName, textContent }) => [nodeName, textContent])).toMatchObject([
    ['news:publication', expect.stringContaining(site.name)],
    ['news:publication_date', '2025-06-09T00:00:00.000Z'],
    ['news:title', 'New <b>'],
  ])
})

test('robots are told where not to go, and where the sitemaps are', () => {
  expect(robotsText().split('\n')).toEqual([
    'User-agent: *',
    'Disallow: /api/',
    'Disallow: /filtered/',
    'Disallow: /search',
    'Disallow: /preview/',
    'Disallow: /editor',
    '',
    `Sitemap: ${absolute('/sitemap.xml')}`,
    `Sitemap: ${absolute('/news-sitemap.xml')}`,
    '',
  ])
})
