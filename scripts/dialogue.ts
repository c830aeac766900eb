/** Questions on a terminal. They go to stderr: results go to stdout. */
import { createInterface } from 'node:readline/promises'

export interface Dialogue {
  /** Numbered lines to pick from. */
  offer(names: readonly string[]): void
  /**
   * Asks until an answer passes the check. What the check throws is said, and the same question comes again.
   * @throws Error when whoever is asked gives up, with Ctrl-C or Ctrl-D.
   */
  askUntil<Value>(question: string, check: (answer: string) => Value): Promise<Value>
  close(): void
}

export function openDialogue(): Dialogue {
  const terminal = createInterface({ input: process.stdin, output: process.stderr })
  // Without it an open question would wait for ever.
  const gone = new AbortController()
  terminal.on('SIGINT', () => gone.abort()).on('close', () => gone.abort())

  async function ask(question: string): Promise<string> {
    try {
      return (await terminal.question(`${question}: `, { signal: gone.signal })).trim()
    } catch {
      throw new Error('\nNothing was written.')
    }
  }

  return {
    offer: (names) => {
      process.stderr.write(names.map((name, index) => `${index + 1}  ${name}\n`).join(''))
    },
    async askUntil(question, check) {
      for (;;) {
        const answer = await ask(question)
        try {
          return check(answer)
        } catch (error) {
          process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
        }
      }
    },
    close: () => terminal.close(),
  }
}

/**
 * The name that an answer means: one of those offered by its number, or what was typed.
 * @throws Error if there is no such number.
 */
export function picked(answer: string, offered: readonly string[]): string {
  if (offered.length === 0 || !/^\d+$/.test(answer)) return answer
  const name = offered[Number(answer) - 1]
  if (name === undefined)
    throw new Error(`There is no number ${answer}. Pick one from 1 to ${offered.length}.`)
  return name
}
