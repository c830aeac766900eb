import { describe, expect, test } from 'vitest'
import type { Repair } from './problem'
import { createRepairer, repairText, withTexts, type PlacedRepair } from './repair'
import { libraryOf } from './testing'

const replace = (value: string): Repair => ({ kind: 'replace', value })
const remove: Repair = { kind: 'remove' }

const file = (...lines: readonly string[]) => ['---', ...lines, '---', 'Body --- of it', ''].join('\n')

function repaired(lines: readonly string[], ...repairs: readonly PlacedRepair[]): readonly string[] {
  const text = repairText(file(...lines), repairs)
  expect(text.endsWith('\n---\nBody --- of it\n')).toBe(true)
  return text.split('\n').slice(1, -4 + 1)
}

describe('a text is replaced where it stands', () => {
  test.each<[string, readonly string[], PlacedRepair, readonly string[]]>([
    [
      'plain',
      ['title: One  two # why'],
      { path: ['title'], repair: replace('One two') },
      ['title: One two # why'],
    ],
    [
      'in single quotes',
      ["title: 'One''s'"],
      { path: ['title'], repair: replace("Two's") },
      ["title: 'Two''s'"],
    ],
    [
      'in double quotes',
      ['title: "One"'],
      { path: ['title'], repair: replace('Say "two"') },
      ['title: "Say \\"two\\""'],
    ],
    [
      'over several lines',
      ['title: One', '  two', 'date: 2021-01-08'],
      { path: ['title'], repair: replace('Three') },
      ['title: Three', 'date: 2021-01-08'],
    ],
    [
      'in quotes where it needs them',
      ['title: One'],
      { path: ['title'], repair: replace('Two: three') },
      ["title: 'Two: three'"],
    ],
    [
      'in quotes where it would be something else',
      ['title: One'],
      { path: ['title'], repair: replace('2024') },
      ["title: '2024'"],
    ],
    [
      'nested',
      ['link:', '  brand: x', '  href: https://a.example/?utm_source=1'],
      { path: ['link', 'href'], repair: replace('https://a.example/') },
      ['link:', '  brand: x', '  href: https://a.example/'],
    ],
    [
      'in a list',
      ['tags:', '- One', '-   two  # why', '- Three'],
      { path: ['tags', 1], repair: replace('Two') },
      ['tags:', '- One', '-   Two  # why', '- Three'],
    ],
    [
      'in brackets',
      ['tags: [One, two]'],
      { path: ['tags', 1], repair: replace('Two, three') },
      ["tags: [One, 'Two, three']"],
    ],
  ])('%s', (_, before, repair, after) => {
    expect(repaired(before, repair)).toEqual(after)
  })
})

describe('other repairs', () => {
  test.each<[string, readonly string[], PlacedRepair, readonly string[]]>([
    [
      'a key',
      ['# first', 'Title: One', 'b: 2'],
      { path: ['Title'], repair: { kind: 'rename', key: 'title' } },
      ['# first', 'title: One', 'b: 2'],
    ],
    [
      'a nested key',
      ['link:', '  herf: x'],
      { path: ['link', 'herf'], repair: { kind: 'rename', key: 'href' } },
      ['link:', '  href: x'],
    ],
    [
      'quotes around a number',
      ['title: 1.10 # why'],
      { path: ['title'], repair: { kind: 'quote' } },
      ["title: '1.1' # why"],
    ],
    ...[
      ['007', '7'],
      ['2019.10', '2019.1'],
      ['1.0', '1'],
      ['0x10', '16'],
      ['1e3', '1000'],
      ['True', 'true'],
    ].map(([written, read]): [string, readonly string[], PlacedRepair, readonly string[]] => [
      `quotes around ${written}, which is read as ${read}`,
      [`slug: ${written}`],
      { path: ['slug'], repair: { kind: 'quote' } },
      [`slug: '${read}'`],
    ]),
    [
      'an item',
      ['tags:', '- One', '- Two', '- One'],
      { path: ['tags', 2], repair: remove },
      ['tags:', '- One', '- Two'],
    ],
    [
      'an item over several lines',
      ['tags:', '- One', '- Two and', '  three', '- Four'],
      { path: ['tags', 1], repair: remove },
      ['tags:', '- One', '- Four'],
    ],
    [
      'the last item with its field',
      ['a: 1', 'tags:', '- One', 'b: 2'],
      { path: ['tags', 0], repair: remove },
      ['a: 1', 'b: 2'],
    ],
    ['a field', ['a: 1', 'aliases: /x', 'b: 2'], { path: ['aliases'], repair: remove }, ['a: 1', 'b: 2']],
  ])('%s', (_, before, repair, after) => {
    expect(repaired(before, repair)).toEqual(after)
  })
})

