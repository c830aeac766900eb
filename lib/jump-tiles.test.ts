import { expect, test } from 'vitest'
import { anArticleFile, catalogOf } from './content/testing'
import { jumpTiles } from './jump-tiles'

async function aCatalog() {
  return catalogOf({
    'a.md': anArticleFile({
      title: 'A',
      slug: 'a',
      communityTopics: ['Medigy: Rural Health', 'Symplur: Rural'],
    }),
    'b.md': anArticleFile({ title: 'B', slug: 'b', communityTopics: ['Medigy: Rural Health'] }),
  })
}

test('names that have the words lead to their pages, exact ones first', async () => {
  expect(
    jumpTiles(await aCatalog(), 'RURAL').map(
      ({ label, kind, href, count }) => `${label} | ${kind} | ${href} | ${count}`,
    ),
  ).toEqual([
    'Rural | Symplur topic | /topics/symplur/rural | 1',
    'Rural Care (RC) | Community | /communities/rural-care | 2',
    'Rural Health | Medigy topic | /topics/medigy/rural-health | 2',
  ])
})

test('three at most, those with more articles first', async () => {
  const topics = [
    'Medigy: Rural Health',
    'Medigy: Rural Nursing',
    'Medigy: Rural Pharmacy',
    'Medigy: Rural Transport',
  ]
  const catalog = await catalogOf({
    'a.md': anArticleFile({ title: 'A', slug: 'a', communityTopics: topics }),
    'b.md': anArticleFile({ title: 'B', slug: 'b', communityTopics: ['Medigy: Rural Transport'] }),
  })
  const found = jumpTiles(catalog, 'rural')
  expect(found).toHaveLength(3)
  expect(found.map(({ label }) => label)).toContain('Rural Transport')
})

test('spaces and dashes do not matter', async () => {
  expect(jumpTiles(await aCatalog(), 'rural-health').map(({ label }) => label)).toEqual(['Rural Health'])
})

test('a single letter and words that are in no name give none', async () => {
  const catalog = await aCatalog()
  expect([jumpTiles(catalog, 'r'), jumpTiles(catalog, 'zzz'), jumpTiles(catalog, '')]).toEqual([[], [], []])
})

test('a topic is found by its synonyms, under its own name', async () => {
  const catalog = await catalogOf({
    'a.md': anArticleFile({ communityTopics: ['Medigy: Rural Health'] }),
    'vocabularies.yaml': 'medigy:\n  topics:\n    Rural Health:\n      synonyms: [Countryside, Villages]\n',
  })
  expect(jumpTiles(catalog, 'village').map(({ label }) => label)).toEqual(['Rural Health'])
  expect(jumpTiles(catalog, 'healthcountryside')).toEqual([])
})
