import { execFileSync } from 'node:child_process'
import { expect, test } from 'vitest'

test.each([
  ['npm start', 'scripts/start.mjs'],
  ['npm test', 'scripts/test.mjs'],
  ['npm run dev', 'scripts/dev.mjs'],
  ['npm run build', 'scripts/build.mjs'],
  ['npm run release', 'scripts/release.mjs'],
  ['npm run shots', 'scripts/screenshots.ts'],
])('%s -- --help says what it does, and does nothing', { timeout: 30_000 }, (command, script) => {
  const said = execFileSync(process.execPath, ['--import', 'tsx', script, '--help'], { encoding: 'utf8' })
  expect(said.split('\n')[0]).toMatch(new RegExp(`^${command}\\b`))
})
