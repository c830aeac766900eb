/**
 * The text of a body without its markup, for the search index: fast and tolerant, and never HTML.
 * What readers see is made by the renderer; here a wrong guess costs a word in a snippet, nothing else.
 * Every step is linear or bounded, because bodies are written by strangers.
 */
import { decodeHTML } from 'entities'
import type { Body } from '../content/model'

/** Elements whose content the renderer drops as well. */
const HIDDEN = new Set(
  'script style template iframe object svg math noscript textarea select title'.split(' '),
)

/** Only these can stand inside a word. */
const INLINE = new Set('a abbr b cite code del em i q s strong sub sup span u'.split(' '))

const TAG = /^<(\/?)([a-zA-Z][a-zA-Z0-9-]*)/

/** The text of a body: entities decoded, white space single, no markup. */
export function plainText({ text, format }: Pick<Body, 'text' | 'format'>): string {
  const marked = format === 'markdown' ? withoutMarkdown(text) : text
  return decodeHTML(withoutTags(marked)).replace(/\s+/gu, ' ').trim()
}

function withoutTags(html: string): string {
  if (!html.includes('<')) return html
  let text = ''
  let place = 0
  while (place < html.length) {
    const open = html.indexOf('<', place)
    if (open < 0) break
    text += html.slice(place, open)
    const tag = readTag(html, open)
    text += tag.text
    place = tag.end
  }
  return text + html.slice(place)
}

/** What stands in the place of whatever begins with the `<` at `open`, and where it ends. */
function readTag(html: string, open: number): { readonly text: string; readonly end: number } {
  if (!/[a-zA-Z/!?]/.test(html.charAt(open + 1))) return { text: '<', end: open + 1 }
  if (html.startsWith('<!--', open)) return { text: '', end: after(html, '-->', open + 4) }
  const [, slash, written] = TAG.exec(html.slice(open, open + 40)) ?? []
  const isDeclaration = /[!?]/.test(html.charAt(open + 1))
  if (written === undefined && !isDeclaration) return { text: '<', end: open + 1 }
  const name = written?.toLowerCase() ?? ''
  const end = after(html, '>', open)
  if (slash === '' && HIDDEN.has(name)) return { text: ' ', end: afterElement(html, name, end) }
  return { text: INLINE.has(name) ? '' : ' ', end }
}

/** The place after the next `mark`; the end of the text if there is none, as in a browser. */
function after(html: string, mark: string, from: number): number {
  const found = html.indexOf(mark, from)
  return found < 0 ? html.length : found + mark.length
}

function afterElement(html: string, name: string, from: number): number {
  const close = new RegExp(`</${name}(?![a-z0-9-])`, 'gi')
  close.lastIndex = from
  const found = close.exec(html)
  return found ? after(html, '>', found.index) : html.length
}

function withoutMarkdown(text: string): string {
  return (
    text
      // What is escaped is no markup; entities are decoded at the end.
      .replace(/\\([!-/:-@[-`{-~])/g, (_, character: string) => `&#${character.charCodeAt(0)};`)
      // Definitions of links, fences, rules, rows of dashes under or in tables.
      .replace(/^ {0,3}\[[^\]\n]{1,200}\]:[^\n]*$/gm, '')
      .replace(/^ {0,3}(?:```|~~~)[^\n]*$/gm, '')
      .replace(/^[ \t|:*_=-]{3,}$/gm, '')
      // Marks at the beginning of a line: quotes, headings, lists.
      .replace(/^[ \t]{0,20}(?:>[ \t]?){1,20}/gm, '')
      .replace(/^[ \t]{0,20}(?:#{1,6}|[*+-]|\d{1,9}[.)])[ \t]+/gm, '')
      // Pictures leave nothing, links their text, addresses in angle brackets themselves.
      .replace(/!\[[^\][]{0,500}\]\([^()\n]{0,2000}(?:\([^()\n]{0,200}\)[^()\n]{0,500})?\)/g, ' ')
      .replace(/\[([^\][]{0,500})\]\([^()\n]{0,2000}(?:\([^()\n]{0,200}\)[^()\n]{0,500})?\)/g, '$1')
      .replace(/\[([^\][]{0,500})\]\[[^\][]{0,200}\]/g, '$1')
      .replace(/<((?:https?|mailto):[^<>\s]{1,2000})>/gi, '$1')
      // Emphasis and code; an underscore inside a word is a letter of it.
      .replace(/\*{1,3}|`{1,3}|~~/g, '')
      .replace(/(?<![\p{L}\p{N}])_{1,3}|_{1,3}(?![\p{L}\p{N}])/gu, '')
      .replace(/[ \t]\|[ \t]|^\|[ \t]|[ \t]\|$/gm, ' ')
  )
}
