/** The one rule for what a reader may see, and when that changes by itself. */
import type { LifecycleState } from './model'

/** What the front matter says about publishing. */
export interface Lifecycle {
  readonly status: 'published' | 'draft' | 'archived'
  /** Readers see the article from this moment. */
  readonly from: Date
  /** Readers no longer see it from this moment. */
  readonly until?: Date
}

export function stateAt({ status, from, until }: Lifecycle, now: Date): LifecycleState {
  if (status === 'archived') return 'withdrawn'
  if (status === 'draft') return 'draft'
  if (until !== undefined && until <= now) return 'expired'
  return from > now ? 'scheduled' : 'published'
}

/** The next moment at which the state will differ, if there is one. */
export function nextChange(lifecycle: Lifecycle, now: Date): Date | undefined {
  if (lifecycle.status !== 'published') return undefined
  return [lifecycle.from, lifecycle.until].find((moment) => moment !== undefined && moment > now)
}
