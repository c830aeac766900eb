import { expect, test, vi } from 'vitest'
import { anArticleFile } from './content/testing'
import { portalOf } from './testing'

test('articles are compared anew after a change, not after a look', async () => {
  const { desk, portal, folder } = await portalOf({ 'a.md': anArticleFile({ title: 'Power cut' }) })
  const first = await desk.getHealth()
  expect(first.checked).toBe(1)
  await portal.look()
  expect(await desk.getHealth()).toBe(first)
  await folder.write('b.md', anArticleFile({ title: 'Night shift' }))
  await portal.look()
  expect((await desk.getHealth()).checked).toBe(2)
})

test('a comparison that failed is tried again', async () => {
  const { desk, portal } = await portalOf({ 'a.md': anArticleFile({ title: 'Power cut', link: undefined }) })
  const { store } = await portal.openDesk()
  vi.spyOn(store, 'read').mockRejectedValueOnce(new Error('The disk is away.'))
  await expect(desk.getHealth()).rejects.toThrow('The disk is away.')
  expect((await desk.getHealth()).problems).not.toEqual([])
})
