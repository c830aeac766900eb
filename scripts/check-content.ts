/** `npm run content:check`: every problem of every content file, with its place and remedy. */
import path from 'node:path'
import { parseArgs } from 'node:util'
import { createCatalog } from '../lib/content/catalog'
import { openFileStore } from '../lib/content/file-store'
import { readLibrary } from '../lib/content/library'
import { formatProblem, type Problem } from '../lib/content/problem'
import { listProblems } from '../lib/content/problems'
import { readSite } from '../lib/site'

const HELP = `npm run content:check [-- --json] [-- --strict] [-- --summary]

Checks every file of the content folder (CONTENT_DIR, ./content).
  --json     the problems as JSON: { version, checked, problems: [{ file, line, column, rule, severity, field, message, fix }] }
  --strict   warnings fail the check too
  --summary  print problems that block publishing, and only count the others
Exit code: 0 fine, 1 problems, 2 wrong usage.
`

async function main(): Promise<number> {
  const options = readOptions()
  if (options === undefined) {
    process.stderr.write(HELP)
    return 2
  }
  if (options.help) {
    process.stdout.write(HELP)
    return 0
  }
  const { contentDir } = readSite(process.env)
  const store = await openFileStore(contentDir, path.resolve('public'))
  const library = await readLibrary(store, undefined, showProgress)
  const catalog = createCatalog(library, { now: new Date(), preview: true })
  // The line itself is not part of the documented shape.
  const located = await listProblems(store, library, catalog)
  const problems: readonly Problem[] = located.map(
    ({ file, line, column, rule, severity, field, message, fix }) => ({
      file,
      line,
      column,
      rule,
      severity,
      field,
      message,
      fix,
    }),
  )
  const errors = problems.filter(({ severity }) => severity === 'error')
  const checked = library.files.length

  if (options.json)
    process.stdout.write(`${JSON.stringify({ version: 1, checked, problems }, undefined, 2)}\n`)
  else
    process.stdout.write(
      asText(options.summary ? errors : problems, checked, errors.length, problems.length - errors.length),
    )
  return errors.length > 0 || (options.strict && problems.length > 0) ? 1 : 0
}

function readOptions() {
  try {
    const { values } = parseArgs({
      options: {
        json: { type: 'boolean', default: false },
        strict: { type: 'boolean', default: false },
        summary: { type: 'boolean', default: false },
        help: { type: 'boolean', default: false },
      },
    })
    return values
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n\n`)
    return undefined
  }
}

function asText(problems: readonly Problem[], checked: number, errors: number, warnings: number): string {
  const summary = `${checked} ${checked === 1 ? 'file' : 'files'} checked: ${errors} blocking publishing, ${warnings} worth fixing.`
  return [...problems.map(formatProblem), summary, ''].join('\n')
}

let shown = 0

/** A line that rewrites itself on a terminal, one line for every tenth elsewhere; small folders need neither. */
function showProgress(done: number, total: number) {
  if (total < 1000) return
  const tenth = Math.floor((done / total) * 10)
  if (process.stderr.isTTY) process.stderr.write(`\r${done} of ${total} files${done === total ? '\n' : ''}`)
  else if (tenth > shown) process.stderr.write(`${tenth * 10} % of ${total} files\n`)
  shown = tenth
}

main().then(
  (code) => {
    process.exitCode = code
  },
  (error: unknown) => {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
    process.exitCode = 2
  },
)
