import { expect, onTestFinished, test, vi } from 'vitest'
import { anArticleFile, catalogOf, type Files } from './content/testing'
import { contentOf, versionOf } from './page-version'

const RURAL = '/communities/rural-care/curated-content'
const URBAN = '/communities/urban-care/curated-content'

const files: Files = {
  'a.md': anArticleFile({ title: 'Power cut', slug: 'power-cut' }),
  'b.md': anArticleFile({
    title: 'Night buses',
    slug: 'night-buses',
    basePath: `${URBAN}/`,
    communityTopics: ['Medigy: Transport'],
    link: { href: 'https://cityjournal.example/night-buses', brand: 'City Journal' },
  }),
}
const addresses = {
  article: `${RURAL}/power-cut`,
  twin: `${RURAL}/power-cut.md`,
  picture: `${RURAL}/power-cut/opengraph-image`,
  section: RURAL,
  topic: '/topics/medigy/care-coordination',
  otherArticle: `${URBAN}/night-buses`,
  otherSection: URBAN,
  otherTopic: '/topics/medigy/transport',
  home: '/',
  filtered: `${URBAN}?year=2024`,
}

/** Which of the addresses are made from something else after the change. */
async function changedBy(after: Files): Promise<readonly string[]> {
  const [was, is] = [await catalogOf(files), await catalogOf({ ...files, ...after })]
  return Object.entries(addresses)
    .filter(([, address]) => versionOf(was, address) !== versionOf(is, address))
    .map(([name]) => name)
}

test('the same content gives the same versions', async () => {
  expect(await changedBy({})).toEqual([])
})

test('another text changes the article and what lists it, not the rest', async () => {
  const changed = await changedBy({
    'a.md': anArticleFile({ title: 'Power cut', slug: 'power-cut' }, 'Another excerpt.'),
  })
  expect(changed).toEqual(['article', 'twin', 'picture', 'section', 'topic', 'home', 'filtered'])
})

test('a new article changes its neighbours and lists', async () => {
  const changed = await changedBy({
    'c.md': anArticleFile({
      title: 'Day buses',
      slug: 'day-buses',
      basePath: `${URBAN}/`,
      communityTopics: ['Medigy: Transport'],
      link: { href: 'https://cityjournal.example/day-buses', brand: 'City Journal' },
    }),
  })
  expect(changed).toEqual(['otherArticle', 'otherSection', 'otherTopic', 'home', 'filtered'])
})

test('another name of the community changes its pages', async () => {
  const changed = await changedBy({ 'communities/urban-care/_index.md': '---\nname: City Care\n---\n' })
  expect(changed).toEqual(['otherArticle', 'otherSection', 'otherTopic', 'home', 'filtered'])
})

test('an article leaves the sitemap of news by the clock alone, and changes nothing else', async () => {
  const catalog = await catalogOf({
    ...files,
    'new.md': anArticleFile({ title: 'New', slug: 'new', date: '2024-05-01T12:00:00Z' }),
  })
  vi.useFakeTimers({ toFake: ['Date'] })
  onTestFinished(() => void vi.useRealTimers())
  const at = (time: string) => vi.setSystemTime(`2024-05-03T${time}Z`)
  const content = contentOf(() => catalog)
  const [news, page] = ['/news-sitemap.xml', addresses.article]
  const state = () => [content.edition(), content.versionOf(news), content.versionOf(page)]

  at('11:01:00')
  const [edition, newsVersion, pageVersion] = state()
  at('11:59:00')
  expect(state()).toEqual([edition, newsVersion, pageVersion])
  at('12:01:00')
  const [laterEdition, laterNews, laterPage] = state()
  expect([laterEdition === edition, laterNews === newsVersion, laterPage === pageVersion]).toEqual([
    false,
    false,
    true,
  ])
  at('13:01:00')
  expect(content.versionOf(news)).toBe(laterNews)
})
