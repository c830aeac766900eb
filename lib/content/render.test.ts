import { describe, expect, test } from 'vitest'
import { renderText } from './render'

const html = async (text: string) => (await renderText({ text, format: 'markdown' })).html.trim()
const htmlOfHtml = async (text: string) => (await renderText({ text, format: 'html' })).html.trim()

const REL = 'rel="external noopener nofollow ugc"'

describe('an exported body', () => {
  const BODY = [
    '<p>The clinic&nbsp;stands where the road ends. Twice a year the power fails.</p>',
    '<p>&ldquo;We write on paper,&rdquo; says the nurse, &amp; type it in later: 5 &lt; 7.</p>',
    '<p>Nobody lost a record.</p>',
  ].join('\n')

  test('of three paragraphs stays three paragraphs, exactly', async () => {
    expect(await html(BODY)).toBe(
      [
        '<p>The clinic\u00a0stands where the road ends. Twice a year the power fails.</p>',
        '<p>“We write on paper,” says the nurse, &#x26; type it in later: 5 &#x3C; 7.</p>',
        '<p>Nobody lost a record.</p>',
      ].join('\n'),
    )
  })

  test('is the same as HTML', async () => {
    expect(await htmlOfHtml(BODY)).toBe(await html(BODY))
  })

  test('keeps what Markdown would take for its own', async () => {
    expect(await html('<p>2 * 3 * 4 and snake_case_name, [not a link](here)</p>')).toBe(
      '<p>2 * 3 * 4 and snake_case_name, [not a link](here)</p>',
    )
  })
})

describe('Markdown', () => {
  test.each([
    ['a paragraph', 'One\ntwo', '<p>One\ntwo</p>'],
    ['a line break', 'One  \ntwo', '<p>One<br>\ntwo</p>'],
    ['emphasis', '*one* **two** ~~three~~', '<p><em>one</em> <strong>two</strong> <del>three</del></p>'],
    ['code', '`a < b`', '<p><code>a &#x3C; b</code></p>'],
    ['a code block', '```js\na < b\n```', '<pre><code>a &#x3C; b\n</code></pre>'],
    ['a list', '- one\n- two', '<ul>\n<li>one</li>\n<li>two</li>\n</ul>'],
    ['a numbered list', '3. one\n4. two', '<ol start="3">\n<li>one</li>\n<li>two</li>\n</ol>'],
    ['a quotation', '> one', '<blockquote>\n<p>one</p>\n</blockquote>'],
    ['a line', '---', '<hr>'],
    ['entities', 'A &amp; B &copy; &#8230;', '<p>A &#x26; B © …</p>'],
    ['an escape', '\\*one\\*', '<p>*one*</p>'],
    ['a task list', '- [x] one', '<ul>\n<li> one</li>\n</ul>'],
    [
      'a table',
      '| a | b |\n| - | -: |\n| 1 | 2 |',
      '<table>\n<thead>\n<tr>\n<th>a</th>\n<th>b</th>\n</tr>\n</thead>\n<tbody>\n<tr>\n<td>1</td>\n<td>2</td>\n</tr>\n</tbody>\n</table>',
    ],
    ['HTML inside', 'A <b>bold</b> word', '<p>A <b>bold</b> word</p>'],
    ['an empty text', '', ''],
    ['blanks', ' \n\n ', ''],
  ])('%s', async (_, text, expected) => {
    expect(await html(text)).toBe(expected)
  })

  test('a footnote is a number and a note, without links that lead nowhere', async () => {
    const text = 'One[^a] and two[^a].\n\n[^a]: The note.'
    const expected =
      '<p>One<sup>1</sup> and two<sup>1</sup>.</p>\n<h2>Footnotes</h2>\n<ol>\n<li>\n<p>The note.</p>\n</li>\n</ol>'
    expect((await html(text)).replace(/\s+<\/p>/, '</p>')).toBe(expected)
    expect(await html(`${text}\n\n<p id="a">x</p>`)).not.toMatch(/id=|href=|user-content/)
  })
})

