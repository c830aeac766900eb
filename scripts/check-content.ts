/** `npm run content:check`: every problem of every content file, with its place and remedy. */
import path from 'node:path'
import { parseArgs } from 'node:util'
import { createLinkCheck } from '../lib/addresses'
import { createCatalog } from '../lib/content/catalog'
import { openFileStore } from '../lib/content/file-store'
import { readLibrary } from '../lib/content/library'
import type { Problem } from '../lib/content/problem'
import { formatLocated, listProblems, type LocatedProblem } from '../lib/content/problems'
import { readSite } from '../lib/site'
import { createProgress } from './progress'

const HELP = `npm run content:check [-- --format text|json|github] [-- --strict] [-- --summary]

Checks every file of the content folder (CONTENT_DIR, ./content).
  --format json    { version, checked, problems: [{ file, line, column, rule, severity, field, message, fix }] }
  --format github  annotations for GitHub Actions
  --json           the same as --format json
  --strict         warnings fail the check too
  --summary        print problems that block publishing, and only count the others
Exit code: 0 nothing blocks publishing, 1 something does (with --strict: any problem), 2 wrong usage.
`

/** @returns the exit code. */
export async function main(args: readonly string[]): Promise<number> {
  const options = readOptions(args)
  if (options.help) {
    process.stdout.write(HELP)
    return 0
  }
  const { contentDir, url } = readSite(process.env)
  const store = await openFileStore(contentDir, path.resolve('public'))
  const library = await readLibrary(store, undefined, { onProgress: createProgress('files read') })
  const catalog = createCatalog(library, { now: new Date(), preview: true })
  const problems = await listProblems(store, library, catalog, {
    checkLink: createLinkCheck(catalog, url),
    onProgress: createProgress('files with problems'),
  })
  const errors = problems.filter(({ severity }) => severity === 'error')
  const shown = options.summary ? errors : problems
  const checked = library.files.length

  if (options.format === 'json') process.stdout.write(asJson(shown, checked))
  else if (options.format === 'github') process.stdout.write(shown.map(asAnnotation).join(''))
  else process.stdout.write(asText(shown, checked, errors.length, problems.length - errors.length))
  return errors.length > 0 || (options.strict && problems.length > 0) ? 1 : 0
}

/** @throws Error in the words of the parser, or about the format. */
function readOptions(args: readonly string[]) {
  const { values } = parseArgs({
    args: [...args],
    options: {
      json: { type: 'boolean', default: false },
      format: { type: 'string' },
      strict: { type: 'boolean', default: false },
      summary: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  })
  const format = values.format ?? (values.json ? 'json' : 'text')
  if (!/^(?:text|json|github)$/.test(format))
    throw new Error(`--format must be text, json or github, but it is "${format}".\n\n${HELP}`)
  return { ...values, format }
}

function asText(
  problems: readonly LocatedProblem[],
  checked: number,
  errors: number,
  warnings: number,
): string {
  const fixable = problems.filter(({ repair }) => repair !== undefined).length
  const summary = `${checked} ${checked === 1 ? 'file' : 'files'} checked: ${errors} blocking publishing, ${warnings} worth fixing.`
  const hint = fixable > 0 ? [`npm run content:fix mends ${fixable} of them.`] : []
  return [...problems.map(formatLocated), summary, ...hint, ''].join('\n')
}

/** What the help promises and nothing else: other programs read it. */
function asJson(problems: readonly LocatedProblem[], checked: number): string {
  const documented = problems.map(({ file, line, column, rule, severity, field, message, fix }): Problem => ({
    file,
    line,
    column,
    rule,
    severity,
    field,
    message,
    fix,
  }))
  return `${JSON.stringify({ version: 1, checked, problems: documented }, undefined, 2)}\n`
}

function asAnnotation({ file, line, column, rule, severity, field, message, fix }: LocatedProblem): string {
  const place = `file=${property(file)},line=${line},col=${column},title=${property(rule)}`
  return `::${severity} ${place}::${data(`${field === '' ? '' : `${field}: `}${message} ${fix}`)}\n`
}

/** Workflow commands end at a line break and read %-codes. */
function data(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A')
}

function property(text: string): string {
  return data(text).replaceAll(':', '%3A').replaceAll(',', '%2C')
}
