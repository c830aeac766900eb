import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import type { Catalog } from '../content/catalog'
import { narrow } from '../content/facets'
import { anArticleFile, catalogOf } from '../content/testing'
import { parseFilters } from '../filters'
import { jumpTiles } from '../jump-tiles'
import { toIndexable, toSearchDocument } from '../search/documents'
import { createMemoryEngine } from '../search/memory-engine'
import { apiListUrl } from '../urls'
import { articlesPage, communitiesPage, searchPage, sourcesPage, suggestionsFor, topicsPage } from './answers'
import { openApiDocument } from './openapi'
import { readQuery } from './query'
import type { SchemaName } from './schema'

const DOCUMENT = openApiDocument({ name: 'Library', url: 'https://library.example' })

/** The schema as a client reads it: from the text of the document. */
function schemaOf(name: SchemaName) {
  const { components } = z
    .object({ components: z.object({ schemas: z.record(z.string(), z.json()) }) })
    .parse(JSON.parse(JSON.stringify(DOCUMENT).replaceAll('#/components/schemas/', '#/$defs/')))
  return z.fromJSONSchema({ $ref: `#/$defs/${name}`, $defs: components.schemas } as never)
}

/** What a client gets: JSON that the document describes. */
function conforming(name: SchemaName, answer: unknown): never {
  const sent: unknown = JSON.parse(JSON.stringify(answer))
  expect(schemaOf(name).safeParse(sent).error?.message).toBeUndefined()
  return sent as never
}

const FILES = {
  'a.md': anArticleFile(
    { title: 'Alpha <b>', slug: 'a', date: '2024-03-01', aliases: ['/old/a'] },
    'Pagers rang.',
  ),
  'b.md': anArticleFile({
    title: 'Beta',
    slug: 'b',
    date: '2023-03-01',
    communityTopics: ['Medigy: Workflow'],
  }),
  'c.md': anArticleFile({
    title: 'Gamma',
    slug: 'c',
    date: '2022-03-01',
    basePath: '/communities/rural-care/contributed-content/',
    link: undefined,
    author: undefined,
    tags: [],
    description: undefined,
  }),
  'draft.md': anArticleFile({
    title: 'Draft pagers',
    slug: 'd',
    status: 'draft',
    communityTopics: ['Medigy: Hidden'],
  }),
  'later.md': anArticleFile({ title: 'Later pagers', slug: 'e', date: '2030-01-01' }),
  'over.md': anArticleFile({ title: 'Over pagers', slug: 'f', expiryDate: '2024-06-01' }),
  'back.md': anArticleFile({ title: 'Taken back pagers', slug: 'g', status: 'archived' }),
  'vocabularies.yaml':
    'medigy:\n  topics:\n    Workflow:\n      description: Who does what.\n      synonyms: [Process]\n',
}

const narrowed = (catalog: Catalog, query = '') =>
  narrow(catalog.articles, parseFilters(new URLSearchParams(query)), catalog)

function searched(catalog: Catalog, query: string) {
  const engine = createMemoryEngine()
  const indexable = catalog.articles.map((article) => toIndexable(article, catalog.body(article)))
  engine.add(indexable.map((article) => toSearchDocument(article.written())))
  const filters = parseFilters(new URLSearchParams(query))
  const result = engine.search(filters.q)
  const articles = result.hits.flatMap(({ id }) => catalog.article(id) ?? [])
  return { ...narrow(articles, filters, catalog), result, tiles: jumpTiles(catalog, filters.q) }
}

const slugs = (page: { readonly data: readonly { readonly url: string }[] } | undefined) =>
  page?.data.map(({ url }) => url.split('/').at(-1))

