// @vitest-environment node
import { afterEach, expect, test, vi } from 'vitest'
import type { Community } from './content/model'
import { socialImage } from './social-image'

afterEach(() => vi.unstubAllGlobals())

const community: Community = {
  slug: 'rural-care',
  name: 'Rural Care',
  abbreviation: 'RC',
  label: 'Rural Care (RC)',
  hue: 'jade',
  motif: 'rings',
}

/** All that `drawable` lets through. */
const SIGNS = 'ıŒœ‐–—―‘’‚“”„•…‹›⁄€™−'
const EVERYTHING = [
  ...Array.from({ length: 0x5f }, (_, n) => String.fromCodePoint(0x20 + n)),
  ...Array.from({ length: 0x60 }, (_, n) => String.fromCodePoint(0xa0 + n)),
  ...SIGNS,
]

test.each([
  ['a plain title', 'Care after hours'],
  ['a face', 'Plain 😀 title'],
  ['another script', '漢字とかな'],
  ['arrows', 'Records → results ✓'],
  ...Array.from({ length: 3 }, (_, part) => [
    `every letter, part ${part + 1}`,
    EVERYTHING.slice(part * 75, part * 75 + 75).join(''),
  ]),
])('is drawn without asking anybody for letters: %s', async (_, title) => {
  const asked: string[] = []
  vi.stubGlobal('fetch', (address: string | URL) => {
    asked.push(new URL(address).protocol)
    return Promise.reject(new Error('Nothing is fetched.'))
  })
  const answer = await socialImage({
    title: title ?? '',
    note: 'river.example',
    community,
    motif: 'rings',
    seed: 'a',
  })
  const bytes = Buffer.from(await answer.arrayBuffer())
  expect(bytes.subarray(1, 4).toString('latin1')).toBe('PNG')
  expect(answer.headers.get('content-type')).toBe('image/png')
  // What draws is a program that comes along as data.
  expect(asked.filter((protocol) => protocol !== 'data:' && protocol !== 'file:')).toEqual([])
})
