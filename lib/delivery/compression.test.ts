import { randomBytes } from 'node:crypto'
import { expect, test } from 'vitest'
import { decode, encode, isCompressible, pickEncoding } from './compression'

test.each([
  [undefined, 'identity'],
  ['', 'identity'],
  ['gzip, deflate, br, zstd', 'br'],
  ['gzip, deflate', 'gzip'],
  ['br;q=0, gzip;q=0.5', 'gzip'],
  ['GZIP', 'gzip'],
  ['*', 'br'],
  ['*;q=0', 'identity'],
  ['gzip;q=0.000', 'identity'],
] as const)('a client that accepts %j gets %s', (header, encoding) => {
  expect(pickEncoding(header)).toBe(encoding)
})

test.each(['br', 'gzip', 'identity'] as const)('%s is reversible', async (encoding) => {
  const body = Buffer.from('A text of some length. '.repeat(100))
  const encoded = await encode(body, encoding)
  expect(encoded.length < body.length).toBe(encoding !== 'identity')
  expect(await decode(encoded, encoding)).toEqual(body)
})

test.each(['br', 'gzip'] as const)('%s keeps no more memory than it is long', async (encoding) => {
  const encoded = await encode(randomBytes(6000), encoding)
  expect(encoded.buffer.byteLength).toBe(encoded.length)
})

test('pictures and short texts are not compressed', () => {
  expect(isCompressible('text/html; charset=utf-8', 5000)).toBe(true)
  expect(isCompressible('application/atom+xml; charset=utf-8', 5000)).toBe(true)
  expect(isCompressible('application/feed+json', 5000)).toBe(true)
  expect(isCompressible('text/html', 100)).toBe(false)
  expect(isCompressible('image/png', 5000)).toBe(false)
  expect(isCompressible('font/woff2', 5000)).toBe(false)
})
