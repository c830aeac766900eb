/** Everything that is wrong with a content folder, each with its place: what editors are shown. */
import type { Catalog } from './catalog'
import type { FileStore } from './file-store'
import { locateFields } from './front-matter'
import type { Library } from './library'
import { fieldName, type Finding, type Problem, type Severity } from './problem'

/** A problem with the line of the file it is about. */
export interface LocatedProblem extends Problem {
  readonly sourceLine: string
}

/**
 * In path order, then by line. Files are opened again to find the places, so ask for errors only where warnings
 * are not shown.
 * @param catalog one made from all articles, drafts included.
 */
export async function listProblems(
  store: FileStore,
  library: Library,
  catalog: Catalog,
  severity?: Severity,
): Promise<readonly LocatedProblem[]> {
  const byFile = new Map<string, Finding[]>()
  const all = [
    ...library.files.flatMap(({ stamp, findings }) =>
      findings.map((finding) => ({ file: stamp.file, finding })),
    ),
    ...catalog.findings,
  ]
  for (const { file, finding } of all) {
    if (severity === undefined || finding.severity === severity)
      byFile.set(file, [...(byFile.get(file) ?? []), finding])
  }
  const problems = await Promise.all([...byFile].map(([file, findings]) => placed(store, file, findings)))
  return problems
    .flat()
    .toSorted((a, b) =>
      a.file === b.file ? a.line - b.line || a.column - b.column : a.file < b.file ? -1 : 1,
    )
}

async function placed(
  store: FileStore,
  file: string,
  findings: readonly Finding[],
): Promise<readonly LocatedProblem[]> {
  const read = await store.read(file)
  const lines = read.ok ? read.text.split(/\r\n?|\n/) : []
  const locate = read.ok ? locateFields(read.text) : () => ({ line: 1, column: 1 })
  return findings.map(({ rule, severity, field, message, fix, line, column }) => {
    const place = line === undefined ? locate(field) : { line, column: column ?? 1 }
    const sourceLine = lines[place.line - 1] ?? ''
    return {
      file: store.displayPath(file),
      ...place,
      rule,
      severity,
      field: fieldName(field),
      message,
      fix,
      sourceLine,
    }
  })
}
