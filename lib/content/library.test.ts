import { chmod, cp, utimes } from 'node:fs/promises'
import path from 'node:path'
import sharp from 'sharp'
import { describe, expect, test } from 'vitest'
import { openFileStore, type FileStore } from './file-store'
import { fingerprint, readChanged, readLibrary, sameLibrary, type Library } from './library'
import { anArticleFile, libraryOf, linesOf, type Files } from './testing'

const AT = 'communities/rural-care/curated-content'
const A = `${AT}/a.md`
const B = `${AT}/b.md`

const BROKEN = '---\ntitle: "No end\n---\n'
const BROKEN_LINE =
  "error front-matter-syntax : Front matter can't be read: unexpected end of the stream within a double quoted scalar. Check the quotes and indentation on line 3."

function shelvedIn(library: Library, file: string) {
  const shelved = library.files.find(({ stamp }) => stamp.file === file)
  if (shelved === undefined) throw new Error(`${file} is not in the library.`)
  return shelved
}

const titleIn = (library: Library, file: string) => shelvedIn(library, file).article?.title

describe('reading a folder', () => {
  test('gives every file in path order, with what was found', async () => {
    const { library } = await libraryOf({
      [B]: anArticleFile({ title: 'Second' }),
      [A]: anArticleFile({ title: 'First', Author: ['Jon'], author: undefined }),
      'communities/rural-care/_index.md': '---\nname: Rural Care\n---\n',
      'broken.md': BROKEN,
      'README.md': '# About',
    })
    expect(
      library.files.map(({ stamp, article, index, findings }) => [
        stamp.file,
        article?.title ?? index?.name,
        linesOf(findings),
      ]),
    ).toEqual([
      ['broken.md', undefined, [BROKEN_LINE]],
      ['communities/rural-care/_index.md', 'Rural Care', []],
      [A, 'First', ['warning key-spelling Author: "Author" is read as "author". Write "author".']],
      [B, 'Second', []],
    ])
  })

  test('takes no index for an article, however its name is written', async () => {
    const { library } = await libraryOf({
      'communities/rural-care/_index.MD': '---\nname: Rural Care\n---\n',
      'communities/night-care/_Index.html': '---\nname: Night Care\n---\n',
    })
    expect(library.files.map(({ article, index }) => [index?.name, article])).toEqual([
      ['Night Care', undefined],
      ['Rural Care', undefined],
    ])
  })

  test('of more files than are read at a time loses none', async () => {
    const names = Array.from({ length: 150 }, (_, index) => `${AT}/${String(index).padStart(3, '0')}.md`)
    const { library, store } = await libraryOf(
      Object.fromEntries(names.map((name) => [name, anArticleFile()])),
    )
    expect(library.files.map(({ stamp }) => stamp.file)).toEqual(names)
    const progress: string[] = []
    await readLibrary(store, library, {
      onProgress: (done, total) => void progress.push(`${done}/${total}`),
    })
    expect(progress).toEqual(['32/150', '64/150', '96/150', '128/150', '150/150'])
  })

  test('an empty folder is an empty library', async () => {
    expect((await libraryOf({})).library).toMatchObject({ files: [] })
  })

  test('an article with an error is left out; a warning does not leave it out', async () => {
    const { library } = await libraryOf({
      [A]: anArticleFile({ title: null }),
      [B]: anArticleFile({ status: 'odd' }),
    })
    expect(shelvedIn(library, A)).toMatchObject({ broken: true, findings: [{ rule: 'title-missing' }] })
    expect(shelvedIn(library, A).article).toBeUndefined()
    expect(shelvedIn(library, B)).toMatchObject({ broken: false, findings: [{ rule: 'status-unknown' }] })
  })
})

