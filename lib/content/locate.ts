/**
 * Finds where in a file something was written. Most files are plain lists of fields, so lines are looked at first; only
 * what they don't answer is parsed again, which takes a millisecond.
 */
import { isMap, isPair, isScalar, isSeq, LineCounter, parseDocument } from 'yaml'
import { splitText } from './front-matter'
import type { FieldPath, Finding } from './problem'
import { withoutEnd } from '../text-end'

/** A place in a file, counted from 1, and the field that stands there, as it is written. */
export interface Place {
  readonly line: number
  readonly column: number
  readonly field: FieldPath
}

/** Names that are read as another one, for finding what a rule calls by its proper name. */
const OTHER_NAMES: Readonly<Record<string, readonly string[]>> = {
  href: ['herf'],
  slug: ['slugid'],
  brand: ['linkbrand'],
  communitytopics: ['medigytopics'],
}

type Sought = Pick<Finding, 'field' | 'value' | 'line' | 'column' | 'inBody'>

/**
 * Prepares for questions about one file. A field that is missing is found at its nearest written parent, a value that is
 * not at its field wherever it is written first.
 * @param source the text of the file.
 */
export function createLocator(source: string): (sought: Sought) => Place {
  const { yaml, body, bodyLine } = splitText(source)
  const lines = yaml.split('\n')
  let parsed: ReturnType<typeof parseFields> | undefined

  return ({ field, value, line, column, inBody }) => {
    if (line !== undefined) return { line, column: column ?? 1, field }
    if (inBody !== undefined) return placeInBody(body, bodyLine, inBody)
    if (field.length === 0 && value === undefined) return { line: 1, column: 1, field }
    return placeInLines(lines, field, value) ?? placeInTree((parsed ??= parseFields(yaml)), field, value)
  }
}

function placeInBody(body: string, bodyLine: number, offset: number): Place {
  const before = body.slice(0, offset)
  const start = before.lastIndexOf('\n') + 1
  return { line: bodyLine + before.split('\n').length - 1, column: offset - start + 1, field: [] }
}

/** The front matter starts in line 2 of the file. */
const FIRST_LINE = 2

/** The answer for a field that stands alone on a line, or is an item of a plain list; `undefined` where lines can't tell. */
function placeInLines(
  lines: readonly string[],
  field: FieldPath,
  value: string | undefined,
): Place | undefined {
  const [name, inner, ...rest] = field
  if (typeof name !== 'string' || rest.length > 0) return undefined
  const key = keyNamed(lines, name, 0, '')
  if (key === undefined) return undefined
  const own: Place = { line: key.line + FIRST_LINE, column: 1, field: [key.name] }
  if (typeof inner === 'string') {
    const indent = /^ +/.exec(lines[key.line + 1] ?? '')?.[0]
    if (key.text !== '' || indent === undefined) return undefined
    const nested = keyNamed(lines, inner, key.line + 1, indent)
    if (nested === undefined || (value !== undefined && unquoted(nested.text) !== value)) return undefined
    return { line: nested.line + FIRST_LINE, column: indent.length + 1, field: [key.name, nested.name] }
  }
  if (inner === undefined && value === undefined) return own
  if (value !== undefined && key.text !== '') return unquoted(key.text) === value ? own : undefined
  const item = itemsBelow(lines, key.line).find(({ text, index }) =>
    value === undefined ? index === inner : unquoted(text) === value,
  )
  return item && { line: item.line + FIRST_LINE, column: item.column, field: [key.name, item.index] }
}

interface Key {
  readonly line: number
  readonly name: string
  /** What follows the colon. */
  readonly text: string
}

/** A key at exactly this indentation; the exact spelling wins over others. Ends with the mapping it starts in. */
function keyNamed(lines: readonly string[], name: string, from: number, indent: string): Key | undefined {
  let loose: Key | undefined
  for (let line = from; line < lines.length; line++) {
    const text = lines[line] ?? ''
    if (indent !== '' && text !== '' && !text.startsWith(indent)) break
    const [, found, rest = ''] = /^([\w.-]+):(?:\s+(.*))?$/.exec(text.slice(indent.length)) ?? []
    if (found === undefined) continue
    const key = { line, name: found, text: rest.trim() }
    if (found === name) return key
    if (found.toLowerCase() === name.toLowerCase()) loose ??= key
  }
  return loose
}

/** The items of a list written one a line; none where it is written otherwise. */
function itemsBelow(lines: readonly string[], keyLine: number) {
  const indent = /^( *)- /.exec(lines[keyLine + 1] ?? '')?.[1]
  const items: { line: number; index: number; column: number; text: string }[] = []
  if (indent === undefined) return items
  for (let line = keyLine + 1; line < lines.length; line++) {
    const text = lines[line] ?? ''
    const [, start, item] = /^( *- +)(\S.*)$/.exec(text) ?? []
    if (start !== undefined && item !== undefined && start.startsWith(`${indent}-`))
      items.push({ line, index: items.length, column: start.length + 1, text: item.trim() })
    else if (text.startsWith(`${indent}-`)) return []
    else if (/^\S/.test(text)) break
  }
  return items
}

