import { execFile } from 'node:child_process'
import { copyFile, mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { describe, expect, onTestFinished, test } from 'vitest'

type Settings = Readonly<Record<string, string>>

/** Exit code and all that was said. */
function ensure(what: string, settings: Settings, cwd = process.cwd()): Promise<readonly [number, string]> {
  return new Promise((resolve) => {
    execFile(
      process.execPath,
      ['--input-type=module', '-e', `import { ${what} } from './scripts/set-up.mjs'; await ${what}()`],
      { cwd, env: { ...process.env, ...settings } },
      (error, out, err) => resolve([typeof error?.code === 'number' ? error.code : 0, out + err]),
    )
  })
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
