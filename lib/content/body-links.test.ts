import { describe, expect, test } from 'vitest'
import { linksOf } from './body-links'

const hrefsOf = (text: string, format: 'markdown' | 'html' = 'markdown') =>
  linksOf({ text, format }).map(({ href, at }) => {
    expect(text.slice(at, at + 2)).toBe(href.slice(0, 2))
    return href
  })

describe('Markdown', () => {
  test.each<[string, readonly string[]]>([
    ['[a](/b)', ['/b']],
    ['[a](/b "Title") and [c](</d e>)', ['/b', '/d e']],
    ['[a](/b_(c)) [d](/e_\\(f\\))', ['/b_(c)', '/e_(f)']],
    ['[a](https://n.example/?b=1&amp;c=2)', ['https://n.example/?b=1&c=2']],
    ['[one\ntwo](/b)', ['/b']],
    ['[one](\n/b)', ['/b']],
    ['[![Picture](picture.png)](/b)', ['/b']],
    ['[**one** [two] `three`](/b)', ['/b']],
    ['[one][r]\n\n[r]: /b', ['/b']],
    ['[One  two][] [R] [a](/c)\n\n[one two]: </b>\n[r]:\n  /d "Title"', ['/c', '/b', '/d']],
    ['1. One\n\n    [a](/b)', ['/b']],
    ['text\n    [a](/b)', ['/b']],
    ['<p>See <a class="x" href=\'/b\'>this</a></p>', ['/b']],
    ['<a\n  href="/b?c&amp;d">this</a>', ['/b?c&d']],
  ])('%j has links', (text, hrefs) => {
    expect(hrefsOf(text)).toEqual(hrefs)
  })

  test.each([
    'No link at all',
    '![Picture](picture.png)',
    '![Picture][r]\n\n[r]: picture.png',
    '[r]: /unused',
    'A footnote[^1]\n\n[^1]: other',
    '[one\n\ntwo](/b)',
    '[a](#part)',
    '[a]()',
    '\\[a\\](/b) and \\[a](/b)',
    '`[a](/b)` and ``[a](/b) ` [c](/d)``',
    '`one\n[a](/b)`',
    '```\n[a](/b)\n\n[a](/b)\n```',
    '~~~ md\n[a](/b)\n```\n[a](/b)\n~~~',
    '```\n[a](/b)',
    '> ```\n> [a](/b)\n> ```',
    'text\n\n    [a](/b)\n\n    [c](/d)\n',
    '\t[a](/b)',
    '- One\n\ntext\n\n    [a](/b)',
    '<!-- [a](/b) <a href="/c">c</a> -->',
    '<!-- [a](/b)\n\n[a](/b)',
    '<abbr href="/b">a</abbr> <a data-href="/b">a</a>',
  ])('%j has none', (text) => {
    expect(hrefsOf(text)).toEqual([])
  })

  test('what stands between code is read', () => {
    expect(hrefsOf('`a` [b](/c) `d`\n\n```\n[e](/f)\n```\n[g](/h)\n\n    [i](/j)\n\n[k](/l)')).toEqual([
      '/c',
      '/h',
      '/l',
    ])
  })
})

test('HTML knows no Markdown', () => {
  expect(hrefsOf('<p>[a](/b) \\<a href="/c">c</a> <!-- <a href="/d">d</a> --></p>', 'html')).toEqual(['/c'])
})

// Each of them would keep a parser, or a careless pattern, busy for longer than a test may take.
test.each([
  '* ',
  '_',
  'a <!--',
  '> ',
  '[',
  ']',
  '![',
  '](',
  '[a](',
  '[a](((',
  '[a][',
  '`',
  '`a``b```',
  '<a ',
  '<a href=',
  '\n    a\n\n',
])('a long text of %j is read', (part) => {
  const text = `${part.repeat(256_000 / part.length)}\n\n[a](/b)\n\n[r]: /c`
  expect(linksOf({ text, format: 'markdown' }).length).toBeLessThan(text.length)
})
