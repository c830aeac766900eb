/**
 * Writes repairs into the text of a file, at exactly the characters that are wrong: comments, the order of keys, unknown
 * keys, quotes, line ends and everything else stay byte for byte. What can't be changed that way is left as it is.
 */
import { isDeepStrictEqual } from 'node:util'
import { isMap, isPair, isScalar, isSeq, parseDocument, type Pair, type Scalar } from 'yaml'
import type { FileStore } from './file-store'
import { readFrontMatter, type SplitFile } from './front-matter'
import type { FieldPath, Repair } from './problem'

/** A repair and the field it is for, as the file writes it. */
export interface PlacedRepair {
  readonly path: FieldPath
  readonly repair: Repair
}

interface Edit {
  readonly start: number
  readonly end: number
  readonly text: string
}

/**
 * The text with all repairs that can be made at once. A repair is made only if reading the result shows that nothing
 * but its own field has changed.
 */
export function repairText(source: string, repairs: readonly PlacedRepair[]): string {
  let text = source
  const done = new Set<string>()
  for (const one of repairs) {
    const field = one.path.join('\n')
    // Items behind a removed one have moved; the next look at the file finds them again.
    const list = one.path.slice(0, -1).join('\n')
    if (done.has(field) || done.has(`${list}\n*`)) continue
    const repaired = createRepairer(text)(one)
    if (repaired === undefined) continue
    text = repaired
    done.add(field)
    if (one.repair.kind === 'remove') done.add(`${list}\n*`)
    if (one.repair.kind === 'rename') return text
  }
  return text
}

/**
 * Prepares for repairs of one text, which is parsed once, however many are tried.
 * @returns the text with one repair alone; `undefined` where it can't be made.
 */
export function createRepairer(source: string): (one: PlacedRepair) => string | undefined {
  let original: ReturnType<typeof parsedText>
  let isParsed = false
  return ({ path, repair }) => {
    if (!isParsed) original = parsedText(source)
    isParsed = true
    if (original === undefined) return undefined
    const { block, root, file } = original
    const found = nodeAt(root, path)
    const edit = found && editFor(block.text, found, valueAt(file.fields, path), repair)
    if (edit === undefined) return undefined
    const at = block.start
    const result = source.slice(0, at + edit.start) + edit.text + source.slice(at + edit.end)
    return isHarmless(file, result, path, repair) ? result : undefined
  }
}

/** A text as both parsers read it: one gives the values that count, the other the places. */
function parsedText(source: string) {
  const block = yamlOf(source)
  const read = readFrontMatter(source)
  if (block === undefined || !read.ok) return undefined
  const document = parseDocument(block.text, { uniqueKeys: false })
  return document.errors.length === 0 ? { block, root: document.contents, file: read.file } : undefined
}

/** The front matter as it is written, line ends included; single carriage returns are too odd to count in. */
function yamlOf(source: string): { readonly text: string; readonly start: number } | undefined {
  const [first] = /^\uFEFF?---[ \t]*\r?\n/.exec(source) ?? []
  if (first === undefined || /\r(?!\n)/.test(source)) return undefined
  const end = /^---[ \t]*\r?$/m.exec(source.slice(first.length))
  return end ? { text: source.slice(first.length, first.length + end.index), start: first.length } : undefined
}

/** @param value what is read there now. */
function editFor(text: string, found: FoundNode, value: unknown, repair: Repair): Edit | undefined {
  const { node, pair, parent } = found
  switch (repair.kind) {
    case 'rename': {
      if (!pair || !isMap(parent) || parent.has(repair.key) || !isScalar(pair.key)) return undefined
      return overwrite(pair.key, repair.key)
    }
    case 'replace':
      return isPlain(node) ? overwrite(node, repair.value) : undefined
    case 'quote': {
      if (!isPlain(node) || node.type !== 'PLAIN' || !node.range) return undefined
      const [start, end] = node.range
      // Not the characters: a slug 007 is the address 7, which must not change.
      return { start, end, text: `'${String(value)}'` }
    }
    case 'remove':
      return removal(text, found)
  }
}

interface FoundNode {
  readonly node: unknown
  /** Present for the value of a field. */
  readonly pair?: Pair
  readonly parent: unknown
  /** The field that holds a list, for its items. */
  readonly holder?: Pair
}

