import { describe, expect, test } from 'vitest'
import type { Article } from './content/model'
import { anArticleFile, catalogOf } from './content/testing'
import { listingAt } from './listings'
import {
  articleMetadata,
  communityMetadata,
  homeMetadata,
  listingMetadata,
  pageMetadata,
  searchMetadata,
  shortDescription,
} from './metadata'
import { absolute, site } from './site'

const SECTION = '/communities/rural-care/curated-content'

async function anArticle(overrides: Readonly<Record<string, unknown>> = {}, preview = false) {
  const file = anArticleFile({ title: 'Power cut', slug: 'power-cut', ...overrides })
  const [article] = (await catalogOf({ 'a.md': file }, { preview })).articles
  return article!
}

function feedsOf(page: string, title: string) {
  return {
    'application/rss+xml': [
      { title: `${title} (RSS)`, url: absolute(`${page === '/' ? '' : page}/feed.xml`) },
    ],
    'application/atom+xml': [
      { title: `${title} (Atom)`, url: absolute(`${page === '/' ? '' : page}/atom.xml`) },
    ],
    'application/feed+json': [
      { title: `${title} (JSON Feed)`, url: absolute(`${page === '/' ? '' : page}/feed.json`) },
    ],
  }
}

describe('a description is cut where a word ends', () => {
  test.each([
    ['Short.', 'Short.'],
    ['  Two\n lines ', 'Two lines'],
    ['', undefined],
    [undefined, undefined],
    ['x'.repeat(200), undefined],
    [`${'word '.repeat(31)}endless`, `${'word '.repeat(31).trim()}…`],
    [`${'x'.repeat(158)}, and more`, `${'x'.repeat(158)}…`],
    [`${'x'.repeat(158)}. And more`, `${'x'.repeat(158)}.`],
    [`${'x'.repeat(160)} more`, undefined],
  ])('%j', (text, expected) => {
    expect(shortDescription(text)).toBe(expected)
  })

  test('and never longer than 160 characters, whatever its words are', () => {
    for (let length = 1; length < 40; length += 1) {
      const word = 'w'.repeat(length)
      const short = shortDescription(`${word} `.repeat(200)) ?? ''
      expect(short.length).toBeLessThanOrEqual(160)
      expect(new Set(short.replace(/…$/, '').split(' '))).toEqual(new Set([word]))
    }
  })

  test('also in a language without blanks', () => {
    const short = shortDescription('医療情報の共有は大切です'.repeat(30)) ?? ''
    expect(short.length).toBeLessThanOrEqual(160)
    expect(short.length).toBeGreaterThan(100)
  })
})

test('a page is its own canonical address, and offers the feeds of the site', () => {
  expect(pageMetadata({ title: 'Topics', description: 'All topics.', path: '/topics' })).toMatchObject({
    title: 'Topics',
    description: 'All topics.',
    alternates: { canonical: absolute('/topics'), types: feedsOf('/', site.name) },
    openGraph: { type: 'website', url: absolute('/topics'), title: 'Topics', siteName: site.name },
    twitter: { card: 'summary', title: 'Topics' },
  })
})

test('the home page has its title as it is', () => {
  expect(homeMetadata('Portal: reading', 'What it is.')).toMatchObject({
    title: { absolute: 'Portal: reading' },
    alternates: { canonical: absolute('/') },
    openGraph: { title: 'Portal: reading', description: 'What it is.' },
  })
})

test('search is for readers, not for engines', () => {
  expect(searchMetadata().title).toBe('Search')
  expect(searchMetadata('', 2).title).toBe('2 articles, filtered: Search')
  expect(searchMetadata('telehealth', 1)).toMatchObject({
    title: '1 article, search: telehealth',
    alternates: { canonical: absolute('/search') },
    robots: { index: false, follow: true },
  })
})

describe('a listing', () => {
  async function listing(...segments: readonly string[]) {
    const catalog = await catalogOf({ 'a.md': anArticleFile({ title: 'Power cut' }) })
    return listingAt(catalog, segments)!
  }

  test('offers its own feeds, also on further pages', async () => {
    const facts = await listing('sources', 'riverjournal.example')
    expect(listingMetadata(facts, 2)).toMatchObject({
      title: 'Articles from riverjournal.example, page 2',
      description: 'Articles from riverjournal.example: 1 article, each linked to its source.',
      alternates: {
        canonical: absolute('/sources/riverjournal.example/page/2'),
        types: feedsOf('/sources/riverjournal.example', 'Articles from riverjournal.example'),
      },
    })
  })

  test('of a tag has no feeds of its own', async () => {
    const { alternates } = listingMetadata(await listing('tags', 'news'), 1)
    expect(alternates?.types).toEqual(feedsOf('/', site.name))
  })
})

test('a community offers its feeds, and its picture once there is one', async () => {
  const article = await anArticle()
  const page = communityMetadata(article.community, [article])
  expect(page).toMatchObject({
    title: 'Rural Care (RC)',
    alternates: {
      canonical: absolute('/communities/rural-care'),
      types: feedsOf('/communities/rural-care', 'Rural Care (RC)'),
    },
    openGraph: { images: [{ url: absolute('/communities/rural-care/opengraph-image') }] },
  })
  expect(communityMetadata(article.community, []).openGraph?.images).toBeUndefined()
})

describe('an article', () => {
  test('is described as one', async () => {
    expect(articleMetadata(await anArticle())).toMatchObject({
      title: 'Power cut',
      description: 'How a small clinic kept working for two days without electricity…',
      alternates: {
        canonical: absolute(`${SECTION}/power-cut`),
        types: {
          ...feedsOf(SECTION, 'Rural Care (RC): Curated Content'),
          'text/markdown': absolute(`${SECTION}/power-cut.md`),
        },
      },
      openGraph: {
        type: 'article',
        url: absolute(`${SECTION}/power-cut`),
        publishedTime: '2024-03-05T08:27:09.075Z',
        modifiedTime: '2024-03-06T09:54:18.911Z',
        section: 'Rural Care',
        tags: ['Care Coordination', 'EHR (Electronic Health Record)'],
      },
      twitter: { card: 'summary_large_image', title: 'Power cut' },
      robots: undefined,
    })
  })

  test('without picture has the drawn one', async () => {
    const images = [{ url: absolute(`${SECTION}/power-cut/opengraph-image`), alt: 'Power cut' }]
    expect(articleMetadata(await anArticle())).toMatchObject({ openGraph: { images }, twitter: { images } })
  })

  test('with a picture shows that', async () => {
    const key = '0123456789abcdef0123'
    const image: Article['image'] = { key, width: 2000, height: 1000, mode: 'photo', alt: 'A ward' }
    const images = [{ url: absolute(`/media/${key}-1180.webp`), type: 'image/webp', alt: 'A ward' }]
    expect(articleMetadata({ ...(await anArticle()), image })).toMatchObject({ openGraph: { images } })
  })

  test('without description says who picked it, and from where', async () => {
    expect(articleMetadata(await anArticle({ description: undefined })).description).toBe(
      'Picked by the Rural Care community of practice, from riverjournal.example.',
    )
  })

  test('that is a draft is not for engines, and has no twin', async () => {
    const page = articleMetadata(await anArticle({ status: 'draft' }, true))
    expect(page).toMatchObject({ title: 'Draft: Power cut', robots: { index: false } })
    expect(page.alternates?.types).not.toHaveProperty('text/markdown')
  })
})
