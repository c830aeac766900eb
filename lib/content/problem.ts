/**
 * What can be wrong with a content file, as data. Wording is part of the interface: it is tested,
 * and an editor must be able to act on it without asking anybody.
 */

/** `error` blocks publishing: the article is left out. `warning` is worth fixing: a repair was made or something is odd. */
export type Severity = 'error' | 'warning'

/** Where in the front matter something was written: `['link', 'herf']`, `['author', 0]`. Empty = the file itself. */
export type FieldPath = readonly (string | number)[]

/** A fault or repair seen while reading, before its place in the file is looked up. */
export interface Finding {
  readonly rule: string
  readonly severity: Severity
  /** As written in the file, so that it can be found there. */
  readonly field: FieldPath
  readonly message: string
  /** What to do, as an instruction. */
  readonly fix: string
  /** What is written there, where the field alone does not say which of several places is meant. */
  readonly value?: string
  /** Known for syntax errors; everything else is located on demand. */
  readonly line?: number
  readonly column?: number
  /** For something in the body: how many characters of it come before. */
  readonly inBody?: number
  /** The change that certainly mends it; without one, a person has to decide. */
  readonly repair?: Repair
}

/** A finding of a comparison between files, with the file it is reported for. */
export interface FileFinding {
  readonly file: string
  readonly finding: Finding
}

/** A change of the front matter at the place of a finding. */
export type Repair =
  /** Another text instead of the one that is there. */
  | { readonly kind: 'replace'; readonly value: string }
  /** The same text in quotes, so that it is no number. */
  | { readonly kind: 'quote' }
  /** Another name for the key. */
  | { readonly kind: 'rename'; readonly key: string }
  /** Nothing: the item of the list, or the whole field, goes. */
  | { readonly kind: 'remove' }

/** A {@link Finding} with its place. The shape of `content:check --json`, which other programs read. */
export interface Problem {
  readonly file: string
  readonly line: number
  readonly column: number
  readonly rule: string
  readonly severity: Severity
  readonly field: string
  readonly message: string
  readonly fix: string
}

/** The one exception the content module throws, for callers that chose to be strict. */
export class ContentError extends Error {
  override readonly name = 'ContentError'

  constructor(readonly problems: readonly Problem[]) {
    super(problems.map(formatProblem).join('\n'))
  }
}

/** `path:line:col  rule  field: message` and the remedy on a second, indented line. */
export function formatProblem(problem: Problem): string {
  const { file, line, column, rule, field, message, fix } = problem
  const subject = field === '' ? message : `${field}: ${message}`
  return `${file}:${line}:${column}  ${rule}  ${subject}\n    ${fix}`
}

/** `link.href`, `author.0`: the field path as messages print it. */
export function fieldName(path: FieldPath): string {
  return path.join('.')
}

export function blocksPublishing(findings: readonly Finding[]): boolean {
  return findings.some(({ severity }) => severity === 'error')
}
