/**
 * `npm run release`: packs the build into an archive that serves the site from an empty folder, with nothing but Node.
 * It runs on systems like the one it was made on: the library that resizes pictures is machine code.
 */
import { cpSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { ensureBuilt, ensureInstalled, root, run } from './set-up.mjs'

/** Where in the archive it goes, and where it comes from. Next has gathered the code that it traced. */
const PARTS = {
  '.next': '.next/standalone/.next',
  '.next/static': '.next/static',
  node_modules: '.next/standalone/node_modules',
  'package.json': '.next/standalone/package.json',
  'lib/delivery/prerendered.mjs': 'lib/delivery/prerendered.mjs',
  'scripts/serve.mjs': 'scripts/serve.mjs',
  public: 'public',
  content: 'content',
  deploy: 'deploy',
  docs: 'docs',
  'ARCHITECTURE.md': 'ARCHITECTURE.md',
}

const START = `/** Serves the site: \`node server.mjs\`. Settings come from the environment, see deploy/README.md. */
import './scripts/serve.mjs'
`

if (process.argv.includes('--help')) {
  process.stdout.write(
    'npm run release\n\nBuilds if needed and writes release/community-portal-<version>.tar.gz. Unpacked anywhere, `node server.mjs` serves the site.\n',
  )
  process.exit(0)
}

await ensureInstalled()
await ensureBuilt()
const { version } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8'))
const name = `community-portal-${version}`
const folder = path.join(root, 'release')
const staged = path.join(folder, name)
const archive = path.join(folder, `${name}.tar.gz`)

rmSync(staged, { recursive: true, force: true })
for (const [to, from] of Object.entries(PARTS)) {
  mkdirSync(path.dirname(path.join(staged, to)), { recursive: true })
  cpSync(path.join(root, from), path.join(staged, to), { recursive: true, verbatimSymlinks: true })
}
writeFileSync(path.join(staged, 'server.mjs'), START)
// It names the folder of the build, which is nowhere else.
const manifest = path.join(staged, '.next/required-server-files.json')
const buildFolder = JSON.stringify(path.resolve(root))
writeFileSync(manifest, readFileSync(manifest, 'utf8').replaceAll(buildFolder, '"."'))
// Service managers mount a writable folder here.
mkdirSync(path.join(staged, '.next/cache'), { recursive: true })
await run('tar', ['-czf', `${archive}.part`, '-C', folder, name], { doing: 'Packing' })
renameSync(`${archive}.part`, archive)
rmSync(staged, { recursive: true })
process.stdout.write(`${path.relative(process.cwd(), archive)}\n`)
