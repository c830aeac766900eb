import sharp from 'sharp'
import { describe, expect, test } from 'vitest'
import { createLinkCheck, pageOf, resolveAddress } from './addresses'
import { anArticleFile, catalogOf } from './content/testing'
import { mediaUrl, PAGE_SIZE } from './urls'

const LISTING = '/communities/rural-care/curated-content'

async function aCatalog() {
  const files: Record<string, string> = {
    'a.md': anArticleFile({ title: 'Power cut', slug: 'power-cut', aliases: ['/news/power-cut', '/old/ü'] }),
    'b.md': anArticleFile({ title: 'Taken back', slug: 'taken-back', status: 'archived' }),
    'c.md': anArticleFile({ title: 'Not yet', slug: 'not-yet', status: 'draft' }),
    'communities/empty-shelf/_index.md': '---\nname: Empty Shelf\n---\n',
  }
  for (let index = 0; index < PAGE_SIZE; index += 1) {
    files[`more-${index}.md`] = anArticleFile({ title: `More ${index}`, slug: `more-${index}` })
  }
  return catalogOf(files)
}

describe('what exists is a page', () => {
  test.each([
    '/',
    '/communities',
    '/communities/rural-care',
    '/communities/empty-shelf',
    LISTING,
    `${LISTING}/page/2`,
    `${LISTING}/power-cut`,
    '/communities/rural-care/opengraph-image',
    `${LISTING}/power-cut/opengraph-image`,
    '/topics/medigy',
    '/topics/symplur/ehr-electronic-health-record',
    '/sources/riverjournal.example',
    '/curators/mara',
    '/tags/news',
    '/tags/news/page/2',
    '/search',
    '/about/how-we-curate',
  ])('%s', async (address) => {
    const resolution = resolveAddress(await aCatalog(), address)
    expect(resolution).toMatchObject({ path: address })
    expect(['page', 'listing']).toContain(resolution.kind)
  })
})

test('a page past the end is told from what never existed', async () => {
  const resolution = resolveAddress(await aCatalog(), `${LISTING}/page/3`)
  expect(resolution).toMatchObject({ kind: 'past-end', page: 3, listing: { url: LISTING } })
})

describe('one address, one spelling: others move in one hop', () => {
  test.each([
    ['/communities/', '/communities'],
    ['//communities//rural-care/', '/communities/rural-care'],
    [`${LISTING}/page/1`, LISTING],
    [`${LISTING}/page/1/`, LISTING],
    ['/communities/rural%2Dcare', '/communities/rural-care'],
    ['/news/power-cut', `${LISTING}/power-cut`],
    ['/news/power-cut/', `${LISTING}/power-cut`],
    ['/old/%C3%BC', `${LISTING}/power-cut`],
    ['/old/u%CC%88', `${LISTING}/power-cut`],
    ['/news', '/'],
    ['/post/2019/04/10/power-cut', `${LISTING}/power-cut`],
    ['/authors', '/curators'],
    ['/authors/Mara', '/curators/mara'],
    ['/categories', '/tags'],
    ['/categories/News', '/tags/news'],
  ])('%s', async (address, to) => {
    expect(resolveAddress(await aCatalog(), address)).toEqual({ kind: 'moved', to })
  })
})

describe('what does not exist is missing', () => {
  test.each([
    '/nothing',
    '/communities/unknown',
    '/communities/rural-care/unknown',
    `${LISTING}/unknown`,
    `${LISTING}/unknown/opengraph-image`,
    `${LISTING}/opengraph-image`,
    '/communities/empty-shelf/opengraph-image',
    `${LISTING}/not-yet`,
    `${LISTING}/page/0`,
    `${LISTING}/page/01`,
    `${LISTING}/page/2/page/2`,
    '/communities/rural-care/page/2',
    '/communities/rural-care/page/1',
    '/topics/unknown',
    '/topics/medigy/unknown',
    '/sources/unknown.example/more',
    '/__proto__',
    '/communities/constructor',
    '/post/2019/04/10/unknown',
    '/authors/nobody',
    '/missing',
    '/withdrawn',
    '/communities/rural-care%2Fcurated-content',
    '/%00',
  ])('%s', async (address) => {
    expect(resolveAddress(await aCatalog(), address)).toEqual({ kind: 'missing' })
  })
})

