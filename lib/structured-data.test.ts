import { expect, test } from 'vitest'
import { anArticleFile, catalogOf } from './content/testing'
import { listingAt } from './listings'
import { absolute, site } from './site'
import { articleData, communityData, listingData, siteData, trailData } from './structured-data'
import { articleTrail } from './trails'

const SECTION = '/communities/rural-care/curated-content'

function aCatalog(overrides: Readonly<Record<string, unknown>> = {}) {
  return catalogOf({ 'a.md': anArticleFile({ title: 'Power cut', slug: 'power-cut', ...overrides }) })
}

test('the site can be searched', () => {
  expect(siteData()).toMatchObject({
    '@type': 'WebSite',
    name: site.name,
    url: absolute('/'),
    potentialAction: {
      '@type': 'SearchAction',
      target: { urlTemplate: `${absolute('/search')}?q={search_term_string}` },
      'query-input': 'required name=search_term_string',
    },
  })
})

test('the trail is the one that readers see', async () => {
  const [article] = (await aCatalog()).articles
  const trail = articleTrail(article!)
  expect(trailData(trail).itemListElement).toEqual(
    trail.map(({ label, href }, index) => ({
      '@type': 'ListItem',
      position: index + 1,
      name: label,
      item: href && absolute(href),
    })),
  )
  expect(trail.map(({ label }) => label)).toEqual([
    'Home',
    'Communities',
    'Rural Care (RC)',
    'Curated Content',
    'Power cut',
  ])
})

test('a page that quotes an original says which, and who published it', async () => {
  const [article] = (await aCatalog()).articles
  expect(articleData(article!)).toMatchObject({
    '@context': 'https://schema.org',
    '@type': 'WebPage',
    name: 'Power cut',
    url: absolute(`${SECTION}/power-cut`),
    datePublished: '2024-03-05T08:27:09.075Z',
    dateModified: '2024-03-06T09:54:18.911Z',
    isBasedOn: 'https://www.riverjournal.example/power-cut/',
    publisher: {
      '@type': 'Organization',
      name: 'riverjournal.example',
      url: 'https://riverjournal.example/',
    },
    editor: [{ '@type': 'Person', name: 'Mara', url: absolute('/curators/mara') }],
    image: absolute(`${SECTION}/power-cut/opengraph-image`),
    isPartOf: { '@id': absolute(SECTION) },
  })
})

test('an article of our own is an article, published by the site', async () => {
  const [article] = (await aCatalog()).articles
  const data = articleData({ ...article!, original: undefined })
  expect(data).toMatchObject({
    '@type': 'Article',
    headline: 'Power cut',
    publisher: { name: site.name, url: absolute('/') },
    author: [{ name: 'Mara' }],
    mainEntityOfPage: absolute(`${SECTION}/power-cut`),
  })
  expect(data.isBasedOn).toBeUndefined()
})

test('a listing counts all its articles and names those of its page', async () => {
  const catalog = await aCatalog()
  const facts = listingAt(catalog, ['sources', 'riverjournal.example'])!
  expect(listingData(facts, 1, facts.articles)).toMatchObject({
    '@type': 'CollectionPage',
    name: 'Articles from riverjournal.example',
    url: absolute('/sources/riverjournal.example'),
    mainEntity: {
      numberOfItems: 1,
      itemListElement: [{ position: 1, name: 'Power cut', url: absolute(`${SECTION}/power-cut`) }],
    },
  })
  expect(listingData(facts, 2, [])).toMatchObject({
    name: 'Articles from riverjournal.example, page 2',
    url: absolute('/sources/riverjournal.example/page/2'),
  })
})

test('a community is a collection', async () => {
  const { articles } = await aCatalog()
  expect(communityData(articles[0]!.community, articles, articles)).toMatchObject({
    '@type': 'CollectionPage',
    name: 'Rural Care (RC)',
    url: absolute('/communities/rural-care'),
    mainEntity: { numberOfItems: 1 },
  })
})
