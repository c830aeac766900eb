import { describe, expect, test } from 'vitest'
import {
  activeFilters,
  facetNames,
  filtersQuery,
  parseFilters,
  type FacetName,
  type Filters,
} from '../filters'
import { seededRandom } from '../cover'
import { createCatalog } from './catalog'
import { narrow } from './facets'
import { generateShelf } from './generated-shelf'
import type { Article } from './model'
import { anArticleFile, catalogOf, libraryOf } from './testing'

const filtersOf = (query: string) => parseFilters(new URLSearchParams(query))

/** What every reader could do with paper and pencil: apply the rules to each article, one by one. */
function byBruteForce(articles: readonly Article[], { picks, from, to }: Filters) {
  const valuesOf = (article: Article, facet: string): readonly string[] => {
    if (facet.startsWith('topic ')) {
      const vocabulary = facet.slice('topic '.length)
      return article.topics
        .filter((topic) => topic.vocabulary.slug === vocabulary)
        .map(({ slug }) => `${vocabulary}/${slug}`)
    }
    if (facet === 'community') return [article.community.slug]
    if (facet === 'source') return article.original ? [article.original.source.domain] : []
    if (facet === 'curator') return article.curators.map(({ slug }) => slug)
    return [article.date.toISOString().slice(0, 4)]
  }
  const vocabularies = [
    ...new Set(articles.flatMap(({ topics }) => topics.map((topic) => topic.vocabulary.slug))),
  ]
  const facets = [...vocabularies.map((slug) => `topic ${slug}`), 'community', 'source', 'curator', 'year']
  const picked = (facet: string) => {
    const [name = '', vocabulary = ''] = facet.split(' ')
    const all = picks[facetNames.find((one) => one === name) ?? 'year']
    return vocabulary === '' ? all : all.filter((value) => value.startsWith(`${vocabulary}/`))
  }
  const passes = (article: Article, except?: string) =>
    (from === undefined || article.date.toISOString().slice(0, 10) >= from) &&
    (to === undefined || article.date.toISOString().slice(0, 10) <= to) &&
    facets.every((facet) => {
      const values = picked(facet)
      return (
        facet === except ||
        values.length === 0 ||
        values.some((value) => valuesOf(article, facet).includes(value))
      )
    })
  const counts = new Map<string, number>()
  for (const facet of facets) {
    for (const value of new Set(articles.flatMap((article) => valuesOf(article, facet)))) {
      const total = articles.filter(
        (article) => passes(article, facet) && valuesOf(article, facet).includes(value),
      ).length
      if (total > 0 || picked(facet).includes(value))
        counts.set(`${facet.split(' ')[0] ?? ''} ${value}`, total)
    }
  }
  return { paths: articles.filter((article) => passes(article)).map(({ path }) => path), counts }
}

function listed(counts: ReadonlyMap<string, number>): readonly string[] {
  return [...counts].map(([value, count]) => `${value}: ${count}`).toSorted()
}

async function manyArticles(count: number) {
  const random = seededRandom('facets')
  const pick = <Value>(values: readonly Value[]) => values[Math.floor(random() * values.length)]!
  const names = (prefix: string, total: number) =>
    Array.from({ length: total }, (_, index) => `${prefix} ${index}`)
  const topics = [...names('Medigy: Care', 9), ...names('Symplur: Theme', 7)]
  const files = Array.from(
    { length: count },
    (_, index) =>
      [
        `${index}.md`,
        anArticleFile({
          title: `Article ${index}`,
          slug: `article-${index}`,
          basePath: `/communities/${pick(['north', 'south', 'east'])}/curated-content/`,
          communityTopics: [...new Set([pick(topics), pick(topics), pick(topics)])].slice(
            0,
            1 + Math.floor(random() * 3),
          ),
          author: pick([['Mara'], ['Mara', 'Jon'], ['Ines'], undefined]),
          date: `${2017 + Math.floor(random() * 5)}-0${1 + Math.floor(random() * 9)}-1${Math.floor(random() * 10)}`,
          link: { href: `https://www.site-${Math.floor(random() * 6)}.example/${index}` },
        }),
      ] as const,
  )
  const { library } = await libraryOf(Object.fromEntries(files))
  return createCatalog(library, {
    now: new Date('2026-01-01'),
    preview: false,
  })
}