describe('what programs read is a page where its subject is', () => {
  test.each([
    '/feed.xml',
    '/atom.xml',
    '/feed.json',
    '/communities/rural-care/feed.xml',
    '/communities/empty-shelf/feed.json',
    `${LISTING}/atom.xml`,
    '/topics/symplur/ehr-electronic-health-record/feed.json',
    '/sources/riverjournal.example/feed.xml',
    '/curators/mara/atom.xml',
    '/feeds.opml',
    '/sitemap.xml',
    '/news-sitemap.xml',
    '/robots.txt',
    '/llms.txt',
  ])('%s', async (address) => {
    expect(resolveAddress(await aCatalog(), address)).toEqual({ kind: 'page', path: address })
  })

  test.each([
    '/communities/feed.xml',
    '/communities/unknown/feed.xml',
    '/communities/rural-care/unknown/feed.xml',
    `${LISTING}/power-cut/feed.xml`,
    `${LISTING}/page/2/feed.xml`,
    `${LISTING}/feed.xml/feed.xml`,
    `${LISTING}/rss.xml`,
    '/topics/medigy/feed.xml',
    '/topics/unknown/unknown/feed.xml',
    '/tags/news/feed.xml',
    '/sources/unknown.example/feed.json',
    '/curators/nobody/atom.xml',
    '/sitemap/1.xml',
    '/sitemap/0.xml',
    '/markdown/rural-care/curated-content/power-cut',
  ])('%s is missing', async (address) => {
    expect(resolveAddress(await aCatalog(), address)).toEqual({ kind: 'missing' })
  })

  test('a trailing slash moves', async () => {
    expect(resolveAddress(await aCatalog(), `${LISTING}/feed.xml/`)).toEqual({
      kind: 'moved',
      to: `${LISTING}/feed.xml`,
    })
  })
})

describe('the Markdown twin of an article', () => {
  test('is at its address with an ending', async () => {
    expect(resolveAddress(await aCatalog(), `${LISTING}/power-cut.md`)).toMatchObject({
      kind: 'markdown',
      article: { slug: 'power-cut' },
    })
  })

  test('has one spelling', async () => {
    expect(resolveAddress(await aCatalog(), `${LISTING}/power%2Dcut.md/`)).toEqual({
      kind: 'moved',
      to: `${LISTING}/power-cut.md`,
    })
  })

  test('gives way to an article that has this very address', async () => {
    const catalog = await catalogOf({
      'a.md': anArticleFile({ title: 'One', slug: 'one' }),
      'b.md': anArticleFile({ title: 'Other', slug: 'one.md' }),
    })
    const path = catalog.articles.find(({ title }) => title === 'Other')!.path
    expect(resolveAddress(catalog, path)).toEqual({ kind: 'page', path })
  })

  test('goes with a withdrawn article, and does not exist of a draft or a listing', async () => {
    const catalog = await aCatalog()
    expect(resolveAddress(catalog, `${LISTING}/taken-back.md`)).toMatchObject({ kind: 'withdrawn' })
    for (const address of [`${LISTING}/not-yet.md`, `${LISTING}.md`, '/.md', `${LISTING}/power-cut.md.md`])
      expect(resolveAddress(catalog, address)).toEqual({ kind: 'missing' })
  })
})

test.each(['/%', '/%zz', '/communities/%c0%ae/x', '/%ff'])('%s can not be decoded', async (address) => {
  expect(resolveAddress(await aCatalog(), address)).toEqual({ kind: 'malformed' })
})

test('a withdrawn article is gone, and says which one it was', async () => {
  const resolution = resolveAddress(await aCatalog(), `${LISTING}/taken-back`)
  expect(resolution).toMatchObject({ kind: 'withdrawn', article: { title: 'Taken back' } })
})

test('a real page beats an alias', async () => {
  const catalog = await catalogOf({
    'a.md': anArticleFile({ title: 'Greedy', slug: 'greedy', aliases: ['/topics', `${LISTING}/modest`] }),
    'b.md': anArticleFile({ title: 'Modest', slug: 'modest' }),
  })
  expect(resolveAddress(catalog, '/topics')).toEqual({ kind: 'page', path: '/topics' })
  expect(resolveAddress(catalog, `${LISTING}/modest`)).toEqual({ kind: 'page', path: `${LISTING}/modest` })
})

test('pages hold twenty articles, and only the first may be empty', async () => {
  const { articles } = await aCatalog()
  expect(pageOf(articles, 1)).toHaveLength(PAGE_SIZE)
  expect(pageOf(articles, 2)).toHaveLength(articles.length - PAGE_SIZE)
  expect(pageOf(articles, 3)).toBeUndefined()
  expect(pageOf([], 1)).toEqual([])
  expect(pageOf([], 2)).toBeUndefined()
  expect(pageOf(articles, Number.NaN)).toBeUndefined()
})

