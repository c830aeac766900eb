/** Lets a few tasks run at a time; the others wait in line, which costs hardly any memory. */

export interface Turns {
  /**
   * Runs a task when its turn comes, first come first served. A task that never ends keeps its place.
   * @throws TooManyError at once if too many are waiting, or once the line is closed.
   */
  take<Result>(task: () => Promise<Result>): Promise<Result>
  /** Refuses all that wait, and all that come: what runs has the rest of the time for itself. */
  close(): void
  /** Tasks whose turn has not come. */
  readonly waiting: number
}

export interface TurnOptions {
  /** Tasks that run at a time. */
  readonly most: number
  readonly mostWaiting: number
}

export class TooManyError extends Error {}

/** An empty line; see `Turns`. */
export function createTurns({ most, mostWaiting }: TurnOptions): Turns {
  const line: { readonly begin: () => void; readonly refuse: (reason: Error) => void }[] = []
  let room = mostWaiting
  let running = 0

  /** The place goes to the next in line, so that nobody can come in between. */
  function pass(): void {
    const next = line.shift()
    if (next) next.begin()
    else running -= 1
  }

  async function run<Result>(task: () => Promise<Result>): Promise<Result> {
    try {
      return await task()
    } finally {
      pass()
    }
  }

  return {
    async take(task) {
      if (running < most) running += 1
      else if (line.length >= room) throw new TooManyError('Too many answers are being made.')
      else await new Promise<void>((begin, refuse) => line.push({ begin, refuse }))
      return run(task)
    },
    close() {
      room = 0
      for (const { refuse } of line.splice(0)) refuse(new TooManyError('No more answers are being made.'))
    },
    get waiting() {
      return line.length
    },
  }
}
