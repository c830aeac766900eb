import { cp } from 'node:fs/promises'
import path from 'node:path'
import sharp from 'sharp'
import { describe, expect, test } from 'vitest'
import { createCatalog, type Catalog } from './catalog'
import { openFileStore } from './file-store'
import { readLibrary } from './library'
import type { Article } from './model'
import { fieldName } from './problem'
import { anArticleFile, catalogOf, libraryOf, type Files } from './testing'

const AT = 'communities/rural-care/curated-content'
const NOW = new Date('2026-01-01T00:00:00Z')

type Overrides = Readonly<Record<string, unknown>>

/** Articles of one section by file name; each has its own title unless it says otherwise. */
function shelf(articles: Readonly<Record<string, Overrides>>, folder = AT): Files {
  return Object.fromEntries(
    Object.entries(articles).map(([name, overrides]) => [
      `${folder}/${name}.md`,
      anArticleFile({ title: `About ${name}`, basePath: `/${folder}/`, ...overrides }),
    ]),
  )
}

const slugs = (articles: readonly Article[] | undefined) => articles?.map(({ slug }) => slug)

function get(catalog: Catalog, name: string, section = AT): Article {
  const article = catalog.article(`/${section}/${name}`)
  if (article === undefined) throw new Error(`There is no article ${name}.`)
  return article
}

const linesIn = ({ findings }: Catalog) =>
  findings.map(
    ({ file, finding: { severity, rule, field, message, fix } }) =>
      `${file} ${severity} ${rule} ${fieldName(field)}: ${message} ${fix}`,
  )

describe('articles', () => {
  test('are newest first; those of one moment in the order of their addresses', async () => {
    const catalog = await catalogOf(
      shelf({
        d: { date: '2024-01-01' },
        x: { date: '2024-06-01', slug: 'c' },
        y: { date: '2024-06-01', slug: 'b' },
        a: { date: '2024-06-01T00:00:01Z' },
      }),
    )
    expect(slugs(catalog.articles)).toEqual(['a', 'b', 'c', 'd'])
  })

  test('were not changed at a moment that has not come', async () => {
    const catalog = await catalogOf(shelf({ a: { date: '2024-01-01', lastMod: '2099-01-01' } }))
    expect(get(catalog, 'a').modified).toEqual(new Date('2024-01-01'))
  })

  test('have everything that names them resolved', async () => {
    const catalog = await catalogOf(
      shelf({ a: { title: 'One', tags: ['Field Notes'], author: ['Mara Ek'] } }),
    )
    expect(linesIn(catalog)).toEqual([])
    expect(get(catalog, 'a')).toMatchObject({
      path: `/${AT}/a`,
      file: `${AT}/a.md`,
      community: { slug: 'rural-care', name: 'Rural Care', abbreviation: 'RC', label: 'Rural Care (RC)' },
      section: { slug: 'curated-content', title: 'Curated Content', community: { slug: 'rural-care' } },
      slug: 'a',
      title: 'One',
      curators: [{ name: 'Mara Ek', slug: 'mara-ek' }],
      topics: [
        {
          label: 'Care Coordination',
          slug: 'care-coordination',
          vocabulary: { name: 'Medigy', slug: 'medigy' },
        },
        {
          label: 'EHR (Electronic Health Record)',
          slug: 'ehr-electronic-health-record',
          vocabulary: { slug: 'symplur' },
        },
      ],
      tags: [{ label: 'Field Notes', slug: 'field-notes' }],
      original: {
        href: 'https://www.riverjournal.example/one/',
        source: { domain: 'riverjournal.example', brand: 'riverjournal.example' },
      },
      trailLabels: ['Home', 'Communities', 'Rural Care (RC)', 'Curated Content', 'One'],
      state: 'published',
    })
  })

  test('have their own body', async () => {
    const catalog = await catalogOf({
      [`${AT}/a.md`]: anArticleFile({ title: 'One' }, 'The first.'),
      [`${AT}/b.html`]: anArticleFile({ title: 'Two' }, '<p>The second.</p>'),
    })
    expect(catalog.body(get(catalog, 'a'))).toEqual({ text: 'The first.\n', format: 'markdown' })
    expect(catalog.body(get(catalog, 'b'))).toEqual({ text: '<p>The second.</p>\n', format: 'html' })
  })

  test('name each topic, tag and curator once, in the order of the file', async () => {
    const { topics, tags, curators } = get(
      await catalogOf(
        shelf({
          a: {
            communityTopics: ['Medigy: One', 'Medigy: Two', 'Medigy: ONE', 'Medigy: Three'],
            tags: ['news', 'Policy'],
            categories: ['policy', 'AI', '!'],
            author: ['Mara', 'Jon', 'mara', '—'],
          },
        }),
      ),
      'a',
    )
    expect(topics.map(({ label }) => label)).toEqual(['One', 'Two', 'Three'])
    expect(tags.map(({ slug }) => slug)).toEqual(['news', 'policy', 'ai'])
    expect(curators.map(({ name }) => name)).toEqual(['Mara', 'Jon'])
  })

  test('an empty folder is an empty catalog', async () => {
    const catalog = await catalogOf({})
    expect(catalog).toMatchObject({
      articles: [],
      communities: [],
      topics: [],
      findings: [],
      nextChange: undefined,
    })
    expect(catalog.article('/')).toBeUndefined()
  })

  test('a folder that holds nothing but one file is a site', async () => {
    const catalog = await catalogOf({ 'one.md': anArticleFile({ basePath: undefined }) })
    expect(catalog.articles.map((article) => article.path)).toEqual([
      '/communities/general/curated-content/one',
    ])
    expect(catalog.community('general')?.subject).toMatchObject({ name: 'General', label: 'General' })
  })
})

