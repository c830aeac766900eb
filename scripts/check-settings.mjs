/** The first step of `npm run dev`: stops where a setting is wrong. */
import { ensureSettings } from './set-up.mjs'

await ensureSettings()
