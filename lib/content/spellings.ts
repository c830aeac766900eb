/** How many files spell one name, and what is made of it: the most frequent spelling counts. */
import { foldKey } from './slug'

export interface Spelling {
  readonly label: string
  readonly file: string
}

export interface Settled {
  readonly label: string
  /** Labels that share the address but are other words: true collisions. */
  readonly others: readonly Spelling[]
}

export interface Tally {
  add(slug: string, label: string, file: string): void
  /** What each address is called: the most frequent spelling, earlier files winning ties. */
  settle(): ReadonlyMap<string, Settled>
  /** The addresses that are called more than one thing. */
  disputed(): ReadonlySet<string>
}

/** Counts the spellings of each address. Names without an address count for nothing. */
export function createTally(): Tally {
  const bySlug = new Map<string, Map<string, { count: number; readonly first: Spelling }>>()
  return {
    add(slug, label, file) {
      if (slug === '') return
      let labels = bySlug.get(slug)
      if (labels === undefined) bySlug.set(slug, (labels = new Map()))
      const seen = labels.get(label)
      if (seen) seen.count += 1
      else labels.set(label, { count: 1, first: { label, file } })
    },
    settle() {
      const settled = new Map<string, Settled>()
      for (const [slug, labels] of bySlug) {
        const [most, ...rest] = [...labels.values()].toSorted((a, b) => b.count - a.count)
        if (most === undefined) continue
        const { label } = most.first
        const others = rest.map(({ first }) => first).filter((one) => foldKey(one.label) !== foldKey(label))
        settled.set(slug, { label, others })
      }
      return settled
    },
    disputed: () => new Set([...bySlug].flatMap(([slug, labels]) => (labels.size > 1 ? [slug] : []))),
  }
}

/** Thousands of articles share a subject; they share the object too. */
export function named<Subject>(
  tally: Tally,
  make: (slug: string, label: string) => Subject,
): ReadonlyMap<string, Subject> {
  return new Map([...tally.settle()].map(([slug, { label }]) => [slug, make(slug, label)]))
}

/** What is equal to what it was before stays the same object, so that what is remembered about it stays good. */
export function keep<Subject>(
  now: ReadonlyMap<string, Subject>,
  before: ReadonlyMap<string, Subject> | undefined,
): ReadonlyMap<string, Subject> {
  if (before === undefined) return now
  return new Map(
    Array.from(now, ([key, subject]) => {
      const old = before.get(key)
      return [key, old !== undefined && JSON.stringify(old) === JSON.stringify(subject) ? old : subject]
    }),
  )
}

/** Names are looked up only by articles they were collected from. */
export function known<Value>(value: Value | undefined, name: string): Value {
  if (value === undefined) throw new Error(`"${name}" was not collected from the articles it comes from.`)
  return value
}
