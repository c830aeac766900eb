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
  'an article says that it will be changed': {
    change: (folder) =>
      folder.write(`${AT}/a.md`, anArticleFile({ title: 'About a', lastMod: '2026-01-10' })),
    anew: ['a'],
    isPatched: false,
  },
  'a new article says that it will be changed': {
    change: (folder) =>
      folder.write(`${AT}/d.md`, anArticleFile({ title: 'About d', lastMod: '2026-01-10' })),
    anew: ['d'],
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
  'an article goes': { change: (folder) => folder.remove(`${AT}/a.md`), anew: [], isPatched: true },
  'a draft goes': { change: (folder) => folder.remove(`${AT}/draft.md`), anew: [], isPatched: true },
  'one article goes and another one comes': {
    change: async (folder) => {
      await folder.remove(`${AT}/a.md`)
      await folder.write(`${AT}/d.md`, anArticleFile({ title: 'About d' }))
    },
    anew: ['d'],
    isPatched: true,
  },
  'the only article of a source goes': {
    change: (folder) => folder.remove(`${AT}/b.md`),
    anew: [],
    isPatched: false,
  },
  'an article that was taken back goes': {
    change: (folder) => folder.remove(`${AT}/gone.md`),
    anew: [],
    isPatched: false,
  },
  'an article goes that was due before all others': {
    change: (folder) => folder.remove(`${AT}/soon.md`),
    anew: [],
    isPatched: false,
  },
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
    const isInPlace =
      isPatched && catalog.articles.every(({ path }, place) => path === previous.articles[place]?.path)
    expect(catalog.facetIndex().starts === starts).toBe(isInPlace)
  },
)

test('a date of change that lies ahead counts from its moment on, after other changes as well', async () => {
  const folder = await contentFolder({
    ...START,
    [`${AT}/a.md`]: anArticleFile({ title: 'About a', lastMod: '2026-01-10' }),
  })
  const store = await openFileStore(folder.root, folder.publicDir)
  const library = await readLibrary(store)
  const first = createCatalog(library, { now: BEFORE, preview: false })
  expect(first.nextChange).toEqual(new Date('2026-01-10'))

  await folder.write(`${AT}/c.md`, anArticleFile({ title: 'Now c', slug: 'c' }))
  const changed = await readLibrary(store, library)
  const second = createCatalog(changed, { now: BEFORE, preview: false, previous: first })
  expect(second.nextChange).toEqual(new Date('2026-01-10'))

  const now = new Date('2026-01-10')
  const third = createCatalog(changed, { now, preview: false, previous: second })
  expect(third.article(`/${AT}/a`)?.modified).toEqual(now)
  expect(third.edition).not.toBe(second.edition)
  expect(third.nextChange).toEqual(new Date('2026-02-01'))
  expect(contentOf(third)).toEqual(contentOf(createCatalog(changed, { now, preview: false })))
})

test('a date of change that lay ahead and is taken back changes nothing at its moment', async () => {
  const ahead = anArticleFile({ title: 'About a', lastMod: '2026-01-10' })
  const folder = await contentFolder({ ...START, [`${AT}/a.md`]: ahead })
  const store = await openFileStore(folder.root, folder.publicDir)
  const library = await readLibrary(store)
  const previous = createCatalog(library, { now: BEFORE, preview: false })
  await folder.write(`${AT}/a.md`, anArticleFile({ title: 'About a' }))
  const changed = await readLibrary(store, library)
  const catalog = createCatalog(changed, { now: BEFORE, preview: false, previous })
  expect(contentOf(catalog)).toEqual(contentOf(createCatalog(changed, { now: BEFORE, preview: false })))
})

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

test.each([true, false])(
  'articles that go, one after the other, take nothing with them (preview: %s)',
  async (preview) => {
    const folder = await contentFolder({
      'communities/night-care/letters/_index.md': '---\nname: Letters\n---\n',
    })
    const names = Array.from({ length: 60 }, (_, number) => {
      const of = <Choice>(choices: readonly Choice[], step: number) =>
        choices[(number * step) % choices.length]
      const place = `communities/${of(['rural-care', 'night-care'], 3)}/${of(['curated-content', 'letters'], 1)}`
      const fields = {
        title: `About n${number}`,
        basePath: undefined,
        slug: `n${number}`,
        date: of(['2020-01-01', '2025-06-01', '2024-02-02'], 2),
        draft: number % 9 === 8,
        tags: of([['Field Notes'], ['Field Notes', 'Else'], [], number < 9 ? ['ELSE'] : []], 7),
        communityTopics: of(
          [['Quiet: Apart'], number < 20 ? ['QUIET: Other'] : ['Quiet: Other'], ['Rare: One']],
          2,
        ),
        author: of([['Mara Ek'], number < 9 ? ['mara ek'] : ['Ida']], 11),
        link: {
          ...link(of(['one.example', 'two.example'], 13) ?? ''),
          ...(number % 25 === 7 && { brand: 'One' }),
        },
        aliases: number % 6 === 0 ? [`/was/${number}`] : [],
        identifier: of(['Rural Care (RC)', number < 12 ? 'Care far out' : undefined], 3),
      }
      return { file: `${place}/n${number}.md`, fields }
    })
    for (const { file, fields } of names) await folder.write(file, anArticleFile(fields))
    const store = await openFileStore(folder.root, folder.publicDir)
    let library = await readLibrary(store)
    let catalog = createCatalog(library, { now: BEFORE, preview })
    for (const { file } of names) {
      await folder.remove(file)
      library = await readChanged(store, library, [file])
      catalog = createCatalog(library, { now: BEFORE, preview, previous: catalog })
      expect(contentOf(catalog)).toEqual(contentOf(createCatalog(library, { now: BEFORE, preview })))
    }
  },
)

