import { describe, expect, test } from 'vitest'
import type { SafeHtml } from './content/body'
import { anArticleFile, catalogOf } from './content/testing'
import { feedFacts, feedItem, feedSubjectAt } from './feed-subjects'
import { absolute, site } from './site'

const SECTION = '/communities/rural-care/curated-content'

function aCatalog() {
  return catalogOf({
    'a.md': anArticleFile({ title: 'Power cut', slug: 'power-cut' }),
    'draft.md': anArticleFile({ title: 'Not yet', slug: 'draft', status: 'draft', author: ['Ghost'] }),
    'late.md': anArticleFile({ title: 'Later', slug: 'late', date: '2026-06-01' }),
    'old.md': anArticleFile({ title: 'Over', slug: 'old', expiryDate: '2025-01-01' }),
    'gone.md': anArticleFile({ title: 'Taken back', slug: 'gone', status: 'archived' }),
    'communities/empty-shelf/_index.md': '---\nname: Empty Shelf\n---\n',
  })
}

describe('feeds follow what has a page, and hold only what is published', () => {
  test.each([
    [[], site.name],
    [['communities', 'rural-care'], 'Rural Care (RC)'],
    [['communities', 'rural-care', 'curated-content'], 'Rural Care (RC): Curated Content'],
    [['topics', 'medigy', 'care-coordination'], 'Care Coordination (Medigy topic)'],
    [['sources', 'riverjournal.example'], 'Articles from riverjournal.example'],
    [['curators', 'mara'], 'Articles curated by Mara'],
  ])('%j', async (segments, title) => {
    const subject = feedSubjectAt(await aCatalog(), segments)
    expect(subject?.title).toBe(title)
    expect(subject?.articles.map((article) => article.title)).toEqual(['Power cut'])
    expect(subject?.url).toBe(`/${segments.join('/')}`)
    expect(subject?.description).not.toBe('')
  })
})

test('a community without articles can be followed already', async () => {
  expect(feedSubjectAt(await aCatalog(), ['communities', 'empty-shelf'])).toMatchObject({
    title: 'Empty Shelf',
    articles: [],
  })
})

test.each([
  [['communities']],
  [['communities', 'unknown']],
  [['communities', 'rural-care', 'unknown']],
  [['communities', 'rural-care', 'curated-content', 'power-cut']],
  [['topics', 'medigy']],
  [['tags', 'news']],
  [['curators', 'ghost']],
  [['search']],
])('%j has no feed', async (segments) => {
  expect(feedSubjectAt(await aCatalog(), segments)).toBeUndefined()
})

test('the feed of a part of the site says of which site', async () => {
  const catalog = await aCatalog()
  const ofSite = feedFacts(feedSubjectAt(catalog, [])!, [])
  const ofSection = feedFacts(feedSubjectAt(catalog, ['communities', 'rural-care', 'curated-content'])!, [])
  expect(ofSite).toMatchObject({ title: site.name, urls: { rss: absolute('/feed.xml') } })
  expect(ofSection).toMatchObject({
    title: `Rural Care (RC): Curated Content | ${site.name}`,
    homeUrl: absolute(SECTION),
    urls: {
      rss: absolute(`${SECTION}/feed.xml`),
      atom: absolute(`${SECTION}/atom.xml`),
      json: absolute(`${SECTION}/feed.json`),
    },
  })
})

test('an item was changed last when it appeared, if not later', async () => {
  const catalog = await catalogOf({ 'a.md': anArticleFile({ date: '2025-05-01', lastMod: '2024-01-01' }) })
  expect(feedItem(catalog.articles[0]!, '' as SafeHtml).updated).toEqual(new Date('2025-05-01'))
})

test('an item tells what the file says', async () => {
  const [article] = (await aCatalog()).articles
  expect(feedItem(article!, '<p>Text</p>' as SafeHtml)).toEqual({
    title: 'Power cut',
    url: absolute(`${SECTION}/power-cut`),
    original: { url: 'https://www.riverjournal.example/power-cut/', sourceName: 'riverjournal.example' },
    html: '<p>Text</p>',
    summary: 'How a small clinic kept working for two days without electricity',
    authors: ['Mara'],
    topics: [
      { label: 'Care Coordination', term: 'care-coordination', vocabularyUrl: absolute('/topics/medigy') },
      {
        label: 'EHR (Electronic Health Record)',
        term: 'ehr-electronic-health-record',
        vocabularyUrl: absolute('/topics/symplur'),
      },
    ],
    image: undefined,
    published: new Date('2024-03-05T08:27:09.075Z'),
    updated: new Date('2024-03-06T09:54:18.911Z'),
  })
})
