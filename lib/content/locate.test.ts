import { describe, expect, test } from 'vitest'
import { createLocator } from './locate'
import type { FieldPath } from './problem'

const at = (source: string, field: FieldPath, value?: string) => {
  const place = createLocator(source)({ field, value })
  return `${place.line}:${place.column} ${place.field.join('.')}`
}

describe('a field', () => {
  const SOURCE = [
    '---', //                               1
    'title: A title', //                    2
    'description: A text that', //          3
    '  goes on', //                         4
    'author:', //                           5
    '- Mara', //                            6
    '- Jon', //                             7
    'link:', //                             8
    '  brand: river', //                    9
    '  href: https://r.example', //        10
    'image: {href: a.png, size: [1, 2]}', // 11
    'topics: [One, Two]', //               12
    'about: |', //                         13
    '  Long', //                           14
    'slug: one', //                        15
    '2021: a number as key', //            16
    '---',
    'Body',
  ].join('\n')

  const CASES: readonly [FieldPath, string][] = [
    [['title'], '2:1'],
    [['description'], '3:1'],
    [['author'], '5:1'],
    [['author', 0], '6:3'],
    [['author', 1], '7:3'],
    [['link'], '8:1'],
    [['link', 'href'], '10:3'],
    [['image', 'href'], '11:9'],
    [['image', 'size', 1], '11:32'],
    [['topics', 1], '12:15'],
    [['about'], '13:1'],
    [['slug'], '15:1'],
    [['2021'], '16:1'],
    [['link', 'original'], '8:1'],
    [['author', 5], '5:1'],
    [['title', 'inner'], '2:1'],
    [['missing'], '1:1'],
    [['missing', 'inner'], '1:1'],
    [[], '1:1'],
  ]

  test.each(CASES)('%j is found at %s', (path, place) => {
    expect(at(SOURCE, path)).toBe(`${place} ${path.join('.')}`)
  })

  test('a byte order mark and Windows line ends move nothing', () => {
    expect(at(`\uFEFF${SOURCE.replaceAll('\n', '\r\n')}`, ['link', 'href'])).toBe('10:3 link.href')
  })

  test('in a file without front matter everything is at its start', () => {
    expect(at('no front matter', ['title'])).toBe('1:1 title')
    expect(createLocator('no front matter')({ field: [], inBody: 0 })).toEqual({
      line: 1,
      column: 1,
      field: [],
    })
  })

  test('a refused key is found', () => {
    expect(at('---\ntitle: One\nlink:\n  __proto__: 1\n---\n', ['link', '__proto__'])).toBe(
      '4:3 link.__proto__',
    )
  })

  test('a place in the body is counted from the line after the front matter', () => {
    const locate = createLocator(`${SOURCE}\nMore of it`)
    expect(locate({ field: [], inBody: 0 })).toEqual({ line: 18, column: 1, field: [] })
    expect(locate({ field: [], inBody: 7 })).toEqual({ line: 19, column: 3, field: [] })
  })

  test('a known place is kept', () => {
    expect(createLocator(SOURCE)({ field: [], line: 7, column: 2 })).toEqual({
      line: 7,
      column: 2,
      field: [],
    })
  })
})

describe('a value', () => {
  const file = (...lines: readonly string[]) => ['---', ...lines, '---', ''].join('\n')

  test.each<[string, string, FieldPath, string, string]>([
    ['an item of a list', file('tags:', '- One', '- Two'), ['tags'], 'Two', '4:3 tags.1'],
    ['an item in quotes', file('tags:', "- 'It''s: one'"), ['tags'], "It's: one", '3:3 tags.0'],
    ['an item with escapes', file('tags:', '- "A \\"b\\""'), ['tags'], 'A "b"', '3:3 tags.0'],
    [
      'an item over two lines',
      file('tags:', '- One', '- Two and', '  three', '- Four'),
      ['tags'],
      'Two and three',
      '4:3 tags.1',
    ],
    ['an item of a list in brackets', file('tags: [One, Two]'), ['tags'], 'Two', '2:13 tags.1'],
    ['an indented item', file('tags:', '  - One', '  - Two'), ['tags'], 'Two', '4:5 tags.1'],
    ['a value instead of a list', file('tags: One'), ['tags'], 'One', '2:1 tags'],
    ['another spelling of the key', file('Tags:', '- One'), ['tags'], 'One', '3:3 Tags.0'],
    [
      'a nested field',
      file('link:', '  brand: x', '  href: https://a.example/'),
      ['link', 'href'],
      'https://a.example/',
      '4:3 link.href',
    ],
    [
      'a misspelt nested field',
      file('link:', '  herf: https://a.example/'),
      ['link', 'href'],
      'https://a.example/',
      '3:3 link.herf',
    ],
    [
      'a flat field instead',
      file('title: x', 'link: https://a.example/'),
      ['link', 'href'],
      'https://a.example/',
      '3:1 link',
    ],
    [
      'wherever it is',
      file('title: x', 'herf:', '- https://a.example/'),
      ['link', 'href'],
      'https://a.example/',
      '4:3 herf.0',
    ],
    ['in another list', file('tags:', '- One', 'categories:', '- Two'), ['tags'], 'Two', '5:3 categories.0'],
    ['with a slash at its end', file('aliases: /news/a/'), ['aliases'], '/news/a', '2:1 aliases'],
    ['nowhere', file('tags:', '- One'), ['tags'], 'Three', '2:1 tags'],
  ])('%s', (_, source, field, value, place) => {
    expect(at(source, field, value)).toBe(place)
  })
})
