import { expect, test } from 'vitest'
import type { Shelved } from './library'
import { pack, unpack } from './packed'
import { anArticleFile, libraryOf } from './testing'

/** With the text of its body, which is decoded when it is read. */
function read({ article, ...file }: Shelved) {
  const body = article && { text: article.body.text, format: article.body.format }
  return { ...file, article: article && { ...article, body } }
}

test('what is packed comes out as it was, with every field of every article', async () => {
  const { library } = await libraryOf({
    'a.md': anArticleFile({
      title: 'Power cut',
      expiryDate: '2030-01-01',
      publishDate: '2024-06-01',
      aliases: ['/was/a'],
    }),
    'b.html': anArticleFile({ title: 'Ümläute 語', description: '語', author: ['Ida', 'Mara'] }, '<p>語</p>'),
    'c.md': anArticleFile({
      title: 'Home',
      tags: ['Home', '0'],
      featuredImage: { href: 'none.png', alt: 'x' },
    }),
    'd.md': anArticleFile({
      title: 'Bare',
      draft: true,
      identifier: undefined,
      breadcrumbs: undefined,
      link: undefined,
      communityTopics: [],
      tags: [],
    }),
    'e.md': anArticleFile({ title: 'Links', breadcrumbLinks: ['/', 7, null, { a: 1 }, '#'] }),
    'broken.md': 'no front matter',
    'communities/rural-care/_index.md': '---\nname: Rural Care\n---\nAbout us.\n',
    'vocabularies.yaml': 'Medigy:\n  description: Topics of ours.\n',
  })
  const unpacked = unpack(pack(library.files))
  expect(unpacked.map(read)).toEqual(library.files.map(read))
  expect(unpacked.flatMap(({ article }) => article ?? [])).toHaveLength(5)
})

test('what files say alike is one object for all of them', async () => {
  const { library } = await libraryOf({
    'a.md': anArticleFile({ title: 'One' }),
    'b.md': anArticleFile({ title: 'Two' }),
  })
  const [one, two] = unpack(pack(library.files)).flatMap(({ article }) => article ?? [])
  expect(one?.topics[0]).toBe(two?.topics[0])
  expect(one?.topics[0]).not.toBe(one?.topics[1])
  expect(one?.trail?.links).toBe(two?.trail?.links)
  expect(one?.date).toBe(one?.lifecycle.from)
})

test('facts that name what is not there are no library', async () => {
  const { library } = await libraryOf({ 'a.md': anArticleFile({ title: 'One' }) })
  const { facts, bodies } = pack(library.files)
  expect(() => unpack({ facts: facts.replace(/"texts":\[.*?\]/, '"texts":[]'), bodies })).toThrow(
    'There is no place 0 in the table.',
  )
})
