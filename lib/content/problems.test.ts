import { expect, test } from 'vitest'
import { createCatalog } from './catalog'
import type { Severity } from './problem'
import { formatLocated, listProblems } from './problems'
import { libraryOf, type Files } from './testing'

const AT = 'communities/rural-care/curated-content'

/** Words enough for an excerpt, and others in every file. */
const textFor = (lines: readonly string[]) =>
  Array.from({ length: 24 }, (_, index) => `${lines.join('').replaceAll(/\W/g, '')}${index}`).join(' ')

const article = (...lines: readonly string[]) =>
  [
    '---',
    `title: About ${lines.join(' ').replaceAll(/\W+/g, ' ')}`,
    'date: 2024-01-01',
    ...lines,
    '---',
    textFor(lines),
    '',
  ].join('\n')

async function problemsOf(files: Files, severity?: Severity) {
  const { library, store } = await libraryOf(files)
  const catalog = createCatalog(library, { now: new Date('2026-01-01'), preview: true })
  const problems = await listProblems(store, library, catalog, { severity })
  return problems.map(({ file, line, column, severity: weight, rule, field }) => {
    const [name = file] = /communities\/.*$/.exec(file) ?? []
    expect(file).toBe(store.displayPath(name))
    return [`${name}:${line}:${column}`, weight, rule, field]
  })
}

const FILES = {
  [`${AT}/b.md`]: article(
    'Slug: b',
    'link:',
    '  herf: https://news.example/1',
    'communityTopics:',
    '- "Medigy: One"',
    '- Two',
  ),
  [`${AT}/a.md`]: article('link: https://news.example/1', 'slug: a'),
  [`${AT}/c.md`]: '---\ntitle: "No end\n---\n',
  [`${AT}/d.md`]: Buffer.from([0xff]),
  [`${AT}/e.md`]: article('link:', '  brand: News'),
  [`${AT}/f.md`]: article('link: https://news.example/3', 'status: draft', 'author: mara@news.example'),
  [`${AT}/g.md`]:
    '\uFEFF' + article('link: https://news.example/4', 'lastMod: soon').replaceAll('\n', '\r\n'),
}

test('every problem has its place, in path order and then by line', async () => {
  expect(await problemsOf(FILES)).toEqual([
    [`${AT}/b.md:4:1`, 'warning', 'key-spelling', 'Slug'],
    [`${AT}/b.md:6:3`, 'warning', 'key-spelling', 'link.herf'],
    [`${AT}/b.md:6:3`, 'warning', 'original-duplicate', 'link.herf'],
    [`${AT}/b.md:9:3`, 'warning', 'topic-vocabulary', 'communityTopics.1'],
    [`${AT}/c.md:3:1`, 'error', 'front-matter-syntax', ''],
    [`${AT}/d.md:1:1`, 'error', 'encoding', ''],
    [`${AT}/e.md:4:1`, 'error', 'link-missing', 'link.href'],
    [`${AT}/f.md:6:1`, 'warning', 'curator-address', 'author'],
    [`${AT}/g.md:5:1`, 'warning', 'date-unreadable', 'lastMod'],
  ])
})

test('an alias that is taken is found in its list', async () => {
  const files = {
    [`${AT}/a.md`]: article('link: https://news.example/1', 'slug: a'),
    [`${AT}/b.md`]: article(
      'link: https://news.example/2',
      'slug: b',
      'aliases:',
      '- /news/b',
      `- /${AT}/a/`,
    ),
  }
  expect(await problemsOf(files)).toEqual([[`${AT}/b.md:8:3`, 'warning', 'alias-taken', 'aliases.1']])
})

test.each<[string, boolean, string]>([
  ['a plain value', true, article('link: https://news.example/1?utm_source=x')],
  ['a value in quotes', true, article('link:', '  href: "https://news.example/1?utm_source=x"')],
  ['a folded value', false, article('link:', '  href: >-', '    https://news.example/1?utm_source=x')],
  ['a literal value', false, article('link:', '  href: |-', '    https://news.example/1?utm_source=x')],
  ['a value with an anchor', false, article('link: &one https://news.example/1?utm_source=x')],
  [
    'a repeated item in brackets',
    false,
    article('link: https://news.example/1', 'communityTopics: ["Medigy: One", "Medigy: One"]'),
  ],
  ['a key that is there already', false, article('Link: https://news.example/1', 'link:')],
  [
    'lines that end in a carriage return',
    false,
    article('link: https://news.example/1?utm_source=x').replaceAll('\n', '\r'),
  ],
])('content:fix is promised for %s: %s', async (_, isPromised, text) => {
  const { library, store } = await libraryOf({ [`${AT}/a.md`]: text })
  const catalog = createCatalog(library, { now: new Date('2026-01-01'), preview: true })
  const [problem, ...others] = await listProblems(store, library, catalog)
  expect(others).toEqual([])
  expect(problem && formatLocated(problem).includes('npm run content:fix mends this.')).toBe(isPromised)
})

test('of a fault that one file repeats, the first are named and how many more there are', async () => {
  const numbers = Array.from({ length: 600 }, (_, index) => `  - ${index}\n`).join('')
  const { library, store } = await libraryOf({
    [`${AT}/a.md`]: article('link: https://news.example/1', 'lastMod: soon').replace(
      '\nlastMod',
      `\ntags:\n${numbers}lastMod`,
    ),
  })
  const catalog = createCatalog(library, { now: new Date('2026-01-01'), preview: true })
  const problems = await listProblems(store, library, catalog)
  expect(problems.map(({ rule }) => rule)).toEqual([
    ...Array.from({ length: 51 }, () => 'text-unquoted'),
    'date-unreadable',
  ])
  expect(problems[49]).toMatchObject({ line: 55, field: 'tags.49', repair: { kind: 'quote' } })
  expect(problems[50]).toMatchObject({
    line: 55,
    message: 'There are 550 more of these in the file.',
    fix: 'Mend those above; the next check names others.',
    repair: undefined,
  })
})

test('errors alone can be asked for', async () => {
  expect((await problemsOf(FILES, 'error')).map(([, , rule]) => rule)).toEqual([
    'front-matter-syntax',
    'encoding',
    'link-missing',
  ])
})

test('a good folder has none', async () => {
  expect(await problemsOf({ [`${AT}/a.md`]: article('link: https://news.example/1') })).toEqual([])
})

test('of a long line only what is around the problem is shown', async () => {
  const words = 'word '.repeat(30_000)
  const text = `---\ntitle: A title\ndate: 2024-01-01\nlink: https://n.example/a\n---\n${words}[gone](/communities/never/x/y) ${words}\n`
  const { library, store } = await libraryOf({ 'a.md': text })
  const catalog = createCatalog(library, { now: new Date('2026-01-01'), preview: true })
  const problems = await listProblems(store, library, catalog)
  for (const { sourceLine } of problems) expect(sourceLine.length).toBeLessThan(200)
})
