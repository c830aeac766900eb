/**
 * From the text of a content file to its fields and body: the gate every file passes.
 *
 * gray-matter runs code named in the first line (`---js`), remembers files that threw as empty, and reads
 * dates and octals by the machine's rules. So the first line is checked before it sees the text, it is always
 * called with options (that turns its memory off), every engine but ours refuses, and ours is YAML 1.2 core.
 */
import matter from 'gray-matter'
import { CORE_SCHEMA, load, YAMLException } from 'js-yaml'
import type { FieldPath, Finding } from './problem'

/** In bytes of UTF-8; see content/README.md. */
export const MAX_FRONT_MATTER = 64 * 1024
export const MAX_BODY = 256 * 1024

/** More values than any real file has; a small file can name millions of them through YAML aliases. */
const MAX_VALUES = 10_000

/** Deeper than the parser lets a file nest: only an alias to a value around it gets there. */
const MAX_DEPTH = 100

const FORBIDDEN_KEYS = new Set(['__proto__', 'constructor', 'prototype'])

export interface SplitFile {
  readonly fields: Readonly<Record<string, unknown>>
  readonly body: string
}

export type FrontMatterResult =
  { readonly ok: true; readonly file: SplitFile } | { readonly ok: false; readonly finding: Finding }

/** Splits and parses a file. Never throws; a fault comes back as one finding with its line and column. */
export function readFrontMatter(source: string): FrontMatterResult {
  const text = normaliseText(source)
  const block = frontMatterBlock(text)
  if (!block.ok) return block
  if (Buffer.byteLength(block.yaml) > MAX_FRONT_MATTER) {
    return fault(
      'front-matter-size',
      'The front matter is larger than 64 KB.',
      'Move long text into the body.',
      1,
    )
  }
  if (Buffer.byteLength(block.body) > MAX_BODY) {
    return fault(
      'body-size',
      'The body is larger than 256 KB.',
      'Quote an excerpt and link to the rest.',
      block.bodyLine,
    )
  }
  try {
    const { data } = matter(`---\n${block.yaml}---\n`, GRAY_MATTER_OPTIONS)
    return checked(data, block.body)
  } catch (error) {
    return syntaxFault(error)
  }
}

/** The parts of a file as they are written; a file without front matter has none of them. */
export function splitText(source: string): {
  readonly yaml: string
  readonly body: string
  /** The line where the body starts. */
  readonly bodyLine: number
} {
  const block = frontMatterBlock(normaliseText(source))
  return block.ok ? block : { yaml: '', body: '', bodyLine: 1 }
}

const refuse = (name: string) => ({
  parse(): never {
    throw new Error(`Front matter in the language "${name}" is not allowed.`)
  },
})

const GRAY_MATTER_OPTIONS = {
  language: 'yaml',
  delimiters: '---',
  engines: {
    yaml: (text: string) => toRecord(load(text, { schema: CORE_SCHEMA })),
    javascript: refuse('javascript'),
    js: refuse('js'),
    json: refuse('json'),
    coffee: refuse('coffee'),
    toml: refuse('toml'),
  },
}

type Block =
  | { readonly ok: true; readonly yaml: string; readonly body: string; readonly bodyLine: number }
  | { readonly ok: false; readonly finding: Finding }

function frontMatterBlock(text: string): Block {
  const [first = ''] = text.split('\n', 1)
  if (!/^---[ \t]*$/.test(first)) {
    return fault(
      'front-matter-missing',
      'The file does not start with a line of three dashes.',
      'Start the file with "---", then the fields, then another line "---".',
      1,
    )
  }
  const start = first.length + 1
  const end = /^---[ \t]*$/m.exec(text.slice(start))
  if (!end) {
    return fault(
      'front-matter-open',
      'The front matter is never closed.',
      'Add a line with three dashes after the last field.',
      1,
    )
  }
  const yamlText = text.slice(start, start + end.index)
  const stray = yamlText.split('\n').findIndex((line) => line.startsWith('---'))
  if (stray >= 0) {
    return fault(
      'front-matter-dashes',
      'A line of the front matter starts with three dashes.',
      'Indent that line, or put the text in quotes.',
      stray + 2,
    )
  }
  const afterEnd = start + end.index + end[0].length
  return {
    ok: true,
    yaml: yamlText,
    body: text.slice(afterEnd).replace(/^\n/, ''),
    bodyLine: text.slice(0, afterEnd).split('\n').length + 1,
  }
}

/** Windows line ends and a byte order mark are no fault of the editor's. */
function normaliseText(source: string): string {
  const text = source.charCodeAt(0) === 0xfeff ? source.slice(1) : source
  return text.includes('\r') ? text.replace(/\r\n?/g, '\n') : text
}

function toRecord(value: unknown): Record<string, unknown> {
  if (value === null || value === undefined) return {}
  if (!isRecord(value)) throw new Error('The front matter is not a list of fields.')
  return value
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function checked(fields: unknown, body: string): FrontMatterResult {
  const path = forbiddenKey(fields, 0, { left: MAX_VALUES })
  if (path === 'too-many') {
    return fault(
      'front-matter-size',
      'The front matter names too many values.',
      'Write every value once, without YAML anchors and aliases.',
      1,
    )
  }
  if (path) {
    const finding: Finding = {
      rule: 'key-forbidden',
      severity: 'error',
      field: path,
      message: `The key "${String(path.at(-1))}" is not allowed.`,
      fix: 'Remove the key.',
    }
    return { ok: false, finding }
  }
  return { ok: true, file: { fields: toRecord(fields), body } }
}

/** The path of a key that could reach an object's prototype, walking at most a budget of values. */
function forbiddenKey(
  value: unknown,
  depth: number,
  budget: { left: number },
): FieldPath | 'too-many' | undefined {
  budget.left -= 1
  if (budget.left < 0 || depth > MAX_DEPTH) return 'too-many'
  if (typeof value !== 'object' || value === null) return undefined
  for (const [key, child] of Object.entries(value)) {
    const step = Array.isArray(value) ? Number(key) : key
    if (FORBIDDEN_KEYS.has(key)) return [step]
    const found = forbiddenKey(child, depth + 1, budget)
    if (found === 'too-many') return found
    if (found) return [step, ...found]
  }
  return undefined
}

function syntaxFault(error: unknown): FrontMatterResult {
  if (error instanceof YAMLException) {
    // gray-matter hands the engine the text after the first dashes, line break included: its lines are the file's.
    // Its types promise a mark; faults of the whole text have none.
    const { line, column } = Object.assign({ line: 0, column: 0 }, error.mark)
    return fault(
      'front-matter-syntax',
      `Front matter can't be read: ${error.reason}.`,
      `Check the quotes and indentation on line ${line + 1}.`,
      line + 1,
      column + 1,
    )
  }
  const message = error instanceof Error ? error.message : String(error)
  return fault(
    'front-matter-syntax',
    `Front matter can't be read: ${message}`,
    'Write the fields as "name: value", one a line.',
    1,
  )
}

function fault(
  rule: string,
  message: string,
  fix: string,
  line: number,
  column = 1,
): { ok: false; finding: Finding } {
  return { ok: false, finding: { rule, severity: 'error', field: [], message, fix, line, column } }
}
