import { execFile } from 'node:child_process'
import { describe, expect, test } from 'vitest'

const CHECK = "import { ensureSettings } from './scripts/set-up.mjs'; await ensureSettings()"

function checkSettings(settings: Readonly<Record<string, string>>): Promise<readonly [number, string]> {
  return new Promise((resolve) => {
    execFile(
      process.execPath,
      ['--input-type=module', '-e', CHECK],
      { env: { ...process.env, ...settings } },
      (error, out, err) => resolve([typeof error?.code === 'number' ? error.code : 0, out + err]),
    )
  })
}

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
