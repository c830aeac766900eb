/** Lets a few tasks run at a time; the others wait in line, which costs hardly any memory. */

export interface Turns {
  /**
   * Runs a task when its turn comes, first come first served.
   * @throws TooManyError at once if too many are waiting.
   */
  take<Result>(task: () => Promise<Result>): Promise<Result>
  /** Tasks whose turn has not come. */
  readonly waiting: number
}

export interface TurnOptions {
  /** Tasks that run at a time. */
  readonly most: number
  readonly mostWaiting: number
  /** A task that takes longer goes on, but no longer holds up the others. */
  readonly longestMs: number
}

export class TooManyError extends Error {}

export function createTurns({ most, mostWaiting, longestMs }: TurnOptions): Turns {
  const line: (() => void)[] = []
  let running = 0

  /** The place goes to the next in line, so that nobody can come in between. */
  function pass(): void {
    const next = line.shift()
    if (next) next()
    else running -= 1
  }

  async function run<Result>(task: () => Promise<Result>): Promise<Result> {
    let isOver = false
    const end = () => {
      if (!isOver) pass()
      isOver = true
    }
    const timer = setTimeout(end, longestMs).unref()
    try {
      return await task()
    } finally {
      clearTimeout(timer)
      end()
    }
  }

  return {
    async take(task) {
      if (running < most) running += 1
      else if (line.length >= mostWaiting) throw new TooManyError('Too many answers are being made.')
      else await new Promise<void>((resolve) => line.push(resolve))
      return run(task)
    },
    get waiting() {
      return line.length
    },
  }
}
