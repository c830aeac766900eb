import { execFile } from 'node:child_process'
import { copyFile, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { describe, expect, onTestFinished, test } from 'vitest'

type Settings = Readonly<Record<string, string>>

/** Runs a module. Exit code and all that was said. */
function run(code: string, settings: Settings, cwd = process.cwd()): Promise<readonly [number, string]> {
  return new Promise((resolve) => {
    execFile(
      process.execPath,
      ['--input-type=module', '-e', code],
      { cwd, env: { ...process.env, ...settings } },
      (error, out, err) => resolve([typeof error?.code === 'number' ? error.code : 0, out + err]),
    )
  })
}

function ensure(what: string, settings: Settings, cwd?: string) {
  return run(`import { ${what} } from './scripts/set-up.mjs'; await ${what}()`, settings, cwd)
}

const checkSettings = (settings: Settings) => ensure('ensureSettings', settings)

/** A project with one package that it needs at work and one that its build needs, both beside it. */
async function smallProject(): Promise<string> {
  const root = await mkdtemp(path.join(tmpdir(), 'portal-set-up-'))
  onTestFinished(() => rm(root, { recursive: true }))
  await mkdir(path.join(root, 'scripts'))
  await copyFile('scripts/set-up.mjs', path.join(root, 'scripts/set-up.mjs'))
  const of = (name: string) => ({ name, version: '1.0.0' })
  for (const name of ['at-work', 'for-build']) {
    await mkdir(path.join(root, name))
    await writeFile(path.join(root, name, 'package.json'), JSON.stringify(of(name)))
  }
  const project = {
    ...of('project'),
    dependencies: { 'at-work': 'file:at-work' },
    devDependencies: { 'for-build': 'file:for-build' },
  }
  await writeFile(path.join(root, 'package.json'), JSON.stringify(project))
  const packages = {
    '': project,
    'at-work': { version: '1.0.0' },
    'for-build': { version: '1.0.0', dev: true },
    'node_modules/at-work': { resolved: 'at-work', link: true },
    'node_modules/for-build': { resolved: 'for-build', link: true },
  }
  await writeFile(
    path.join(root, 'package-lock.json'),
    JSON.stringify({ ...of('project'), lockfileVersion: 3, requires: true, packages }),
  )
  return root
}

describe('in a fresh clone', () => {
  test('what a build needs is installed, whatever NODE_ENV says', async () => {
    const root = await smallProject()
    expect(await ensure('ensureInstalled', { NODE_ENV: 'production' }, root)).toEqual([
      0,
      'Installing packages …\n',
    ])
    expect(await readdir(path.join(root, 'node_modules'))).toEqual(
      expect.arrayContaining(['at-work', 'for-build']),
    )
  })

  test('packages that fit the lockfile are not installed again', async () => {
    const root = await smallProject()
    await ensure('ensureInstalled', {}, root)
    expect(await ensure('ensureInstalled', {}, root)).toEqual([0, ''])
  })
})

/** A project that is built by writing one file, and another process that may build it. */
async function builtProject(): Promise<string> {
  const root = await smallProject()
  const files = {
    'lib/site.ts': '',
    'node_modules/tsx/package.json': '{"exports":{"./esm/api":"./api.mjs"}}',
    'node_modules/tsx/api.mjs': 'export const tsImport = async () => ({})',
    'node_modules/next/dist/bin/next': `
      const { mkdirSync, readFileSync, writeFileSync } = require('node:fs')
      mkdirSync('.next', { recursive: true })
      writeFileSync('.next/BUILD_ID', readFileSync('node_modules/.building'))`,
  }
  for (const [file, text] of Object.entries(files)) {
    await mkdir(path.join(root, path.dirname(file)), { recursive: true })
    await writeFile(path.join(root, file), text)
  }
  return root
}

describe('of several processes that build', () => {
  const BUILDING = 'Compiling …\nRendering …\n'
  const START = `
    import { readFileSync, rmSync, writeFileSync } from 'node:fs'
    import { ensureBuilt } from './scripts/set-up.mjs'
    const lock = 'node_modules/.building'
    const holder = () => readFileSync(lock, 'utf8')`

  test('one holds the lock meanwhile, and takes none away that another one has later', async () => {
    const root = await builtProject()
    const built = `${START}
      await ensureBuilt()
      if (readFileSync('.next/BUILD_ID', 'utf8') !== String(process.pid)) throw new Error('Built without a lock.')
      writeFileSync(lock, '1', { flag: 'wx' })`
    expect(await run(built, {}, root)).toEqual([0, BUILDING])
    expect(await readFile(path.join(root, 'node_modules/.building'), 'utf8')).toBe('1')
  })

  test('one that failed leaves no lock behind', async () => {
    const root = await builtProject()
    await writeFile(path.join(root, 'node_modules/next/dist/bin/next'), 'process.exit(1)')
    expect((await ensure('ensureBuilt', {}, root))[0]).toBe(1)
    expect(await readdir(path.join(root, 'node_modules'))).not.toContain('.building')
  })

  test('one that ended without a word is not waited for', async () => {
    const root = await builtProject()
    const after = `${START}
      writeFileSync(lock, '99999999')
      await ensureBuilt()`
    expect(await run(after, {}, root)).toEqual([0, BUILDING])
  })

  test('one that ended before it wrote who it is is not waited for', async () => {
    const root = await builtProject()
    const after = `${START}
      import { utimesSync } from 'node:fs'
      writeFileSync(lock, '')
      utimesSync(lock, 1, 1)
      await ensureBuilt()`
    expect(await run(after, {}, root)).toEqual([0, BUILDING])
  })

  test('one that belongs to somebody else is waited for', async () => {
    const root = await builtProject()
    const beside = `${START}
      process.kill = () => { throw Object.assign(new Error('not permitted'), { code: 'EPERM' }) }
      writeFileSync(lock, '4242')
      const built = ensureBuilt()
      console.log(holder())
      rmSync(lock)
      await built`
    expect(await run(beside, {}, root)).toEqual([0, `4242\n${BUILDING}`])
  })
})

describe('before anything is built or served', () => {
  test('each wrong setting has its line', async () => {
    expect(await checkSettings({ SITE_URL: 'portal.example', CONTENT_STRICT: 'maybe' })).toEqual([
      1,
      'SITE_URL must be an address without path or password such as https://example.org, but it is "portal.example".\n' +
        'CONTENT_STRICT must be 0 or 1, but it is "maybe".\n',
    ])
  })

  test('settings that fit say nothing', async () => {
    expect(await checkSettings({ SITE_URL: 'https://portal.example' })).toEqual([0, ''])
  })
})
