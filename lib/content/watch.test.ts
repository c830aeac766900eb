import { renameSync } from 'node:fs'
import { appendFile, mkdir, mkdtemp, realpath, rename, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { expect, onTestFinished, test, vi } from 'vitest'
import { watchFolder } from './watch'

async function watched(settleMs = 20) {
  const root = await realpath(await mkdtemp(path.join(tmpdir(), 'watch-')))
  await mkdir(path.join(root, 'communities/a'), { recursive: true })
  const reports: string[][] = []
  const watch = watchFolder(root, { settleMs, onChange: (files) => reports.push([...files].toSorted()) })
  onTestFinished(async () => {
    watch.close()
    await rm(root, { recursive: true, force: true })
  })
  return { root, reports, file: (name: string) => path.join(root, name) }
}

/** Whether a name is reported within a few seconds. */
async function reported(reports: readonly string[][], name: string): Promise<boolean> {
  await vi.waitFor(() => expect(reports.flat()).toContain(name), { timeout: 4000 })
  return true
}

test('tells of files that come, change and go', async () => {
  const { file, reports } = await watched()
  await writeFile(file('communities/a/one.md'), 'one')
  expect(await reported(reports, 'communities/a/one.md')).toBe(true)
  reports.length = 0
  await writeFile(file('communities/a/one.md'), 'two')
  expect(await reported(reports, 'communities/a/one.md')).toBe(true)
  reports.length = 0
  await rm(file('communities/a/one.md'))
  expect(await reported(reports, 'communities/a/one.md')).toBe(true)
})

test('tells of a file that is replaced in one step, and of both names of one that is renamed', async () => {
  const { file, reports } = await watched()
  await writeFile(file('communities/a/.one.md.tmp'), 'one')
  await rename(file('communities/a/.one.md.tmp'), file('communities/a/one.md'))
  expect(await reported(reports, 'communities/a/one.md')).toBe(true)
  expect(reports.flat()).not.toContain('communities/a/.one.md.tmp')
  reports.length = 0
  await rename(file('communities/a/one.md'), file('communities/a/two.md'))
  expect(await reported(reports, 'communities/a/one.md')).toBe(true)
  expect(await reported(reports, 'communities/a/two.md')).toBe(true)
})

test('follows folders that come later', async () => {
  const { file, reports } = await watched()
  await mkdir(file('communities/b/c'), { recursive: true })
  expect(await reported(reports, 'communities/b')).toBe(true)
  await writeFile(file('communities/b/c/one.md'), 'one')
  expect(await reported(reports, 'communities/b/c/one.md')).toBe(true)
})

test('follows a folder that takes the name of another one', async () => {
  const { file, reports } = await watched()
  await mkdir(file('new/a'), { recursive: true })
  expect(await reported(reports, 'new')).toBe(true)
  reports.length = 0
  renameSync(file('communities'), file('old'))
  renameSync(file('new'), file('communities'))
  expect(await reported(reports, 'communities')).toBe(true)
  await writeFile(file('communities/a/one.md'), 'one')
  expect(await reported(reports, 'communities/a/one.md')).toBe(true)
  await writeFile(file('old/a/two.md'), 'two')
  expect(await reported(reports, 'old/a/two.md')).toBe(true)
})

test('waits while a file is being written', async () => {
  const { file, reports } = await watched(600)
  for (let part = 0; part < 8; part += 1) {
    await appendFile(file('slow.md'), 'part ')
    expect(reports).toEqual([])
    await new Promise((resolve) => setTimeout(resolve, 25))
  }
  expect(await reported(reports, 'slow.md')).toBe(true)
  expect(reports.flat()).toEqual(['slow.md'])
})
