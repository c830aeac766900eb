/**
 * From the text of a body to HTML that is safe to print. Pure; runs in a worker, because some 16 KB inputs
 * keep a Markdown parser busy for minutes. Pages call `renderBody` in `body.ts`.
 *
 * remark-html drops raw HTML by default, and exports consist of it. So it is told to keep it, and what it makes is
 * parsed as a browser would and passed through one allow-list: nothing after that list changes what is allowed.
 */
import type { Element, Root, RootContent } from 'hast'
import { toString } from 'hast-util-to-string'
import rehypeParse from 'rehype-parse'
import rehypeSanitize, { type Options as Schema } from 'rehype-sanitize'
import rehypeStringify from 'rehype-stringify'
import { remark } from 'remark'
import remarkGfm from 'remark-gfm'
import remarkHtml from 'remark-html'
import { unified } from 'unified'
import { SKIP, visit } from 'unist-util-visit'
import type { Body } from './model'
import { safeExternalUrl, safeUrl } from './safe-url'

export interface RenderedText {
  readonly html: string
  /** Visible words, for "We quote 128 words". */
  readonly words: number
}

/** Everything a body may consist of. Images are not among it: only the featured image is checked and served. */
const ALLOWED: Schema = {
  tagNames: [
    'p',
    'br',
    'hr',
    'a',
    'em',
    'i',
    'strong',
    'b',
    'del',
    's',
    'sub',
    'sup',
    'abbr',
    'cite',
    'q',
    'code',
    'pre',
    'ul',
    'ol',
    'li',
    'dl',
    'dt',
    'dd',
    'blockquote',
    'h1',
    'h2',
    'h3',
    'h4',
    'h5',
    'h6',
    'table',
    'caption',
    'thead',
    'tbody',
    'tr',
    'th',
    'td',
  ],
  attributes: {
    a: ['href'],
    abbr: ['title'],
    ol: ['start'],
    th: ['colSpan', 'rowSpan'],
    td: ['colSpan', 'rowSpan'],
  },
  ancestors: {
    li: ['ol', 'ul'],
    thead: ['table'],
    tbody: ['table'],
    tr: ['table'],
    th: ['table'],
    td: ['table'],
    caption: ['table'],
  },
  protocols: { href: ['http', 'https', 'mailto'] },
  strip: [
    'script',
    'style',
    'template',
    'iframe',
    'object',
    'svg',
    'math',
    'noscript',
    'textarea',
    'select',
    'title',
  ],
  allowComments: false,
  allowDoctypes: false,
}

const fromMarkdown = remark().use(remarkGfm).use(remarkHtml, { sanitize: false }).freeze()

const toSafeHtml = unified()
  .use(rehypeParse, { fragment: true })
  .use(rehypeSanitize, ALLOWED)
  .use(() => checkLinks)
  .use(() => startHeadingsAtTwo)
  .use(() => dropEmptyParagraphs)
  .freeze()

const stringify = unified().use(rehypeStringify).freeze()

/** Renders and sanitises. The input may be anything; the output is made of allowed elements only. */
export async function renderText({ text, format }: Pick<Body, 'text' | 'format'>): Promise<RenderedText> {
  const dirty = format === 'html' ? text : String(await fromMarkdown.process(text))
  const tree = await toSafeHtml.run(toSafeHtml.parse(dirty))
  return { html: stringify.stringify(tree), words: countWords(tree) }
}

/** A link that can't be trusted becomes its text. */
function checkLinks(tree: Root) {
  visit(tree, 'element', (node, index, parent) => {
    if (node.tagName !== 'a' || parent === undefined || index === undefined) return undefined
    const { href: written } = node.properties
    const href = typeof written === 'string' ? safeUrl(written) : undefined
    if (href === undefined) {
      // The way back from a footnote is an arrow, no text.
      const text = toString(node).startsWith('↩')
        ? []
        : (node.children as RootContent[] & Element['children'])
      parent.children.splice(index, 1, ...text)
      return [SKIP, index]
    }
    node.properties = safeExternalUrl(href)
      ? { href, rel: ['external', 'noopener', 'nofollow', 'ugc'] }
      : { href }
    return undefined
  })
}

/** The page owns the h1: headings of a body begin at h2, and each is one below the one it belongs to. */
function startHeadingsAtTwo(tree: Root) {
  /** As written: those that the current heading belongs to, and itself. */
  const levels: number[] = []
  visit(tree, 'element', (node) => {
    const [, written] = /^h([1-6])$/.exec(node.tagName) ?? []
    if (written === undefined) return
    const level = Number(written)
    while ((levels.at(-1) ?? 0) >= level) levels.pop()
    levels.push(level)
    node.tagName = `h${Math.min(levels.length + 1, 6)}`
  })
}

/** What is left of a paragraph that held only an image or a script. */
function dropEmptyParagraphs(tree: Root) {
  visit(tree, 'element', (node, index, parent) => {
    if (node.tagName !== 'p' || parent === undefined || index === undefined || toString(node).trim() !== '')
      return undefined
    parent.children.splice(index, 1)
    return [SKIP, index]
  })
}

const INLINE = new Set('a abbr b cite code del em i q s strong sub sup'.split(' '))

function countWords(tree: Root): number {
  const texts: string[] = []
  visit(tree, (node) => {
    if (node.type === 'text') texts.push(node.value)
    // Only inline elements can stand inside a word.
    if (node.type === 'element' && !INLINE.has(node.tagName)) texts.push(' ')
  })
  return texts
    .join('')
    .split(/\s+/u)
    .filter((word) => /[\p{L}\p{N}]/u.test(word)).length
}
