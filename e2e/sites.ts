/** The two sites under test: the sample content, and a folder made for these tests. */

export const SAMPLE_ORIGIN = 'http://127.0.0.1:3210'
export const FIXTURE_ORIGIN = 'http://127.0.0.1:3211'

/** What both are told their public address is; it differs from where they listen, so a mix-up shows. */
export const SITE_URL = 'https://portal.example'

/** Where the second folder is written, inside the project. */
export const FIXTURE_DIR = 'test-results/fixture-content'

/** Only the second site can be previewed. */
export const PREVIEW_SECRET = 'a secret for these tests only'
