import { describe, expect, test } from 'vitest'
import { foldKey, isReservedSlug, isSlug, slugify, wordsOf } from './slug'

describe('isSlug', () => {
  test.each(['one', 'a', '7', 'one-two-3', 'feedproxy.example.com-one', '2019-10-10', 'a'.repeat(200)])(
    '%j can be an address as it is',
    (value) => {
      expect(isSlug(value)).toBe(true)
    },
  )

  test.each([
    '',
    '-one',
    '.one',
    '..',
    'One',
    'one two',
    'one/two',
    'one%2ftwo',
    'één',
    'one\n',
    'a'.repeat(201),
    '__proto__',
  ])('%j can not', (value) => {
    expect(isSlug(value)).toBe(false)
  })
})

test('addresses of the site itself are reserved', () => {
  expect(['feed.xml', 'atom.xml', 'feed.json', 'opengraph-image', 'page'].every(isReservedSlug)).toBe(true)
  expect(isReservedSlug('feed')).toBe(false)
})

describe('slugify', () => {
  test.each([
    ['EHR (Electronic Health Record)', 'ehr-electronic-health-record'],
    ['Barriers & Guidelines', 'barriers-and-guidelines'],
    ['Q&A', 'q-and-a'],
    ["Patient's notes", 'patients-notes'],
    ['Patient’s notes', 'patients-notes'],
    ['  Spaces   and — dashes -- ', 'spaces-and-dashes'],
    ['Señor Müller, café', 'senor-muller-cafe'],
    ['ﬁnance', 'finance'],
    ['100% remote', '100-remote'],
    ['a_b.c/d\\e', 'a-b-c-d-e'],
    ['Здоровье', 'здоровье'],
    ['健康', '健康'],
    ['', ''],
    ['—!?', ''],
    ['🙂', ''],
  ])('%j becomes %j', (words, slug) => {
    expect(slugify(words)).toBe(slug)
  })

  test('both spellings of an accent give one address, composed', () => {
    expect(slugify('cafe\u0301')).toBe(slugify('caf\u00e9'))
    expect(slugify('한국')).toBe('한국')
    expect(slugify('한국'.normalize('NFD'))).toBe('한국')
  })

  test('a long name is cut to 200 bytes and does not end in a dash', () => {
    expect(slugify('a'.repeat(300))).toBe('a'.repeat(200))
    expect(slugify(`${'a'.repeat(199)} b`)).toBe('a'.repeat(199))
    expect(Buffer.byteLength(slugify('健康'.repeat(100)))).toBeLessThanOrEqual(200)
  })

  test('a cut never splits a character', () => {
    for (const start of ['', 'a', 'ab', 'abc']) {
      expect(() => encodeURIComponent(slugify(start + '𠀀'.repeat(150)))).not.toThrow()
    }
  })

  test('half a character is no letter', () => {
    expect(slugify('a\ud83db')).toBe('a-b')
  })

  test('a slug stays as it is', () => {
    expect(slugify(slugify('Barriers & Guidelines'))).toBe('barriers-and-guidelines')
  })
})

test.each([
  ['chronic-care-management', 'Chronic Care Management'],
  ['telehealth', 'Telehealth'],
  ['-a--b-', 'A B'],
  ['', ''],
])('the words of %j are %j', (slug, words) => {
  expect(wordsOf(slug)).toBe(words)
})

describe('foldKey', () => {
  test.each([
    ['Healthcare IT', 'healthcare it'],
    ['Health care', 'Healthcare'],
    ['e-health', 'eHealth'],
    ['e–health', 'e_health'],
    ['ＡＩ', 'ai'],
  ])('%j and %j are one name', (a, b) => {
    expect(foldKey(a)).toBe(foldKey(b))
  })

  test.each([
    ['C', 'C++'],
    ['Barriers & Guidelines', 'Barriers, Guidelines'],
  ])('%j and %j are different names', (a, b) => {
    expect(foldKey(a)).not.toBe(foldKey(b))
  })
})

test.each([
  ['Crème brûlée', 'creme-brulee'],
  ['Ñandú', 'nandu'],
  ['край', 'край'],
  ['राज', 'राज'],
  ['रोज', 'रोज'],
])('accents of Latin letters go, marks of other scripts stay: %s', (name, slug) => {
  expect(slugify(name)).toBe(slug)
})
