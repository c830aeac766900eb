import { mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { Worker } from 'node:worker_threads'
import { expect, onTestFinished, test, vi } from 'vitest'
import { workerFrom } from '../content/testing'
import type { Indexable, WrittenDocument } from './documents'
import type { WorkerSettings } from './index-worker'
import { openIndex } from './open-index'

async function aFolder(): Promise<string> {
  const folder = await mkdtemp(path.join(tmpdir(), 'search-'))
  onTestFinished(() => rm(folder, { recursive: true, force: true }))
  return folder
}

function anArticle(id: string, body: string) {
  const written = vi.fn<() => WrittenDocument>(() => ({
    id,
    title: `Title of ${id}`,
    topics: ['Care'],
    source: 'example.org',
    curators: ['Mara'],
    description: '',
    body: { text: body, format: 'html' },
    date: new Date('2024-01-01'),
  }))
  return { id, hash: `${id} ${body}`, written }
}

const library = () => [
  anArticle('a', 'Telehealth in “odd” places 😀'),
  anArticle('b', 'a record of interoperability'),
  anArticle('c', 'cybersecurity and telehealth'),
]

async function savedIndex(articles: readonly Indexable[] = library()): Promise<string> {
  const file = path.join(await aFolder(), 'cache', 'search.index')
  const index = await openIndex(file)
  await index.sync(articles)
  expect(await index.save()).toBe(true)
  return file
}

const QUERIES = ['telehealth', 'record interop', '"of interoperability"', 'cybersecuirty', 'title care']

test('an index that is opened again answers as before, snippets included', async () => {
  const file = await savedIndex()
  const [opened, fresh] = [await openIndex(file), await openIndex(`${file}.other`)]
  await fresh.sync(library())
  expect(opened.engine.size).toBe(3)
  for (const query of QUERIES) {
    const [a, b] = [opened.engine.search(query), fresh.engine.search(query)]
    expect(a.hits).not.toEqual([])
    expect(a.hits).toEqual(b.hits)
    for (const { id } of a.hits) expect(a.snippet(id)).toEqual(b.snippet(id))
  }
})

test('unchanged articles are not read again', async () => {
  const index = await openIndex(await savedIndex())
  const articles = library()
  expect(await index.sync(articles)).toEqual({ indexed: 0, removed: 0, unchanged: 3 })
  for (const { written } of articles) expect(written).not.toHaveBeenCalled()
})

test('only new and changed articles are read, and those that are gone are removed', async () => {
  const file = await savedIndex()
  const index = await openIndex(file)
  const [a] = library()
  const articles = [a!, anArticle('b', 'something else'), anArticle('d', 'a fourth one')]
  expect(await index.sync(articles)).toEqual({ indexed: 2, removed: 1, unchanged: 1 })
  expect(articles.map(({ written }) => written.mock.calls.length)).toEqual([0, 1, 1])
  expect(index.engine.search('cybersecurity').hits).toEqual([])

  await index.save()
  const again = await openIndex(file)
  expect(again.engine.size).toBe(3)
  expect(again.engine.search('fourth').hits).toHaveLength(1)
  expect((await readFile(file)).includes('cybersecurity')).toBe(false)
})

test('tells how far it is', async () => {
  const index = await openIndex(path.join(await aFolder(), 'index'))
  const progress: string[] = []
  await index.sync(library(), (done, total) => progress.push(`${done}/${total}`))
  expect(progress).toEqual(['1/3', '2/3', '3/3'])
})

test('searches during a change see all of it or nothing', async () => {
  const index = await openIndex(path.join(await aFolder(), 'index'))
  const articles = Array.from({ length: 200 }, (_, number) => anArticle(`n${number}`, 'common'))
  const sizes = new Set<number>()
  const watch = setInterval(() => sizes.add(index.engine.search('common').hits.length), 0)
  await index.sync(articles)
  clearInterval(watch)
  expect([...sizes].filter((size) => size !== 0 && size !== 200)).toEqual([])
  expect(index.engine.search('common').hits).toHaveLength(200)
})

test('changes asked for at the same time are made one after the other', async () => {
  const index = await openIndex(path.join(await aFolder(), 'index'))
  const [a, b, c] = library()
  await Promise.all([index.sync([a!, b!]), index.save(), index.sync([c!])])
  expect(index.engine.size).toBe(1)
  expect(index.engine.search('cybersecurity').hits).toHaveLength(1)
})

test('an article that can not be read fails its change and leaves the index as it was', async () => {
  const index = await openIndex(await savedIndex())
  const broken = { id: 'x', hash: 'x', written: () => expect.fail('unreadable') }
  await expect(index.sync([broken])).rejects.toThrow('unreadable')
  expect(index.engine.size).toBe(3)
  expect(await index.sync(library())).toMatchObject({ unchanged: 3 })
})

test.each<[string, (good: Buffer) => Buffer | string]>([
  ['empty', () => ''],
  ['text', () => 'not an index at all, but long enough for a header'],
  ['cut short', (good) => good.subarray(0, good.length - 7)],
  ['cut in the header', (good) => good.subarray(0, 9)],
  ['too long', (good) => Buffer.concat([good, Buffer.from('x')])],
  ['changed in one bit', (good) => flipped(good, good.length - 20)],
  ['changed in the directory', (good) => flipped(good, 40)],
  ['of another kind', (good) => flipped(good, 0)],
])('a file that is %s is made anew', async (_, damage) => {
  const file = await savedIndex()
  await writeFile(file, damage(await readFile(file)))
  const index = await openIndex(file)
  expect(index.engine.size).toBe(0)
  expect(await index.sync(library())).toMatchObject({ indexed: 3 })
  expect(await index.save()).toBe(true)
  expect((await openIndex(file)).engine.size).toBe(3)
})

function flipped(bytes: Buffer, place: number): Buffer {
  const changed = Buffer.from(bytes)
  changed.writeUInt8(changed.readUInt8(place) ^ 1, place)
  return changed
}

test('a file of another version is made anew, and then has the new one', async () => {
  const file = await savedIndex()
  const index = await openIndex(file, { version: 2 })
  expect(index.engine.size).toBe(0)
  await index.sync(library())
  await index.save()
  expect((await openIndex(file, { version: 2 })).engine.size).toBe(3)
  expect((await openIndex(file, { version: 1 })).engine.size).toBe(0)
})

test('a folder in the place of the file is no error, only not a place to keep it', async () => {
  const folder = await aFolder()
  await writeFile(path.join(folder, 'in-the-way'), '')
  const index = await openIndex(path.join(folder, 'in-the-way', 'index'))
  await index.sync(library())
  expect(await index.save()).toBe(false)
  expect(index.engine.size).toBe(3)
})

test('saving leaves nothing beside the file, and writes only what changed', async () => {
  const file = await savedIndex()
  expect(await readdir(path.dirname(file))).toEqual(['search.index'])
  const index = await openIndex(file)
  await rm(file)
  await index.sync(library())
  expect(await index.save()).toBe(true)
  expect(await readdir(path.dirname(file))).toEqual([])
})

test('the same articles give the same file', async () => {
  const [a, b] = [await savedIndex(), await savedIndex()]
  expect((await readFile(a)).equals(await readFile(b))).toBe(true)
})

const onThread = {
  startWorker: (workerData: WorkerSettings) =>
    workerFrom(new URL('./index-worker.ts', import.meta.url), { workerData }),
}

const many = (count: number) => Array.from({ length: count }, (_, n) => anArticle(`n${n}`, `common word${n}`))

test('very many new articles give the same index as a few at a time, and are kept at once', async () => {
  const folder = await aFolder()
  const [together, apart] = [path.join(folder, 'together'), path.join(folder, 'apart')]
  const index = await openIndex(together, onThread)
  const progress: number[] = []
  const synced = await index.sync(many(3000), (done) => progress.push(done))
  expect(synced).toEqual({ indexed: 3000, removed: 0, unchanged: 0 })
  expect(progress.at(-1)).toBe(3000)
  expect(index.engine.search('common').hits).toHaveLength(3000)

  const other = await openIndex(apart)
  await other.sync(many(1500))
  await other.sync(many(3000))
  await other.save()
  expect((await readFile(together)).equals(await readFile(apart))).toBe(true)
})

test('an index of something else is replaced by one of very many articles', async () => {
  const index = await openIndex(await savedIndex(), onThread)
  expect(await index.sync(many(2000))).toEqual({ indexed: 2000, removed: 3, unchanged: 0 })
  expect(index.engine.size).toBe(2000)
  expect(index.engine.search('cybersecurity').hits).toEqual([])
})

test('without a thread very many articles are read here', async () => {
  const index = await openIndex(path.join(await aFolder(), 'index'), {
    startWorker: () => new Worker('process.exit(1)', { eval: true }),
  })
  expect(await index.sync(many(2000))).toEqual({ indexed: 2000, removed: 0, unchanged: 0 })
  expect(await index.save()).toBe(true)
})

test('one of very many articles that can not be read fails the change', async () => {
  const index = await openIndex(await savedIndex(), onThread)
  const broken = { id: 'x', hash: 'x', written: () => expect.fail('unreadable') }
  await expect(index.sync([...many(2500), broken])).rejects.toThrow('unreadable')
  expect(index.engine.size).toBe(3)
})
