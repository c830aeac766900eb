import { expect, test } from 'vitest'
import { frameAround } from './code-frame'

const TEXT = ['1', '2', '3', '4', '5', '6', '7', '8', '9'].join('\r\n')

test.each([
  [5, { from: 2, lines: ['2', '3', '4', '5', '6', '7', '8'], marked: 3 }],
  [1, { from: 1, lines: ['1', '2', '3', '4'], marked: 0 }],
  [0, { from: 1, lines: ['1', '2', '3', '4'], marked: 0 }],
  [99, { from: 6, lines: ['6', '7', '8', '9'], marked: 3 }],
])('line %i and those around it', (line, frame) => {
  expect(frameAround(TEXT, line)).toEqual(frame)
})

test('an empty file has one line', () => {
  expect(frameAround('', 3)).toEqual({ from: 1, lines: [''], marked: 0 })
})
