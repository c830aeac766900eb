import { execFileSync } from 'node:child_process'
import { mkdir, symlink, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { describe, expect, test } from 'vitest'
import { MAX_IMAGE_BYTES, openFileStore } from './file-store'
import { contentFolder, type Files } from './testing'

async function storeOf(files: Files) {
  const folder = await contentFolder(files)
  return { folder, store: await openFileStore(folder.root, folder.publicDir) }
}

async function namesIn(files: Files): Promise<readonly string[]> {
  const { store } = await storeOf(files)
  return (await store.list()).map(({ file }) => file)
}

test('a folder that isn’t there is named with the remedy', async () => {
  await expect(openFileStore('/nowhere/content', '/nowhere/public')).rejects.toThrow(
    "The content folder /nowhere/content can't be opened. Set CONTENT_DIR to a folder that exists.",
  )
})

describe('list', () => {
  test('finds every article at any depth, in path order', async () => {
    expect(
      await namesIn({
        'b.md': '',
        'a.markdown': '',
        'c.html': '',
        'UPPER.MD': '',
        'communities/x/y/z/deep.md': '',
        'communities/x/y/_index.md': '',
        'communities/x/_index.md': '',
        'communities/X/_Index.HTML': '',
      }),
    ).toEqual([
      'UPPER.MD',
      'a.markdown',
      'b.md',
      'c.html',
      'communities/X/_Index.HTML',
      'communities/x/_index.md',
      'communities/x/y/_index.md',
      'communities/x/y/z/deep.md',
    ])
  })

  test('leaves alone what is no article', async () => {
    expect(
      await namesIn({
        'README.md': '',
        'communities/readme.MD': '',
        '.hidden.md': '',
        '.git/a.md': '',
        '_drafts/a.md': '',
        'communities/_old/a.md': '',
        '_notes.md': '',
        '_index.old.md': '',
        'node_modules/a/b.md': '',
        'static/page.html': '',
        'a.txt': '',
        'a.md.bak': '',
        'a.mdx': '',
        md: '',
        'picture.png': '',
        'vocabularies.yaml.bak': '',
        'communities/vocabularies.yaml': '',
        'kept.md': '',
        'communities/static/kept.md': '',
      }),
    ).toEqual(['communities/static/kept.md', 'kept.md'])
  })

  test('lists the vocabularies, which lie at the top', async () => {
    const { store } = await storeOf({ 'vocabularies.yaml': 'a: {}', 'a.md': '' })
    expect((await store.list()).map(({ file }) => file)).toEqual(['a.md', 'vocabularies.yaml'])
  })

  test('tells size and time of each file', async () => {
    const { store } = await storeOf({ 'a.md': 'äb' })
    const [stamp] = await store.list()
    expect(stamp).toMatchObject({ file: 'a.md', size: 3 })
    expect(stamp?.modifiedMs).toBeGreaterThan(0)
  })

  test('an empty folder has no files', async () => {
    expect(await namesIn({})).toEqual([])
  })

  test('a link to a file inside counts, one that leads out does not', async () => {
    const { folder, store } = await storeOf({
      'a.md': 'inside',
      '../secret.md': 'outside',
      '../more/b.md': 'outside',
    })
    await symlink(path.join(folder.root, 'a.md'), path.join(folder.root, 'linked.md'))
    await symlink('../secret.md', path.join(folder.root, 'out.md'))
    await symlink('../more', path.join(folder.root, 'more'))
    await symlink('nowhere.md', path.join(folder.root, 'dangling.md'))
    await symlink('.', path.join(folder.root, 'circle'))
    expect((await store.list()).map(({ file }) => file)).toEqual(['a.md', 'linked.md'])
    expect(await store.read('linked.md')).toMatchObject({ ok: true, text: 'inside' })
  })

  test('a folder named like an article is a folder', async () => {
    expect(await namesIn({ 'odd.md/a.md': '' })).toEqual(['odd.md/a.md'])
  })
})

describe('stamp', () => {
  test('is as the list would give it', async () => {
    const { store } = await storeOf({ 'communities/x/y/a.md': 'a', 'vocabularies.yaml': 'a: {}' })
    for (const listed of await store.list()) expect(store.stamp(listed.file)).toEqual(listed)
  })

  test.each([
    ['/communities/x/y/a.md'],
    ['communities//x/y/a.md'],
    ['communities/./x/y/a.md'],
    ['communities/x/../x/y/a.md'],
    ['../content/communities/x/y/a.md'],
    ['communities/x/y/a.md/'],
    ['linked/x/y/a.md'],
    ['/static/b.md'],
    ['static/b.md'],
    ['communities/_old/a.md'],
    ['communities/x/y'],
    ['communities/x/y/none.md'],
    ['communities/x/y/a.md\0'],
    [''],
  ])('%j is no name that the list would give', async (file) => {
    const { folder, store } = await storeOf({
      'communities/x/y/a.md': '',
      'communities/_old/a.md': '',
      'static/b.md': '',
    })
    await symlink('communities', path.join(folder.root, 'linked'))
    expect(store.stamp(file)).toBeUndefined()
  })
})

describe('read', () => {
  test('gives the text and a fingerprint of it', async () => {
    const { folder, store } = await storeOf({ 'a.md': 'Grüße', 'b.md': 'Grüße', 'c.md': 'Hallo' })
    const [a, b, c] = await Promise.all([store.read('a.md'), store.read('b.md'), store.read('c.md')])
    expect(a).toEqual({ ok: true, text: 'Grüße', hash: expect.stringMatching(/^[\da-f]{40}$/) })
    expect(b).toEqual(a)
    expect(c).not.toEqual(a)
    await folder.write('a.md', 'Hallo')
    expect(await store.read('a.md')).toEqual(c)
  })

  const fault = (rule: string, message: string, fix: string) => ({
    ok: false,
    finding: { rule, severity: 'error', field: [], message, fix, line: 1, column: 1 },
  })

  const UNREADABLE = fault(
    'file-unreadable',
    "The file can't be opened.",
    'Check that it exists and may be read.',
  )

  test.each([
    ['a lone byte of an older encoding', Buffer.from('Gr\xfc\xdfe', 'latin1')],
    ['UTF-16', Buffer.from('\ufeff---\ntitle: A\n---\n', 'utf16le')],
    ['half a character', Buffer.from([0x61, 0xe2, 0x82])],
    ['an overlong form', Buffer.from([0xc0, 0xae])],
  ])('%s is not UTF-8', async (_, bytes) => {
    const { store } = await storeOf({ 'a.md': bytes })
    expect(await store.read('a.md')).toEqual(
      fault('encoding', 'The file is not written in UTF-8.', 'Save it with the encoding UTF-8.'),
    )
  })

  test('a file that has gone is said to be unreadable', async () => {
    const { folder, store } = await storeOf({ 'a.md': '' })
    await folder.remove('a.md')
    expect(await store.read('a.md')).toEqual(UNREADABLE)
  })

  test('nothing outside of the folder is read', async () => {
    const { folder, store } = await storeOf({ 'a.md': '', '../secret.md': 'outside' })
    await symlink('../secret.md', path.join(folder.root, 'out.md'))
    expect(await store.read('../secret.md')).toEqual(UNREADABLE)
    expect(await store.read('out.md')).toEqual(UNREADABLE)
    expect(await store.read('/etc/hostname')).toEqual(UNREADABLE)
    expect(await store.read('.')).toEqual(UNREADABLE)
  })

  test('a pipe is not waited for', async () => {
    const { folder, store } = await storeOf({})
    execFileSync('mkfifo', [path.join(folder.root, 'pipe.md')])
    expect(await store.list()).toEqual([])
    expect(await store.read('pipe.md')).toEqual(UNREADABLE)
  })

  test('a file too large for any article is not read', async () => {
    const { store } = await storeOf({ 'a.md': Buffer.alloc(330 * 1024, 'a') })
    expect(await store.read('a.md')).toEqual(
      fault('body-size', 'The file is larger than 320 KB.', 'Quote an excerpt and link to the rest.'),
    )
  })
})

describe('images', () => {
  const FILE = 'communities/x/y/a.md'

  async function withImages() {
    const made = await storeOf({
      [FILE]: '',
      'communities/x/y/beside.png': 'beside',
      'communities/x/shared.png': 'shared',
      'communities/x/y/img/below.png': 'below',
      'static/img/one.png': 'static',
      'static/both.png': 'from static',
      '../public/both.png': 'from public',
      '../public/img/two.png': 'public',
      '../secret.png': 'secret',
    })
    const { root } = made.folder
    await symlink('../../../../secret.png', path.join(root, 'communities/x/y/out.png'))
    await symlink('beside.png', path.join(root, 'communities/x/y/linked.png'))
    await symlink('../../secret.png', path.join(root, 'static/out.png'))
    return made
  }

  test.each([
    ['beside.png', 'beside'],
    ['./beside.png', 'beside'],
    ['img/below.png', 'below'],
    ['../shared.png', 'shared'],
    ['linked.png', 'beside'],
    ['/img/one.png', 'static'],
    ['/both.png', 'from static'],
    ['/img/two.png', 'public'],
  ])('%s is found', async (href, content) => {
    const { store } = await withImages()
    const bytes = await store.readImage(FILE, href)
    expect(String(bytes)).toBe(content)
    expect(await store.imageStamp(FILE, href)).toMatch(/^\d+:\d/)
  })

  test.each([
    'missing.png',
    '../../../../secret.png',
    '../../../../../../../../etc/hostname',
    '/../../secret.png',
    '/../secret.png',
    'out.png',
    '/out.png',
    'img',
    '.',
    '/',
    '/etc/hostname',
    'beside.png\0.jpg',
    '..\\shared.png',
    'https://example.org/a.png',
    '//example.org/a.png',
    'file:///etc/hostname',
    'data:image/png;base64,AA==',
  ])('%j is no image of the folder', async (href) => {
    const { store } = await withImages()
    expect(await store.readImage(FILE, href)).toBeUndefined()
  })

  test('without a static folder the public one still counts', async () => {
    const { store } = await storeOf({ [FILE]: '', '../public/one.png': 'public' })
    expect(String(await store.readImage(FILE, '/one.png'))).toBe('public')
    expect(await store.imageStamp(FILE, '/two.png')).toBe('')
  })

  test('an image may have 10 MB and not a byte more', async () => {
    const { folder, store } = await storeOf({ 'a.md': '' })
    await writeFile(path.join(folder.root, 'large.png'), Buffer.alloc(MAX_IMAGE_BYTES))
    await writeFile(path.join(folder.root, 'huge.png'), Buffer.alloc(MAX_IMAGE_BYTES + 1))
    expect(await store.readImage('a.md', 'large.png')).toHaveLength(MAX_IMAGE_BYTES)
    expect(await store.readImage('a.md', 'huge.png')).toBe('too-large')
  })

  test('the stamp changes with the file', async () => {
    const { folder, store } = await storeOf({ 'a.md': '', 'one.png': 'one' })
    const before = await store.imageStamp('a.md', 'one.png')
    await folder.write('one.png', 'longer')
    expect(await store.imageStamp('a.md', 'one.png')).not.toBe(before)
  })

  test('a folder in the way of an image does no harm', async () => {
    const { folder, store } = await storeOf({ 'a.md': '' })
    await mkdir(path.join(folder.root, 'one.png'))
    expect(await store.readImage('a.md', 'one.png')).toBeUndefined()
  })
})
