/**
 * What `npm start` and `npm test` need before anything of the project can run: a Node that fits, packages that match
 * the lockfile. Plain Node without dependencies, because nothing may be installed yet.
 */
import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'

export const root = fileURLToPath(new URL('..', import.meta.url))

/** What a build is made from. Content is not among it: a server notices other content by itself. */
const SOURCES = [
  'app',
  'components',
  'lib',
  'public',
  'instrumentation.ts',
  'proxy.ts',
  'next.config.js',
  'postcss.config.mjs',
  'tsconfig.json',
  'package-lock.json',
]

const INSTALLED = path.join(root, 'node_modules', '.installed-lockfile')
const BUILT = path.join(root, '.next', '.built-sources')
const LOCK = path.join(root, 'node_modules', '.building')

/**
 * Stops with one sentence if this Node is too old, and installs the packages if the lockfile has changed. Whoever runs a
 * server has often set NODE_ENV to "production", which leaves out what a build is made with, unless npm is told.
 */
export async function ensureInstalled() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)
  if (major < 20 || (major === 20 && minor < 19)) {
    stop(
      `Node ${process.versions.node} is too old: the portal needs 20.19 or newer. Install a newer Node and try again.`,
    )
  }
  const lockfile = digest([path.join(root, 'package-lock.json')])
  if (readIfThere(INSTALLED) === lockfile) return
  await run('npm', ['ci', '--include=dev', '--no-audit', '--no-fund'], {
    quiet: true,
    doing: 'Installing packages',
  })
  writeFileSync(INSTALLED, lockfile)
}

/** Stops with one line for each setting that is wrong: Next would wrap it into traces, and a desk would start without content. */
export async function ensureSettings() {
  const { tsImport } = await import('tsx/esm/api')
  await tsImport('../lib/site.ts', import.meta.url).catch((error) => stop(error.message))
}

/** Builds if there is no build of exactly these sources. Of several callers at once, one builds and the others wait. */
export async function ensureBuilt() {
  const sources = digest(SOURCES.flatMap((name) => filesOf(path.join(root, name))))
  const isBuilt = () => readIfThere(BUILT) === sources && existsSync(path.join(root, '.next', 'BUILD_ID'))
  while (!isBuilt()) {
    const holder = takeLock()
    if (holder === undefined) {
      const release = () => releaseLock(process.pid)
      process.on('exit', release)
      await ensureSettings()
      await build()
      writeFileSync(BUILT, sources)
      release()
      process.off('exit', release)
      return
    }
    if (!isRunning(holder)) releaseLock(holder)
    await new Promise((resolve) => setTimeout(resolve, 500))
  }
}

/** What is there counts as no build from now on, whatever it was made from. */
export function forgetBuild() {
  rmSync(BUILT, { force: true })
}

/**
 * Compiles and renders in two processes: what the compiler took would stay taken while pages are rendered, and a build
 * would need twice the memory. Both together write what one would. Platforms have a builder of their own.
 */
async function build() {
  const next = 'node_modules/next/dist/bin/next'
  const env = { NODE_ENV: 'production' }
  if (process.env['VERCEL'] !== undefined) return run('node', [next, 'build'], { doing: 'Building', env })
  await run('node', [next, 'build', '--experimental-build-mode', 'compile'], { doing: 'Compiling', env })
  await run('node', [next, 'build', '--experimental-build-mode', 'generate'], { doing: 'Rendering', env })
}

/** @returns {number | undefined} The process that builds already, if there is one. */
function takeLock() {
  try {
    writeFileSync(LOCK, String(process.pid), { flag: 'wx' })
    return undefined
  } catch {
    return Number(readIfThere(LOCK) ?? 0)
  }
}

/**
 * Only as long as it is the lock of that process: somebody else may have taken it since.
 * @param {number} pid
 */
function releaseLock(pid) {
  if (Number(readIfThere(LOCK)) === pid) rmSync(LOCK, { force: true })
}

/** Whoever takes the lock writes its number into it at once. */
const NAMELESS_MS = 2000

/** @param {number} pid what the lock says; 0 if it says nothing. */
function isRunning(pid) {
  if (pid === 0) return Date.now() - (statSync(LOCK, { throwIfNoEntry: false })?.mtimeMs ?? 0) < NAMELESS_MS
  try {
    return process.kill(pid, 0)
  } catch (error) {
    // One that belongs to somebody else may not be asked.
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
}

/**
 * Runs a command in the project folder and waits for it. A failure ends the process with the command's own words.
 * @param {string} command
 * @param {readonly string[]} args
 * @param {{ quiet?: boolean, doing?: string, env?: NodeJS.ProcessEnv }} [options]
 */
export async function run(command, args, { quiet = false, doing, env } = {}) {
  const code = await attempt(command, args, { quiet, doing, env })
  if (code !== 0)
    stop(`${doing ?? [command, ...args].join(' ')} failed (exit code ${code}). The reason is above.`)
}

/**
 * As `run`, but gives back the exit code.
 * @param {string} command
 * @param {readonly string[]} args
 * @param {{ quiet?: boolean, doing?: string, env?: NodeJS.ProcessEnv }} [options]
 * @returns {Promise<number>}
 */
export function attempt(command, args, { quiet = false, doing, env } = {}) {
  if (doing) process.stderr.write(`${doing} …\n`)
  return new Promise((resolve) => {
    const child = spawn(command, args, {
      cwd: root,
      stdio: ['ignore', quiet ? 'pipe' : 'inherit', quiet ? 'pipe' : 'inherit'],
      env: { ...process.env, NEXT_TELEMETRY_DISABLED: '1', ...env },
    })
    /** @type {Buffer[]} */
    const heard = []
    child.stdout?.on('data', (chunk) => heard.push(chunk))
    child.stderr?.on('data', (chunk) => heard.push(chunk))
    child.on('error', (error) => {
      process.stderr.write(`${error.message}\n`)
      resolve(1)
    })
    child.on('close', (code) => {
      if (quiet && code !== 0) process.stderr.write(Buffer.concat(heard))
      resolve(code ?? 1)
    })
  })
}

/** @param {string} message @returns {never} */
export function stop(message) {
  process.stderr.write(`${message}\n`)
  process.exit(1)
}

/** @param {readonly string[]} files */
function digest(files) {
  const hash = createHash('sha1')
  for (const file of files) hash.update(path.relative(root, file)).update(readFileSync(file))
  return hash.digest('hex')
}

/** @param {string} place @returns {string[]} */
function filesOf(place) {
  if (!existsSync(place)) return []
  if (statSync(place).isFile()) return [place]
  const entries = readdirSync(place, { withFileTypes: true, recursive: true }).filter((entry) =>
    entry.isFile(),
  )
  return entries.map((entry) => path.join(entry.parentPath, entry.name)).toSorted()
}

/** @param {string} file */
function readIfThere(file) {
  return existsSync(file) ? readFileSync(file, 'utf8') : undefined
}
