import { defineConfig, devices } from '@playwright/test'
import { FIXTURE_DIR, FIXTURE_ORIGIN, PREVIEW_SECRET, SAMPLE_ORIGIN, SITE_URL } from './e2e/sites'
import { findChromium } from './scripts/chromium.mjs'

const report = process.env['PLAYWRIGHT_JSON_OUTPUT_FILE']

/** A production server. Servers are started one after the other, so the first one builds and the second one does not. */
function server(name: string, origin: string, command: string, env: Record<string, string> = {}) {
  return {
    name,
    command,
    url: `${origin}/api/ready`,
    timeout: 600_000,
    reuseExistingServer: false,
    env: {
      NEXT_TELEMETRY_DISABLED: '1',
      HOSTNAME: '127.0.0.1',
      PORT: new URL(origin).port,
      SITE_URL,
      ...env,
    },
  }
}

const desktop = { ...devices['Desktop Chrome'], viewport: { width: 1440, height: 900 } }
const phone = {
  ...devices['Desktop Chrome'],
  viewport: { width: 390, height: 844 },
  hasTouch: true,
  isMobile: true,
}

export default defineConfig({
  testDir: 'e2e',
  // A folder of its own: Playwright empties it at every start, and other reports lie beside it.
  outputDir: 'test-results/browser',
  workers: 2,
  retries: 0,
  fullyParallel: true,
  forbidOnly: true,
  timeout: 90_000,
  expect: { timeout: 10_000 },
  reporter: report ? [['list'], ['json', { outputFile: report }]] : [['list']],
  use: {
    baseURL: FIXTURE_ORIGIN,
    screenshot: 'only-on-failure',
    launchOptions: {
      executablePath: findChromium(),
      args: [
        '--no-sandbox',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
        '--no-first-run',
      ],
    },
  },
  webServer: [
    server('sample', SAMPLE_ORIGIN, 'node scripts/start.mjs'),
    // Written right before its server starts, because some of its articles appear and expire soon afterwards.
    server('fixture', FIXTURE_ORIGIN, 'node --import tsx e2e/write-fixture.ts && node scripts/start.mjs', {
      CONTENT_DIR: FIXTURE_DIR,
      PREVIEW_SECRET,
    }),
  ],
  projects: [
    { name: 'before the moment', testMatch: 'moment-before.spec.ts', use: desktop },
    {
      name: 'desktop',
      testIgnore: ['moment-*.spec.ts', 'no-script.spec.ts'],
      grepInvert: /@phone/,
      use: desktop,
    },
    {
      name: 'phone',
      testMatch: ['read.spec.ts', 'accessibility.spec.ts', 'enhance.spec.ts'],
      grepInvert: /@desktop/,
      use: phone,
    },
    { name: 'no-script', testMatch: 'no-script.spec.ts', use: { ...desktop, javaScriptEnabled: false } },
    {
      name: 'after the moment',
      testMatch: 'moment-after.spec.ts',
      use: desktop,
      dependencies: ['before the moment', 'desktop', 'phone', 'no-script'],
    },
  ],
})
