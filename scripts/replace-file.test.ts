import { chmod, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { CHANGED, hashOf, replaceFile } from './replace-file'

async function aFile(text: string) {
  const folder = await mkdtemp(path.join(tmpdir(), 'replace-'))
  onTestFinished(() => rm(folder, { recursive: true, force: true }))
  const file = path.join(folder, 'a.md')
  await writeFile(file, text)
  return { file, folder }
}

test('the text is replaced, the mode stays, nothing is left beside it', async () => {
  const { file, folder } = await aFile('old')
  await chmod(file, 0o640)
  expect(await replaceFile(file, 'new', hashOf(Buffer.from('old')))).toBeUndefined()
  expect(await readFile(file, 'utf8')).toBe('new')
  expect((await stat(file)).mode & 0o777).toBe(0o640)
  expect(await readdir(folder)).toEqual(['a.md'])
})

test('what somebody saved meanwhile stays', async () => {
  const { file, folder } = await aFile('old')
  await writeFile(file, 'saved meanwhile')
  expect(await replaceFile(file, 'new', hashOf(Buffer.from('old')))).toBe(CHANGED)
  expect(await readFile(file, 'utf8')).toBe('saved meanwhile')
  expect(await readdir(folder)).toEqual(['a.md'])
})
