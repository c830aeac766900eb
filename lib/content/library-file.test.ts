import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { createCatalog } from './catalog'
import { readLibrary } from './library'
import { libraryFile } from './library-file'
import { anArticleFile, libraryOf } from './testing'

async function cacheDir(): Promise<string> {
  const dir = await mkdtemp(path.join(tmpdir(), 'cache-'))
  onTestFinished(() => rm(dir, { recursive: true, force: true }))
  return dir
}

async function saved() {
  const dir = await cacheDir()
  const { library, store, folder } = await libraryOf({
    'a.md': anArticleFile({ title: 'Power cut', expiryDate: '2030-01-01' }, '<p>Ümläute 語 stay.</p>'),
    'b.md': anArticleFile({ title: 'Night buses', featuredImage: { href: 'none.png' } }),
    'broken.md': 'no front matter',
    'communities/rural-care/_index.md': '---\nname: Rural Care\n---\nAbout us.\n',
    'vocabularies.yaml': 'Medigy:\n  description: Topics of ours.\n',
  })
  const file = libraryFile(dir, store.root, 'v1')
  await file.save(library)
  const [name = ''] = await readdir(dir)
  return { dir, file, library, store, folder, onDisk: path.join(dir, name) }
}

const options = { now: new Date('2026-01-01T00:00:00Z'), preview: false }

test('what was saved gives the same catalog, dates and bodies included', async () => {
  const { file, library } = await saved()
  const loaded = await file.load()
  expect(loaded?.files.map(({ stamp }) => stamp.file)).toEqual(
    library.files.filter(({ broken }) => !broken).map(({ stamp }) => stamp.file),
  )
  const [was, is] = [createCatalog(library, options), createCatalog(loaded ?? { files: [] }, options)]
  expect(is.articles).toEqual(was.articles)
  expect(is.nextChange).toEqual(new Date('2030-01-01T00:00:00Z'))
  for (const article of is.articles) expect(is.body(article).text).toBe(was.body(article).text)
})

test('only what changed since is read again', async () => {
  const { file, store, folder } = await saved()
  const loaded = await file.load()
  await folder.write('a.md', anArticleFile({ title: 'Power is back' }))
  const { files } = await readLibrary(store, loaded)
  const titleOf = (name: string) => files.find(({ stamp }) => stamp.file === name)?.article?.title
  expect(titleOf('a.md')).toBe('Power is back')
  expect(files.find(({ stamp }) => stamp.file === 'b.md')).toBe(
    loaded?.files.find(({ stamp }) => stamp.file === 'b.md'),
  )
})

test('another version and another folder find nothing', async () => {
  const { dir, store } = await saved()
  expect(await libraryFile(dir, store.root, 'v2').load()).toBeUndefined()
  expect(await libraryFile(dir, '/elsewhere', 'v1').load()).toBeUndefined()
})

test.each([
  ['cut short', (bytes: Buffer) => bytes.subarray(0, bytes.length - 10)],
  ['with a flipped byte', (bytes: Buffer) => Buffer.concat([bytes.subarray(0, -20), Buffer.alloc(20, 7)])],
  ['full of something else', () => Buffer.from('garbage')],
  ['empty', () => Buffer.alloc(0)],
])('a file %s is as good as none, and is replaced', async (_, damage) => {
  const { file, library, onDisk } = await saved()
  await writeFile(onDisk, damage(await readFile(onDisk)))
  expect(await file.load()).toBeUndefined()
  await file.save(library)
  expect(await file.load()).toBeDefined()
})

test('a folder that can’t be written to is no failure, and nothing is left behind', async () => {
  const { library, dir } = await saved()
  const inTheWay = path.join(dir, 'file')
  await writeFile(inTheWay, '')
  const file = libraryFile(inTheWay, '/content', 'v1')
  await file.save(library)
  expect(await file.load()).toBeUndefined()
  expect(await readdir(dir)).toHaveLength(2)
})