describe('groups', () => {
  const FILES = {
    ...shelf({
      a: { date: '2024-01-01', communityTopics: ['Medigy: Records', 'Symplur: Records'], tags: ['news'] },
      b: {
        date: '2024-02-01',
        communityTopics: ['Medigy: Records'],
        tags: ['news', 'policy'],
        author: ['Jon'],
      },
    }),
    ...shelf(
      {
        c: {
          date: '2024-03-01',
          communityTopics: ['Medigy: Access'],
          tags: ['news'],
          link: { href: 'https://news.example/c', brand: 'News' },
        },
      },
      'communities/heart/contributed-content',
    ),
  }

  test('hold what readers see, most articles first, each newest first', async () => {
    const catalog = await catalogOf(FILES)
    const counts = (groups: readonly { subject: { slug: string }; articles: readonly unknown[] }[]) =>
      groups.map(({ subject, articles }) => `${subject.slug} ${articles.length}`)
    expect(counts(catalog.communities)).toEqual(['rural-care 2', 'heart 1'])
    expect(counts(catalog.topics)).toEqual(['records 2', 'access 1', 'records 1'])
    expect(counts(catalog.tags)).toEqual(['news 3', 'policy 1'])
    expect(counts(catalog.curators)).toEqual(['mara 2', 'jon 1'])
    expect(catalog.sources.map(({ subject, articles }) => `${subject.domain} ${articles.length}`)).toEqual([
      'riverjournal.example 2',
      'news.example 1',
    ])
    expect(catalog.sections.map(({ subject }) => `${subject.community.slug}/${subject.slug}`)).toEqual([
      'heart/contributed-content',
      'rural-care/curated-content',
    ])
    expect(slugs(catalog.community('rural-care')?.articles)).toEqual(['b', 'a'])
  })

  test('are found by their address', async () => {
    const catalog = await catalogOf(FILES)
    expect(slugs(catalog.section('heart', 'contributed-content')?.articles)).toEqual(['c'])
    expect(catalog.sectionsOf('heart')).toHaveLength(1)
    expect(slugs(catalog.topic('medigy', 'records')?.articles)).toEqual(['b', 'a'])
    expect(slugs(catalog.topic('symplur', 'records')?.articles)).toEqual(['a'])
    expect(catalog.source('news.example')?.subject.brand).toBe('News')
    expect(slugs(catalog.curator('jon')?.articles)).toEqual(['b'])
    expect(slugs(catalog.tag('policy')?.articles)).toEqual(['b'])
    expect(catalog.vocabulary('medigy')?.topics.map(({ subject }) => subject.label)).toEqual([
      'Access',
      'Records',
    ])
    expect(catalog.vocabularies.map(({ subject }) => subject.name)).toEqual(['Medigy', 'Symplur'])
  })

  test.each(['', 'none', '__proto__', 'constructor', 'toString'])('nothing is found by %j', async (slug) => {
    const catalog = await catalogOf(FILES)
    expect([
      catalog.article(slug),
      catalog.withdrawn(slug),
      catalog.byAlias(slug),
      catalog.bySlug(slug),
      catalog.community(slug),
      catalog.section(slug, slug),
      catalog.vocabulary(slug),
      catalog.topic(slug, slug),
      catalog.source(slug),
      catalog.curator(slug),
      catalog.tag(slug),
    ]).toEqual(Array.from({ length: 11 }, () => undefined))
    expect(catalog.sectionsOf(slug)).toEqual([])
  })

  test('one that nearly every article is in tells nothing', async () => {
    const catalog = await catalogOf(FILES)
    const isUniversal = (slug: string) =>
      catalog.tags.filter(({ subject }) => subject.slug === slug).map((group) => catalog.isUniversal(group))
    expect(isUniversal('news')).toEqual([true])
    expect(isUniversal('policy')).toEqual([false])
  })
})