describe('a file that is just being written', () => {
  const HOUR_MS = 3_600_000

  /** Both readings: of the folder, and of the files that are known to have changed. */
  const readings: readonly [
    name: string,
    read: (store: FileStore, before: Library, restMs: number) => Promise<Library>,
  ][] = [
    ['a look at everything', (store, before, restMs) => readLibrary(store, before, { restMs })],
    ['a look at some', (store, before, restMs) => readChanged(store, before, [A, B], { restMs })],
  ]

  test.each(readings)('%s leaves it as it was, and says so', async (_, read) => {
    const { library, store, folder } = await libraryOf({ [A]: anArticleFile({ title: 'One' }) })
    await folder.write(A, anArticleFile({ title: 'One, changed' }))
    await folder.write(B, anArticleFile({ title: 'Two' }))
    const meanwhile = await read(store, library, HOUR_MS)
    expect(meanwhile.files).toEqual(library.files)
    expect(meanwhile.restless).toEqual([A, B])

    const afterwards = await read(store, meanwhile, 0)
    expect([titleIn(afterwards, A), titleIn(afterwards, B)]).toEqual(['One, changed', 'Two'])
    expect(afterwards.restless).toEqual([])
  })

  test('is read at once if it was finished elsewhere and moved here', async () => {
    const { library, store, folder } = await libraryOf({ [A]: anArticleFile({ title: 'One' }) })
    await folder.write(A, anArticleFile({ title: 'One, changed' }))
    await utimes(path.join(folder.root, A), new Date(), new Date(Date.now() - 2 * HOUR_MS))
    expect(titleIn(await readLibrary(store, library, { restMs: HOUR_MS }), A)).toBe('One, changed')
  })

  test('is read at once if it comes from a clock that is far ahead', async () => {
    const { library, store, folder } = await libraryOf({ [A]: anArticleFile({ title: 'One' }) })
    await folder.write(A, anArticleFile({ title: 'One, changed' }))
    await utimes(path.join(folder.root, A), new Date(), new Date(Date.now() + HOUR_MS))
    expect(titleIn(await readLibrary(store, library, { restMs: 1000 }), A)).toBe('One, changed')
  })
})