function nodeAt(root: unknown, path: FieldPath): FoundNode | undefined {
  let found: FoundNode = { node: root, parent: undefined }
  for (const step of path) {
    const { node } = found
    if (isMap(node)) {
      const pair = node.items.find(
        (item) => isPair(item) && isScalar(item.key) && String(item.key.value) === String(step),
      )
      if (!pair) return undefined
      found = { node: pair.value, pair, parent: node }
    } else if (isSeq(node) && typeof step === 'number' && step < node.items.length) {
      found = { node: node.items[step], parent: node, holder: found.pair }
    } else return undefined
  }
  return found
}

/** A text that nothing refers to and that stands in one piece. */
function isPlain(node: unknown): node is Scalar {
  return isScalar(node) && !node.anchor && !node.tag && !String(node.type).startsWith('BLOCK')
}

function overwrite(node: Scalar, value: string): Edit | undefined {
  if (!node.range) return undefined
  const [start, end] = node.range
  return { start, end, text: spelled(value, node.type) }
}

/** The value in the quotes that were there, or in single quotes where it can't do without. */
function spelled(value: string, type: Scalar['type']): string {
  if (type === 'QUOTE_DOUBLE') return JSON.stringify(value)
  const needsNone = /^[\p{L}\p{N}\p{Sc}/](?:[^#:,[\]{}]*(?:[^#:,[\]{}\s]|:\/\/\S*))?$/u.test(value)
  const isText = needsNone && parseDocument(value).toJS() === value
  if (type === 'PLAIN' && isText) return value
  return `'${value.replaceAll("'", "''")}'`
}

/** Takes whole lines only: the line of an item or of a field; with the last item its field goes as well. */
function removal(text: string, { node, pair, parent, holder }: FoundNode): Edit | undefined {
  const own = pair?.key ?? node
  if (!isScalar(node) || !isScalar(own) || !own.range || !node.range) return undefined
  const isLast = isSeq(parent) && parent.items.length === 1
  const first = isLast && isScalar(holder?.key) ? holder.key.range?.[0] : own.range[0]
  if (first === undefined) return undefined
  const start = text.lastIndexOf('\n', first - 1) + 1
  const lineEnd = text.indexOf('\n', node.range[1])
  const end = lineEnd < 0 ? text.length : lineEnd + 1
  const before = text.slice(start, first)
  const isWholeLine =
    (isLast || pair ? /^\s*$/ : /^\s*-\s+$/).test(before) && text.slice(node.range[1], end).trim() === ''
  return isWholeLine ? { start, end, text: '' } : undefined
}

/** Whether the change did what it should, and nothing else. */
function isHarmless(old: SplitFile, after: string, path: FieldPath, repair: Repair): boolean {
  const now = readFrontMatter(after)
  if (!now.ok || old.body !== now.file.body) return false
  const [top = ''] = path
  const others = ([key]: readonly [string, unknown]) =>
    key !== String(top) && !(repair.kind === 'rename' && key === repair.key)
  const rest = (fields: object) => Object.entries(fields).filter(others)
  if (!isDeepStrictEqual(rest(old.fields), rest(now.file.fields))) return false
  const value = valueAt(now.file.fields, path)
  if (repair.kind === 'replace') return value === repair.value
  if (repair.kind === 'quote') return value === String(valueAt(old.fields, path))
  if (repair.kind === 'rename')
    return isDeepStrictEqual(
      valueAt(now.file.fields, [...path.slice(0, -1), repair.key]),
      valueAt(old.fields, path),
    )
  return true
}

function valueAt(fields: unknown, path: FieldPath): unknown {
  let value = fields
  for (const step of path) {
    if (typeof value !== 'object' || value === null) return undefined
    value = new Map<string, unknown>(Object.entries(value)).get(String(step))
  }
  return value
}

/** The same folder with other texts in some of its files, as if they had been saved. */
export function withTexts(store: FileStore, texts: ReadonlyMap<string, string>): FileStore {
  return {
    ...store,
    async list() {
      const stamps = await store.list()
      return stamps.map((stamp) => {
        const text = texts.get(stamp.file)
        const { file, changedMs } = stamp
        return text === undefined ? stamp : { file, size: text.length, modifiedMs: -hashOf(text), changedMs }
      })
    },
    async read(file) {
      const text = texts.get(file)
      return text === undefined ? store.read(file) : { ok: true, text, hash: `repaired ${hashOf(text)}` }
    },
  }
}

function hashOf(text: string): number {
  let hash = 0
  for (let at = 0; at < text.length; at++) hash = (Math.imul(hash, 31) + text.charCodeAt(at)) | 0
  return Math.abs(hash) + 1
}
