/** Writes the fixture folder afresh; see `playwright.config.ts`. */
import { writeFixture } from './fixture-content'
import { FIXTURE_DIR } from './sites'

await writeFixture(FIXTURE_DIR)
