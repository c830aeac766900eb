import { expect, test } from 'vitest'
import { unifiedDiff } from './unified-diff'

const lines = (...names: readonly (string | number)[]) => names.map((name) => `${name}\n`).join('')

test('the same text has no difference', () => {
  expect(unifiedDiff('a', lines(1, 2), lines(1, 2))).toBe('')
})

test('changed, removed and added lines stand between three lines of context', () => {
  const before = lines(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15)
  const after = lines(1, 2, 3, 4, 'five', 6, 7, 8, 9, 10, 11, 12, 14, 'new', 15)
  expect(unifiedDiff('dir/a.md', before, after)).toBe(
    lines(
      '--- a/dir/a.md',
      '+++ b/dir/a.md',
      '@@ -2,7 +2,7 @@',
      ' 2',
      ' 3',
      ' 4',
      '-5',
      '+five',
      ' 6',
      ' 7',
      ' 8',
      '@@ -10,6 +10,6 @@',
      ' 10',
      ' 11',
      ' 12',
      '-13',
      ' 14',
      '+new',
      ' 15',
    ),
  )
})

test('changes whose contexts touch are one part', () => {
  const diff = unifiedDiff('a', lines(1, 2, 3, 4, 5, 6, 7), lines('one', 2, 3, 4, 5, 6, 'seven'))
  expect(diff.match(/@@ .* @@/g)).toEqual(['@@ -1,7 +1,7 @@'])
})

test('a last line without an end is marked', () => {
  expect(unifiedDiff('a', 'one\nend', 'two\nend')).toBe(
    lines('--- a/a', '+++ b/a', '@@ -1,2 +1,2 @@', '-one', '+two', ' end', '\\ No newline at end of file'),
  )
})