describe('every answer is what the document says', () => {
  test('articles', async () => {
    const page = articlesPage(apiListUrl('articles'), narrowed(await catalogOf(FILES)))
    conforming('ArticlePage', page)
    expect(slugs(page)).toEqual(['a', 'b', 'c'])
    expect(page?.data[1]).toEqual({
      id: '/communities/rural-care/curated-content/b',
      url: 'http://localhost:3000/communities/rural-care/curated-content/b',
      markdown: 'http://localhost:3000/communities/rural-care/curated-content/b.md',
      title: 'Beta',
      description: 'How a small clinic kept working for two days without electricity',
      date: '2023-03-01T00:00:00.000Z',
      modified: '2024-03-06T09:54:18.911Z',
      original: 'https://www.riverjournal.example/beta/',
      source: {
        domain: 'riverjournal.example',
        brand: 'riverjournal.example',
        url: 'http://localhost:3000/sources/riverjournal.example',
      },
      community: {
        slug: 'rural-care',
        name: 'Rural Care',
        url: 'http://localhost:3000/communities/rural-care',
      },
      section: {
        slug: 'curated-content',
        title: 'Curated Content',
        url: 'http://localhost:3000/communities/rural-care/curated-content',
      },
      topics: [
        {
          value: 'medigy/workflow',
          label: 'Workflow',
          vocabulary: 'Medigy',
          url: 'http://localhost:3000/topics/medigy/workflow',
        },
      ],
      tags: [{ slug: 'news', label: 'news', url: 'http://localhost:3000/tags/news' }],
      curators: [{ slug: 'mara', name: 'Mara', url: 'http://localhost:3000/curators/mara' }],
      image: null,
    })
    expect(page?.data[2]).toMatchObject({ original: null, source: null, description: null, curators: [] })
  })

  test('communities, topics and sources, each with the articles that the filters leave', async () => {
    const catalog = await catalogOf(FILES)
    const communities = communitiesPage(apiListUrl('communities'), narrowed(catalog))
    conforming('CommunityPage', communities)
    expect(communities?.data).toMatchObject([
      { slug: 'rural-care', articles: 3, latest: '2024-03-01T00:00:00.000Z' },
    ])

    const topics = topicsPage(apiListUrl('topics'), narrowed(catalog, 'year=2023'))
    conforming('TopicPage', topics)
    expect(topics?.data).toMatchObject([
      { value: 'medigy/workflow', description: 'Who does what.', synonyms: ['Process'], articles: 1 },
    ])

    const sources = sourcesPage(apiListUrl('sources'), narrowed(catalog))
    conforming('SourcePage', sources)
    expect(sources?.data).toMatchObject([{ domain: 'riverjournal.example', articles: 2 }])
  })

  test('a search, with the facets and pages that its page shows', async () => {
    const page = searchPage('/api/search', searched(await catalogOf(FILES), 'q=pager'))
    conforming('SearchPage', page)
    expect(page).toMatchObject({ q: 'pager', total: 1, loosened: false, corrected: [], tiles: [] })
    expect(page?.data.map(({ title, excerpt }) => [title, excerpt.filter(({ isMatch }) => isMatch)])).toEqual(
      [['Alpha <b>', [{ text: 'Pagers', isMatch: true }]]],
    )
    expect(page?.facets.map(({ legend, options }) => [legend, options.length])).toContainEqual(['Year', 1])
  })

  test('suggestions, pages first', async () => {
    const catalog = await catalogOf(FILES)
    const answer = suggestionsFor(catalog, 'work', searched(catalog, 'q=work').result)
    conforming('Suggestions', answer)
    expect(answer.suggestions).toEqual([
      { label: 'Workflow', kind: 'Medigy topic', href: '/topics/medigy/workflow' },
      { label: 'Beta', kind: 'Article', href: '/communities/rural-care/curated-content/b' },
      { label: 'Alpha <b>', kind: 'Article', href: '/communities/rural-care/curated-content/a' },
    ])
  })
})

test('nothing that readers do not see is in any answer', async () => {
  const catalog = await catalogOf(FILES)
  const all = narrowed(catalog)
  const answers = JSON.stringify([
    articlesPage('/a', all),
    communitiesPage('/c', all),
    topicsPage('/t', all),
    sourcesPage('/s', all),
    searchPage('/q', searched(catalog, 'q=pagers')),
    suggestionsFor(catalog, 'pagers', searched(catalog, 'q=pagers').result),
  ])
  expect(answers).toContain('Alpha')
  for (const hidden of ['Draft', 'Later', 'Over', 'Taken back', 'Hidden'])
    expect(answers).not.toContain(hidden)
})

