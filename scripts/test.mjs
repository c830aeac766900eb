/** `npm test`: everything that must hold, in a fresh clone as well. The last line counts. */
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs'
import path from 'node:path'
import { findChromium, installChromium } from './chromium.mjs'
import { attempt, ensureBuilt, ensureInstalled, root, stop } from './set-up.mjs'

if (process.argv.includes('--help')) {
  process.stdout.write(
    'npm test [-- --unit]\n\nTypes, lint, unit and component tests, content check, build, browser tests. With --unit: without build and browser.\n',
  )
  process.exit(0)
}
const unitOnly = process.argv.includes('--unit')

// Each step sets it for itself; one that came from the shell would make them test what nobody runs.
delete process.env.NODE_ENV

await ensureInstalled()
const browser = unitOnly ? undefined : (findChromium() ?? (await installChromium()))
if (!unitOnly && !browser)
  stop('No browser was found. Install Chromium, or set PLAYWRIGHT_CHROMIUM_PATH to one.')

const reports = path.join(root, 'test-results')
rmSync(reports, { recursive: true, force: true })
mkdirSync(reports, { recursive: true })
const unitReport = path.join(reports, 'unit.json')
const browserReport = path.join(reports, 'browser.json')

/** @type {string[]} */
const failures = []
/** @param {string} doing @param {string[]} args */
async function step(doing, args, env = {}) {
  if ((await attempt(process.execPath, args, { doing, env })) !== 0) failures.push(doing)
}

await step('Route types', ['node_modules/next/dist/bin/next', 'typegen'])
await step('Types', ['node_modules/typescript/bin/tsc', '--noEmit'])
await step('Lint', ['node_modules/oxlint/bin/oxlint', '--type-aware', '--deny-warnings'])
await step('Format', ['node_modules/prettier/bin/prettier.cjs', '--check', '--log-level', 'warn', '.'])
await step('Unused code', ['node_modules/knip/bin/knip.js'])
await step('Unit and component tests', [
  'node_modules/vitest/vitest.mjs',
  'run',
  '--reporter=default',
  '--reporter=json',
  `--outputFile.json=${unitReport}`,
])
await step('Content check', ['--import', 'tsx', 'scripts/command.ts', 'content:check', '--summary'])
if (!unitOnly) {
  await ensureBuilt()
  await step('Browser tests', ['node_modules/@playwright/test/cli.js', 'test'], {
    PLAYWRIGHT_CHROMIUM_PATH: browser,
    PLAYWRIGHT_JSON_OUTPUT_FILE: browserReport,
  })
}

const unit = read(unitReport, ({ numPassedTests, numFailedTests }) => [numPassedTests, numFailedTests])
const web = read(browserReport, ({ stats }) => [stats.expected + stats.flaky, stats.unexpected])
const passed = unit.passed + web.passed
// A step that failed without failing a test (types, lint, …) counts as one.
const failed = Math.max(unit.failed + web.failed, failures.length)
if (failures.length > 0) process.stdout.write(`Failed: ${failures.join(', ')}\n`)
process.stdout.write(`${passed} passed, ${failed} failed\n`)
process.exit(failed === 0 && passed > 0 ? 0 : 1)

/**
 * @param {string} file
 * @param {(report: any) => number[]} counts
 */
function read(file, counts) {
  const [passed = 0, failed = 0] = existsSync(file) ? counts(JSON.parse(readFileSync(file, 'utf8'))) : []
  return { passed, failed }
}