describe('communities', () => {
  test('all spellings of one meet', async () => {
    const catalog = await catalogOf({
      'a.md': anArticleFile({
        title: 'One',
        basePath: '/communities/heart-health/curated-content/',
        identifier: 'Heart Health (HH)',
      }),
      'b.md': anArticleFile({
        title: 'Two',
        basePath: undefined,
        type: 'communities/medigy-heart-health',
        identifier: null,
      }),
      'c.md': anArticleFile({
        title: 'Three',
        basePath: undefined,
        contentCategories: 'medigy-heart-health-curated-content',
      }),
      'communities/Heart Health/curated-content/d.md': anArticleFile({ title: 'Four', basePath: undefined }),
    })
    expect(catalog.communities).toHaveLength(1)
    expect(catalog.community('heart-health')).toMatchObject({
      subject: { name: 'Heart Health', abbreviation: 'HH', label: 'Heart Health (HH)' },
      articles: { length: 4 },
    })
  })

  const named = async (index: string, identifier: unknown = null) => {
    const files = shelf({ a: { identifier } }, 'communities/heart-health/curated-content')
    const catalog = await catalogOf({
      ...files,
      'communities/heart-health/_index.md': `---\n${index}---\nAbout us.\n`,
    })
    const { name, abbreviation, label } = catalog.community('heart-health')?.subject ?? {}
    return { name, abbreviation, label }
  }

  test.each([
    ['', null, 'Heart Health', 'HH', 'Heart Health'],
    ['', 'Heart Health (HHC)', 'Heart Health', 'HHC', 'Heart Health (HHC)'],
    ['name: Hearts\n', 'Heart Health (HHC)', 'Hearts', 'HEA', 'Hearts'],
    ['name: Heart Health\n', 'Heart Health (HHC)', 'Heart Health', 'HHC', 'Heart Health (HHC)'],
    ['name: Hearts\nabbreviation: HRT\n', null, 'Hearts', 'HRT', 'Hearts (HRT)'],
    ['name: Hearts and Lungs (HAL)\n', null, 'Hearts and Lungs', 'HAL', 'Hearts and Lungs (HAL)'],
    ['name: Hearts and Lungs\n', null, 'Hearts and Lungs', 'HL', 'Hearts and Lungs'],
  ])(
    'with an index %j and an identifier %j is called %s',
    async (index, identifier, name, abbreviation, label) => {
      expect(await named(index, identifier)).toEqual({ name, abbreviation, label })
    },
  )

  test('are described by their index', async () => {
    const catalog = await catalogOf({
      ...shelf({ a: {} }),
      'communities/rural-care/_index.md':
        '---\ndescription: Far out\nhue: plum\nmotif: waves\n---\nAbout us.\n',
      [`${AT}/_index.md`]: '---\ntitle: What we read\ndescription: Picked by hand\n---\n',
    })
    expect(catalog.community('rural-care')?.subject).toMatchObject({
      description: 'Far out',
      hue: 'plum',
      motif: 'waves',
      about: { text: 'About us.\n', format: 'markdown' },
    })
    expect(catalog.section('rural-care', 'curated-content')?.subject).toMatchObject({
      title: 'What we read',
      description: 'Picked by hand',
    })
    expect(get(catalog, 'a').section.title).toBe('What we read')
  })

  test('have different colours while there are enough', async () => {
    const names = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i', 'j', 'k', 'l']
    const files = names.map((name) => shelf({ x: { title: name } }, `communities/${name}/curated-content`))
    const { communities } = await catalogOf(Object.assign({}, ...files) as Files)
    expect(new Set(communities.map(({ subject }) => subject.hue)).size).toBe(12)
    expect(new Set(communities.map(({ subject }) => subject.motif)).size).toBe(6)
  })

  test('without articles are known, but in no group', async () => {
    const catalog = await catalogOf({
      ...shelf({ a: {} }),
      ...shelf({ b: { status: 'draft' } }, 'communities/quiet/curated-content'),
      'communities/quiet/_index.md': '---\nname: Quiet\n---\n',
    })
    expect(catalog.emptyCommunities.map(({ name }) => name)).toEqual(['Quiet'])
    expect(catalog.community('quiet')).toBeUndefined()
  })
})