describe('a long list', () => {
  const files = Object.fromEntries(
    Array.from({ length: 45 }, (_, index) => [
      `${index}.md`,
      anArticleFile({
        title: `Article ${index}`,
        slug: `article-${index}`,
        communityTopics: [`Medigy: Topic ${index % 21}`],
      }),
    ]),
  )

  test('is cut into pages that lead to each other, filters kept', async () => {
    const catalog = await catalogOf(files)
    const page = (query: string) => articlesPage('/api/v1/articles', narrowed(catalog, query))
    const at = 'http://localhost:3000/api/v1/articles?community=rural-care'
    expect(page('community=rural-care&page=2')).toMatchObject({
      total: 45,
      page: 2,
      pages: 3,
      links: { self: `${at}&page=2`, first: at, last: `${at}&page=3`, prev: at, next: `${at}&page=3` },
    })
    expect(page('')?.links).toMatchObject({
      prev: null,
      next: 'http://localhost:3000/api/v1/articles?page=2',
    })
    expect(page('page=3')?.links.next).toBeNull()
    expect(page('page=3')?.data).toHaveLength(5)
    expect(page('page=4')).toBeUndefined()
  })

  test('of groups has most articles first, or goes by name', async () => {
    const catalog = await catalogOf(files)
    const labels = (query: string) =>
      topicsPage('/t', narrowed(catalog, query))?.data.map(({ label, articles }) => `${label}: ${articles}`)
    expect(labels('')?.slice(0, 4)).toEqual(['Topic 0: 3', 'Topic 1: 3', 'Topic 2: 3', 'Topic 3: 2'])
    expect(labels('sort=az')?.slice(0, 4)).toEqual(['Topic 0: 3', 'Topic 1: 3', 'Topic 2: 3', 'Topic 3: 2'])
    expect(labels('page=2')).toHaveLength(1)
  })

  test('without articles is one empty page, which says what was ignored', async () => {
    const catalog = await catalogOf(files)
    expect(articlesPage('/a', narrowed(catalog, 'from=2099-01-01&source=nowhere.example'))).toMatchObject({
      total: 0,
      pages: 1,
      data: [],
      ignored: ['We ignored “source=nowhere.example” because there is no source with that name.'],
    })
  })
})

describe('what can’t be understood is refused in one sentence', () => {
  test.each([
    [`q=${'x'.repeat(201)}`, 'The parameter q may have at most 200 characters.'],
    ['from=soon', 'The parameter from must be a date such as 2021-01-08.'],
    ['to=2021-02-30', 'The parameter to must be a date such as 2021-01-08.'],
    ['sort=best-of', 'The parameter sort must be new, old, az or best.'],
    ['page=0', 'The parameter page must be a whole number from 1 on.'],
    ['page=1e3', 'The parameter page must be a whole number from 1 on.'],
    ['page=-1', 'The parameter page must be a whole number from 1 on.'],
    [
      Array.from({ length: 51 }, (_, n) => `topic=a/${n}`).join('&'),
      'The parameter topic may be given at most 50 times.',
    ],
  ])('%.20s', (query, error) => {
    expect(readQuery(new URLSearchParams(query))).toEqual({ ok: false, error })
  })

  test.each([
    '',
    'q=&from=&page=',
    `q=${'😀'.repeat(200)}`,
    'q=%00',
    'other=1',
    'topic=nothing',
    'sort=az&page=2',
  ])('“%.20s” can be understood', (query) => {
    expect(readQuery(new URLSearchParams(query))).toMatchObject({ ok: true })
  })
})

describe('the document', () => {
  test('describes every address with every parameter', () => {
    expect(DOCUMENT).toMatchObject({ openapi: '3.1.0', servers: [{ url: 'https://library.example' }] })
    expect(Object.keys(DOCUMENT['paths'] as object)).toEqual([
      '/api/v1/articles',
      '/api/v1/communities',
      '/api/v1/topics',
      '/api/v1/sources',
      '/api/search',
      '/api/search/suggest',
      '/api/v1/openapi.json',
    ])
    expect(Object.keys((DOCUMENT['components'] as { parameters: object }).parameters)).toEqual([
      'q',
      'topic',
      'source',
      'community',
      'curator',
      'year',
      'from',
      'to',
      'sort',
      'page',
    ])
  })

  test('refers only to what it holds', () => {
    const text = JSON.stringify(DOCUMENT)
    const references = [...text.matchAll(/"\$ref":"#\/([^"]+)"/g)].map(([, reference = '']) =>
      reference.split('/'),
    )
    expect(references.length).toBeGreaterThan(20)
    for (const steps of references) {
      expect(
        steps.reduce<unknown>((at, step) => (at as Record<string, unknown>)[step], DOCUMENT),
      ).toBeDefined()
    }
  })

  test('refuses what it does not describe', async () => {
    const page = articlesPage('/a', narrowed(await catalogOf(FILES)))
    expect(schemaOf('ArticlePage').safeParse({ ...page, secret: 1 }).success).toBe(false)
    expect(schemaOf('ArticlePage').safeParse({ ...page, data: [{ id: 1 }] }).success).toBe(false)
  })
})
