import { describe, expect, test } from 'vitest'
import {
  cleanUrl,
  filteredUrl,
  filtersQuery,
  isFiltered,
  parseFilters,
  sortLinks,
  withoutWords,
  withPick,
} from './filters'

const filtersOf = (query: string) => parseFilters(new URLSearchParams(query))

describe('a query comes back in its one spelling', () => {
  test.each([
    ['', ''],
    ['topic=&source=&from=&to=', ''],
    ['page=1&sort=new', ''],
    ['page=2&topic=medigy%2Fcare&q=%20heart%20', 'q=heart&topic=medigy/care&page=2'],
    ['topic=a/b&topic=a/b&topic=c/d', 'topic=a/b&topic=c/d'],
    ['year=2019&source=x.example&unknown=1', 'source=x.example&year=2019'],
    ['sort=sideways&page=-3', ''],
    ['page=1e9', ''],
    ['sort=az&from=2020-01-01', 'from=2020-01-01&sort=az'],
    ['topic=a%26b/c%3Dd', 'topic=a%26b/c%3Dd'],
  ])('%s', (query, clean) => {
    expect(filtersQuery(filtersOf(query))).toBe(clean)
  })
})

test('the order of best matches is the default of a search', () => {
  expect(filtersQuery(filtersOf('q=x&sort=best'), 'best')).toBe('q=x')
  expect(filtersQuery(filtersOf('q=x&sort=new'), 'best')).toBe('q=x&sort=new')
})

test('a query is cut at 200 characters, and picks at fifty', () => {
  expect(filtersOf(`q=${'x'.repeat(900)}`).q).toHaveLength(200)
  const characters = filtersOf(`q=a${'😀'.repeat(900)}`).q
  expect(characters).toBe(`a${'😀'.repeat(199)}`)
  expect(
    filtersOf(Array.from({ length: 80 }, (_, index) => `source=s${index}`).join('&')).picks.source,
  ).toHaveLength(50)
})

test('a listing is filtered by picks, dates and order, not by its page', () => {
  expect(
    ['topic=a/b', 'from=2020-01-01', 'sort=old', 'page=4', 'q=x', ''].map((query) =>
      isFiltered(filtersOf(query)),
    ),
  ).toEqual([true, true, true, false, false, false])
})

test('what is dropped is named', () => {
  const droppedOf = (query: string) => filtersOf(query).dropped
  expect(droppedOf('q=heart&topic=a/b&sort=az&page=2&utm=1')).toEqual([])
  expect(droppedOf('q=&topic=&sort=&page=')).toEqual([])
  expect(droppedOf('sort=bogus&page=abc')).toEqual([
    'We ignored “sort=bogus” because there is no such order.',
    'We ignored “page=abc” because it is not the number of a page.',
  ])
  expect(droppedOf('page=0')).toEqual(['We ignored “page=0” because it is not the number of a page.'])
  expect(droppedOf(`sort=${'x'.repeat(900)}`)[0]).toHaveLength(110)
  expect(droppedOf(Array.from({ length: 51 }, (_, index) => `source=s${index}`).join('&'))).toEqual([
    'We ignored all but the first 50 values of “source”.',
  ])
})

test('a search that is too long is told how much of it was looked for', () => {
  expect(filtersOf(`q=${'x'.repeat(201)}`).dropped).toEqual([
    'We searched for the first 200 characters only.',
  ])
  expect(filtersOf(`q=${'😀'.repeat(200)}++`).dropped).toEqual([])
})

test('a list that is not searched says so', () => {
  const filters = withoutWords(filtersOf('q=heart&sort=bogus'))
  expect(filters.q).toBe('')
  expect(filters.dropped).toEqual([
    'We ignored “sort=bogus” because there is no such order.',
    'We ignored “q=heart” because only the search page looks for words.',
  ])
  expect(withoutWords(filtersOf('sort=az'))).toEqual(filtersOf('sort=az'))
})

test('only parameters of ours that are empty ask for a clean address', () => {
  const cleanOf = (text: string) => {
    const query = new URLSearchParams(text)
    return cleanUrl('/x', query, parseFilters(query))
  }
  expect(['from=', 'topic=a/b&topic=', 'utm=', 'topic=a/b', ''].map(cleanOf)).toEqual([
    '/x',
    '/x?topic=a/b',
    undefined,
    undefined,
    undefined,
  ])
  expect(cleanOf('from=&sort=bogus')).toBeUndefined()
})

test('picking and dropping go back to the first page', () => {
  const filters = filtersOf('topic=a/b&page=3')
  expect(filteredUrl('/x', withPick(filters, 'topic', 'c/d', true))).toBe('/x?topic=a/b&topic=c/d')
  expect(filteredUrl('/x', withPick(filters, 'topic', 'a/b', false))).toBe('/x')
})

test('sorting keeps the filters, and says which order it is', () => {
  expect(sortLinks('/x', filtersOf('topic=a/b&sort=old&page=2'))).toEqual([
    { label: 'Newest', href: '/x?topic=a/b', isCurrent: false },
    { label: 'Oldest', href: '/x?topic=a/b&sort=old', isCurrent: true },
    { label: 'Title A to Z', href: '/x?topic=a/b&sort=az', isCurrent: false },
  ])
  expect(
    sortLinks('/search', filtersOf('q=heart')).map(({ label, isCurrent }) => `${label} ${isCurrent}`),
  ).toEqual(['Best match true', 'Newest false'])
})