test('two hundred random filters give exactly the set and the counts of a brute-force search', async () => {
  const catalog = await manyArticles(120)
  const random = seededRandom('queries')
  const all = narrow(catalog.articles, filtersOf(''), catalog).facets
  for (let round = 0; round < 200; round += 1) {
    const query = new URLSearchParams()
    for (const { name, options } of all) {
      for (const { value } of options) if (random() < 0.12) query.append(name, value)
    }
    if (random() < 0.3) query.set('from', `20${17 + Math.floor(random() * 3)}-05-01`)
    if (random() < 0.3) query.set('to', `20${19 + Math.floor(random() * 3)}-06-15`)
    const filters = parseFilters(query)
    const { articles, facets, ignored } = narrow(catalog.articles, filters, catalog)
    const counts = new Map(
      facets.flatMap(({ name, options }) => options.map(({ value, count }) => [`${name} ${value}`, count])),
    )
    const expected = byBruteForce(catalog.articles, filters)
    expect(ignored).toEqual([])
    expect([query.toString(), articles.map(({ path }) => path)]).toEqual([query.toString(), expected.paths])
    expect([query.toString(), ...listed(counts)]).toEqual([query.toString(), ...listed(expected.counts)])
  }
}, 60_000)

const FACETS = ['topic medigy', 'topic symplur', 'community', 'source', 'curator', 'year']

/** What somebody who counts by hand would write on a card for each article: its day, and its values by facet. */
function cardOf({ path, topics, community, original, curators, date }: Article) {
  const labels = topics.map((topic) => `${topic.vocabulary.slug}/${topic.slug}`)
  const day = date.toISOString().slice(0, 10)
  const values = [
    labels.filter((label) => label.startsWith('medigy/')),
    labels.filter((label) => label.startsWith('symplur/')),
    [community.slug],
    original ? [original.source.domain] : [],
    curators.map(({ slug }) => slug),
    [day.slice(0, 4)],
  ]
  return { path, day, values }
}

/** The same rules for many articles: each card is looked at once, and its values are counted by name. */
function byCountingCards(
  cards: readonly ReturnType<typeof cardOf>[],
  { picks, from = '', to = '~' }: Filters,
) {
  const picked = FACETS.map((facet) => {
    const [name, vocabulary] = facet.split(' ')
    return picks[facetNames.find((one) => one === name)!].filter((value) =>
      value.startsWith(vocabulary === undefined ? '' : `${vocabulary}/`),
    )
  })
  const counts = picked.map((values) => new Map(values.map((value) => [value, 0])))
  const paths: string[] = []
  for (const { path, day, values } of cards) {
    if (day < from || day > to) continue
    const missed = picked.filter(
      (wanted, facet) => wanted.length > 0 && !wanted.some((value) => values[facet]!.includes(value)),
    )
    if (missed.length > 1) continue
    if (missed.length === 0) paths.push(path)
    for (const [facet, own] of values.entries()) {
      if (missed.length === 1 && missed[0] !== picked[facet]) continue
      for (const value of own) counts[facet]!.set(value, (counts[facet]!.get(value) ?? 0) + 1)
    }
  }
  const named = counts.flatMap((own, facet) =>
    [...own].map(([value, count]) => [`${FACETS[facet]!.split(' ')[0]} ${value}`, count] as const),
  )
  return { paths, counts: new Map(named) }
}

