/** `npm run dev`: the desk, on this machine only unless HOSTNAME says otherwise: everybody who reaches it is an editor. */
import { hostname as machineName } from 'node:os'
import { createRequire } from 'node:module'
import { ensureInstalled, ensureSettings } from './set-up.mjs'

if (process.argv.includes('--help')) {
  process.stdout.write(
    'npm run dev [-- options of next dev]\n\nThe site with drafts and the pages of editors, on PORT (3000) and HOSTNAME (127.0.0.1: whoever reaches it is an editor).\nOpen pages refresh in place as content is saved.\n',
  )
  process.exit(0)
}

await ensureInstalled()
await ensureSettings()

const { HOSTNAME = '' } = process.env
// Containers set HOSTNAME to their own name, which is not a wish to listen there.
const host = HOSTNAME === '' || HOSTNAME === machineName() ? '127.0.0.1' : HOSTNAME
process.env.NODE_ENV = 'development'
process.env['NEXT_TELEMETRY_DISABLED'] = '1'
const next = createRequire(import.meta.url).resolve('next/dist/bin/next')
process.argv = [process.execPath, next, 'dev', '-H', host, ...process.argv.slice(2)]
await import(next)
