/**
 * Links of a body, with their places. A parser would know more, but a text of 16 KB can keep it busy for minutes
 * (decision 3). Whoever reviews a folder waits for all of its texts, so each is read in one go from left to right.
 */
import { decodeHTMLStrict } from 'entities'
import type { Body } from './model'

export interface BodyLink {
  readonly href: string
  /** How many characters of the body come before it. */
  readonly at: number
}

type Span = readonly [start: number, end: number]

const COMMENT = /<!--[\s\S]*?(?:-->|(?![\s\S]))/g

/** A block of code between fences, a comment, code inside a line, a mark that a backslash makes a plain character. */
const NO_TEXT =
  /^[ >\t]*(?<fence>`{3,}(?=[^`\n]*$)|~{3,})[\s\S]*?(?:^[ >\t]*\k<fence>[`~]*[ \t]*$|(?![\s\S]))|<!--[\s\S]*?(?:-->|(?![\s\S]))|(?<!`)(?<ticks>`{1,3})(?!`)(?:[^\n]|\n(?![ \t]*\n))*?(?<!`)\k<ticks>(?!`)|\\[!-/:-@[-`{-~]/gm

/** Opens or closes what may be the text of a link; the end of a paragraph closes everything. */
const BRACKET =
  /(!?)\[|\](?:\([ \t]*\n?[ \t]*(?:<([^<>\n]*)>|((?:[^\s()]|\([^\s()]*\))+))|\[([^[\]]{0,300})\])?|\n[ \t]*\n/dg

/** An address under a name: `[name]: address`. */
const DEFINITION =
  /^ {0,3}\[(?!\^)([^[\]]{1,300})\]:[ \t]*\n?[ \t]*(?:<([^<>\n]*)>|(\S+))[ \t]*(?:["'(][^\n]*)?$/dgm

const ANCHOR = /<a(?=\s)[^>]{0,500}?\shref\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))/dgi

const LIST_ITEM = /^ {0,3}(?:[-*+]|\d{1,9}[.)])(?:\s|$)/

/** All links in the order of the text. Pictures are none, and code and comments hold none. */
export function linksOf({ text, format }: Pick<Body, 'text' | 'format'>): readonly BodyLink[] {
  if (!/\]\(|\]:|href/i.test(text)) return []
  const isMarkdown = format === 'markdown'
  const visible = isMarkdown ? visibleMarkdown(text) : text.replace(COMMENT, blank)
  const linkAt = ([start, end]: Span, isEscaped: boolean): BodyLink => {
    const written = text.slice(start, end)
    return { href: decodeHTMLStrict(isEscaped ? unescaped(written) : written), at: start }
  }
  return [
    ...(isMarkdown ? markdownLinks(visible) : []).map((span) => linkAt(span, true)),
    ...[...visible.matchAll(ANCHOR)]
      .flatMap((match) => spanIn(match, 1, 2, 3))
      .map((span) => linkAt(span, false)),
  ]
    .filter(({ href }) => href !== '' && !href.startsWith('#'))
    .toSorted((a, b) => a.at - b.at)
}

/** The text, as long as before, without what looks like a link and is none. */
function visibleMarkdown(text: string): string {
  return withoutIndentedCode(text).replace(NO_TEXT, (found) => (found.startsWith('\\') ? 'xx' : blank(found)))
}

/** Lines four blanks in are code, unless they go on with a paragraph or an item of a list. */
function withoutIndentedCode(text: string): string {
  let isAfterBlank = true
  let isInList = false
  const lines = text.split('\n').map((line) => {
    if (line.trim() === '') {
      isAfterBlank = true
      return line
    }
    const isIndented = /^(?: {4}|\t)/.test(line)
    if (isIndented && isAfterBlank && !isInList) return blank(line)
    if (!isIndented) isInList = LIST_ITEM.test(line) || (isInList && (!isAfterBlank || line.startsWith('  ')))
    isAfterBlank = false
    return line
  })
  return lines.join('\n')
}

/** Where the addresses of links stand, those that a link only names included. */
function markdownLinks(visible: string): readonly Span[] {
  const { spans, names } = bracketsOf(visible.replace(DEFINITION, blank))
  const named = [...visible.matchAll(DEFINITION)].flatMap((match) =>
    names.has(nameOf(match[1] ?? '')) ? spanIn(match, 2, 3) : [],
  )
  return [...spans, ...named]
}

function bracketsOf(visible: string) {
  const spans: Span[] = []
  const names = new Set<string>()
  let open: { readonly isPicture: boolean; readonly start: number }[] = []
  for (const match of visible.matchAll(BRACKET)) {
    const [found, mark, , , name] = match
    if (found.startsWith('\n')) open = []
    else if (!found.startsWith(']')) open.push({ isPicture: mark === '!', start: match.index + found.length })
    else {
      const opening = open.pop()
      if (opening === undefined || opening.isPicture) continue
      const own = spanIn(match, 2, 3)
      spans.push(...own)
      if (own.length === 0) names.add(nameOf(name || visible.slice(opening.start, match.index)))
    }
  }
  return { spans, names }
}

/** The place of the first of these groups that took part, if one did. */
function spanIn({ indices }: RegExpExecArray, ...groups: readonly number[]): readonly Span[] {
  return groups.flatMap((group) => (indices?.[group] ? [indices[group]] : [])).slice(0, 1)
}

/** Names are the same whatever their case and blanks; longer ones are none. */
function nameOf(text: string): string {
  return text.slice(0, 300).replace(/\s+/g, ' ').trim().toLowerCase()
}

function unescaped(address: string): string {
  return address.replace(/\\([!-/:-@[-`{-~])/g, '$1')
}

function blank(text: string): string {
  return text.replace(/[^\n]/g, ' ')
}
