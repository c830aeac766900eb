/**
 * Reads foreign front matter in whatever dialect it comes: any casing of a key, known misspellings,
 * one value where a list is meant and the other way round, null for "absent". Every repair is a finding
 * that names the key as it was written.
 */
import { decodeHTMLStrict } from 'entities'
import { fieldName, type FieldPath, type Finding, type Repair } from './problem'

/** A value and the place it was written at. */
export interface Field<Value = unknown> {
  readonly value: Value
  readonly path: FieldPath
}

/** Fields of one mapping. Names are looked up without regard to case; earlier names win. */
export interface Fields {
  /** The value as it is; null and the empty string count as absent. */
  any(...names: readonly string[]): Field | undefined
  /** One line of plain text. */
  text(...names: readonly string[]): Field<string> | undefined
  /** An address: the first one written, character for character. */
  address(...names: readonly string[]): Field<string> | undefined
  /** All texts of a list; one value alone counts as a list of one. */
  texts(...names: readonly string[]): readonly Field<string>[]
  /** A text that names something; one that is longer than {@link MAX_NAME} is noted and left out. */
  label(...names: readonly string[]): Field<string> | undefined
  /** All names of a list, as {@link Fields.label} reads each. */
  labels(...names: readonly string[]): readonly Field<string>[]
  /** The fields of a nested mapping; empty when there is none. */
  nested(...names: readonly string[]): Fields
}

/** Past this a title or a name is a paste accident. */
export const MAX_NAME = 300

/** Known misspellings and older names, each with the name we use. */
const OTHER_NAMES: Readonly<Record<string, readonly string[]>> = {
  href: ['herf'],
  slug: ['slugid'],
}

/**
 * Reads the fields of a mapping.
 * @param findings where repairs are noted, each once, however often a field is asked for.
 * @param at where in the file the mapping stands.
 */
export function createFields(
  record: Readonly<Record<string, unknown>>,
  findings: Finding[],
  at: FieldPath = [],
): Fields {
  return fieldsIn(record, notesIn(findings), at)
}

type Note = (rule: string, field: FieldPath, message: string, fix: string, repair?: Repair) => void

function notesIn(findings: Finding[]): Note {
  const noted = new Set<string>()
  return (rule, field, message, fix, repair) => {
    const key = `${rule} ${fieldName(field)}`
    if (noted.has(key)) return
    noted.add(key)
    findings.push({ rule, severity: 'warning', field, message, fix, ...(repair && { repair }) })
  }
}

function fieldsIn(record: Readonly<Record<string, unknown>>, note: Note, at: FieldPath): Fields {
  const byName = new Map<string, Field>()
  for (const [key, value] of Object.entries(record)) {
    const name = key.toLowerCase()
    if (!byName.has(name) && !isAbsent(value)) byName.set(name, { value, path: [...at, key] })
  }

  function any(...names: readonly string[]): Field | undefined {
    for (const name of names) {
      const exact = byName.get(name.toLowerCase())
      if (exact) return noteSpelling(exact, name)
      const other = OTHER_NAMES[name.toLowerCase()]?.map((spelling) => byName.get(spelling)).find(Boolean)
      if (other) return noteSpelling(other, name)
    }
    return undefined
  }

  function noteSpelling(field: Field, name: string): Field {
    const written = field.path.at(-1)
    if (written !== name) {
      const message = `"${String(written)}" is read as "${name}".`
      note('key-spelling', field.path, message, `Write "${name}".`, { kind: 'rename', key: name })
    }
    return field
  }

  function toText({ value, path }: Field): Field<string> | undefined {
    if (typeof value === 'number' || typeof value === 'boolean') {
      note(
        'text-unquoted',
        path,
        `The text ${String(value)} is written without quotes.`,
        `Write it in quotes: '${String(value)}'.`,
        { kind: 'quote' },
      )
      return { value: String(value), path }
    }
    if (typeof value !== 'string') {
      note('text-expected', path, 'A text is expected here; the value is ignored.', 'Write one line of text.')
      return undefined
    }
    const text = cleanText(value)
    if (text.changed) note(text.rule, path, text.message, text.fix, { kind: 'replace', value: text.value })
    return text.value === '' ? undefined : { value: text.value, path }
  }

  function one(field: Field | undefined): Field | undefined {
    if (field === undefined || !Array.isArray(field.value)) return field
    const items: readonly unknown[] = field.value.filter((item) => !isAbsent(item))
    const message =
      items.length > 1
        ? `Only the first of ${items.length} values is used.`
        : 'A list is written where one value is meant.'
    note('one-value', field.path, message, 'Write one value, without a dash.')
    return items.length > 0 ? { value: items[0], path: field.path } : undefined
  }

  function text(...names: readonly string[]): Field<string> | undefined {
    const field = one(any(...names))
    return field && toText(field)
  }

  function texts(...names: readonly string[]): readonly Field<string>[] {
    const field = any(...names)
    if (field === undefined) return []
    const items: readonly unknown[] = Array.isArray(field.value) ? field.value : [field.value]
    return items.flatMap((value, index) => {
      if (isAbsent(value)) return []
      const item = toText({ value, path: Array.isArray(field.value) ? [...field.path, index] : field.path })
      return item ? [item] : []
    })
  }

  function isShortEnough({ value, path }: Field<string>): boolean {
    if (value.length <= MAX_NAME) return true
    const message = `The name has ${value.length} characters; it is left out, as at most ${MAX_NAME} are allowed.`
    note('name-length', path, message, 'Write a shorter name.')
    return false
  }

  return {
    any,
    text,
    texts,
    label(...names) {
      const field = text(...names)
      return field && isShortEnough(field) ? field : undefined
    },
    labels: (...names) => texts(...names).filter(isShortEnough),
    address(...names) {
      const field = one(any(...names))
      return typeof field?.value === 'string' ? { value: field.value.trim(), path: field.path } : undefined
    },
    nested(...names) {
      const field = any(...names)
      const inner = field && isRecord(field.value) ? field.value : {}
      return fieldsIn(inner, note, field?.path ?? at)
    },
  }
}

type CleanText =
  | { readonly changed: false; readonly value: string }
  | {
      readonly changed: true
      readonly value: string
      readonly rule: string
      readonly message: string
      readonly fix: string
    }

/** What needs no cleaning: words of printable ASCII with single blanks between them, and nothing that could be an entity. */
const PLAIN_LINE = /^[!-%'-~]+(?: [!-%'-~]+)*$/

/** Control characters, marks that turn the direction of writing, halves of characters. */
const INVISIBLE =
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff\p{Cs}]/gu

/** One line of visible text: entities decoded once; control characters and halves of characters gone; blanks collapsed. */
function cleanText(written: string): CleanText {
  if (PLAIN_LINE.test(written)) return { changed: false, value: written }
  const decoded = decodeHTMLStrict(written)
  const visible = decoded.replace(INVISIBLE, '')
  const value = visible.replace(/\s+/g, ' ').trim()
  if (visible !== decoded) {
    const message = 'Invisible control characters were removed.'
    return {
      changed: true,
      value,
      rule: 'control-characters',
      message,
      fix: 'Type the text anew, without pasting.',
    }
  }
  if (decoded !== written) {
    const message = 'HTML entities were decoded.'
    return {
      changed: true,
      value,
      rule: 'html-entities',
      message,
      fix: 'Write the characters themselves, e.g. "&" for "&amp;".',
    }
  }
  return { changed: false, value }
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function isAbsent(value: unknown): boolean {
  return value === null || value === undefined || value === ''
}
