import { expect, test } from 'vitest'
import { displayExcerpt } from './display'
import { withoutCutMark, withoutEnd } from './text-end'

test.each([
  ['a text - ,', ' ,-', 'a text'],
  ['/a/b///', '/', '/a/b'],
  ['///', '/', ''],
  ['', '/', ''],
  ['plain', '/', 'plain'],
])('%j without any of %j at its end', (text, characters, left) => {
  expect(withoutEnd(text, characters)).toBe(left)
})

test.each([
  ['It was cut …', 'It was cut'],
  ['It was cut [...]', 'It was cut'],
  ['It was cut....', 'It was cut'],
  ['Two dots..', 'Two dots..'],
  ['A sentence.', 'A sentence.'],
  [`${'long '.repeat(50)}end…`, `${'long '.repeat(50)}end`],
])('%j without the mark of a cut', (text, left) => {
  expect(withoutCutMark(text)).toBe(left)
})

test('long runs that are not at the end cost no more than other texts', () => {
  // With patterns each of these takes minutes.
  for (const character of ['-', '.', ',', '/'])
    expect(displayExcerpt(`${character.repeat(1_000_000)}x`)).toHaveLength(1_000_002)
})
