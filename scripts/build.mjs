/** `npm run build`: a production build of what is there now, content included. `npm start` does not repeat it. */
import { ensureBuilt, ensureInstalled, forgetBuild } from './set-up.mjs'

if (process.argv.includes('--help')) {
  process.stdout.write(
    'npm run build\n\nBuilds the site for production, with the newest articles of CONTENT_DIR rendered ahead.\n',
  )
  process.exit(0)
}

await ensureInstalled()
forgetBuild()
await ensureBuilt()
