/**
 * Makes every prerendered page of this process be rendered anew at its next request.
 *
 * Next offers this only inside a request (`revalidatePath`). Content changes outside of requests: at a date, at a
 * start with other content than the build had. So this writes the same entry into the same register; the module is
 * private to Next, which is why its version is pinned and `e2e/lifecycle.spec.ts` would notice.
 */
import manifest from 'next/dist/server/lib/incremental-cache/tags-manifest.external.js'

/** The tag that every page and route carries. */
const EVERYTHING = '_N_T_/layout'

export function expirePages(): void {
  manifest.tagsManifest.set(EVERYTHING, { expired: Date.now() })
}
