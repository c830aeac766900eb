import { describe, expect, test } from 'vitest'
import { createFields } from './fields'
import type { Finding } from './problem'
import { linesOf } from './testing'

function reading(record: Readonly<Record<string, unknown>>) {
  const findings: Finding[] = []
  return { fields: createFields(record, findings), lines: () => linesOf(findings) }
}

describe('names', () => {
  test.each([
    ['Title', 'title', 'warning key-spelling Title: "Title" is read as "title". Write "title".'],
    [
      'contentcategories',
      'contentCategories',
      'warning key-spelling contentcategories: "contentcategories" is read as "contentCategories". Write "contentCategories".',
    ],
    ['herf', 'href', 'warning key-spelling herf: "herf" is read as "href". Write "href".'],
    ['Herf', 'href', 'warning key-spelling Herf: "Herf" is read as "href". Write "href".'],
    ['slugid', 'slug', 'warning key-spelling slugid: "slugid" is read as "slug". Write "slug".'],
  ])('%s is read as %s, with a note', (written, name, line) => {
    const { fields, lines } = reading({ [written]: 'a value' })
    expect(fields.text(name)).toEqual({ value: 'a value', path: [written] })
    expect(lines()).toEqual([line])
  })

  test('a note is made once, however often a field is read', () => {
    const { fields, lines } = reading({ Title: 'A &amp; B' })
    fields.text('title')
    fields.text('title')
    expect(lines()).toHaveLength(2)
  })

  test('a note is made once for a nested field as well', () => {
    const { fields, lines } = reading({ link: { Href: 'https://example.org/' } })
    fields.nested('link').address('href')
    fields.nested('link').address('href')
    expect(lines()).toHaveLength(1)
  })

  test('of two spellings with a value the first written counts', () => {
    expect(reading({ Title: 'One', title: 'Two' }).fields.text('title')?.value).toBe('One')
    expect(reading({ Title: null, title: 'Two' }).fields.text('title')?.value).toBe('Two')
  })

  test('the right name beats a misspelt one', () => {
    expect(reading({ herf: 'wrong', href: 'right' }).fields.text('href')?.value).toBe('right')
    expect(reading({ herf: 'used', href: null }).fields.text('href')?.value).toBe('used')
  })

  test('of several names the first with a value is taken', () => {
    const { fields } = reading({ title: 'Second', name: '' })
    expect(fields.text('name', 'title')).toEqual({ value: 'Second', path: ['title'] })
  })
})

describe('absent values', () => {
  test.each([[null], [undefined], ['']])('%j counts as absent', (value) => {
    const { fields, lines } = reading({ title: value })
    expect(fields.any('title')).toBeUndefined()
    expect(fields.text('title')).toBeUndefined()
    expect(fields.texts('title')).toEqual([])
    expect(fields.address('title')).toBeUndefined()
    expect(lines()).toEqual([])
  })

  test('false and nought are values', () => {
    expect(reading({ draft: false }).fields.any('draft')?.value).toBe(false)
    expect(reading({ count: 0 }).fields.any('count')?.value).toBe(0)
  })
})