describe('names', () => {
  const topicsOf = (...lists: readonly (readonly string[])[]) =>
    catalogOf(
      shelf(Object.fromEntries(lists.map((communityTopics, index) => [`a${index}`, { communityTopics }]))),
    )

  test('the most frequent spelling is the label', async () => {
    const catalog = await topicsOf(['medigy: remote care'], ['Medigy: Remote Care'], ['Medigy: Remote Care'])
    expect(catalog.topics.map(({ subject }) => `${subject.vocabulary.name}: ${subject.label}`)).toEqual([
      'Medigy: Remote Care',
    ])
    expect(catalog.topic('medigy', 'remote-care')?.articles).toHaveLength(3)
    expect(linesIn(catalog)).toEqual([])
  })

  test('of equally frequent ones the first in path order', async () => {
    expect(
      (await topicsOf(['Medigy: AI'], ['Medigy: ai'])).topics.map(({ subject }) => subject.label),
    ).toEqual(['AI'])
    expect(
      (await topicsOf(['Medigy: ai'], ['Medigy: AI'])).topics.map(({ subject }) => subject.label),
    ).toEqual(['ai'])
  })

  test('other words with the same address are reported', async () => {
    const catalog = await topicsOf(['Medigy: C'], ['Medigy: C'], ['Medigy: C++'])
    expect(catalog.topics.map(({ subject }) => subject.label)).toEqual(['C'])
    expect(linesIn(catalog)).toEqual([
      `${AT}/a2.md warning topic-collision communityTopics: "C++" and "C" are different words with the same address. Both are listed as "C". Use "C", or a name that differs in more than punctuation.`,
    ])
  })

  test('the same label in two vocabularies is two topics', async () => {
    expect((await topicsOf(['Medigy: AI', 'Symplur: AI'])).topics).toHaveLength(2)
  })

  test('tags, curators and sources meet in all their spellings', async () => {
    const catalog = await catalogOf(
      shelf({
        a: { tags: ['FDA'], author: 'Mara Ek', link: { href: 'https://www.news.example/a', brand: 'News' } },
        b: { tags: ['fda'], author: 'mara ek', link: { href: 'http://news.example/b', brand: 'The News' } },
        c: { tags: ['FDA'], author: 'Mara Ek', link: { href: 'https://news.example/c', brand: 'The News' } },
      }),
    )
    expect(catalog.tags.map(({ subject }) => subject.label)).toEqual(['FDA'])
    expect(catalog.curators.map(({ subject }) => subject.name)).toEqual(['Mara Ek'])
    expect(catalog.sources.map(({ subject }) => subject.brand)).toEqual(['The News'])
    expect(get(catalog, 'a').original?.source.brand).toBe('The News')
  })

  test('a draft has no say in them', async () => {
    const files = shelf({
      a: { communityTopics: ['Medigy: AI'] },
      b: { communityTopics: ['Medigy: ai'], status: 'draft' },
      c: { communityTopics: ['Medigy: ai'], status: 'draft' },
    })
    expect((await catalogOf(files)).topics.map(({ subject }) => subject.label)).toEqual(['AI'])
    expect((await catalogOf(files, { preview: true })).topics.map(({ subject }) => subject.label)).toEqual([
      'ai',
    ])
  })
})

