/** `npm start`: from a fresh clone to a running site. */
import { ensureBuilt, ensureInstalled } from './set-up.mjs'

if (process.argv.includes('--help')) {
  process.stdout.write(
    'npm start\n\nInstalls and builds what is missing, then serves the site on PORT (3000) and HOSTNAME (0.0.0.0).\n',
  )
  process.exit(0)
}

await ensureInstalled()
await ensureBuilt()
await import('./serve.mjs')
