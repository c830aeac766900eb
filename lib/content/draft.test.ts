import { describe, expect, test } from 'vitest'
import { createDraft, readLink, type DraftWishes } from './draft'
import { readFrontMatter } from './front-matter'
import { anArticleFile, catalogOf } from './testing'

const AT = 'communities/rural-care/curated-content'

const catalog = () =>
  catalogOf(
    {
      [`${AT}/a.md`]: anArticleFile({
        title: 'Taken',
        slug: 'river-taken',
        link: { href: 'https://www.river.example/taken', brand: 'River News' },
      }),
      'communities/heart/_index.md': '---\nname: Heart Failure\nabbreviation: HF\n---\n',
    },
    { preview: true },
  )

const draft = async (wishes: Partial<DraftWishes>) =>
  createDraft(await catalog(), {
    community: 'rural-care',
    section: 'curated-content',
    title: 'How to wait',
    topics: [],
    now: new Date('2026-01-02T03:04:05Z'),
    ...wishes,
  })

function fieldsOf(text: string) {
  const split = readFrontMatter(text)
  if (!split.ok) throw new Error(split.finding.message)
  return split.file.fields
}

test('everything that can be worked out is there', async () => {
  const link = 'https://www.river.example/2026/wait?utm_source=mail&id=7'
  const { file, path, text, notes } = await draft({ link, topics: ['care coordination'], curator: 'Mara' })
  expect(file).toBe(`${AT}/river-how-to-wait.md`)
  expect(path).toBe(`/${AT}/river-how-to-wait`)
  expect(notes).toEqual([])
  expect(fieldsOf(text)).toEqual({
    archetype: 'curate-content',
    author: ['Mara'],
    basePath: `/${AT}/`,
    breadcrumbLinks: ['/', '/communities', '/communities/rural-care', `/${AT}`, '#'],
    breadcrumbs: ['Home', 'Communities', 'Rural Care (RC)', 'Curated Content', 'How to wait'],
    communityTopics: ['Medigy: Care Coordination'],
    contentCategories: 'medigy-rural-care-curated-content',
    date: '2026-01-02T03:04:05.000Z',
    identifier: 'Rural Care (RC)',
    link: { brand: 'River News', href: 'https://www.river.example/2026/wait?id=7', original: link },
    slug: 'river-how-to-wait',
    status: 'draft',
    title: 'How to wait',
    type: 'communities/medigy-rural-care',
  })
})

test.each([
  ['Heart Failure', 'heart'],
  ['HF', 'heart'],
  ['heart failure (hf)', 'heart'],
  ['Rural  Care', 'rural-care'],
  ['New One', 'new-one'],
])('the community "%s" is %s', async (community, slug) => {
  expect((await draft({ community })).file).toBe(`communities/${slug}/curated-content/how-to-wait.md`)
})

test('a new community and a missing link are mentioned', async () => {
  expect((await draft({ community: 'new-one' })).notes).toEqual([
    '"new-one" is a new community. Describe it in communities/new-one/_index.md.',
    'Readers would have nowhere to go. Put the full address, starting with https://, in link.href.',
  ])
  expect((await draft({ section: 'contributed-content' })).notes).toEqual([])
})

test.each([
  ['2019’s Q&A', '2019-s-qanda'],
  ["It's here | River News", 'it-s-here'],
  ['Señor Ångström: 5G!', 'senor-angstrom-5g'],
])('the address of "%s" is %s', async (title, slug) => {
  expect((await draft({ title })).path).toBe(`/${AT}/${slug}`)
})

test.each([
  ['你好，世界', undefined, '你好-世界'],
  ['你好', 'https://www.river.example/wait', 'river-你好'],
  ['你好 5G', 'https://www.river.example/wait', 'river-5g'],
])('a title in another script, %s from %s, has the address %s', async (title, link, slug) => {
  const { file, notes } = await draft({ title, link, curator: 'Mara' })
  expect(file).toBe(`${AT}/${slug}.md`)
  expect(notes.filter((note) => !note.startsWith('Readers would have nowhere'))).toEqual([])
})

describe('what a check would say', () => {
  const link = 'https://www.river.example/wait'

  test('is mended where that is certain, in the address and the trail as well', async () => {
    const given = { link, curator: 'Ma\u0007ra', topics: ['Care Coordination', 'care coordination '] }
    const { file, text, notes } = await draft({ ...given, title: 'How &amp; why\u202e to wait - River News' })
    expect(file).toBe(`${AT}/river-how-and-why-to-wait.md`)
    expect(fieldsOf(text)).toMatchObject({
      author: ['Mara'],
      communityTopics: ['Medigy: Care Coordination'],
      title: 'How & why to wait',
    })
    expect(fieldsOf(text)['breadcrumbs']).toContain('How & why to wait')
    expect(notes).toEqual([])
  })

  test.each<[Partial<DraftWishes>, string]>([
    [
      { link, curator: 'mara@river.example' },
      'The curator looks like an e-mail address. Readers see "Mara". Use a name only.',
    ],
    [
      { link, title: 'How to wait for…' },
      'The title stops before its end. Open the original and paste the full title.',
    ],
    [
      { link: 'https://www.river.example/' },
      'The link leads to the front page of www.river.example, not to an article. Put the full address of the article.',
    ],
  ])('is a note otherwise: %j', async (wishes, note) => {
    expect((await draft(wishes)).notes).toEqual([note])
  })
})

test('an original is there also if the article there leads to it by a detour', async () => {
  const href = 'https://www.google.com/url?q=https://www.river.example/other'
  const shelf = await catalogOf({ [`${AT}/b.md`]: anArticleFile({ link: { href } }) }, { preview: true })
  expect(() => readLink(shelf, 'https://river.example/other/')).toThrow(
    `${AT}/b.md leads to this original already: ${href}`,
  )
})

test.each(['yes', '2024-01-01', 'a: b # c', '"quoted"', "'", '- list', '---', '你好 2'])(
  'the title %j is read as it was given',
  async (title) => {
    const { text } = await draft({ title: `${title} x` })
    expect(fieldsOf(text)['title']).toBe(`${title} x`)
  },
)

describe('refused, with the reason', () => {
  test.each<[string, Partial<DraftWishes>, string]>([
    [
      'an original that is there',
      { link: 'http://river.example/taken/?fbclid=1' },
      `${AT}/a.md leads to this original already: https://www.river.example/taken`,
    ],
    [
      'an address that is there',
      { title: 'River taken' },
      `${AT}/a.md has the address /${AT}/river-taken already. Change it, or choose another title.`,
    ],
    [
      'a link that is none',
      { link: 'javascript:alert(1)' },
      '"javascript:alert(1)" is not an address that can be opened. Write it in full, starting with https://.',
    ],
    [
      'an unknown topic',
      { topics: ['Coordination'] },
      'There is no topic "Coordination". Pick an existing one, such as Medigy: Care Coordination.',
    ],
    ['no title', { title: '  ' }, 'Give the title of the original.'],
    ['no letters', { title: '???' }, 'The title has no letter or digit to make an address of.'],
    ['no community', { community: '!' }, 'Name a community, such as chronic-care-management.'],
    [
      'a title that is too long',
      { title: 'word '.repeat(61) },
      'The title has 304 characters; at most 300 are allowed. Write the title of the original article.',
    ],
    [
      'an address that the site needs',
      { title: 'Page' },
      'The address "page" is used by the site itself. Choose another slug.',
    ],
    ['no section', { section: '!' }, '"!" is no section; write curated-content, for example.'],
  ])('%s', async (_, wishes, message) => {
    await expect(draft(wishes)).rejects.toThrow(new Error(message))
  })
})
