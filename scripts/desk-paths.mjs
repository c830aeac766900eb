/**
 * Before each page of a dynamic route the development server starts a process that asks the route for the parameters
 * of its static pages. Ours has none while developing (`app/params.ts`), and loading it takes half a second of an
 * editor's first page and of every refresh. There is no setting for it, so the question is answered here.
 */
import { createRequire } from 'node:module'

const { default: DevServer } = createRequire(import.meta.url)('next/dist/server/dev/next-dev-server')

/** What Next itself finds where no page is static and every address may be asked for. */
const NO_PATHS = { staticPaths: [], prerenderedRoutes: [], fallbackMode: 'BLOCKING_STATIC_RENDER' }

/** From now on no development server of this process asks. */
export function askForNoPaths() {
  DevServer.prototype.getStaticPaths = async () => NO_PATHS
}
