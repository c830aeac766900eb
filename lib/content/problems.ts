/** Everything that is wrong with a content folder, each with its place: what editors are shown. */
import type { Catalog } from './catalog'
import type { FileStore } from './file-store'
import type { Library } from './library'
import { createLocator } from './locate'
import {
  fieldName,
  formatProblem,
  type FieldPath,
  type Finding,
  type Problem,
  type Repair,
  type Severity,
  type FileFinding,
} from './problem'
import { createRepairer } from './repair'
import { reviewArticle, reviewArticles } from './review'
import type { LinkCheck } from './review-bodies'

/** So many findings of one rule are named for one file: each place is looked up, and a list that goes on is not read. */
const MOST_OF_A_RULE = 50

/** Files opened at a time. */
const AT_A_TIME = 64

/** A problem with the line of the file it is about. */
export interface LocatedProblem extends Problem {
  readonly sourceLine: string
  /** The file inside the content folder. */
  readonly contentFile: string
  /** The field as it is written; `field` is how messages print it. */
  readonly path: FieldPath
  /** Only where the file is written so that it can be made. */
  readonly repair?: Repair
}

export interface ProblemOptions {
  /** Errors alone are found without comparing articles with each other. */
  readonly severity?: Severity
  /** Only those of one file, and without comparing it with all others: quick in a folder of any size. */
  readonly file?: string
  /** See {@link reviewArticles}. */
  readonly checkLink?: LinkCheck
  /** Called with the number of files located and the total. */
  readonly onProgress?: (done: number, total: number) => void
}

/**
 * In path order, then by line. Of a rule that one file breaks very often, the first findings and how many more there are.
 * Files are opened again to find the places, so ask for errors only where warnings
 * are not shown.
 * @param catalog one made from all articles, drafts included.
 */
export async function listProblems(
  store: FileStore,
  library: Library,
  catalog: Catalog,
  options: ProblemOptions = {},
): Promise<readonly LocatedProblem[]> {
  const byFile = new Map<string, Finding[]>()
  for (const { file, finding } of findingsOf(library, catalog, options)) {
    if (options.severity !== undefined && finding.severity !== options.severity) continue
    if (options.file !== undefined && file !== options.file) continue
    const known = byFile.get(file)
    if (known) known.push(finding)
    else byFile.set(file, [finding])
  }
  const files = [...byFile]
  const problems: LocatedProblem[] = []
  for (let start = 0; start < files.length; start += AT_A_TIME) {
    const batch = files.slice(start, start + AT_A_TIME)
    const located = await Promise.all(
      batch.map(([file, findings]) => placed(store, file, firstOfEachRule(findings))),
    )
    problems.push(...located.flat())
    options.onProgress?.(Math.min(start + AT_A_TIME, files.length), files.length)
  }
  return problems.toSorted((a, b) =>
    a.file === b.file ? a.line - b.line || a.column - b.column : a.file < b.file ? -1 : 1,
  )
}

function findingsOf(
  library: Library,
  catalog: Catalog,
  { severity, checkLink, file }: ProblemOptions,
): readonly FileFinding[] {
  const shelved =
    file === undefined ? library.files : library.files.filter(({ stamp }) => stamp.file === file)
  const read = shelved.flatMap(({ stamp, findings }) =>
    findings.map((finding) => ({ file: stamp.file, finding })),
  )
  // All findings of the review are worth fixing; none blocks publishing.
  if (severity === 'error') return [...read, ...catalog.findings]
  if (file === undefined)
    return [...read, ...catalog.findings, ...reviewArticles(library, catalog, checkLink)]
  const reviewed = shelved.flatMap(({ article, broken }) =>
    article && !broken ? reviewArticle(article, catalog, checkLink) : [],
  )
  return [...read, ...catalog.findings, ...reviewed.map((finding) => ({ file, finding }))]
}

function firstOfEachRule(findings: readonly Finding[]): readonly Finding[] {
  const counts = new Map<string, number>()
  const lastNamed = new Map<string, Finding>()
  const named: Finding[] = []
  for (const finding of findings) {
    const count = (counts.get(finding.rule) ?? 0) + 1
    counts.set(finding.rule, count)
    if (count <= MOST_OF_A_RULE) named.push(finding)
    if (count === MOST_OF_A_RULE) lastNamed.set(finding.rule, finding)
  }
  for (const [rule, last] of lastNamed) {
    const more = (counts.get(rule) ?? 0) - MOST_OF_A_RULE
    if (more > 0) named.push(moreLike(last, more))
  }
  return named
}

/** Stands at the place of the last one that is named. */
function moreLike(last: Finding, count: number): Finding {
  return {
    ...last,
    message:
      count === 1
        ? 'There is one more of these in the file.'
        : `There are ${count} more of these in the file.`,
    fix: 'Mend those above; the next check names others.',
    repair: undefined,
  }
}

async function placed(
  store: FileStore,
  file: string,
  findings: readonly Finding[],
): Promise<readonly LocatedProblem[]> {
  const read = await store.read(file)
  const text = read.ok ? read.text : ''
  const lines = text.split(/\r\n?|\n/)
  const locate = createLocator(text)
  const repaired = createRepairer(text)
  // Not every way of writing a value can be changed: what the check promises, `content:fix` must be able to keep.
  const canMake = (path: FieldPath, repair: Repair) => (repaired({ path, repair }) ?? text) !== text
  return findings.map((finding) => {
    const { line, column, field } = locate(finding)
    const { rule, severity, message, fix, repair } = finding
    return {
      file: store.displayPath(file),
      line,
      column,
      rule,
      severity,
      field: fieldName(field),
      message,
      fix,
      sourceLine: partOf(lines[line - 1] ?? '', column),
      contentFile: file,
      path: field,
      repair: repair && canMake(field, repair) ? repair : undefined,
    }
  })
}

/** Longest part of a line that is shown: bodies may be a single one. */
const MOST_SHOWN = 160

/** The line, or what is around a column of it, counted from 1. */
function partOf(line: string, column: number): string {
  if (line.length <= MOST_SHOWN) return line
  const start = Math.max(0, Math.min(column - 1 - MOST_SHOWN / 2, line.length - MOST_SHOWN))
  const end = start + MOST_SHOWN
  return `${start > 0 ? '…' : ''}${line.slice(start, end)}${end < line.length ? '…' : ''}`
}

/** {@link formatProblem} with the line itself between what is wrong and what to do. */
export function formatLocated(problem: LocatedProblem): string {
  const [what = '', ...remedy] = formatProblem(problem).split('\n')
  const mends = problem.repair === undefined ? [] : ['    npm run content:fix mends this.']
  return [what, `    | ${problem.sourceLine}`, ...remedy, ...mends].join('\n')
}
