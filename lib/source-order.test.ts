import { expect, test } from 'vitest'
import { anArticleFile, catalogOf } from './content/testing'
import { orderSources, readSourceOrder, sourceOrderLinks, type SourceOrder } from './source-order'

function from(host: string, slug: string, date: string) {
  const href = `https://${host}/${slug}`
  return anArticleFile({ title: slug, slug, date, link: { brand: host, href, original: href } })
}

test.each([
  ['most', ['middle.example', 'alpha.example', 'zulu9.example', 'zulu10.example']],
  ['az', ['alpha.example', 'middle.example', 'zulu9.example', 'zulu10.example']],
  ['new', ['zulu9.example', 'middle.example', 'zulu10.example', 'alpha.example']],
] as const)('the order "%s"', async (order, expected) => {
  const { sources } = await catalogOf({
    'a.md': from('alpha.example', 'a', '2020-01-01'),
    'b.md': from('zulu10.example', 'b', '2021-01-01'),
    'c.md': from('middle.example', 'c', '2019-01-01'),
    'd.md': from('middle.example', 'd', '2022-01-01'),
    'e.md': from('zulu9.example', 'e', '2023-01-01'),
  })
  expect(orderSources(sources, order).map(({ subject }) => subject.domain)).toEqual(expected)
})

test.each<[query: string, order: SourceOrder, ignored: readonly string[]]>([
  ['', 'most', []],
  ['sort=', 'most', []],
  ['sort=most', 'most', []],
  ['sort=az', 'az', []],
  ['sort=new&x=1', 'new', []],
  ['sort=size', 'most', ['We ignored “sort=size” because there is no such order.']],
])('the query "%s" asks for %s', (query, order, ignored) => {
  expect(readSourceOrder(new URLSearchParams(query))).toEqual({ order, ignored })
})

test('links lead to each order, the usual one without a query', () => {
  expect(sourceOrderLinks('az')).toEqual([
    { label: 'Most articles', href: '/sources', isCurrent: false },
    { label: 'A to Z', href: '/sources?sort=az', isCurrent: true },
    { label: 'Latest', href: '/sources?sort=new', isCurrent: false },
  ])
})
