import sharp from 'sharp'
import { expect, test, vi } from 'vitest'
import { anArticleFile } from './content/testing'
import { portalOf } from './testing'

const photo = (background: string) =>
  sharp({ create: { width: 1200, height: 675, channels: 3, background } })
    .jpeg()
    .toBuffer()

async function pictured(overrides: Readonly<Record<string, unknown>> = {}) {
  const article = anArticleFile({ featuredImage: { href: 'a.jpg' }, ...overrides })
  const portal = await portalOf({ 'a.md': article, 'a.jpg': await photo('red') })
  const { store, catalog } = await portal.portal.openDesk()
  const name = `${catalog.articles[0]?.image?.key}-400.webp`
  return { ...portal, name, reads: vi.spyOn(store, 'readImage') }
}

test('a picture is made once, and the original is not read again', async () => {
  const { media, name, reads } = await pictured()
  const made = await media.getPicture(name)
  expect(made?.type).toBe('image/webp')
  expect((await sharp(made?.bytes).metadata()).width).toBe(400)
  expect(reads).toHaveBeenCalledTimes(1)
  expect(await media.getPicture(name)).toEqual(made)
  expect(reads).toHaveBeenCalledTimes(1)
})

test('a kept picture goes with the last article that shows it', async () => {
  const { media, portal, folder, name } = await pictured()
  expect(await media.getPicture(name)).toBeDefined()
  await folder.write('a.md', anArticleFile())
  await portal.look()
  expect(await media.getPicture(name)).toBeUndefined()
})

test('the picture of a draft is nowhere', async () => {
  const { media, name, reads } = await pictured({ status: 'draft' })
  expect(await media.getPicture(name)).toBeUndefined()
  expect(reads).not.toHaveBeenCalled()
})

test('bytes that were exchanged a moment ago are not kept under the name of others', async () => {
  const { media, folder, name } = await pictured()
  await folder.write('a.jpg', await photo('blue'))
  expect(await media.getPicture(name)).toBeUndefined()
})
