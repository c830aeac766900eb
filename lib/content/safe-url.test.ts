import { describe, expect, test } from 'vitest'
import { domainOf, normalisedUrl, safeExternalUrl, safeInternalPath, safeUrl } from './safe-url'

const longest = `https://example.org/${'a'.repeat(2048 - 'https://example.org/'.length)}`

const EXTERNAL = [
  'https://example.org',
  'https://example.org/',
  'http://example.org/a',
  'HTTPS://Example.org/A?b=C&amp=1#d',
  'https://example.org:8443/a%20b',
  "https://example.org/a'b,(c);d~e",
  'https://bücher.example/straße',
  'https://xn--bcher-kva.example/',
  'https://[2001:db8::1]/a',
  longest,
]

const REFUSED = [
  '',
  ' ',
  'javascript:alert(1)',
  'JaVaScRiPt:alert(1)',
  'java\nscript:alert(1)',
  'java\tscript:alert(1)',
  '\u0001javascript:alert(1)',
  'javascript://example.org/%0aalert(1)',
  'data:text/html,<script>alert(1)</script>',
  'vbscript:msgbox(1)',
  'file:///etc/passwd',
  'ftp://example.org/a',
  'blob:https://example.org/1',
  'about:blank',
  '//example.org',
  '/\\example.org',
  '\\\\example.org',
  'https:example.org',
  'https:/example.org',
  'https:\\\\example.org',
  'https://',
  'https://user@example.org/',
  'https://user:secret@example.org/',
  'https://:secret@example.org/',
  'https://example.org/a b',
  'https://example.org/a\nb',
  'https://example.org/\u0000',
  'https://example.org/\u00a0b',
  'https://example.org/\u202egnp.exe',
  'https://example.org/\u2066a',
  'https://exa mple.org/',
  'https://example.org:99999/',
  'example.org',
  '#top',
  'a/b',
  '?q=1',
  `${longest}a`,
]

describe('safeExternalUrl', () => {
  test.each(EXTERNAL)('%j is kept character for character', (value) => {
    expect(safeExternalUrl(value)).toBe(value)
  })

  test('blanks around an address are not part of it', () => {
    expect(safeExternalUrl(' https://example.org/a\n')).toBe('https://example.org/a')
  })

  test.each([...REFUSED, '/news/a', 'mailto:mara@example.org'])('%j is refused', (value) => {
    expect(safeExternalUrl(value)).toBeUndefined()
  })
})

describe('safeInternalPath', () => {
  test.each(['/', '/news/a', '/news/a?b=c#d', '/a//b', '/straße', '/@a:b'])('%j is kept', (value) => {
    expect(safeInternalPath(value)).toBe(value)
  })

  test.each([...REFUSED, ...EXTERNAL, 'mailto:mara@example.org', '/a\\b', '/a b', `/${'a'.repeat(2048)}`])(
    '%j is refused',
    (value) => {
      expect(safeInternalPath(value)).toBeUndefined()
    },
  )
})

describe('safeUrl', () => {
  test.each([...EXTERNAL, '/news/a', 'mailto:mara@example.org', 'MAILTO:mara@example.org'])(
    '%j is kept',
    (value) => {
      expect(safeUrl(value)).toBe(value)
    },
  )

  test.each([...REFUSED, 'mailto:mara@example.org\nBcc: x', 'mailto:mara @example.org'])(
    '%j is refused',
    (value) => {
      expect(safeUrl(value)).toBeUndefined()
    },
  )
})

test.each([
  ['https://www.example.org/a', 'example.org'],
  ['https://WWW.Example.ORG:8080/a', 'example.org'],
  ['https://academic.example.co.uk/', 'academic.example.co.uk'],
  ['https://wwwhatif.example/', 'wwwhatif.example'],
  ['https://bücher.example/', 'xn--bcher-kva.example'],
  ['javascript:alert(1)', undefined],
  ['/news/a', undefined],
])('the source of %j is %j', (value, domain) => {
  expect(domainOf(value)).toBe(domain)
})

describe('normalisedUrl', () => {
  test.each([
    ['http://example.org/a', 'https://example.org/a'],
    ['https://www.example.org/a', 'https://example.org/a'],
    ['https://EXAMPLE.org/a', 'https://example.org/a'],
    ['https://example.org/a/', 'https://example.org/a'],
    ['https://example.org', 'https://example.org/'],
    ['https://example.org:443/a', 'https://example.org/a'],
    ['https://example.org/a#part', 'https://example.org/a'],
    ['https://example.org/a?', 'https://example.org/a'],
    ['https://example.org/a?utm_source=x&UTM_medium=y&fbclid=1&gclid=2', 'https://example.org/a'],
    ['https://example.org/a?hs_amp=true&__source=x&noredirect=on&redirectedFrom=z', 'https://example.org/a'],
    ['https://example.org/a?b=1&c=2', 'https://example.org/a?c=2&b=1'],
    ['https://example.org/a?b=1&utm_campaign=x', 'https://example.org/a?b=1'],
    ['https://example.org/é', 'https://example.org/%C3%A9'],
    ['https://example.org/%c3%a9', 'https://example.org/%C3%A9'],
    ['https://example.org/~a', 'https://example.org/%7Ea'],
    ['https://example.org/a//b', 'https://example.org/a/b'],
    ['https://example.org/a#utm_source=x', 'https://example.org/a'],
  ])('%s and %s are one document', (a, b) => {
    expect(normalisedUrl(a)).toBe(normalisedUrl(b))
  })

  test.each([
    ['https://example.org/a', 'https://example.org/b'],
    ['https://example.org/A', 'https://example.org/a'],
    ['https://example.org/a?id=1', 'https://example.org/a?id=2'],
    ['https://example.org/a?id=1&id=2', 'https://example.org/a?id=2&id=1'],
    ['https://news.example.org/a', 'https://example.org/a'],
    ['https://amp.org/a', 'https://org/a'],
    ['https://example.org:8080/a', 'https://example.org/a'],
    ['https://example.org/a?ref=1', 'https://example.org/a?ref=2'],
    ['https://example.org/a%2Fb', 'https://example.org/a/b'],
    ['https://example.org/#!/article/1', 'https://example.org/#!/article/2'],
    ['https://amp.org/a', 'https://org/a'],
  ])('%s and %s are two documents', (a, b) => {
    expect(normalisedUrl(a)).not.toBe(normalisedUrl(b))
  })
})