describe('conflicts between files', () => {
  test('of two articles on one address the first in path order is shown', async () => {
    const catalog = await catalogOf(
      shelf({
        a: { slug: 'same', title: 'First', date: '2020-01-01' },
        b: { slug: 'same', title: 'Second', date: '2024-01-01' },
      }),
    )
    expect(catalog.articles.map(({ title }) => title)).toEqual(['First'])
    expect(get(catalog, 'same').title).toBe('First')
    expect(linesIn(catalog)).toEqual([
      `${AT}/b.md error address-taken slug: Two articles share one address: this slug is already used by ${AT}/a.md. Only that one can be reached. Change one of the slugs. To keep the old address working, list it under aliases.`,
    ])
  })

  test('a draft does not take the address of a published article', async () => {
    const catalog = await catalogOf(
      shelf({ a: { slug: 'same', status: 'draft' }, b: { slug: 'same', title: 'Seen' } }),
    )
    expect(get(catalog, 'same').title).toBe('Seen')
  })

  test('a page beats an alias, and of two aliases the first counts', async () => {
    const catalog = await catalogOf(
      shelf({
        a: { aliases: ['/news/one', '/news/a'] },
        b: { aliases: ['/news/one', `/${AT}/a`, `/${AT}/b`] },
      }),
    )
    expect(catalog.byAlias('/news/one')?.slug).toBe('a')
    expect(catalog.byAlias('/news/a')?.slug).toBe('a')
    expect(catalog.byAlias(`/${AT}/a`)).toBeUndefined()
    expect(linesIn(catalog)).toEqual([
      `${AT}/b.md warning alias-taken aliases: /news/one already leads to "About a" (${AT}/a.md). Remove the alias here, or there.`,
      `${AT}/b.md warning alias-taken aliases: /${AT}/a already leads to "About a" (${AT}/a.md). Remove the alias here, or there.`,
    ])
  })

  test('an alias written twice in one file is no conflict', async () => {
    const catalog = await catalogOf(shelf({ a: { aliases: ['/news/one', '/news/one/'] } }))
    expect(linesIn(catalog)).toEqual([])
  })

  test('of several articles with one slug the newest is found by it', async () => {
    const catalog = await catalogOf({
      ...shelf({ a: { date: '2020-01-01' } }),
      ...shelf({ a: { date: '2024-01-01' } }, 'communities/heart/curated-content'),
    })
    expect(catalog.bySlug('a')?.community.slug).toBe('heart')
  })
})

describe('the stored trail', () => {
  const LINKS = ['/', '/communities/', '/communities/rural-care/', `/${AT}`]
  const LABELS = ['Start', 'Groups', 'Far Out', 'Picks', 'This one']

  test.each<[string, unknown]>([
    ['a mark', [...LINKS, '#']],
    ['nothing', [...LINKS, null]],
    ['itself', [...LINKS, `/${AT}/a`]],
    ['itself, with slashes', [...LINKS.map((link) => link.replace(/\/?$/, '/')), `/${AT}/a/`]],
  ])('counts when it ends in %s', async (_, breadcrumbLinks) => {
    const catalog = await catalogOf(shelf({ a: { breadcrumbs: LABELS, breadcrumbLinks } }))
    expect(get(catalog, 'a').trailLabels).toEqual(LABELS)
    expect(linesIn(catalog)).toEqual([])
  })

  test.each<[string, readonly string[], unknown]>([
    ['one link short', LABELS, LINKS],
    ['one label short', LABELS.slice(1), [...LINKS, '#']],
    ['a wrong second link', LABELS, ['/', '/', ...LINKS.slice(2), '#']],
    [
      'another community',
      LABELS,
      ['/', '/communities', '/communities/heart', '/communities/heart/curated-content', '#'],
    ],
    ['another article', LABELS, [...LINKS, `/${AT}/b`]],
    ['links to elsewhere', LABELS, ['https://evil.example/', ...LINKS.slice(1), '#']],
    ['no links', LABELS, undefined],
    ['a text for links', LABELS, '/'],
  ])('is passed over with %s', async (_, breadcrumbs, breadcrumbLinks) => {
    const catalog = await catalogOf(shelf({ a: { breadcrumbs, breadcrumbLinks } }))
    expect(get(catalog, 'a').trailLabels).toBeUndefined()
  })

  test('is not missed', async () => {
    const catalog = await catalogOf(shelf({ a: { breadcrumbs: null, breadcrumbLinks: null } }))
    expect(get(catalog, 'a').trailLabels).toBeUndefined()
    expect(linesIn(catalog)).toEqual([])
  })
})

