import { expect, test } from 'vitest'
import { createCallLimit, hookSignature, isGenuineCall, readHookMessage } from './publish-hook'

const SECRET = 'a secret of some length'
const now = new Date('2026-01-01T12:00:00Z')
const timestamp = String(now.getTime() / 1000)
const body = '{"files":["a.md"]}'
const call = { timestamp, signature: hookSignature(SECRET, timestamp, body), body }

test('a signed call of this moment is genuine', () => {
  expect(isGenuineCall(call, SECRET, now)).toBe(true)
  expect(isGenuineCall(call, SECRET, new Date(now.getTime() + 299_000))).toBe(true)
})

test.each([
  ['without a signature', { signature: null }],
  ['without a time', { timestamp: null }],
  ['with a time that is none', { timestamp: 'now' }],
  ['with another text', { body: '{}' }],
  ['with another time', { timestamp: String(Number(timestamp) + 1) }],
  ['with a signature of another length', { signature: 'sha256=00' }],
  ['signed with another secret', { signature: hookSignature('another secret', timestamp, body) }],
])('a call %s is not', (_, changed) => {
  expect(isGenuineCall({ ...call, ...changed }, SECRET, now)).toBe(false)
})

test('an old call cannot be sent again, nor one from the future', () => {
  expect(isGenuineCall(call, SECRET, new Date(now.getTime() + 301_000))).toBe(false)
  expect(isGenuineCall(call, SECRET, new Date(now.getTime() - 301_000))).toBe(false)
})

test('reads what changed', () => {
  expect(readHookMessage('{"files":["a.md"]}')).toEqual({ files: ['a.md'] })
  expect(readHookMessage('{"paths":["/communities/x/y/z"]}')).toEqual({ paths: ['/communities/x/y/z'] })
  expect(readHookMessage('{}')).toEqual({})
  expect(readHookMessage('')).toEqual({})
})

test.each(['[]', '{"files":"a.md"}', '{"files":[1]}', '{"other":1}', '{', 'null'])(
  '%s says nothing',
  (text) => {
    expect(readHookMessage(text)).toBeUndefined()
  },
)

test('more calls than allowed in a minute are refused until the first is a minute old', () => {
  const isWithin = createCallLimit(2)
  expect([isWithin(0), isWithin(1000), isWithin(2000), isWithin(59_999)]).toEqual([true, true, false, false])
  expect(isWithin(60_000)).toBe(true)
})