describe('what is not allowed', () => {
  test.each([
    ['a script', 'a<script>alert(1)</script>b', '<p>ab</p>'],
    ['a script in capitals', '<SCRIPT>alert(1)</SCRIPT >ok', 'ok'],
    ['an open script', '<p>one</p><script>alert(1)', '<p>one</p>'],
    ['a frame', '<iframe src="https://evil.example">x</iframe>ok', 'ok'],
    ['a style', '<style>p{display:none}</style>ok', 'ok'],
    ['an event', '<p onclick="alert(1)" onmouseover=alert(1)>one</p>', '<p>one</p>'],
    ['a style attribute', '<p style="position:fixed" class="x">one</p>', '<p>one</p>'],
    ['an id and a name', '<p id="main" name="main">one</p>', '<p>one</p>'],
    ['data and aria', '<p data-x="1" aria-hidden="true" role="dialog" tabindex="1">one</p>', '<p>one</p>'],
    ['a form', '<form action="https://evil.example"><input name="a"><button>Send</button></form>', 'Send'],
    ['an image', '<p>a<img src="https://evil.example/x.png" onerror="alert(1)">b</p>', '<p>ab</p>'],
    ['a drawing', '<svg onload="alert(1)"><circle/></svg>ok', '<p>ok</p>'],
    ['a formula', '<math><mtext><script>alert(1)</script></mtext></math>ok', '<p>ok</p>'],
    ['an object', '<object data="x"><p>x</p></object><embed src="x">ok', '<p>ok</p>'],
    ['a video', '<video src="x" controls></video>ok', '<p>ok</p>'],
    [
      'a base and a link',
      '<base href="https://evil.example/"><link rel="stylesheet" href="x"><meta http-equiv="refresh">ok',
      'ok',
    ],
    ['a template', '<template><script>alert(1)</script></template>ok', '<p>ok</p>'],
    ['a comment', 'a<!-- secret -->b', '<p>ab</p>'],
    ['a doctype', '<!doctype html>ok', 'ok'],
    ['an unknown element', '<my-thing onclick="x"><p>one</p></my-thing>', '<p>one</p>'],
    ['a page', '<html><head><title>t</title></head><body onload="x"><p>one</p></body></html>', '<p>one</p>'],
    ['a cell without a table', '<td>one</td>', 'one'],
    ['an item without a list', '<li>one</li>', 'one'],
    ['an image hidden in a title', '<noscript><p title="</noscript><img src=x onerror=alert(1)>">', ''],
    ['a style that ends early', '<svg><style><img src=x onerror=alert(1)></style></svg>ok', '<p>ok</p>'],
  ])('%s is gone', async (_, text, expected) => {
    const rendered = await html(text)
    expect(rendered).not.toMatch(/alert|script|evil|onerror|style/i)
    expect(rendered).toBe(expected)
  })

  test('an image of Markdown is gone, with its paragraph', async () => {
    expect(await html('![A lamp](/images/lamp.png)\n\nOne')).toBe('<p>One</p>')
  })

  test('what was harmless stays where it was', async () => {
    expect(
      await html(
        '<table><caption>c</caption><tr><th colspan="2" style="x">a</th></tr><tr><td rowspan="2">b</td></tr></table>',
      ),
    ).toBe(
      '<table><caption>c</caption><tbody><tr><th colspan="2">a</th></tr><tr><td rowspan="2">b</td></tr></tbody></table>',
    )
    expect(await html('<p><abbr title="Far Out">FO</abbr> H<sub>2</sub>O</p>')).toBe(
      '<p><abbr title="Far Out">FO</abbr> H<sub>2</sub>O</p>',
    )
  })
})

