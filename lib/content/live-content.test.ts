import { expect, test, vi } from 'vitest'
import { openLiveContent } from './live-content'
import { openFileStore } from './file-store'
import type { Library } from './library'
import { anArticleFile, contentFolder, libraryOf, type Files } from './testing'

async function live(files: Files, restMs = 0) {
  const folder = await contentFolder(files)
  const store = await openFileStore(folder.root, folder.publicDir)
  const content = await openLiveContent(store, { restMs })
  return { folder, content, titles: () => content.published().articles.map(({ title }) => title) }
}

test('shows what a look found, and says whether it differs', async () => {
  const { folder, content, titles } = await live({ 'a.md': anArticleFile({ title: 'A' }) })
  await folder.write('b.md', anArticleFile({ title: 'B', date: '2020-01-01' }))
  expect(titles()).toEqual(['A'])
  expect(await content.look(['b.md'])).toBe(true)
  expect(titles()).toEqual(['A', 'B'])
  expect(await content.look()).toBe(false)
  await folder.remove('a.md')
  expect(await content.look()).toBe(true)
  expect(titles()).toEqual(['B'])
})

test('the catalog stays the same object until something changes', async () => {
  const { folder, content } = await live({ 'a.md': anArticleFile({ title: 'A' }) })
  const before = content.published()
  await folder.write('a.md', anArticleFile({ title: 'A' }))
  await content.look()
  expect(content.published()).toBe(before)
})

test('a file that becomes unreadable keeps its last good version', async () => {
  const { folder, content, titles } = await live({ 'a.md': anArticleFile({ title: 'A' }) })
  await folder.write('a.md', anArticleFile({ title: 'A' }).slice(0, 40))
  await content.look(['a.md'])
  expect(titles()).toEqual(['A'])
  await folder.write('a.md', '')
  await content.look(['a.md'])
  expect(titles()).toEqual(['A'])
})

test('looks at the same time come one after the other, and all end', async () => {
  const { folder, content, titles } = await live({ 'a.md': anArticleFile({ title: 'A' }) })
  const looks = Array.from({ length: 5 }, async (_, index) => {
    await folder.write(`n${index}.md`, anArticleFile({ title: `N${index}`, slug: `n-${index}` }))
    return content.look([`n${index}.md`])
  })
  await Promise.all(looks)
  expect(titles().toSorted()).toEqual(['A', 'N0', 'N1', 'N2', 'N3', 'N4'])
})

test('listeners hear of changes until they stop listening', async () => {
  const { folder, content } = await live({ 'a.md': anArticleFile({ title: 'A' }) })
  const heard = vi.fn<() => void>()
  const stop = content.onChange(heard)
  await content.look()
  expect(heard).not.toHaveBeenCalled()
  await folder.remove('a.md')
  await content.look()
  expect(heard).toHaveBeenCalledOnce()
  stop()
  await folder.write('a.md', anArticleFile({ title: 'A' }))
  await content.look()
  expect(heard).toHaveBeenCalledOnce()
})

test(
  'a scheduled article appears at its moment without a look, and listeners hear of it',
  { timeout: 15_000 },
  async () => {
    const soon = new Date(Date.now() + 2000)
    const { content, titles } = await live({
      'a.md': anArticleFile({ title: 'A' }),
      'b.md': anArticleFile({ title: 'B', date: soon.toISOString() }),
    })
    const heard = vi.fn<() => void>()
    content.onChange(heard)
    expect(titles()).toEqual(['A'])
    await vi.waitFor(() => expect(heard).toHaveBeenCalled(), { timeout: 10_000 })
    expect(titles()).toEqual(['B', 'A'])
  },
)

test('a look waits for files that are being written, and shows them once they rest', async () => {
  const { folder, content, titles } = await live({ 'a.md': anArticleFile({ title: 'A' }) }, 100)
  expect(titles()).toEqual(['A'])
  await folder.write('a.md', anArticleFile({ title: 'A, changed' }))
  const looking = content.look()
  await new Promise((resolve) => setImmediate(resolve))
  expect(titles()).toEqual(['A'])
  expect(await looking).toBe(true)
  expect(titles()).toEqual(['A, changed'])
})

test('a file that never rests keeps its last good version, and holds up no look', async () => {
  const { folder, content, titles } = await live({ 'a.md': anArticleFile({ title: 'A' }) }, 300)
  const whole = anArticleFile({ title: 'A, changed' })
  let length = 0
  const writing = setInterval(() => {
    length = (length + 10) % whole.length
    void folder.write('a.md', whole.slice(0, length))
  }, 5)
  expect(await content.look()).toBe(false)
  clearInterval(writing)
  expect(titles()).toEqual(['A'])
})

test('a file that stays unreadable is no change', async () => {
  const { content } = await live({
    'a.md': anArticleFile({ title: 'A' }),
    'b.md': Buffer.from([0xff, 0xfe, 0x80]),
  })
  expect(await content.look()).toBe(false)
})

test.each([
  ['nothing was kept', 300, undefined, 1],
  ['little came since', 300, 299, 0],
  ['much came since', 300, 50, 1],
] as const)('is kept for the next start when %s: so many times', async (_, count, known, times) => {
  const names = Array.from({ length: count }, (__, number) => `n${number}.md`)
  const { library, store } = await libraryOf(
    Object.fromEntries(names.map((name) => [name, anArticleFile({ title: name, slug: name })])),
  )
  const save = vi.fn<(library: Library) => Promise<void>>()
  const load = () => Promise.resolve(known && { files: library.files.slice(0, known) })
  await openLiveContent(store, { kept: { load, save } })
  expect(save).toHaveBeenCalledTimes(times)
})
