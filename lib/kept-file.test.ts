import { spawnSync } from 'node:child_process'
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { keptFile, replaceFile } from './kept-file'

async function aFile(): Promise<string> {
  const folder = await mkdtemp(path.join(tmpdir(), 'kept-'))
  onTestFinished(() => rm(folder, { recursive: true, force: true }))
  return path.join(folder, 'cache', 'library.index')
}

const holding = (text: string) => (temporary: string) => writeFile(temporary, text)
const beside = (file: string) => readdir(path.dirname(file))

test('the new text is there whole, and nothing beside it', async () => {
  const file = await aFile()
  expect(await replaceFile(file, holding('old'))).toBe(true)
  expect(await replaceFile(file, holding('new'))).toBe(true)
  expect(await readFile(file, 'utf8')).toBe('new')
  expect(await beside(file)).toEqual(['library.index'])
})

test('until then the old one is, and stays if writing fails', async () => {
  const file = await aFile()
  await replaceFile(file, holding('old'))
  const isReplaced = await replaceFile(file, async (temporary) => {
    await writeFile(temporary, 'half')
    expect(await readFile(file, 'utf8')).toBe('old')
    throw new Error('The disk is full.')
  })
  expect(isReplaced).toBe(false)
  expect(await readFile(file, 'utf8')).toBe('old')
  expect(await beside(file)).toEqual(['library.index'])
})

test('what a stopped process left behind is removed, and what another one writes is left alone', async () => {
  const file = await aFile()
  await replaceFile(file, holding('old'))
  const { pid: stopped } = spawnSync(process.execPath, ['--version'])
  const others = [`library.index.${process.ppid}.tmp`, 'library.index.old', `search.index.${stopped}.tmp`]
  for (const name of [...others, `library.index.${stopped}.tmp`])
    await writeFile(path.join(path.dirname(file), name), '')
  await replaceFile(file, holding('new'))
  expect((await beside(file)).toSorted()).toEqual([...others, 'library.index'].toSorted())
})

test('each content folder has a file of its own', () => {
  expect(keptFile('/cache', 'library', '/content')).toMatch(/^\/cache\/library-[\da-f]{12}\.index$/)
  expect(keptFile('/cache', 'library', '/content')).not.toBe(keptFile('/cache', 'library', '/elsewhere'))
})