describe('links', () => {
  test.each([
    [
      '[a](https://example.org/x?a=1&b=2)',
      `<p><a href="https://example.org/x?a=1&#x26;b=2" ${REL}>a</a></p>`,
    ],
    ['[a](https://example.org "A title")', `<p><a href="https://example.org" ${REL}>a</a></p>`],
    ['https://example.org/x', `<p><a href="https://example.org/x" ${REL}>https://example.org/x</a></p>`],
    [
      '<a href="http://example.org" target="_blank" rel="opener" onclick="x">a</a>',
      `<p><a href="http://example.org" ${REL}>a</a></p>`,
    ],
    ['[a](/topics)', '<p><a href="/topics">a</a></p>'],
    ['[a](mailto:mara@example.org)', '<p><a href="mailto:mara@example.org">a</a></p>'],
  ])('%s is kept', async (text, expected) => {
    expect(await html(text)).toBe(expected)
  })

  test.each([
    '[a *b*](javascript:alert(1))',
    '<a href="javascript:alert(1)">a <em>b</em></a>',
    '<a href=" jAvAsCrIpT:alert(1)">a <em>b</em></a>',
    '<a href="java&#10;script:alert(1)">a <em>b</em></a>',
    '<a href="java&Tab;script:alert(1)">a <em>b</em></a>',
    '<a href="&#106;avascript:alert(1)">a <em>b</em></a>',
    '<a href="data:text/html,x">a <em>b</em></a>',
    '<a href="vbscript:x">a <em>b</em></a>',
    '<a href="//evil.example">a <em>b</em></a>',
    '<a href="/\\evil.example">a <em>b</em></a>',
    '<a href="https://user@evil.example">a <em>b</em></a>',
    '<a href="relative/page">a <em>b</em></a>',
    '<a href="#part">a <em>b</em></a>',
    '<a href="">a <em>b</em></a>',
    '<a>a <em>b</em></a>',
    '<a name="x">a <em>b</em></a>',
  ])('%s becomes its text', async (text) => {
    expect(await html(text)).toBe('<p>a <em>b</em></p>')
  })

  test('one beside another unsafe one is still looked at', async () => {
    expect(await html('[a](javascript:x)[b](javascript:y)[c](https://example.org)')).toBe(
      `<p>ab<a href="https://example.org" ${REL}>c</a></p>`,
    )
  })
})

describe('headings', () => {
  test.each([
    ['# One\n\n## Two\n\n# Three', '<h2>One</h2>\n<h3>Two</h3>\n<h2>Three</h2>'],
    ['### One\n\n#### Two', '<h2>One</h2>\n<h3>Two</h3>'],
    ['## One', '<h2>One</h2>'],
    [
      '# 1\n\n## 2\n\n### 3\n\n#### 4\n\n##### 5\n\n###### 6',
      '<h2>1</h2>\n<h3>2</h3>\n<h4>3</h4>\n<h5>4</h5>\n<h6>5</h6>\n<h6>6</h6>',
    ],
    ['<h1 id="x">One</h1>', '<h2>One</h2>'],
    // Nothing is skipped, and what stood side by side stays so.
    ['# 1\n\n### 2\n\n### 3\n\n## 4', '<h2>1</h2>\n<h3>2</h3>\n<h3>3</h3>\n<h3>4</h3>'],
    ['#### 1\n\n## 2\n\n#### 3', '<h2>1</h2>\n<h2>2</h2>\n<h3>3</h3>'],
  ])('%j start at the second level', async (text, expected) => {
    expect(await html(text)).toBe(expected)
  })
})

describe('empty paragraphs', () => {
  test.each(['<p></p>', '<p>&nbsp;</p>', '<p><br></p>', '<p><b> </b></p>', '<p><script>x</script></p>'])(
    '%s is dropped',
    async (empty) => {
      expect(await html(`<p>One</p>${empty}${empty}<p>Two</p>`)).toBe('<p>One</p><p>Two</p>')
    },
  )
})

describe('words', () => {
  test.each([
    ['', 0],
    ['One two three.', 3],
    ['One — two & 3', 3],
    ['<p>One&nbsp;two</p><p>three</p>', 3],
    ['<p>One <b>two</b></p><script>not seen</script>', 2],
    ['It’s well-known', 2],
    ['- one\n- two', 2],
    ['Здоровье и уход', 3],
  ])('in %j there are %i', async (text, words) => {
    expect((await renderText({ text, format: 'markdown' })).words).toBe(words)
  })
})

test('rendering is the same each time', async () => {
  const text = '# One\n\n[a](https://example.org) <script>x</script>\n\n| a |\n| - |\n| b |'
  expect(await html(text)).toBe(await html(text))
})
