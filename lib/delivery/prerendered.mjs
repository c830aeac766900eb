/**
 * The page cache of Next, reduced to the pages of the build, and those only while they show the content of this moment.
 * Pages that are rendered later are kept by the delivery, which knows when they become old; a second copy here would
 * have to be invalidated apart, and Next loses an invalidation that arrives while the page is being rendered.
 */
import { createRequire } from 'node:module'

/** Private to Next, which is why its version is pinned; it is CommonJS, and Node and bundlers disagree on its default. */
const { default: FileSystemCache } =
  /** @type {typeof import('next/dist/server/lib/incremental-cache/file-system-cache.js')} */ (
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- `require` has no types
    createRequire(import.meta.url)('next/dist/server/lib/incremental-cache/file-system-cache.js')
  )

const isBuild = process.env['NEXT_PHASE'] === 'phase-production-build'

export default class Prerendered extends FileSystemCache {
  /** @param {Parameters<import('next/dist/server/lib/incremental-cache/file-system-cache.js').default['get']>} of */
  async get(...of) {
    return isBuild || globalThis.communityPortal?.isAsBuilt?.() ? super.get(...of) : null
  }

  /** @param {Parameters<import('next/dist/server/lib/incremental-cache/file-system-cache.js').default['set']>} of */
  async set(...of) {
    if (isBuild) await super.set(...of)
  }
}
