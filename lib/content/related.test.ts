import { expect, test } from 'vitest'
import type { Catalog } from './catalog'
import { anArticleFile, catalogOf } from './testing'

/** `name: [day, topics…]` in one community, or `community/name` in another. */
async function relatedTo(name: string, articles: Readonly<Record<string, readonly string[]>>, limit = 10) {
  const files = Object.entries(articles).map(([key, [date, ...topics]]) => {
    const [community, own] = key.includes('/') ? key.split('/') : ['rural-care', key]
    const folder = `communities/${community}/curated-content`
    const communityTopics = topics.map((topic) => `Medigy: ${topic}`)
    return [
      `${folder}/${own}.md`,
      anArticleFile({ title: `About ${own}`, basePath: `/${folder}/`, date, communityTopics }),
    ]
  })
  const catalog = await catalogOf(Object.fromEntries(files))
  return listed(catalog, name, limit)
}

function listed(catalog: Catalog, name: string, limit: number): readonly string[] {
  const article = catalog.bySlug(name)
  if (article === undefined) throw new Error(`There is no article ${name}.`)
  return catalog
    .related(article, limit)
    .map(({ article: other, shared }) => [other.slug, ...shared.map(({ label }) => label)].join(' '))
}

test('one shared rare topic counts more than one shared common topic', async () => {
  const related = await relatedTo('a', {
    a: ['2024-01-01', 'Common', 'Rare'],
    b: ['2024-01-01', 'Common'],
    c: ['2024-01-01', 'Common'],
    d: ['2024-01-01', 'Common'],
    rare: ['2024-01-01', 'Rare'],
  })
  expect(related).toEqual(['rare Rare', 'b Common', 'c Common', 'd Common'])
})

test('two shared topics count more than one, and are named in the order of the article', async () => {
  const related = await relatedTo('a', {
    a: ['2024-01-01', 'One', 'Two'],
    b: ['2024-01-01', 'One'],
    c: ['2024-01-01', 'Two', 'One'],
  })
  expect(related).toEqual(['c One Two', 'b One'])
})

test('of equals the one of the same community comes first, then the one of the same season, then the newer one', async () => {
  const related = await relatedTo('a', {
    a: ['2024-01-01', 'One'],
    'heart/far': ['2020-01-01', 'One'],
    'heart/farther': ['2019-01-01', 'One'],
    'heart/near': ['2024-02-01', 'One'],
    b: ['2024-02-01', 'One'],
  })
  expect(related).toEqual(['b One', 'near One', 'far One', 'farther One'])
})

test('the newest of the community fill the list, and nothing else does', async () => {
  const related = await relatedTo('a', {
    a: ['2024-01-01', 'One'],
    b: ['2020-01-01', 'One'],
    c: ['2021-01-01', 'Other'],
    d: ['2022-01-01'],
    'heart/e': ['2024-01-01', 'Other'],
  })
  expect(related).toEqual(['b One', 'd', 'c'])
})

test('an article is never related to itself', async () => {
  expect(await relatedTo('a', { a: ['2024-01-01', 'One'] })).toEqual([])
})

test('there are never more than asked for', async () => {
  const articles = {
    a: ['2024-01-04', 'One'],
    b: ['2024-01-03', 'One'],
    c: ['2024-01-02', 'One'],
    d: ['2024-01-01'],
  }
  expect(await relatedTo('a', articles, 1)).toEqual(['b One'])
  expect(await relatedTo('a', articles, 0)).toEqual([])
  expect(await relatedTo('d', articles, 2)).toEqual(['a', 'b'])
})

test('the same original is not offered again, neither by topic nor as the newest', async () => {
  const folder = 'communities/rural-care/curated-content'
  const link = { href: 'https://news.example/one' }
  const catalog = await catalogOf({
    [`${folder}/a.md`]: anArticleFile({ link, communityTopics: ['Medigy: One'] }),
    [`${folder}/b.md`]: anArticleFile({ link, communityTopics: ['Medigy: One'] }),
    [`${folder}/c.md`]: anArticleFile({ link, communityTopics: [] }),
    [`${folder}/d.md`]: anArticleFile({ communityTopics: [] }),
  })
  expect(listed(catalog, 'a', 10)).toEqual(['d'])
})

test('the same original is known by whatever address, and of several about it one is offered', async () => {
  const folder = 'communities/rural-care/curated-content'
  const about = (href: string, date: string) =>
    anArticleFile({ link: { href }, date, communityTopics: ['Medigy: One'] })
  const catalog = await catalogOf({
    [`${folder}/a.md`]: about('https://news.example/one', '2024-01-01'),
    [`${folder}/b.md`]: about('http://www.news.example/one/?utm_source=x', '2024-01-02'),
    [`${folder}/c.md`]: about('https://news.example/two?utm_source=x', '2024-01-03'),
    [`${folder}/d.md`]: about('https://news.example/two', '2024-01-04'),
    [`${folder}/e.md`]: about('https://news.example/three', '2020-01-05'),
    [`${folder}/f.md`]: anArticleFile({ link: { href: 'https://news.example/two/' }, communityTopics: [] }),
    [`${folder}/g.md`]: about('https://www.google.com/url?q=https://news.example/two', '2024-01-02'),
  })
  expect(listed(catalog, 'a', 10)).toEqual(['d One', 'e One'])
  expect(listed(catalog, 'e', 1)).toEqual(['d One'])
  expect(listed(catalog, 'e', 3)).toEqual(['d One', 'b One'])
})

test('articles without an original are related like all others', async () => {
  const folder = 'communities/rural-care/contributed-content'
  const basePath = `/${folder}/`
  const catalog = await catalogOf({
    [`${folder}/a.md`]: anArticleFile({ basePath, link: null, communityTopics: ['Medigy: One'] }),
    [`${folder}/b.md`]: anArticleFile({ basePath, link: null, communityTopics: ['Medigy: One'] }),
    [`${folder}/c.md`]: anArticleFile({ basePath, link: null, communityTopics: [] }),
  })
  expect(listed(catalog, 'a', 10)).toEqual(['b One', 'c'])
})