describe('a topic that was merged', () => {
  const VOCABULARIES =
    'symplur:\n  topics:\n    Rural:\n      synonyms: [Countryside]\nold:\n  topics:\n    Ländliches:\n      merged-into: "Symplur: Rural"\n'
  const files = {
    'a.md': anArticleFile({ communityTopics: ['Symplur: Countryside', 'Old: Ländliches'] }),
    'vocabularies.yaml': VOCABULARIES,
  }

  test.each([
    ['/topics/symplur/countryside', '/topics/symplur/rural'],
    ['/topics/symplur/countryside/', '/topics/symplur/rural'],
    ['/topics/symplur/countryside/page/2', '/topics/symplur/rural'],
    ['/topics/symplur/countryside/feed.xml', '/topics/symplur/rural/feed.xml'],
    ['/topics/symplur/countryside/atom.xml', '/topics/symplur/rural/atom.xml'],
    ['/topics/symplur/countryside/feed.json', '/topics/symplur/rural/feed.json'],
    ['/topics/old/landliches', '/topics/symplur/rural'],
    ['/topics/old', '/topics/symplur'],
  ])('%s leads to the other in one step', async (address, to) => {
    const catalog = await catalogOf(files)
    expect(resolveAddress(catalog, address)).toEqual({ kind: 'moved', to })
    expect(resolveAddress(catalog, to).kind).toMatch(/^(?:page|listing)$/)
  })

  test.each([
    '/topics/symplur/countryside/other.xml',
    '/topics/symplur/countryside/page',
    '/topics/symplur/countryside/page/0',
    '/topics/symplur/countryside/feed.xml/more',
    '/topics/symplur/city',
  ])('%s is missing', async (address) => {
    expect(resolveAddress(await catalogOf(files), address)).toEqual({ kind: 'missing' })
  })

  test('with others out of one vocabulary, into several: that one leads to all topics', async () => {
    const catalog = await catalogOf({
      'a.md': anArticleFile({ communityTopics: ['Old: One', 'Old: Two'] }),
      'vocabularies.yaml':
        'old:\n  topics:\n    One: { merged-into: "Symplur: Rural" }\n    Two: { merged-into: "Medigy: City" }\n',
    })
    expect(resolveAddress(catalog, '/topics/old')).toEqual({ kind: 'moved', to: '/topics' })
  })

  test('without articles leads nowhere', async () => {
    const catalog = await catalogOf({ 'a.md': anArticleFile(), 'vocabularies.yaml': VOCABULARIES })
    expect(resolveAddress(catalog, '/topics/symplur/countryside')).toEqual({ kind: 'missing' })
    expect(resolveAddress(catalog, '/topics/old')).toEqual({ kind: 'missing' })
  })
})

test.each([
  ['/communities', 'found'],
  [`${LISTING}/power-cut?x=1#part`, 'found'],
  ['https://portal.example/communities', 'found'],
  ['/news/power-cut', 'moved'],
  ['/old/ü', 'moved'],
  [`${LISTING}/taken-back`, 'withdrawn'],
  [`${LISTING}/never`, 'missing'],
  [`${LISTING}/page/9`, 'missing'],
  ['/%zz', 'missing'],
  ['https://elsewhere.example/never', undefined],
  ['//elsewhere.example/never', undefined],
  ['mailto:mara@portal.example', undefined],
  ['/feed.xml', 'found'],
  ['/communities/rural-care/feed.xml', 'found'],
  ['/communities/never/feed.xml', 'missing'],
  ['/sources/riverjournal.example', 'found'],
  ['/sources/never.org', 'missing'],
  ['/robots.txt', 'found'],
  ['/img/never.png', 'missing'],
  ['/media/0123456789abcdef0123-640.webp', 'missing'],
  ['/in-public.png', undefined],
  ['/api/v1/articles', undefined],
])('a link to %s is %s', async (href, found) => {
  expect(createLinkCheck(await aCatalog(), 'https://portal.example')(href)).toBe(found)
})

test('a link to a picture is found while an article shows it', async () => {
  const catalog = await catalogOf({
    'a.md': anArticleFile({ featuredImage: 'one.png' }),
    'one.png': await sharp({ create: { width: 640, height: 360, channels: 3, background: 'teal' } })
      .png()
      .toBuffer(),
  })
  const key = catalog.articles[0]?.image?.key ?? ''
  const check = createLinkCheck(catalog, 'https://portal.example')
  expect(check(mediaUrl(key, 640, 'webp'))).toBe('found')
  expect(check(mediaUrl(key, 641, 'webp'))).toBe('missing')
})
