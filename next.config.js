import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { PHASE_DEVELOPMENT_SERVER } from 'next/constants.js'
import { frameworkPolicy, securityHeaders } from './lib/delivery/security-headers.mjs'

const headers = { ...securityHeaders, 'content-security-policy': frameworkPolicy }

/**
 * Packages that the server loads as they are. Two threads and a dozen routes read and render content: bundled, each
 * of them would carry its own copy of all this, and a build would spend a third of its time on making them small.
 */
const unbundled = [
  'entities',
  'gray-matter',
  'hast-util-to-string',
  'js-yaml',
  'pino',
  'prom-client',
  'redis',
  'rehype-parse',
  'rehype-sanitize',
  'rehype-stringify',
  'remark',
  'remark-gfm',
  'remark-html',
  'unified',
  'unist-util-visit',
  'yaml',
  'zod',
]

/** Changes with the code that reads content, so that an index made by other code is not used. */
function readerVersion() {
  const folder = new URL('./lib/content/', import.meta.url)
  const hash = createHash('sha1')
  for (const name of readdirSync(folder).toSorted()) {
    if (name.endsWith('.ts') && !name.endsWith('.test.ts')) hash.update(readFileSync(new URL(name, folder)))
  }
  return hash.digest('hex').slice(0, 12)
}

/** @type {import('next').NextConfig} */
const config = {
  poweredByHeader: false,
  // Its badge would lie over what an editor reads at the bottom of a phone's page; errors are shown without it.
  devIndicators: false,
  // The server asks itself for this one, to compile it ahead (`compileAheadUrl`).
  logging: { incomingRequests: { ignore: [/^\/communities\/_\/_\/_$/] } },
  // Under these names too the desk is only on the editor's own machine; without them its pages would not refresh.
  allowedDevOrigins: ['127.0.0.1', '[::1]'],
  serverExternalPackages: unbundled,
  // The tests check types, once for everything; a build has no second opinion.
  typescript: { ignoreBuildErrors: true },
  env: { CONTENT_READER: process.env['CONTENT_READER'] ?? readerVersion() },
  // The proxy answers trailing slashes itself, so that an old address with one still takes a single hop. These it does
  // not see: they are many, and none of them is old.
  skipTrailingSlashRedirect: true,
  // Pictures are resized by our own route; nobody asks this one (`lib/delivery/refusal.ts`).
  images: { unoptimized: true },
  redirects: async () => [
    { source: '/:area(api|media)/:path+/', destination: '/:area/:path+', permanent: true },
  ],
  // The delivery compresses, once for every stored answer.
  compress: false,
  // Titles are in the head from the start: pages work without script.
  htmlLimitedBots: /.*/,
  // What `npm run release` packs. Platforms trace files themselves.
  ...(process.env.VERCEL === undefined && { output: 'standalone' }),
  // Next reads its prerendered pages; what is rendered later is kept by the delivery. Platforms have their own cache.
  ...(process.env.VERCEL === undefined && {
    cacheHandler: fileURLToPath(new URL('./lib/delivery/prerendered.mjs', import.meta.url)),
    cacheMaxMemorySize: 0,
  }),
  headers: async () => [
    { source: '/:path*', headers: Object.entries(headers).map(([key, value]) => ({ key, value })) },
  ],
  // A start loads what a page needs when somebody asks for it; half a second earlier there. And pages carry no router
  // that would fetch parts of other pages ahead, so nobody needs to know how those parts are best cut.
  experimental: { preloadEntriesOnStart: false, prefetchInlining: false },
  turbopack: { root: import.meta.dirname },
  outputFileTracingRoot: import.meta.dirname,
  outputFileTracingIncludes: {
    '/*': ['./content/**/*'],
    '/**/opengraph-image': ['./node_modules/@fontsource/*/files/*-latin-{500,600}-normal.woff'],
  },
}

/** @param {string} phase */
export default async function configFor(phase) {
  if (phase === PHASE_DEVELOPMENT_SERVER) (await import('./scripts/desk-paths.mjs')).askForNoPaths()
  return config
}
