import sharp from 'sharp'
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
  [`${AT}/quiet.md`]: anArticleFile({ title: 'About quiet', communityTopics: ['Quiet: Apart'] }),
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
    anew: ['a', 'b', 'c', 'quiet'],
    isPatched: false,
  },
  'a new article': {
    change: (folder) => folder.write(`${AT}/d.md`, anArticleFile({ title: 'About d' })),
    anew: ['d'],
    isPatched: true,
  },
  'new articles before, between and after the others': {
    change: async (folder) => {
      for (const date of ['2025-12-31', '2024-02-01', '2001-01-01'])
        await folder.write(
          `${AT}/on-${date}.md`,
          anArticleFile({ title: `Of ${date}`, slug: `on-${date}`, date }),
        )
    },
    anew: ['on-2001-01-01', 'on-2024-02-01', 'on-2025-12-31'],
    isPatched: true,
  },
  'a new draft': {
    change: (folder) => folder.write(`${AT}/d.md`, anArticleFile({ title: 'About d', draft: true })),
    anew: [],
    isPatched: true,
  },
  'a new article that is due before all others': {
    change: (folder) => folder.write(`${AT}/d.md`, anArticleFile({ title: 'About d', date: '2026-01-15' })),
    anew: [],
    isPatched: true,
  },
  'a new article with an old address': {
    change: (folder) => folder.write(`${AT}/d.md`, anArticleFile({ title: 'About d', aliases: ['/was/d'] })),
    anew: ['d'],
    isPatched: true,
  },
  'a new article with the address of another one': {
    change: (folder) => folder.write(`${AT}/d.md`, anArticleFile({ title: 'About d', slug: 'a' })),
    anew: [],
    isPatched: false,
  },
  'a new article with an old address that another one has': {
    change: (folder) =>
      folder.write(`${AT}/d.md`, anArticleFile({ title: 'About d', aliases: [`/${AT}/a`] })),
    anew: ['d'],
    isPatched: false,
  },
  'a new article that spells a tag another way': {
    change: (folder) =>
      folder.write(`${AT}/d.md`, anArticleFile({ title: 'About d', tags: ['field notes'] })),
    anew: ['d'],
    isPatched: false,
  },
  'a new article of a new section': {
    change: (folder) =>
      folder.write(
        'communities/rural-care/letters/d.md',
        anArticleFile({ title: 'About d', basePath: undefined }),
      ),
    anew: ['d'],
    isPatched: false,
  },
  'a new article that was taken back': {
    change: (folder) => folder.write(`${AT}/d.md`, anArticleFile({ title: 'About d', status: 'archived' })),
    anew: [],
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
    anew: ['a', 'b', 'c', 'd', 'e', 'quiet'],
    isPatched: false,
  },
  'a topic is merged into another': {
    change: (folder) =>
      folder.write('vocabularies.yaml', 'Medigy:\n  topics:\n    Old: { merged-into: Care Coordination }\n'),
    anew: ['a', 'b', 'c', 'quiet'],
    isPatched: false,
  },
  'the community gets another name': {
    change: (folder) => folder.write('communities/rural-care/_index.md', '---\nname: Care far out\n---\n'),
    anew: ['a', 'b', 'c', 'quiet'],
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
    const other = previous.vocabulary('quiet')?.topics[0]
    await change(folder)
    const changed = await readLibrary(store, library)

    const catalog = createCatalog(changed, { now, preview: false, previous })
    const fresh = createCatalog(changed, { now, preview: false })
    expect(contentOf(catalog)).toEqual(contentOf(fresh))
    const others = catalog.articles.filter((article) => previous.article(article.path) !== article)
    expect(others.map(({ slug }) => slug).toSorted()).toEqual(anew)
    expect(catalog.vocabulary('quiet')?.topics[0] === other).toBe(isPatched)
    const isInPlace = isPatched && catalog.articles.length === previous.articles.length
    expect(catalog.facetIndex().starts === starts).toBe(isInPlace)
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

test.each([true, false])(
  'new articles of all kinds, one after the other, lose nothing (preview: %s)',
  async (preview) => {
    const folder = await contentFolder(START)
    const store = await openFileStore(folder.root, folder.publicDir)
    let library = await readLibrary(store)
    let catalog = createCatalog(library, { now: BEFORE, preview })
    for (let turn = 0; turn < 60; turn += 1) {
      const of = <Choice>(choices: readonly Choice[], step: number) => choices[(turn * step) % choices.length]
      const section = of(['curated-content', 'curated-content', 'letters'], 1)
      const file = `communities/${of(['rural-care', 'night-care'], 3)}/${section}/n${turn}.md`
      const fields = {
        title: `About n${turn}`,
        basePath: undefined,
        date: of(['2020-01-01', '2025-06-01', '2026-03-01', '2024-02-02'], 5),
        draft: turn % 9 === 8,
        tags: of([['Field Notes'], ['field notes'], []], 7),
        communityTopics: of([['Quiet: Apart'], ['Quiet: apart', 'Medigy: Old'], []], 2),
        author: of([['Mara Ek'], ['Ida']], 11),
        aliases: turn % 6 === 0 ? [`/was/${turn % 12}`] : [],
      }
      await folder.write(file, anArticleFile(fields))
      library = await readChanged(store, library, [file])
      catalog = createCatalog(library, { now: BEFORE, preview, previous: catalog })
      expect(contentOf(catalog)).toEqual(contentOf(createCatalog(library, { now: BEFORE, preview })))
    }
  },
)

const withTopics = (...communityTopics: string[]) => anArticleFile({ title: 'Some topics', communityTopics })
const pictured = (title: string) => anArticleFile({ title, featuredImage: { href: 'one.png' } })

test.each([
  [
    'of other words with one address',
    {
      'm1.md': withTopics('Medigy: C', 'Medigy: D'),
      'm2.md': withTopics('Medigy: C', 'Medigy: D'),
      'm3.md': withTopics('Medigy: C++', 'Medigy: D#'),
    },
    withTopics('Medigy: D'),
  ],
  ['of a placeholder', { 'p.md': pictured('Once'), 'q.md': pictured('Twice') }, pictured('And again')],
])('what is said %s after a new article is as if made from nothing', async (_, files, added) => {
  const picture = sharp({ create: { width: 900, height: 500, channels: 3, background: 'teal' } })
  const folder = await contentFolder({ [`${AT}/one.png`]: await picture.png().toBuffer() })
  for (const [name, file] of Object.entries(files)) await folder.write(`${AT}/${name}`, file)
  const store = await openFileStore(folder.root, folder.publicDir)
  const library = await readLibrary(store)
  const previous = createCatalog(library, { now: BEFORE, preview: false })
  await folder.write(`${AT}/a.md`, added)
  const changed = await readChanged(store, library, [`${AT}/a.md`])
  const catalog = createCatalog(changed, { now: BEFORE, preview: false, previous })
  expect(catalog.findings).not.toEqual([])
  expect(contentOf(catalog)).toEqual(contentOf(createCatalog(changed, { now: BEFORE, preview: false })))
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
    nearest: ['about a', 'turn 3', 'quiet care', 'other.example'].map((words) => catalog.nearest(words, 9)),
    neighbours: articles.map((article) => catalog.neighbours(article)),
    titles: catalog.facetIndex().titles(),
    merged: catalog.mergedTopic('medigy', 'old')?.subject.label,
  }
}
