/** Where a Chromium is, for tests and screenshots. */
import { existsSync } from 'node:fs'
import path from 'node:path'

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome']

/** @returns {string | undefined} An installed browser; `undefined` leaves the choice to Playwright's own download. */
export function findChromium() {
  const { PLAYWRIGHT_CHROMIUM_PATH: given, PATH = '' } = process.env
  if (given) return given
  const folders = PATH.split(path.delimiter)
  return NAMES.flatMap((name) => folders.map((folder) => path.join(folder, name))).find((file) =>
    existsSync(file),
  )
}

/**
 * Gets a browser where there is none: Playwright's own download, then Debian's package.
 * @returns {Promise<string | undefined>}
 */
export async function installChromium() {
  const { attempt } = await import('./set-up.mjs')
  const { chromium } = await import('@playwright/test')
  await attempt(process.execPath, ['node_modules/@playwright/test/cli.js', 'install', 'chromium'], {
    quiet: true,
    doing: 'Looking for a browser',
  })
  if (existsSync(chromium.executablePath())) return chromium.executablePath()
  const asRoot = process.getuid?.() === 0
  if (asRoot && existsSync('/usr/bin/apt-get')) {
    await attempt('apt-get', ['update'], { quiet: true })
    await attempt('apt-get', ['install', '-y', '--no-install-recommends', 'chromium'], {
      quiet: true,
      doing: 'Installing Chromium',
    })
  }
  return findChromium()
}