describe('text', () => {
  test.each([
    ['  two \n lines\t here ', 'two lines here', []],
    [
      'Care &amp; cure',
      'Care & cure',
      [
        'warning html-entities text: HTML entities were decoded. Write the characters themselves, e.g. "&" for "&amp;".',
      ],
    ],
    [
      'It&#8217;s&nbsp;here&hellip;',
      'It’s here…',
      [
        'warning html-entities text: HTML entities were decoded. Write the characters themselves, e.g. "&" for "&amp;".',
      ],
    ],
    [
      'A\u0000B\u0007C\u007fD\u009fE',
      'ABCDE',
      [
        'warning control-characters text: Invisible control characters were removed. Type the text anew, without pasting.',
      ],
    ],
    [
      'safe\u202e\u2066gpj.exe\u2069\ufeff',
      'safegpj.exe',
      [
        'warning control-characters text: Invisible control characters were removed. Type the text anew, without pasting.',
      ],
    ],
    [
      'Care\u200e for \u200fall\u061c',
      'Care for all',
      [
        'warning control-characters text: Invisible control characters were removed. Type the text anew, without pasting.',
      ],
    ],
    [
      '&#x202e;reversed',
      'reversed',
      [
        'warning control-characters text: Invisible control characters were removed. Type the text anew, without pasting.',
      ],
    ],
    [
      'cut in half \ud83d',
      'cut in half',
      [
        'warning control-characters text: Invisible control characters were removed. Type the text anew, without pasting.',
      ],
    ],
    ['a whole one 🙂', 'a whole one 🙂', []],
    [
      11,
      '11',
      ["warning text-unquoted text: The text 11 is written without quotes. Write it in quotes: '11'."],
    ],
    [
      true,
      'true',
      ["warning text-unquoted text: The text true is written without quotes. Write it in quotes: 'true'."],
    ],
    [
      ['only one'],
      'only one',
      [
        'warning one-value text: A list is written where one value is meant. Write one value, without a dash.',
      ],
    ],
    [
      [null, 'first', 'second'],
      'first',
      ['warning one-value text: Only the first of 2 values is used. Write one value, without a dash.'],
    ],
    [
      [],
      undefined,
      [
        'warning one-value text: A list is written where one value is meant. Write one value, without a dash.',
      ],
    ],
    [
      { a: 1 },
      undefined,
      ['warning text-expected text: A text is expected here; the value is ignored. Write one line of text.'],
    ],
    [' \n ', undefined, []],
  ])('%j is read as %j', (written, value, notes) => {
    const { fields, lines } = reading({ text: written })
    expect(fields.text('text')?.value).toBe(value)
    expect(lines()).toEqual(notes)
  })

  test('entities are decoded once', () => {
    expect(reading({ text: 'A &amp;amp; B &amp;lt;b&gt;' }).fields.text('text')?.value).toBe(
      'A &amp; B &lt;b>',
    )
  })

  test('an ampersand that starts no entity stays', () => {
    const { fields, lines } = reading({ text: 'R&D, a & b, ?a=1&copy=2' })
    expect(fields.text('text')?.value).toBe('R&D, a & b, ?a=1&copy=2')
    expect(lines()).toEqual([])
  })
})

describe('addresses', () => {
  test('are kept character for character', () => {
    const href = 'https://example.org/?a=1&amp;b=2&copy;'
    expect(reading({ href }).fields.address('href')).toEqual({ value: href, path: ['href'] })
  })

  test('may be the only value of a list', () => {
    const { fields, lines } = reading({ herf: ['https://example.org/'] })
    expect(fields.address('href')).toEqual({ value: 'https://example.org/', path: ['herf'] })
    expect(lines()).toEqual([
      'warning key-spelling herf: "herf" is read as "href". Write "href".',
      'warning one-value herf: A list is written where one value is meant. Write one value, without a dash.',
    ])
  })

  test.each([[12], [{ a: 1 }], [[null]], [[]], [true]])('%j is no address', (value) => {
    expect(reading({ href: value }).fields.address('href')).toBeUndefined()
  })
})

describe('lists of texts', () => {
  test('one text is a list of one', () => {
    expect(reading({ author: 'Mara' }).fields.texts('author')).toEqual([{ value: 'Mara', path: ['author'] }])
  })

  test('each item knows its place; empty ones are left out', () => {
    expect(reading({ author: [null, 'Mara', '', 7] }).fields.texts('author')).toEqual([
      { value: 'Mara', path: ['author', 1] },
      { value: '7', path: ['author', 3] },
    ])
  })

  test('may be as long as a file allows, each item with its note', () => {
    const { fields, lines } = reading({ tags: Array.from({ length: 30_000 }, (_, index) => index) })
    expect(fields.texts('tags')).toHaveLength(30_000)
    expect(lines()).toHaveLength(30_000)
  })

  test('an item that is no text is noted', () => {
    const { fields, lines } = reading({ tags: ['one', ['two'], { three: 3 }] })
    expect(fields.texts('tags').map(({ value }) => value)).toEqual(['one'])
    expect(lines()).toEqual([
      'warning text-expected tags.1: A text is expected here; the value is ignored. Write one line of text.',
      'warning text-expected tags.2: A text is expected here; the value is ignored. Write one line of text.',
    ])
  })
})

describe('nested fields', () => {
  test('know where they were written', () => {
    const { fields, lines } = reading({ Link: { Herf: 'https://example.org/' } })
    expect(fields.nested('link').address('href')).toEqual({
      value: 'https://example.org/',
      path: ['Link', 'Herf'],
    })
    expect(lines()).toEqual([
      'warning key-spelling Link: "Link" is read as "link". Write "link".',
      'warning key-spelling Link.Herf: "Herf" is read as "href". Write "href".',
    ])
  })

  test.each([[undefined], [null], ['text'], [['a', 'b']], [3]])('of %j there are none', (value) => {
    expect(reading({ link: value }).fields.nested('link').any('href')).toBeUndefined()
  })
})