/** The text of a scalar on one line, if that is plain to see. */
function unquoted(text: string): string | undefined {
  const [, single] = /^'((?:[^']|'')*)'$/.exec(text) ?? []
  if (single !== undefined) return single.replaceAll("''", "'")
  const [, double] = /^"([^"\\]*)"$/.exec(text) ?? []
  if (double !== undefined) return double
  return /^[^'"|>&*!%@`{[#]/.test(text) && !/\s#|:\s/.test(text) ? text : undefined
}

function parseFields(yaml: string) {
  const lines = new LineCounter()
  const document = parseDocument(`\n${yaml}`, { lineCounter: lines, uniqueKeys: false })
  return { root: document.contents as unknown, lines }
}

function placeInTree(
  { root, lines }: ReturnType<typeof parseFields>,
  field: FieldPath,
  value: string | undefined,
): Place {
  const direct = walk(root, field)
  const found =
    value === undefined || (direct.isWhole && writtenAs(direct.node, value))
      ? direct
      : (itemWith(direct, value) ?? anywhere(root, value, []) ?? direct)
  const { line, col } = lines.linePos(found.offset)
  return line > 0
    ? { line, column: Math.max(col, 1), field: found.path }
    : { line: 1, column: 1, field: found.path }
}

/** Where a field was written in a parsed YAML document: the offset of its key, or of its nearest written parent. */
export function offsetOf(root: unknown, field: FieldPath): number {
  return walk(root, field).offset
}

interface Found {
  readonly node: unknown
  readonly offset: number
  readonly path: FieldPath
  /** Whether all of the field was there, not only a parent of it. */
  readonly isWhole: boolean
}

function walk(root: unknown, field: FieldPath): Found {
  let found: Found = { node: root, offset: 0, path: [], isWhole: true }
  for (const step of field) {
    const child = childOf(found.node, step)
    if (!child) return { ...found, path: field, isWhole: false }
    found = { ...child, path: [...found.path, child.step], isWhole: true }
  }
  return found
}

function childOf(node: unknown, step: string | number) {
  if (isMap(node)) {
    const keys = node.items.filter((item) => isPair(item) && isScalar(item.key))
    const named = (name: string) =>
      keys.find(({ key }) => isScalar(key) && String(key.value) === name) ??
      keys.find(({ key }) => isScalar(key) && String(key.value).toLowerCase() === name.toLowerCase())
    const name = String(step)
    const pair = [name, ...(OTHER_NAMES[name.toLowerCase()] ?? [])].map(named).find(Boolean)
    return pair && isScalar(pair.key)
      ? { node: pair.value, offset: pair.key.range?.[0] ?? 0, step: String(pair.key.value) }
      : undefined
  }
  const item: unknown = isSeq(node) ? node.items[Number(step)] : undefined
  const start = startOf(item)
  return start === undefined ? undefined : { node: item, offset: start, step: Number(step) }
}

/** The item of a list that is written so. */
function itemWith({ node, path }: Found, value: string): Found | undefined {
  if (!isSeq(node)) return undefined
  const index = node.items.findIndex((item) => writtenAs(item, value))
  const item: unknown = node.items[index]
  return index < 0
    ? undefined
    : { node: item, offset: startOf(item) ?? 0, path: [...path, index], isWhole: true }
}

/** The first place where a text is written, in the order of the file. */
function anywhere(node: unknown, value: string, path: FieldPath): Found | undefined {
  if (isMap(node)) {
    for (const pair of node.items) {
      if (!isScalar(pair.key)) continue
      const inner = [...path, String(pair.key.value)]
      if (writtenAs(pair.value, value))
        return { node: pair.value, offset: pair.key.range?.[0] ?? 0, path: inner, isWhole: true }
      const found = anywhere(pair.value, value, inner)
      if (found) return found
    }
  }
  if (isSeq(node)) {
    const own = itemWith({ node, offset: 0, path, isWhole: true }, value)
    if (own) return own
  }
  return undefined
}

function writtenAs(node: unknown, value: string): boolean {
  return isScalar(node) && plainText(String(node.value)) === plainText(value)
}

/** Aliases are read without the slash at their end, texts without doubled blanks. */
function plainText(text: string): string {
  return withoutEnd(text.replace(/\s+/g, ' ').trim(), '/')
}

function startOf(node: unknown): number | undefined {
  return typeof node === 'object' && node !== null && 'range' in node && Array.isArray(node.range)
    ? Number(node.range[0])
    : undefined
}
