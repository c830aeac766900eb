import { describe, expect, test } from 'vitest'
import type { SafeHtml } from './content/body'
import { renderText } from './content/render'
import { toMarkdown } from './markdown'

async function fromHtml(text: string): Promise<string> {
  const { html } = await renderText({ text, format: 'html' })
  return toMarkdown(html as SafeHtml, 'https://portal.example.org')
}

describe('what a body may consist of has its Markdown', () => {
  test.each([
    ['<p>One</p><p>Two</p>', 'One\n\nTwo'],
    ['<h1>Top</h1><h2>Below</h2>', '## Top\n\n### Below'],
    ['<p>a <em>b</em> <strong>c</strong> <del>d</del> <code>e</code></p>', 'a *b* **c** ~~d~~ `e`'],
    ['<p>One<br>Two</p>', 'One\\\nTwo'],
    ['<p><a href="/topics">Topics</a></p>', '[Topics](https://portal.example.org/topics)'],
    [
      '<p><a href="https://river.example/a(b)?c=1&amp;d">x</a></p>',
      '[x](https://river.example/a%28b%29?c=1&d)',
    ],
    ['<ul><li>One</li><li><p>Two</p><p>More</p></li></ul>', '- One\n\n- Two\n\n    More'],
    ['<ol start="3"><li>One<ul><li>In</li></ul></li><li>Two</li></ol>', '3. One\n\n    - In\n\n4. Two'],
    ['<blockquote><p>One</p><p>Two</p></blockquote><p>Out</p>', '> One\n\n> Two\n\nOut'],
    ['<pre><code>a\n  *b*\n</code></pre>', '```\na\n  *b*\n```'],
    ['<p>a</p><hr><p>b</p>', 'a\n\n---\n\nb'],
    [
      '<table><thead><tr><th>A</th><th>B</th></tr></thead><tbody><tr><td>1|2</td><td>3</td></tr></tbody></table>',
      '| A | B |\n| --- | --- |\n| 1\\|2 | 3 |',
    ],
    ['<p>Caf&eacute; &amp; <q>bar</q></p>', 'Café & "bar"'],
    ['', ''],
  ])('%s', async (html, markdown) => {
    expect(await fromHtml(html)).toBe(markdown)
  })
})

describe('text that looks like Markdown or HTML stays text', () => {
  test.each([
    ['&lt;script&gt;alert(1)&lt;/script&gt;', '\\<script>alert(1)\\</script>'],
    ['# no heading', '\\# no heading'],
    ['- no item', '\\- no item'],
    ['1. no item', '1\\. no item'],
    ['[a](javascript:b)', '\\[a\\](javascript:b)'],
    ['*a* _b_ `c`', '\\*a\\* \\_b\\_ \\`c\\`'],
    ['&amp;lt;', '\\&lt;'],
  ])('%s', async (text, markdown) => {
    expect(await fromHtml(`<p>${text}</p>`)).toBe(markdown)
  })
})

test('a block of code can hold fences', async () => {
  expect(await fromHtml('<pre><code>```\n</code></pre>')).toBe('````\n```\n````')
})

test('depth costs nothing', () => {
  const html = `${'<blockquote><ul><li>'.repeat(20_000)}a${'</li></ul></blockquote>'.repeat(20_000)}`
  const markdown = toMarkdown(html as SafeHtml, 'https://portal.example.org')
  expect(markdown.length).toBeLessThan(200)
  expect(markdown.trim().endsWith('a')).toBe(true)
})
