import { describe, expect, test } from 'vitest'
import { anArticleFile, catalogOf } from './testing'

const AT = 'communities/rural-care/curated-content'

const FILES = {
  [`${AT}/a.md`]: anArticleFile({
    title: 'Remote care for the heart',
    communityTopics: [],
    date: '2024-05-01',
  }),
  [`${AT}/b.md`]: anArticleFile({
    title: 'Remote work for nurses',
    date: '2024-04-01',
    communityTopics: ['Medigy: Staffing'],
  }),
  [`${AT}/c.md`]: anArticleFile({
    title: 'Café menus and AI',
    communityTopics: [],
    date: '2024-03-01',
    link: 'https://menus.example/c',
  }),
  [`${AT}/d.md`]: anArticleFile({ title: 'What 5g means for care', communityTopics: [], date: '2024-02-01' }),
  [`${AT}/e.md`]: anArticleFile({ title: 'A draft about remote hearts', status: 'draft' }),
}

async function nearestTo(words: string, limit = 10) {
  const catalog = await catalogOf(FILES)
  return catalog.nearest(words, limit).map(({ slug }) => slug)
}

describe('nearest', () => {
  test.each<[string, string, readonly string[]]>([
    ['an old address', '/news/remote-care-heart', ['a', 'b', 'd']],
    ['other case', 'REMOTE NURSES', ['b', 'a']],
    ['a word without its accent', 'cafe', ['c']],
    ['a topic', 'staffing', ['b']],
    ['a source', 'menus example', ['c', 'a', 'b', 'd']],
    ['two capitals', 'AI', ['c']],
    ['a short word with a digit', '5g', ['d']],
    ['a rare word before a common one', 'care menus', ['c', 'a', 'd']],
  ])('finds titles by %s', async (_, words, slugs) => {
    expect(await nearestTo(words)).toEqual(slugs)
  })

  test.each(['', '   ', '%%%', 'zzz', 'of a to', '__proto__ constructor', '.*', '\u0000'])(
    'finds nothing by %j',
    async (words) => {
      expect(await nearestTo(words)).toEqual([])
    },
  )

  test('gives no more than asked for', async () => {
    expect(await nearestTo('remote care', 1)).toEqual(['a'])
    expect(await nearestTo('remote care', 0)).toEqual([])
  })

  test('a word said often counts once', async () => {
    expect(await nearestTo('work work work work remote heart care')).toEqual(['a', 'b', 'd'])
  })

  test('only the first twenty words are looked at', async () => {
    expect(await nearestTo(`${'other '.repeat(19)} nurses`)).toEqual(['b'])
    expect(await nearestTo(`${'other '.repeat(20)} nurses`)).toEqual([])
  })
})
