/** What the bundles of one server have in common. */
import type { Built } from './built'
import type { ChangeBus } from './change-bus'
import type { createBodyRenderer } from './content/body'
import type { LiveContent } from './content/live-content'
import type { Delivery } from './delivery/delivery'
import type { SearchIndex } from './search/open-index'

/** Pages, proxy and the start of the server are bundled apart; they share the process, so they meet here. */
export interface Shared {
  live?: Promise<LiveContent>
  bus?: ChangeBus
  /** Set by `scripts/serve.mjs`, which waits for what stands before the renderer. */
  opened?: (delivery: Delivery) => void
  failed?: (reason: unknown) => void
  /** Whether the pages of the build show the content of this moment. */
  isAsBuilt?: () => boolean
  renderBody?: ReturnType<typeof createBodyRenderer>
  /** The preview's is made when an editor searches. */
  indexes?: { published?: Indexed; preview?: Indexed }
  built?: Promise<Built>
}

/** A search index, and which catalog it holds. */
export interface Indexed {
  readonly index: Promise<SearchIndex>
  /** Which catalog the index holds, or is being given. */
  edition?: string
  synced?: Promise<unknown>
  saving?: NodeJS.Timeout
  /** Articles that differ from those in the file. */
  unsaved?: number
}

declare global {
  var communityPortal: Shared | undefined
}
export const shared: Shared = (globalThis.communityPortal ??= {})
