import { expect, test } from 'vitest'
import type { Article, Body } from '../content/model'
import { toIndexable, toSearchDocument } from './documents'
import { plainText } from './plain-text'

const html = (text: string) => plainText({ text, format: 'html' })
const markdown = (text: string) => plainText({ text, format: 'markdown' })

test.each([
  ['<p>One</p><p>two</p>', 'One two'],
  ['<b>tele</b>health', 'telehealth'],
  ['a<br>b<hr/>c', 'a b c'],
  ['caf&eacute; &amp; bar &#8220;x&#x201D;&nbsp;y', 'café & bar “x” y'],
  ['5 &lt; 6 &amp;lt;b&gt;', '5 < 6 &lt;b>'],
  ['a<!-- hidden -->b', 'ab'],
  ['x<script>var hidden = "<p>"</script>y', 'x y'],
  ['x<STYLE type="text/css">p { hidden }</STYLE >y', 'x y'],
  ['<p title="hidden">seen</p>', 'seen'],
  ['3 < 4 and 5 > 4', '3 < 4 and 5 > 4'],
  ['unclosed <p class="', 'unclosed'],
  ['unclosed <!-- comment', 'unclosed'],
  ['unclosed <script> rest', 'unclosed'],
  ['<!DOCTYPE html><p>x', 'x'],
  ['<', '<'],
  ['', ''],
])('%j as HTML is %j', (text, plain) => {
  expect(html(text)).toBe(plain)
})

test.each([
  ['# One\n\ntwo', 'One two'],
  ['- a\n- b\n1. c', 'a b c'],
  ['> quoted\n> text', 'quoted text'],
  ['**bold** _soft_ `code` ~~gone~~', 'bold soft code gone'],
  ['snake_case_name', 'snake_case_name'],
  ['[text](https://hidden.example/a_(b) "hidden") on', 'text on'],
  ['![hidden](hidden.png) seen', 'seen'],
  ['[![hidden](hidden.png)](https://hidden.example)', ''],
  ['[text][1]\n\n[1]: https://hidden.example', 'text'],
  ['```js\nconst x\n```', 'const x'],
  ['| a | b |\n|---|---|\n| c | d |', 'a b c d'],
  ['<https://seen.example>', 'https://seen.example'],
  ['a <b>bold</b> &amp; <script>hidden</script>', 'a bold &'],
  ['\\*kept\\*', '*kept*'],
])('%j as Markdown is %j', (text, plain) => {
  expect(markdown(text)).toBe(plain)
})

test.each([
  '<'.repeat(100_000),
  '<a '.repeat(50_000),
  '<script>'.repeat(20_000),
  '<!--'.repeat(50_000),
  '['.repeat(100_000),
  '[a]('.repeat(50_000),
  '![a]('.repeat(50_000),
  '*'.repeat(100_000),
  '> '.repeat(50_000),
  '\n'.repeat(100_000),
  '_'.repeat(100_000),
  '&'.repeat(100_000),
  '|'.repeat(100_000),
  ' '.repeat(100_000),
  '`'.repeat(100_000),
])('hostile text %#: no step takes long or throws', (text) => {
  expect(markdown(text)).toEqual(expect.any(String))
  expect(html(text)).toEqual(expect.any(String))
})

const ARTICLE: Article = {
  path: '/communities/rural-care/curated-content/lights',
  file: 'lights.md',
  community: {
    slug: 'rural-care',
    name: 'Rural Care',
    abbreviation: 'RC',
    label: 'Rural Care (RC)',
    hue: 'jade',
    motif: 'rings',
  },
  section: {
    community: {
      slug: 'rural-care',
      name: 'Rural Care',
      abbreviation: 'RC',
      label: 'Rural Care (RC)',
      hue: 'jade',
      motif: 'rings',
    },
    slug: 'curated-content',
    title: 'Curated Content',
  },
  slug: 'lights',
  title: 'The lights went out',
  description: 'How a clinic kept working…',
  date: new Date('2024-03-05T00:00:00Z'),
  modified: new Date('2024-03-05T00:00:00Z'),
  curators: [{ name: 'Mara', slug: 'mara' }],
  topics: [{ vocabulary: { slug: 'medigy', name: 'Medigy' }, label: 'Care Coordination', slug: 'care' }],
  tags: [{ label: 'news', slug: 'news' }],
  original: {
    source: { domain: 'riverjournal.example', brand: 'River Journal' },
    href: 'https://www.riverjournal.example/lights',
  },
  aliases: [],
  state: 'published',
}
const BODY = { text: '<p>Nobody lost a record.</p>', format: 'html' } as const

const documentOf = (article: Article, body: Body) => toSearchDocument(toIndexable(article, body).written())

test('a document has what readers see of an article', () => {
  expect(documentOf(ARTICLE, BODY)).toEqual({
    id: ARTICLE.path,
    title: 'The lights went out',
    topics: ['Care Coordination', 'news'],
    source: 'River Journal riverjournal.example',
    curators: ['Mara'],
    body: 'How a clinic kept working… Nobody lost a record.',
    date: ARTICLE.date,
  })
})

test('synonyms of a topic are searched with it', () => {
  const topics = ARTICLE.topics.map((topic) => ({ ...topic, synonyms: ['Coordinated care'] }))
  const article = { ...ARTICLE, topics }
  expect(documentOf(article, BODY).topics).toEqual(['Care Coordination', 'Coordinated care', 'news'])
  expect(toIndexable(article, BODY).hash).not.toBe(toIndexable(ARTICLE, BODY).hash)
})

test('a description that is the beginning of the body is not repeated', () => {
  const body = { text: '<p>How a clinic kept <b>working</b> at night.</p>', format: 'html' } as const
  expect(documentOf(ARTICLE, body).body).toBe('How a clinic kept working at night.')
})

test('an article without a body is found by its description', () => {
  expect(documentOf(ARTICLE, { text: '', format: 'html' }).body).toBe('How a clinic kept working…')
})

test('a source without a brand is its domain, once', () => {
  const source = { domain: 'x.example', brand: 'x.example' }
  const article = { ...ARTICLE, original: { source, href: 'https://x.example' } }
  expect(documentOf(article, BODY).source).toBe('x.example')
  expect(documentOf({ ...ARTICLE, original: undefined }, BODY).source).toBe('')
})

test('the hash changes with everything that a document is made of', () => {
  const { hash } = toIndexable(ARTICLE, BODY)
  expect(toIndexable({ ...ARTICLE, file: 'elsewhere.md' }, BODY).hash).toBe(hash)
  const others = [
    toIndexable({ ...ARTICLE, title: 'Other' }, BODY),
    toIndexable({ ...ARTICLE, topics: [] }, BODY),
    toIndexable({ ...ARTICLE, tags: [] }, BODY),
    toIndexable({ ...ARTICLE, original: undefined }, BODY),
    toIndexable({ ...ARTICLE, curators: [] }, BODY),
    toIndexable({ ...ARTICLE, description: undefined }, BODY),
    toIndexable({ ...ARTICLE, date: new Date(0) }, BODY),
    toIndexable({ ...ARTICLE }, { ...BODY, format: 'markdown' }),
    toIndexable({ ...ARTICLE }, { ...BODY, text: 'Other' }),
  ]
  expect(new Set([hash, ...others.map((other) => other.hash)]).size).toBe(others.length + 1)
})