describe('reading again', () => {
  test('shares what has not changed', async () => {
    const { library, store, folder } = await libraryOf({
      [A]: anArticleFile({ title: 'One' }),
      [B]: anArticleFile(),
    })
    const again = await readLibrary(store, library)
    expect(again).not.toBe(library)
    expect(sameLibrary(again, library)).toBe(true)

    await folder.write(A, anArticleFile({ title: 'One, changed' }))
    const changed = await readLibrary(store, library)
    expect(sameLibrary(changed, library)).toBe(false)
    expect(titleIn(changed, A)).toBe('One, changed')
    expect(shelvedIn(changed, B)).toBe(shelvedIn(library, B))
    expect(titleIn(library, A)).toBe('One')
  })

  test('opens only what is new, changed or broken', async () => {
    const { library, store, folder } = await libraryOf({
      [A]: anArticleFile(),
      [B]: anArticleFile(),
      'broken.md': BROKEN,
    })
    await folder.write(B, anArticleFile({ title: 'Changed' }))
    await folder.write('new.md', anArticleFile())
    const opened: string[] = []
    const watched: FileStore = {
      ...store,
      read(file) {
        opened.push(file)
        return store.read(file)
      },
    }
    await readLibrary(watched, library)
    expect(opened).toEqual(['broken.md', B, 'new.md'])
  })

  test('notices new and deleted files', async () => {
    const { library, store, folder } = await libraryOf({ [A]: anArticleFile() })
    await folder.write(B, anArticleFile())
    await folder.remove(A)
    const changed = await readLibrary(store, library)
    expect(changed.files.map(({ stamp }) => stamp.file)).toEqual([B])
    expect(sameLibrary(changed, library)).toBe(false)
  })

  test('a change of the same length is noticed by its time', async () => {
    const { library, store, folder } = await libraryOf({ [A]: anArticleFile({ title: 'One' }) })
    await folder.write(A, anArticleFile({ title: 'Two' }))
    await utimes(path.join(folder.root, A), new Date(), new Date(Date.now() + 5000))
    expect(titleIn(await readLibrary(store, library), A)).toBe('Two')
  })

  test.each([
    ['front matter that can’t be read', BROKEN, 'front-matter-syntax'],
    ['an error in a field', anArticleFile({ date: 'soon' }), 'date-unreadable'],
    ['bytes that are no text', Buffer.from([0xff, 0xfe]), 'encoding'],
  ])('%s keeps the last good version, until it is repaired', async (_, content, rule) => {
    const { library, store, folder } = await libraryOf({ [A]: anArticleFile({ title: 'Good' }) })
    await folder.write(A, content)
    const broken = await readLibrary(store, library)
    expect(shelvedIn(broken, A)).toMatchObject({
      broken: true,
      article: { title: 'Good' },
      findings: [{ rule }],
    })

    await folder.write(A, anArticleFile({ title: 'Good again' }))
    const repaired = await readLibrary(store, broken)
    expect(shelvedIn(repaired, A)).toMatchObject({
      broken: false,
      article: { title: 'Good again' },
      findings: [],
    })
  })

  test('a broken file is reported again each time', async () => {
    const { library, store } = await libraryOf({ [A]: BROKEN })
    const second = await readLibrary(store, library)
    const third = await readLibrary(store, second)
    expect(linesOf(shelvedIn(third, A).findings)).toEqual([BROKEN_LINE])
  })

  test('a broken file that has not changed makes no new library', async () => {
    const { library, store, folder } = await libraryOf({
      [A]: anArticleFile(),
      [B]: anArticleFile({ title: 'Good' }),
    })
    await folder.write(B, BROKEN)
    const broken = await readLibrary(store, library)
    const again = await readLibrary(store, broken)
    expect(sameLibrary(again, broken)).toBe(true)
    expect(titleIn(again, B)).toBe('Good')
  })

  test('a broken description of a community keeps its last good version', async () => {
    const file = 'communities/rural-care/_index.md'
    const { library, store, folder } = await libraryOf({ [file]: '---\nname: Rural Care\n---\n' })
    await folder.write(file, BROKEN)
    const broken = await readLibrary(store, library)
    expect(shelvedIn(broken, file)).toMatchObject({ broken: true, index: { name: 'Rural Care' } })
  })

  test('wherever a file is cut, its text is shown whole or up to the end of a sentence', async () => {
    const text = anArticleFile(
      { title: 'Good' },
      'One thing, then\nanother. A “third”! And **more** to come.',
    )
    const { library, store, folder } = await libraryOf({ [A]: text })
    const shown = new Set<string>()
    for (let end = 0; end < text.length; end += 1) {
      await folder.write(A, text.slice(0, end))
      shown.add(shelvedIn(await readChanged(store, library, [A]), A).article?.body.text ?? 'none')
    }
    expect([...shown].toSorted((a, b) => a.length - b.length)).toEqual([
      '',
      'One thing, then',
      'One thing, then\n',
      'One thing, then\nanother.',
      'One thing, then\nanother. ',
      'One thing, then\nanother. A “third”!',
      'One thing, then\nanother. A “third”! ',
      'One thing, then\nanother. A “third”! And **more** to come.',
      'One thing, then\nanother. A “third”! And **more** to come.\n',
    ])
  })

  test('a text cut inside a sentence says so, and is taken as it is once it ends with a line break', async () => {
    const { library, store, folder } = await libraryOf({
      [A]: anArticleFile({}, 'One thing, then another.'),
      'communities/rural-care/_index.md': '---\nname: Rural Care\n---\nFor nurses far from a hospital.\n',
    })
    await folder.write(A, anArticleFile({}, 'One thing, th').trimEnd())
    await folder.write('communities/rural-care/_index.md', '---\nname: Rural Care\n---\nFor nurses fa')
    const cut = await readLibrary(store, library)
    expect(linesOf(shelvedIn(cut, A).findings)).toEqual([
      'error body-broken-off : The text stops inside a sentence that went on before; the earlier version is shown. Write the rest. If this is all, end the file with a line break.',
    ])
    expect(shelvedIn(cut, 'communities/rural-care/_index.md')).toMatchObject({
      findings: [{ rule: 'body-broken-off', inBody: 13 }],
      index: { about: { text: 'For nurses far from a hospital.\n' } },
    })

    await folder.write(A, anArticleFile({}, 'One thing, th'))
    const ended = await readLibrary(store, cut)
    expect(shelvedIn(ended, A)).toMatchObject({
      findings: [],
      article: { body: { text: 'One thing, th\n' } },
    })
  })

  test.skipIf(process.getuid?.() === 0)('a file that may not be read is read once it may', async () => {
    const { library, store, folder } = await libraryOf({ [A]: anArticleFile({ title: 'Good' }) })
    await folder.write(A, anArticleFile({ title: 'Locked' }))
    await chmod(path.join(folder.root, A), 0o000)
    const locked = await readLibrary(store, library)
    expect(shelvedIn(locked, A)).toMatchObject({
      article: { title: 'Good' },
      findings: [{ rule: 'file-unreadable' }],
    })
    await chmod(path.join(folder.root, A), 0o644)
    expect(titleIn(await readLibrary(store, locked), A)).toBe('Locked')
  })
})

