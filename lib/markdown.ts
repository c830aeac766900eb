/**
 * Safe HTML as Markdown, for readers that want text. It reads what `content/render.ts` writes and nothing else:
 * known elements, attributes in double quotes, `<` escaped everywhere. One pass without recursion, so depth costs nothing.
 */
import { decodeHTML } from 'entities'
import type { SafeHtml } from './content/body'

const TOKEN = /<(\/?)([a-z][a-z\d]*)((?: [a-z][a-z-]*(?:="[^"]*")?)*)>|[^<]+|</gi

/** What is written around the text of an inline element. */
const marks: Readonly<Record<string, string>> = {
  em: '*',
  i: '*',
  cite: '*',
  strong: '**',
  b: '**',
  del: '~~',
  s: '~~',
}

/** @param origin of this site, for links that lead to it. */
export function toMarkdown(html: SafeHtml, origin: string): string {
  const writer = new Writer(origin)
  for (const [token, slash = '', name, attributes = ''] of html.matchAll(TOKEN)) {
    if (name === undefined) writer.text(decodeHTML(token))
    else if (slash === '') writer.open(name.toLowerCase(), attributes)
    else writer.close(name.toLowerCase())
  }
  return writer.finish()
}

/** Deeper quotes and lists are written at this depth: each line repeats its depth. */
const MAX_DEPTH = 10

interface List {
  /** The number of the next item; `undefined` in a list without numbers. */
  next: number | undefined
}

class Writer {
  private readonly blocks: string[] = []
  private line = ''
  private quotes = 0
  private readonly lists: List[] = []
  /** Stands before the first block of a list item. */
  private bullet = ''
  private isCode = false
  private readonly links: string[] = []
  /** Cells of the table row that is being read. */
  private row: string[] | undefined
  private isHead = false
  /** Stands before the text of a heading. */
  private heading = ''

  constructor(private readonly origin: string) {}

  text(text: string): void {
    this.line += this.isCode ? text : escapeMarkdown(text.replace(/\s+/g, ' '))
  }

  open(name: string, attributes: string): void {
    const mark = marks[name]
    if (mark !== undefined) this.line += mark
    else if (name === 'a') this.openLink(attributes)
    else if (name === 'code') this.line += this.isCode ? '' : '`'
    else if (name === 'q') this.line += '"'
    else if (name === 'br') this.line += this.row ? ' ' : '\\\n'
    else if (BLOCKS.has(name)) this.openBlock(name, attributes)
  }

  close(name: string): void {
    const mark = marks[name]
    if (mark !== undefined) this.line += mark
    else if (name === 'a') this.line += this.links.pop() ?? ''
    else if (name === 'code') this.line += this.isCode ? '' : '`'
    else if (name === 'q') this.line += '"'
    else if (BLOCKS.has(name)) this.closeBlock(name)
  }

  finish(): string {
    this.flush()
    return this.blocks.join('\n\n')
  }

  private openLink(attributes: string): void {
    const [, written] = / href="([^"]*)"/.exec(attributes) ?? []
    const href = written === undefined ? '' : decodeHTML(written)
    const address = href.startsWith('/') ? new URL(href, this.origin).href : href
    this.links.push(`](${address.replace(/[\s()<>\\]/g, (one) => `%${one.charCodeAt(0).toString(16)}`)})`)
    this.line += '['
  }

  private openBlock(name: string, attributes: string): void {
    if (name === 'th' || name === 'td') {
      this.line = ''
      return
    }
    this.flush()
    if (name === 'blockquote') this.quotes += 1
    else if (name === 'ul') this.lists.push({ next: undefined })
    else if (name === 'ol') this.lists.push({ next: Number(/ start="(\d+)"/.exec(attributes)?.[1] ?? 1) })
    else if (name === 'li') this.bullet = this.nextBullet()
    else if (name === 'pre') this.isCode = true
    else if (name === 'hr') this.block('---')
    else if (name === 'tr') this.row = []
    else if (name === 'thead') this.isHead = true
    else if (/^h[1-6]$/.test(name)) this.heading = `${'#'.repeat(Number(name.charAt(1)))} `
  }

  private closeBlock(name: string): void {
    if (name === 'th' || name === 'td') {
      this.row?.push(this.line.trim().replaceAll('|', '\\|'))
      this.line = ''
      return
    }
    if (name === 'pre') this.closeCode()
    else if (name === 'tr') this.closeRow()
    else this.flush()
    if (name === 'blockquote') this.quotes -= 1
    else if (name === 'ul' || name === 'ol') this.lists.pop()
    else if (name === 'li') this.bullet = ''
    else if (name === 'thead') this.isHead = false
  }

  private nextBullet(): string {
    const list = this.lists.at(-1)
    if (list?.next === undefined) return '- '
    list.next += 1
    return `${list.next - 1}. `
  }

  private closeCode(): void {
    const code = this.line.replace(/\n$/, '')
    const longest = Math.max(2, ...Array.from(code.matchAll(/`+/g), ([ticks]) => ticks.length))
    const fence = '`'.repeat(longest + 1)
    this.isCode = false
    this.line = ''
    this.block(`${fence}\n${code}\n${fence}`)
  }

  private closeRow(): void {
    const cells = this.row ?? []
    this.row = undefined
    const under = this.isHead ? `\n|${cells.map(() => ' --- |').join('')}` : ''
    this.block(`| ${cells.join(' | ')} |${under}`)
  }

  private flush(): void {
    const text = this.line.trim()
    const { heading } = this
    this.line = ''
    this.heading = ''
    if (text === '') return
    this.block(heading === '' ? escapeStart(text) : heading + text.replace(/\s*\\\n\s*/g, ' '))
  }

  private block(text: string): void {
    const depth = Math.max(this.lists.length - (this.bullet === '' ? 0 : 1), 0)
    const rest = '> '.repeat(Math.min(this.quotes, MAX_DEPTH)) + '    '.repeat(Math.min(depth, MAX_DEPTH))
    const first = `${rest}${this.bullet}`
    const hanging = rest + ' '.repeat(this.bullet.length)
    this.bullet = ''
    const written = text
      .split('\n')
      .map((line, index) => `${index === 0 ? first : hanging}${line}`.trimEnd())
      .join('\n')
    const last = this.blocks.at(-1)
    // Rows of one table stand directly below each other.
    if (last !== undefined && isRow(text) && isRow(last.split('\n').at(-1) ?? ''))
      this.blocks[this.blocks.length - 1] = `${last}\n${written}`
    else this.blocks.push(written)
  }
}

const BLOCKS = new Set(
  'p hr pre ul ol li dl dt dd blockquote h1 h2 h3 h4 h5 h6 table caption thead tbody tr th td'.split(' '),
)

function isRow(line: string): boolean {
  return /^[> ]*\| .*\|$/.test(line.split('\n', 1)[0] ?? '')
}

/** Text that only looks like Markdown, or like HTML, stays text. */
function escapeMarkdown(text: string): string {
  return text.replace(/[\\`*_[\]<~]/g, '\\$&').replace(/&(?=#?\w+;)/g, '\\&')
}

/** Only at the start of a line are these more than characters. */
function escapeStart(text: string): string {
  return text
    .split('\n')
    .map((line) =>
      line.replace(/^(\s*)(#|>|[-+](?=\s)|[-=]{3,})/, '$1\\$2').replace(/^(\s*\d+)([.)])(?=\s)/, '$1\\$2'),
    )
    .join('\n')
}
