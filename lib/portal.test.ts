import { expect, test, vi } from 'vitest'
import type { ChangeBus } from './change-bus'
import { anArticleFile } from './content/testing'
import { portalOf } from './testing'

const files = { 'a.md': anArticleFile({ title: 'Power cut' }) }

test('others are told of what was found; who says that content changed has everybody look', async () => {
  const { portal, shared, folder } = await portalOf(files)
  const publish = vi.fn<ChangeBus['publish']>()
  shared.bus = { publish, isConnected: () => true, close: () => undefined }
  expect(await portal.lookAndTell(['a.md'])).toBe(false)
  expect(publish).not.toHaveBeenCalled()
  expect(await portal.lookEverywhere(['a.md'])).toBe(false)
  expect(publish).toHaveBeenLastCalledWith(['a.md'])
  await folder.write('b.md', anArticleFile({ title: 'Night shift' }))
  expect(await portal.lookAndTell()).toBe(true)
  expect(publish).toHaveBeenLastCalledWith(undefined)
  expect(publish).toHaveBeenCalledTimes(2)
})