describe('lifecycle', () => {
  const FILES = {
    ...shelf({
      shown: { date: '2025-01-01', communityTopics: ['Medigy: Shown'], tags: ['shown'] },
      ...Object.fromEntries(
        Object.entries({
          draft: { status: 'draft' },
          scheduled: { date: '2026-02-01' },
          expired: { expiryDate: '2025-12-31' },
          withdrawn: { status: 'archived' },
        }).map(([name, overrides]) => [
          name,
          {
            date: '2025-06-01',
            communityTopics: ['Medigy: Hidden'],
            tags: ['hidden'],
            author: 'Hidden',
            aliases: [`/news/${name}`],
            link: { href: `https://hidden.example/${name}` },
            ...overrides,
          },
        ]),
      ),
    }),
    ...shelf({ hidden: { status: 'draft' } }, 'communities/hidden/curated-content'),
  }

  test('what readers may not see is nowhere', async () => {
    const catalog = await catalogOf(FILES, { now: NOW })
    const shown = get(catalog, 'shown')
    expect(slugs(catalog.articles)).toEqual(['shown'])
    expect(catalog.communities.map(({ subject, articles }) => `${subject.slug} ${articles.length}`)).toEqual([
      'rural-care 1',
    ])
    expect(catalog.topics.map(({ subject }) => subject.slug)).toEqual(['shown'])
    expect(catalog.tags.map(({ subject }) => subject.slug)).toEqual(['shown'])
    expect(catalog.curators.map(({ subject }) => subject.slug)).toEqual(['mara'])
    expect(catalog.sources.map(({ subject }) => subject.domain)).toEqual(['riverjournal.example'])
    expect(catalog.sections).toHaveLength(1)
    expect(catalog.byAlias('/news/withdrawn')).toBe(catalog.withdrawn(`/${AT}/withdrawn`))
    for (const name of ['draft', 'scheduled', 'expired', 'withdrawn']) {
      expect(catalog.article(`/${AT}/${name}`)).toBeUndefined()
      expect([undefined, catalog.withdrawn(`/${AT}/${name}`)]).toContain(catalog.byAlias(`/news/${name}`))
      expect(catalog.bySlug(name)).toBeUndefined()
      expect(catalog.nearest(name, 5)).toEqual([])
    }
    expect(catalog.related(shown, 5)).toEqual([])
    expect(catalog.neighbours(shown)).toEqual({ earlier: undefined, later: undefined })
  })

  test('only what was withdrawn is known to have been there', async () => {
    const catalog = await catalogOf(FILES, { now: NOW })
    expect(catalog.withdrawn(`/${AT}/withdrawn`)).toMatchObject({
      title: 'About withdrawn',
      state: 'withdrawn',
      original: { href: 'https://hidden.example/withdrawn' },
    })
    for (const name of ['shown', 'draft', 'scheduled', 'expired']) {
      expect(catalog.withdrawn(`/${AT}/${name}`)).toBeUndefined()
    }
  })

  test('in preview everything is there, and marked', async () => {
    const catalog = await catalogOf(FILES, { now: NOW, preview: true })
    expect(catalog.articles.map(({ slug, state }) => [slug, state])).toEqual([
      ['scheduled', 'scheduled'],
      ['draft', 'draft'],
      ['expired', 'expired'],
      ['withdrawn', 'withdrawn'],
      ['shown', 'published'],
      ['hidden', 'draft'],
    ])
    expect(slugs(catalog.topic('medigy', 'hidden')?.articles)).toHaveLength(4)
  })

  test('the next change is the earliest of all', async () => {
    const { library } = await libraryOf(
      shelf({
        a: { date: '2026-03-01' },
        b: { publishDate: '2026-02-01', expiryDate: '2026-05-01' },
        c: { expiryDate: '2026-04-01' },
        d: { status: 'draft', date: '2026-01-02' },
      }),
    )
    const next = (now: string) => createCatalog(library, { now: new Date(now), preview: false }).nextChange
    expect(next('2026-01-01')).toEqual(new Date('2026-02-01'))
    expect(next('2026-02-01')).toEqual(new Date('2026-03-01'))
    expect(next('2026-03-15')).toEqual(new Date('2026-04-01'))
    expect(next('2026-04-15')).toEqual(new Date('2026-05-01'))
    expect(next('2026-05-01')).toBeUndefined()
  })

  test('a scheduled article appears at its moment, from the same library', async () => {
    const { library } = await libraryOf(shelf({ a: { date: '2026-02-01T10:00:00Z' } }))
    const seenAt = (now: string) =>
      slugs(createCatalog(library, { now: new Date(now), preview: false }).articles)
    expect(seenAt('2026-02-01T09:59:59.999Z')).toEqual([])
    expect(seenAt('2026-02-01T10:00:00.000Z')).toEqual(['a'])
  })
})