describe('images', () => {
  const withImage = anArticleFile({ featuredImage: { href: 'one.png' } })
  const png = (width = 640) =>
    sharp({ create: { width, height: 360, channels: 3, background: 'teal' } })
      .png()
      .toBuffer()

  test('one added later is noticed, and so is one replaced or taken away', async () => {
    const { library, store, folder } = await libraryOf({ [A]: withImage })
    expect(shelvedIn(library, A)).toMatchObject({
      image: undefined,
      broken: false,
      findings: [{ rule: 'image-missing' }],
    })

    await folder.write(`${AT}/one.png`, await png())
    const added = await readLibrary(store, library)
    expect(shelvedIn(added, A)).toMatchObject({ image: { width: 640 }, findings: [] })
    expect(sameLibrary(await readLibrary(store, added), added)).toBe(true)

    await folder.write(`${AT}/one.png`, await png(800))
    const replaced = await readLibrary(store, added)
    expect(shelvedIn(replaced, A).image?.width).toBe(800)

    await folder.remove(`${AT}/one.png`)
    const gone = await readLibrary(store, replaced)
    expect(shelvedIn(gone, A)).toMatchObject({ image: undefined, findings: [{ rule: 'image-missing' }] })
  })

  test('the last good version keeps its image', async () => {
    const { library, store, folder } = await libraryOf({ [A]: withImage, [`${AT}/one.png`]: await png() })
    await folder.write(A, BROKEN)
    expect(shelvedIn(await readLibrary(store, library), A)).toMatchObject({
      broken: true,
      image: { width: 640 },
    })
  })
})

describe('fingerprint', () => {
  test('changes with every text, every image and every name', async () => {
    const image = await sharp({ create: { width: 640, height: 360, channels: 3, background: 'teal' } })
      .png()
      .toBuffer()
    const article = anArticleFile({ featuredImage: { href: 'one.png' } })
    const folders: readonly Files[] = [
      { [A]: article },
      { [A]: `${article} ` },
      { [B]: article },
      { [A]: article, [B]: article },
      { [A]: article, [`${AT}/one.png`]: image },
    ]
    const prints = []
    for (const files of folders) prints.push(fingerprint((await libraryOf(files)).library))
    expect(new Set(prints).size).toBe(folders.length)
  })

  test('is the same for a copy of the folder, whenever it was made', async () => {
    const small = await sharp({ create: { width: 10, height: 10, channels: 3, background: 'teal' } })
      .png()
      .toBuffer()
    const { library, folder } = await libraryOf({
      [A]: anArticleFile({ featuredImage: { href: 'one.png' } }),
      [`${AT}/one.png`]: small,
    })
    const copy = path.join(folder.root, '../copy')
    await cp(folder.root, copy, { recursive: true })
    await utimes(path.join(copy, AT, 'one.png'), new Date('2020-01-01'), new Date('2020-01-01'))
    await utimes(path.join(copy, A), new Date('2020-01-01'), new Date('2020-01-01'))
    const other = await readLibrary(await openFileStore(copy, folder.publicDir))
    expect(fingerprint(other)).toBe(fingerprint(library))
  })
})

describe('reading named files again', () => {
  const titles = ({ files }: Library) => files.map(({ article }) => article?.title)

  test('adds, changes and removes just those', async () => {
    const { library, folder, store } = await libraryOf({
      'a.md': anArticleFile({ title: 'A' }),
      'c.md': anArticleFile({ title: 'C' }),
    })
    await folder.write('b.md', anArticleFile({ title: 'B' }))
    await folder.write('c.md', anArticleFile({ title: 'C, changed' }))
    const after = await readChanged(store, library, ['b.md', 'c.md', 'c.md'])
    expect(titles(after)).toEqual(['A', 'B', 'C, changed'])
    expect(after.files[0]).toBe(library.files[0])
    await folder.remove('a.md')
    expect(titles(await readChanged(store, after, ['a.md']))).toEqual(['B', 'C, changed'])
  })

  test('a file that was only touched changes nothing', async () => {
    const { library, folder, store } = await libraryOf({ 'a.md': anArticleFile({ title: 'A' }) })
    await folder.write('a.md', anArticleFile({ title: 'A' }))
    expect((await readChanged(store, library, ['a.md'])).files).toBe(library.files)
    const [reread] = (await readLibrary(store, library)).files
    expect(reread?.article).toBe(library.files[0]?.article)
    expect(reread?.stamp).not.toEqual(library.files[0]?.stamp)
  })

  test('names of folders, pictures and files elsewhere make it look at everything', async () => {
    const { library, folder, store } = await libraryOf({ 'a.md': anArticleFile({ title: 'A' }) })
    await folder.write('new/b.md', anArticleFile({ title: 'B' }))
    expect(titles(await readChanged(store, library, ['new']))).toEqual(['A', 'B'])
    expect(titles(await readChanged(store, library, ['../outside.md']))).toEqual(['A', 'B'])
  })

  test('what is left alone stays alone', async () => {
    const { library, folder, store } = await libraryOf({ 'a.md': anArticleFile({ title: 'A' }) })
    await folder.write('_drafts/b.md', anArticleFile({ title: 'B' }))
    expect(titles(await readChanged(store, library, ['_drafts/b.md']))).toEqual(['A'])
  })
})
