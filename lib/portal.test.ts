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

test('an index that could not be brought up to date is tried again by the next search', async () => {
  const { portal, shared } = await portalOf(files)
  await portal.prepareSearch()
  const catalog = await portal.getPublishedCatalog()
  const kept = shared.indexes?.published
  const index = await kept?.index
  if (!kept || !index) throw new Error('There is no index.')
  kept.edition = 'an older one'
  vi.spyOn(index, 'sync')
    .mockRejectedValueOnce(new Error('No memory.'))
    .mockRejectedValueOnce(new Error('No memory.'))
  await expect(portal.prepareSearch()).resolves.toBeUndefined()
  await expect(portal.searchText(catalog, 'power')).rejects.toThrow('No memory.')
  expect((await portal.searchText(catalog, 'power')).hits).toHaveLength(1)
})