describe('the edition', () => {
  test('is the same for the same content', async () => {
    const { library, folder } = await libraryOf(shelf({ a: {}, b: {} }))
    const copy = path.join(folder.root, '../copy')
    await cp(folder.root, copy, { recursive: true })
    const other = await readLibrary(await openFileStore(copy, folder.publicDir))
    const later = new Date('2026-06-01')
    expect(createCatalog(other, { now: later, preview: false }).edition).toBe(
      createCatalog(library, { now: NOW, preview: false }).edition,
    )
  })

  test('changes when one article appears at the moment another one goes', async () => {
    const { library } = await libraryOf(
      shelf({
        newest: { date: '2025-12-01' },
        coming: { date: '2025-01-01', publishDate: '2026-02-01' },
        going: { date: '2025-01-01', expiryDate: '2026-02-01' },
      }),
    )
    const before = createCatalog(library, { now: NOW, preview: false })
    const after = createCatalog(library, { now: new Date('2026-02-01'), preview: false })
    expect(slugs(before.articles)).toEqual(['newest', 'going'])
    expect(slugs(after.articles)).toEqual(['newest', 'coming'])
    expect(after.edition).not.toBe(before.edition)
  })

  test('differs between readers and preview', async () => {
    const { library } = await libraryOf(shelf({ a: {} }))
    expect(createCatalog(library, { now: NOW, preview: true }).edition).not.toBe(
      createCatalog(library, { now: NOW, preview: false }).edition,
    )
  })
})

describe('images', () => {
  const png = (background: string) =>
    sharp({ create: { width: 640, height: 360, channels: 3, background } })
      .png()
      .toBuffer()
  const image = { featuredImage: { href: 'one.png', alt: 'A lamp' } }

  test('the same picture on three articles is a placeholder', async () => {
    const files = {
      ...shelf({ a: image, b: image, c: image, d: { featuredImage: 'two.png' } }),
      [`${AT}/one.png`]: await png('teal'),
      [`${AT}/two.png`]: await png('navy'),
    }
    const catalog = await catalogOf(files)
    expect(catalog.articles.map(({ slug, image: shown }) => [slug, shown?.width])).toEqual([
      ['a', undefined],
      ['b', undefined],
      ['c', undefined],
      ['d', 640],
    ])
    expect(linesIn(catalog)).toEqual(
      ['a', 'b', 'c'].map(
        (name) =>
          `${AT}/${name}.md warning image-placeholder featuredImage.href: 3 articles use this same file. Readers see a generated cover. Choose another image, or leave the generated cover.`,
      ),
    )
  })

  test('on two articles it is shown', async () => {
    const catalog = await catalogOf({
      ...shelf({ a: image, b: image }),
      [`${AT}/one.png`]: await png('teal'),
    })
    expect(catalog.articles.map(({ image: shown }) => shown?.alt)).toEqual(['A lamp', 'A lamp'])
    expect(linesIn(catalog)).toEqual([])
  })
})

describe('neighbours', () => {
  test('are the next older and newer article of the community, across its sections', async () => {
    const catalog = await catalogOf({
      ...shelf({ old: { date: '2020-01-01' }, new: { date: '2024-01-01' } }),
      ...shelf({ middle: { date: '2022-01-01' } }, 'communities/rural-care/contributed-content'),
      ...shelf({ other: { date: '2023-01-01' } }, 'communities/heart/curated-content'),
    })
    const around = (article: Article) => {
      const { earlier, later } = catalog.neighbours(article)
      return [earlier?.slug, later?.slug]
    }
    expect(around(get(catalog, 'new'))).toEqual(['middle', undefined])
    expect(around(get(catalog, 'middle', 'communities/rural-care/contributed-content'))).toEqual([
      'old',
      'new',
    ])
    expect(around(get(catalog, 'old'))).toEqual([undefined, 'middle'])
    expect(around(get(catalog, 'other', 'communities/heart/curated-content'))).toEqual([undefined, undefined])
  })
})