describe('what can’t be changed exactly stays', () => {
  test.each<[string, readonly string[], PlacedRepair]>([
    ['a block', ['about: |', '  One', '  two'], { path: ['about'], repair: replace('Two') }],
    ['a text that others refer to', ['a: &x One', 'b: *x'], { path: ['a'], repair: replace('Two') }],
    [
      'a key whose name is taken',
      ['Title: One', 'title: Two'],
      { path: ['Title'], repair: { kind: 'rename', key: 'title' } },
    ],
    ['an item with a comment', ['tags:', '- One # why', '- Two'], { path: ['tags', 0], repair: remove }],
    ['an item in brackets', ['tags: [One, Two]'], { path: ['tags', 0], repair: remove }],
    ['what is not there', ['tags:', '- One'], { path: ['tags', 4], repair: replace('Two') }],
    ['what is no text', ['tags:', '- One'], { path: ['tags'], repair: replace('Two') }],
    ['a list', ['link: {a: 1}'], { path: ['link'], repair: remove }],
  ])('%s', (_, before, repair) => {
    expect(repaired(before, repair)).toEqual(before)
  })

  test.each(['no front matter', '---\ntitle: "One\n---\n', '---\rtitle: One\r---\r'])('%j', (source) => {
    expect(repairText(source, [{ path: ['title'], repair: replace('Two') }])).toBe(source)
  })
})

test('byte order mark, Windows line ends and a missing last line end are kept', () => {
  const source = '\uFEFF---\r\n# why\r\ntitle:   One  \r\nTags:\r\n - a\r\n - A\r\n---\r\nBody\r\nof it'
  expect(
    repairText(source, [
      { path: ['title'], repair: replace('Two') },
      { path: ['Tags', 1], repair: replace('a') },
    ]),
  ).toBe('\uFEFF---\r\n# why\r\ntitle:   Two  \r\nTags:\r\n - a\r\n - a\r\n---\r\nBody\r\nof it')
})

test('of several repairs of one field the first is made; items behind a removed one wait', () => {
  const source = file('tags:', '- a', '- a', '- b', 'title: One')
  const text = repairText(source, [
    { path: ['title'], repair: replace('Two') },
    { path: ['title'], repair: replace('Three') },
    { path: ['tags', 1], repair: remove },
    { path: ['tags', 2], repair: replace('c') },
  ])
  expect(text).toBe(file('tags:', '- a', '- b', 'title: Two'))
})

test('a folder with other texts is read like a folder whose files were saved', async () => {
  const { store } = await libraryOf({ 'a.md': 'one', 'b.md': 'two' })
  const texts = new Map<string, string>()
  const changed = withTexts(store, texts)
  const before = await changed.list()
  texts.set('b.md', 'TWO')
  const after = await changed.list()
  expect(after[0]).toEqual(before[0])
  expect(after[1]?.modifiedMs).not.toBe(before[1]?.modifiedMs)
  expect(await changed.read('a.md')).toMatchObject({ ok: true, text: 'one' })
  expect(await changed.read('b.md')).toMatchObject({ ok: true, text: 'TWO' })
})

test('each repair that is tried begins with the text as it was', () => {
  const tried = createRepairer(file('title: One', 'slug: two'))
  expect(tried({ path: ['title'], repair: replace('Three') })).toBe(file('title: Three', 'slug: two'))
  expect(tried({ path: ['slug'], repair: replace('four') })).toBe(file('title: One', 'slug: four'))
  expect(tried({ path: ['tags'], repair: remove })).toBeUndefined()
})