/** Two articles that say it one way and two that say it another way; the first spelling is in the first file. */
const inTwoWays = (one: Readonly<Record<string, unknown>>, other: Readonly<Record<string, unknown>>) =>
  Object.fromEntries(
    [one, one, other, other].map((fields, number) => [
      `${AT}/m${number}.md`,
      anArticleFile({ title: `M ${number}`, slug: `m${number}`, ...fields }),
    ]),
  )
const trail = (label: string) => ({ breadcrumbs: ['Home', 'Communities', 'Rural Care (RC)', label, 'M'] })

test.each<[string, Readonly<Record<string, string>>]>([
  ['a community', inTwoWays({ identifier: 'Rural Care (RC)' }, { identifier: 'Care far out' })],
  ['a section', inTwoWays(trail('Curated Content'), trail('Curated content'))],
  ['a source', inTwoWays({ link: link('one.example') }, { link: { ...link('one.example'), brand: 'One' } })],
  ['a curator', inTwoWays({ author: ['Mara Ek'] }, { author: ['MARA EK'] })],
  ['a tag', inTwoWays({ tags: ['Field Notes'] }, { tags: ['field notes'] })],
  ['a topic', inTwoWays({ communityTopics: ['Medigy: Old'] }, { communityTopics: ['Medigy: OLD'] })],
  ['a vocabulary', inTwoWays({ communityTopics: ['Quiet: One'] }, { communityTopics: ['QUIET: Two'] })],
  [
    'a community that one article names',
    {
      ...inTwoWays({ identifier: undefined }, {}),
      [`${AT}/m2.md`]: '',
      [`${AT}/m3.md`]: anArticleFile({ title: 'M', identifier: 'Far (FC)' }),
    },
  ],
  [
    'a section that one article names',
    {
      ...inTwoWays({ breadcrumbs: undefined }, {}),
      [`${AT}/m2.md`]: '',
      [`${AT}/m3.md`]: anArticleFile({ title: 'M', ...trail('Picks') }),
    },
  ],
  [
    'a section without a trail',
    {
      ...inTwoWays({}, {}),
      'communities/rural-care/letters/m0.md': anArticleFile({ title: 'L', basePath: undefined }),
    },
  ],
  [
    'an address that two articles have',
    {
      ...inTwoWays({}, {}),
      [`${AT}/m0.md`]: anArticleFile({ title: 'First', slug: 'm' }),
      [`${AT}/m1.md`]: anArticleFile({ title: 'Second', slug: 'm' }),
    },
  ],
  [
    'an old address',
    { ...inTwoWays({}, {}), [`${AT}/m0.md`]: anArticleFile({ title: 'M', slug: 'm', aliases: ['/was/0'] }) },
  ],
  [
    'a placeholder',
    inTwoWays({ featuredImage: { href: 'one.png' } }, { featuredImage: { href: 'one.png' } }),
  ],
])('what is said of %s is as if made from nothing after each article that goes', async (_, files) => {
  const picture = sharp({ create: { width: 900, height: 500, channels: 3, background: 'teal' } })
  const folder = await contentFolder({ [`${AT}/one.png`]: await picture.png().toBuffer(), ...files })
  const store = await openFileStore(folder.root, folder.publicDir)
  const library = await readLibrary(store)
  const previous = createCatalog(library, { now: BEFORE, preview: false })
  for (const file of Object.keys(files)) {
    const changed = { files: library.files.filter(({ stamp }) => stamp.file !== file) }
    const catalog = createCatalog(changed, { now: BEFORE, preview: false, previous })
    expect(contentOf(catalog)).toEqual(contentOf(createCatalog(changed, { now: BEFORE, preview: false })))
  }
})

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
    old: ['/was/0', '/was/a', '/was/6'].map((address) => catalog.byAlias(address)?.title),
    here: ['a', 'm0', 'm1'].map((slug) => catalog.article(`/${AT}/${slug}`)?.title),
    bySlug: articles.map(({ slug }) => catalog.bySlug(slug)?.title),
    gone: catalog.withdrawn(`/${AT}/gone`),
    nearest: ['about a', 'turn 3', 'quiet care', 'other.example'].map((words) => catalog.nearest(words, 9)),
    neighbours: articles.map((article) => catalog.neighbours(article)),
    titles: catalog.facetIndex().titles(),
    merged: catalog.mergedTopic('medigy', 'old')?.subject.label,
  }
}