/** Two hundred queries of up to three values of each facet, frequent and rare ones, some with days. */
function randomQueries(shelf: ReturnType<typeof generateShelf>): readonly Filters[] {
  const random = seededRandom('many queries')
  const { facets } = narrow(shelf.articles, filtersOf(''), shelf)
  return Array.from({ length: 200 }, () => {
    const query = new URLSearchParams()
    for (const { name, options } of facets) {
      const much = random() < 0.5 ? 0 : 1 + Math.floor(random() * 3)
      for (let pick = 0; pick < much; pick += 1)
        query.append(name, options[Math.floor(random() ** 3 * options.length)]!.value)
    }
    if (random() < 0.2) query.set('from', `20${17 + Math.floor(random() * 3)}-05-01`)
    if (random() < 0.2) query.set('to', `20${19 + Math.floor(random() * 3)}-06-15`)
    return parseFilters(query)
  })
}

test.each([1000, 20_000])(
  'two hundred random filters agree with counting all of %d articles',
  (count) => {
    const shelf = generateShelf(count, seededRandom('shelf'))
    const cards = shelf.articles.map(cardOf)
    let found = 0
    for (const filters of randomQueries(shelf)) {
      const { articles, facets, ignored } = narrow(shelf.articles, filters, shelf)
      const expected = byCountingCards(cards, filters)
      const counts = new Map(
        facets.flatMap(({ name, options }) => options.map(({ value, count }) => [`${name} ${value}`, count])),
      )
      const query = filtersQuery(filters)
      // Comparing the texts is much quicker than comparing lists, and says as much when they differ.
      expect(ignored).toEqual([])
      expect(`${query}\n${articles.map(({ path }) => path).join('\n')}`).toBe(
        `${query}\n${expected.paths.join('\n')}`,
      )
      expect(`${query}\n${listed(counts).join('\n')}`).toBe(`${query}\n${listed(expected.counts).join('\n')}`)
      found += articles.length
    }
    expect(found).toBeGreaterThan(count)
  },
  60_000,
)

describe('a facet', () => {
  const FILES = {
    'a.md': anArticleFile({ title: 'A', slug: 'a', communityTopics: ['Medigy: Beta', 'Symplur: X'] }),
    'b.md': anArticleFile({ title: 'B', slug: 'b', communityTopics: ['Medigy: Beta', 'Medigy: Alpha'] }),
    'c.md': anArticleFile({ title: 'C', slug: 'c', communityTopics: ['Medigy: Gamma', 'Symplur: X'] }),
  }
  const facet = (facets: ReturnType<typeof narrow>['facets'], legend: string) =>
    facets
      .find((one) => one.legend === legend)
      ?.options.map(({ label, count, isPicked }) => `${label} ${count}${isPicked ? ' picked' : ''}`)

  test('lists the values most articles have first, then A to Z', async () => {
    const catalog = await catalogOf(FILES)
    const { facets } = narrow(catalog.articles, filtersOf(''), catalog)
    expect(facets.map(({ legend }) => legend)).toEqual([
      'Medigy topics',
      'Symplur topics',
      'Community',
      'Source',
      'Curator',
      'Year',
    ])
    expect(facet(facets, 'Medigy topics')).toEqual(['Beta 2', 'Alpha 1', 'Gamma 1'])
  })

  test('is "any of" inside and "all of" across', async () => {
    const catalog = await catalogOf(FILES)
    const narrowed = narrow(
      catalog.articles,
      filtersOf('topic=medigy/alpha&topic=medigy/gamma&topic=symplur/x'),
      catalog,
    )
    expect(narrowed.articles.map(({ slug }) => slug)).toEqual(['c'])
    expect(facet(narrowed.facets, 'Medigy topics')).toEqual(['Beta 1', 'Gamma 1 picked', 'Alpha 0 picked'])
    expect(facet(narrowed.facets, 'Symplur topics')).toEqual(['X 1 picked'])
  })

  test('that says nothing on a page is hidden, and still narrows', async () => {
    const catalog = await catalogOf(FILES)
    const { facets, articles } = narrow(catalog.articles, filtersOf('community=rural-care'), catalog, [
      'community',
    ])
    expect(facets.map(({ name }) => name)).not.toContain('community')
    expect(articles).toHaveLength(3)
  })

  test('shows a picked value without articles under its own name', async () => {
    const catalog = await catalogOf(FILES)
    const shelf = catalog.topic('medigy', 'alpha')!.articles
    const { facets } = narrow(shelf, filtersOf('topic=symplur/x'), catalog)
    expect(facet(facets, 'Symplur topics')).toEqual(['X 0 picked'])
  })
})

