import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { frameworkPolicy, securityHeaders } from './lib/delivery/security-headers.mjs'

const headers = { ...securityHeaders, 'content-security-policy': frameworkPolicy }

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
export default {
  poweredByHeader: false,
  serverExternalPackages: ['pino', 'prom-client', 'redis'],
  env: { CONTENT_READER: process.env['CONTENT_READER'] ?? readerVersion() },
  // The proxy answers trailing slashes itself, so that an old address with one still takes a single hop.
  skipTrailingSlashRedirect: true,
  // The delivery compresses, once for every stored answer.
  compress: false,
  // Titles belong into the head at once: pages work without script.
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
  // A start loads what a page needs when somebody asks for it; half a second earlier there.
  experimental: { preloadEntriesOnStart: false },
  turbopack: { root: import.meta.dirname },
  outputFileTracingRoot: import.meta.dirname,
  outputFileTracingIncludes: { '/*': ['./content/**/*'] },
}
