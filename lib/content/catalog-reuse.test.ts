import { expect, test } from 'vitest'
import { createCatalog, type Catalog } from './catalog'
import { openFileStore } from './file-store'
import { readChanged, readLibrary } from './library'
import { anArticleFile, contentFolder, type ContentFolder } from './testing'

const AT = 'communities/rural-care/curated-content'
const BEFORE = new Date('2026-01-01T00:00:00Z')

const link = (brand: string) => ({ brand, href: `https://www.${brand}/one/` })

const START = {
  [`${AT}/a.md`]: anArticleFile({ title: 'About a' }),
  [`${AT}/b.md`]: anArticleFile({ title: 'About b', link: link('other.example'), author: ['Mara Ek'] }),
  [`${AT}/c.md`]: anArticleFile({
    title: 'About c',
    tags: ['Field Notes'],
    communityTopics: ['Medigy: Old'],
  }),
  [`${AT}/soon.md`]: anArticleFile({ title: 'About soon', date: '2026-02-01' }),
  [`${AT}/draft.md`]: anArticleFile({ title: 'About a draft', draft: true }),
  'vocabularies.yaml': 'Medigy:\n  description: Words of our own.\n',
}

/** What is done to the folder, and the articles that are other objects afterwards. */
const changes: readonly [
  name: string,
  change: (folder: ContentFolder) => Promise<void>,
  anew: readonly string[],
  now?: Date,
][] = [
  ['nothing', () => Promise.resolve(), []],
  ['time passes', () => Promise.resolve(), ['soon'], new Date('2026-03-01T00:00:00Z')],
  [
    'a text',
    (folder) => folder.write(`${AT}/a.md`, anArticleFile({ title: 'About a' }, 'Other words.')),
    ['a'],
  ],
  ['a new article', (folder) => folder.write(`${AT}/d.md`, anArticleFile({ title: 'About d' })), ['d']],
  [
    'a new article with names of its own',
    (folder) =>
      folder.write(
        `${AT}/d.md`,
        anArticleFile({ title: 'About d', link: link('d.example'), author: ['Ida'] }),
      ),
    ['d'],
  ],
  ['an article goes', (folder) => folder.remove(`${AT}/b.md`), []],
  [
    'a topic is mostly spelled another way now',
    async (folder) => {
      for (const name of ['d', 'e'])
        await folder.write(
          `${AT}/${name}.md`,
          anArticleFile({ title: `About ${name}`, communityTopics: ['Medigy: OLD'] }),
        )
    },
    ['a', 'b', 'c', 'd', 'e'],
  ],
  [
    'a topic is merged into another',
    (folder) =>
      folder.write('vocabularies.yaml', 'Medigy:\n  topics:\n    Old: { merged-into: Care Coordination }\n'),
    ['a', 'b', 'c'],
  ],
  [
    'the community gets another name',
    (folder) => folder.write('communities/rural-care/_index.md', '---\nname: Care far out\n---\n'),
    ['a', 'b', 'c'],
  ],
  [
    'a draft is published',
    (folder) => folder.write(`${AT}/draft.md`, anArticleFile({ title: 'About a draft' })),
    ['draft'],
  ],
]

test.each(changes)(
  'after a change (%s) all is as if made from nothing',
  async (_, change, anew, now = BEFORE) => {
    const folder = await contentFolder(START)
    const store = await openFileStore(folder.root, folder.publicDir)
    const library = await readLibrary(store)
    const previous = createCatalog(library, { now: BEFORE, preview: false })
    await change(folder)
    const changed = await readLibrary(store, library)

    const catalog = createCatalog(changed, { now, preview: false, previous })
    const fresh = createCatalog(changed, { now, preview: false })
    expect(contentOf(catalog)).toEqual(contentOf(fresh))
    const others = catalog.articles.filter((article) => previous.article(article.path) !== article)
    expect(others.map(({ slug }) => slug).toSorted()).toEqual(anew)
  },
)

test('an article has the body of the version it was made from', async () => {
  const folder = await contentFolder(START)
  const store = await openFileStore(folder.root, folder.publicDir)
  const library = await readLibrary(store)
  const previous = createCatalog(library, { now: BEFORE, preview: false })
  await folder.write(`${AT}/a.md`, anArticleFile({ title: 'About a' }, 'Other words.'))
  const catalog = createCatalog(await readChanged(store, library, [`${AT}/a.md`]), {
    now: BEFORE,
    preview: false,
    previous,
  })
  const bodyIn = (one: Catalog) => {
    const article = one.article(`/${AT}/a`)
    return article && one.body(article).text.trim()
  }
  expect(bodyIn(catalog)).toBe('Other words.')
  expect(bodyIn(previous)).toContain('The lights went out')
})

/** Everything of a catalog that pages show. */
function contentOf(catalog: Catalog) {
  const { edition, articles, communities, sections, topics, vocabularies, sources, curators, tags } = catalog
  const { findings, nextChange } = catalog
  const { kinds, values } = catalog.facetIndex()
  return {
    found: { edition, articles, communities, sections, topics, vocabularies, sources, curators, tags },
    told: { findings, nextChange, kinds, values },
    bodies: articles.map((article) => catalog.body(article).text),
    related: articles.map((article) => catalog.related(article, 3)),
    merged: catalog.mergedTopic('medigy', 'old')?.subject.label,
  }
}
