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
  [`${AT}/gone.md`]: anArticleFile({ title: 'Gone', status: 'archived' }),
  'vocabularies.yaml': 'Medigy:\n  description: Words of our own.\n',
}

interface Change {
  readonly change: (folder: ContentFolder) => Promise<void>
  /** The articles that are other objects afterwards. */
  readonly anew: readonly string[]
  /** Whether nothing was compared again. */
  readonly isPatched: boolean
  readonly now?: Date
}

const changes: Readonly<Record<string, Change>> = {
  nothing: { change: () => Promise.resolve(), anew: [], isPatched: true },
  'time passes': {
    change: () => Promise.resolve(),
    anew: ['soon'],
    isPatched: false,
    now: new Date('2026-03-01T00:00:00Z'),
  },
  'a text': {
    change: (folder) => folder.write(`${AT}/a.md`, anArticleFile({ title: 'About a' }, 'Other words.')),
    anew: ['a'],
    isPatched: true,
  },
  'what an article says of itself': {
    change: async (folder) => {
      const said = { title: 'A, as they say', description: 'Other words.', lastMod: '2025-05-05' }
      await folder.write(`${AT}/a.md`, anArticleFile({ ...said, slug: 'a' }))
      await folder.write(
        `${AT}/b.md`,
        anArticleFile({ title: 'Not c', slug: 'b', link: link('other.example'), author: ['Mara Ek'] }),
      )
    },
    anew: ['a', 'b'],
    isPatched: true,
  },
  'the text of a draft': {
    change: (folder) =>
      folder.write(`${AT}/draft.md`, anArticleFile({ title: 'About a draft', draft: true }, 'x')),
    anew: [],
    isPatched: true,
  },
  'the text of a withdrawn article': {
    change: (folder) =>
      folder.write(`${AT}/gone.md`, anArticleFile({ title: 'Gone', status: 'archived' }, 'x')),
    anew: [],
    isPatched: false,
  },
  'an article breaks': {
    change: (folder) => folder.write(`${AT}/a.md`, 'nothing in front'),
    anew: [],
    isPatched: true,
  },
  'a date': {
    change: (folder) => folder.write(`${AT}/a.md`, anArticleFile({ title: 'About a', date: '2020-01-01' })),
    anew: ['a'],
    isPatched: false,
  },
  'a topic': {
    change: (folder) =>
      folder.write(`${AT}/a.md`, anArticleFile({ title: 'About a', communityTopics: ['New'] })),
    anew: ['a'],
    isPatched: false,
  },
  'an alias': {
    change: (folder) => folder.write(`${AT}/a.md`, anArticleFile({ title: 'About a', aliases: ['/was/a'] })),
    anew: ['a'],
    isPatched: false,
  },
  'a source is written another way': {
    change: (folder) =>
      folder.write(
        `${AT}/b.md`,
        anArticleFile({ title: 'About b', link: { ...link('other.example'), brand: 'O' } }),
      ),
    anew: ['a', 'b', 'c'],
    isPatched: false,
  },
  'a new article': {
    change: (folder) => folder.write(`${AT}/d.md`, anArticleFile({ title: 'About d' })),
    anew: ['d'],
    isPatched: false,
  },
  'a new article with names of its own': {
    change: (folder) =>
      folder.write(
        `${AT}/d.md`,
        anArticleFile({ title: 'About d', link: link('d.example'), author: ['Ida'] }),
      ),
    anew: ['d'],
    isPatched: false,
  },
  'an article goes': { change: (folder) => folder.remove(`${AT}/b.md`), anew: [], isPatched: false },
  'a topic is mostly spelled another way now': {
    change: async (folder) => {
      for (const name of ['d', 'e'])
        await folder.write(
          `${AT}/${name}.md`,
          anArticleFile({ title: `About ${name}`, communityTopics: ['Medigy: OLD'] }),
        )
    },
    anew: ['a', 'b', 'c', 'd', 'e'],
    isPatched: false,
  },
  'a topic is merged into another': {
    change: (folder) =>
      folder.write('vocabularies.yaml', 'Medigy:\n  topics:\n    Old: { merged-into: Care Coordination }\n'),
    anew: ['a', 'b', 'c'],
    isPatched: false,
  },
  'the community gets another name': {
    change: (folder) => folder.write('communities/rural-care/_index.md', '---\nname: Care far out\n---\n'),
    anew: ['a', 'b', 'c'],
    isPatched: false,
  },
  'a draft is published': {
    change: (folder) => folder.write(`${AT}/draft.md`, anArticleFile({ title: 'About a draft' })),
    anew: ['draft'],
    isPatched: false,
  },
}

test.each(Object.entries(changes))(
  'after a change (%s) all is as if made from nothing',
  async (_, { change, anew, isPatched, now = BEFORE }) => {
    const folder = await contentFolder(START)
    const store = await openFileStore(folder.root, folder.publicDir)
    const library = await readLibrary(store)
    const previous = createCatalog(library, { now: BEFORE, preview: false })
    const { starts } = previous.facetIndex()
    await change(folder)
    const changed = await readLibrary(store, library)

    const catalog = createCatalog(changed, { now, preview: false, previous })
    const fresh = createCatalog(changed, { now, preview: false })
    expect(contentOf(catalog)).toEqual(contentOf(fresh))
    const others = catalog.articles.filter((article) => previous.article(article.path) !== article)
    expect(others.map(({ slug }) => slug).toSorted()).toEqual(anew)
    expect(catalog.facetIndex().starts === starts).toBe(isPatched)
  },
)

test('many small changes, one after the other, lose nothing', async () => {
  const folder = await contentFolder(START)
  const store = await openFileStore(folder.root, folder.publicDir)
  let library = await readLibrary(store)
  let catalog = createCatalog(library, { now: BEFORE, preview: true })
  for (let turn = 0; turn < 30; turn += 1) {
    const name = ['a', 'd', 'e'][turn % 3] ?? 'a'
    const topics = turn % 7 === 0 ? ['Medigy: Old', 'Symplur: Other'] : ['Medigy: Care Coordination']
    const title = `Turn ${turn}`
    if (turn % 5 === 4) await folder.remove(`${AT}/${name}.md`).catch(() => undefined)
    else await folder.write(`${AT}/${name}.md`, anArticleFile({ title, slug: name, communityTopics: topics }))
    library = await readLibrary(store, library)
    catalog = createCatalog(library, { now: BEFORE, preview: true, previous: catalog })
    expect(contentOf(catalog)).toEqual(contentOf(createCatalog(library, { now: BEFORE, preview: true })))
  }
})

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
    byAlias: articles.flatMap(({ aliases }) => aliases.map((alias) => catalog.byAlias(alias)?.title)),
    bySlug: articles.map(({ slug }) => catalog.bySlug(slug)?.title),
    gone: catalog.withdrawn(`/${AT}/gone`),
    neighbours: articles.map((article) => catalog.neighbours(article)),
    titles: catalog.facetIndex().titles(),
    merged: catalog.mergedTopic('medigy', 'old')?.subject.label,
  }
}
