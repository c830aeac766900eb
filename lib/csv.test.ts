import { expect, test } from 'vitest'
import { csvText } from './csv'

test('quotes what needs quotes, and defuses formulas', () => {
  expect(
    csvText([
      ['a', 'b,c', 'say "d"', 'e\nf'],
      ['=1+1', '-2', '@x', '+y', ''],
    ]),
  ).toBe('a,"b,c","say ""d""","e\nf"\r\n\'=1+1,\'-2,\'@x,\'+y,\r\n')
})