describe('what makes no sense is ignored, and said', () => {
  test.each<[string, string]>([
    ['topic=medigy/nothing', 'We ignored “topic=medigy/nothing” because there is no topic with that name.'],
    [
      'source=nowhere.example',
      'We ignored “source=nowhere.example” because there is no source with that name.',
    ],
    ['year=next', 'We ignored “year=next” because no article is from that year.'],
    ['year=1001', 'We ignored “year=1001” because no article is from that year.'],
    ['sort=bogus', 'We ignored “sort=bogus” because there is no such order.'],
    ['from=soon', 'We ignored “from=soon” because it is not a date such as 2021-01-08.'],
    ['to=2021-02-30', 'We ignored “to=2021-02-30” because it is not a date such as 2021-01-08.'],
    ['from=2021-05-01&to=2021-04-01', '“From” is after “To”. Showing all dates.'],
  ])('%s', async (query, sentence) => {
    const catalog = await catalogOf({ 'a.md': anArticleFile({}) })
    const { ignored, articles, applied } = narrow(catalog.articles, filtersOf(query), catalog)
    expect(ignored).toEqual([sentence])
    expect(articles).toHaveLength(1)
    expect(filtersQuery(applied)).toBe('')
  })
})

test('a day counts whole, at both ends', async () => {
  const catalog = await catalogOf({ 'a.md': anArticleFile({ date: '2024-03-05T23:59:59.999Z' }) })
  const hits = (query: string) => narrow(catalog.articles, filtersOf(query), catalog).articles.length
  expect([
    hits('from=2024-03-05'),
    hits('to=2024-03-05'),
    hits('from=2024-03-06'),
    hits('to=2024-03-04'),
  ]).toEqual([1, 1, 0, 0])
})

test('a list is newest first, or oldest, or by title', async () => {
  const catalog = await catalogOf({
    'a.md': anArticleFile({ title: 'Beta', slug: 'b', date: '2024-01-01' }),
    'b.md': anArticleFile({ title: 'alpha', slug: 'a', date: '2024-01-02' }),
    'c.md': anArticleFile({ title: 'Gamma', slug: 'c', date: '2024-01-03' }),
  })
  const order = (sort: string) =>
    narrow(catalog.articles, filtersOf(`sort=${sort}`), catalog)
      .articles.map(({ slug }) => slug)
      .join('')
  expect([order('new'), order('old'), order('az'), order('odd')]).toEqual(['cab', 'bac', 'abc', 'cab'])
})

test('each active filter leads to the list without it', async () => {
  const catalog = await catalogOf({
    'a.md': anArticleFile({ communityTopics: ['Medigy: Care Coordination'] }),
  })
  const { facets, applied } = narrow(
    catalog.articles,
    filtersOf('topic=medigy/care-coordination&from=2024-01-01&page=3'),
    catalog,
  )
  expect(activeFilters('/x', applied, facets)).toEqual([
    { label: 'Care Coordination', without: '/x?from=2024-01-01' },
    { label: 'from 2024-01-01', without: '/x?topic=medigy/care-coordination' },
  ])
})

test.each<FacetName>(['topic', 'source', 'community', 'curator', 'year'])(
  'a hostile %s is an unknown one',
  async (name) => {
    const catalog = await catalogOf({ 'a.md': anArticleFile({}) })
    for (const value of ['__proto__', 'constructor', '<script>', '%00', 'x'.repeat(5000)]) {
      const { articles } = narrow(
        catalog.articles,
        parseFilters(new URLSearchParams([[name, value]])),
        catalog,
      )
      expect(articles).toHaveLength(1)
    }
  },
)
