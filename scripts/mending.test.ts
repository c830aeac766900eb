import { appendFile, chmod, chown, readdir, readFile, stat } from 'node:fs/promises'
import path from 'node:path'
import { describe, expect, test } from 'vitest'
import { hashOf, openFileStore, type FileStore } from '../lib/content/file-store'
import { anArticleFile, contentFolder } from '../lib/content/testing'
import { mendingsOf, replaceFile } from './mending'

const FILE = 'communities/rural-care/curated-content/a.md'
const SITE = 'https://portal.example'
const SAVED = '\nA line that an editor has saved.\n'

const withLink = (href: string) => anArticleFile({ link: { brand: 'n.example', href } })
const TRACKED = withLink('https://n.example/a?utm_source=x')

async function folderOf(text: string) {
  const folder = await contentFolder({ [FILE]: text })
  const store = await openFileStore(folder.root, folder.publicDir)
  return { folder, store, full: path.join(folder.root, FILE) }
}

describe('what is saved while the command runs is never lost', () => {
  test('saved after the repairs were found', async () => {
    const { store, full } = await folderOf(TRACKED)
    const [mending] = await mendingsOf(store, SITE)
    await appendFile(full, SAVED)
    expect(await replaceFile(full, mending!.madeFrom, mending!.text)).toBe(
      'it was changed meanwhile. Run the command again.',
    )
    expect(await readFile(full, 'utf8')).toBe(TRACKED + SAVED)
    expect(await readdir(path.dirname(full))).toEqual(['a.md'])
  })

  test('saved between two rounds', async () => {
    const { store, full } = await folderOf(TRACKED)
    let lists = 0
    const saving: FileStore = {
      ...store,
      async list() {
        lists += 1
        if (lists === 2) await appendFile(full, SAVED)
        return store.list()
      },
    }
    const [mending] = await mendingsOf(saving, SITE)
    expect(mending!.madeFrom).toBe(hashOf(Buffer.from(TRACKED)))
    expect(await replaceFile(full, mending!.madeFrom, mending!.text)).toBeDefined()
    expect(await readFile(full, 'utf8')).toBe(TRACKED + SAVED)
  })

  test('saved while the problems were being found: a repair is one of the text it was found in', async () => {
    const { folder, store } = await folderOf(TRACKED)
    const later = withLink('https://n.example/another?utm_medium=y')
    let reads = 0
    const saving: FileStore = {
      ...store,
      async read(file) {
        reads += 1
        if (reads === 2) await folder.write(FILE, later)
        return store.read(file)
      },
    }
    expect(await mendingsOf(saving, SITE)).toEqual([
      { file: FILE, text: withLink('https://n.example/another'), madeFrom: hashOf(Buffer.from(later)) },
    ])
  })
})

test('a file keeps its rights, and its owner where the system allows it', async () => {
  const { full } = await folderOf(TRACKED)
  await chmod(full, 0o640)
  const isAdministrator = process.getuid?.() === 0
  if (isAdministrator) await chown(full, 1234, 1235)
  const before = await stat(full)
  expect(await replaceFile(full, hashOf(Buffer.from(TRACKED)), 'new')).toBeUndefined()
  const after = await stat(full)
  expect([after.mode, after.uid, after.gid]).toEqual([before.mode, before.uid, before.gid])
  expect(await readFile(full, 'utf8')).toBe('new')
  expect(await readdir(path.dirname(full))).toEqual(['a.md'])
})
