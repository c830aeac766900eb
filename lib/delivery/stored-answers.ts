/** Finished answers, ready to be sent, within a bound of memory: what was not asked for longest is dropped first. */
import type { OutgoingHttpHeaders } from 'node:http'
import { decode, encode, type Encoding } from './compression'

export interface Answer {
  readonly headers: Readonly<OutgoingHttpHeaders>
  readonly etag: string
  /** What the answer was made from, as `versionOf` names it. */
  readonly version: string
  /** The catalog under which the version was last seen to be current. */
  edition: string
  /** At least one form of the body; others are made from it when somebody asks. */
  readonly bodies: Map<Encoding, Buffer>
}

export interface StoredAnswers {
  get(key: string): Answer | undefined
  set(key: string, answer: Answer): void
  delete(key: string): void
  /** The body in an encoding, which is kept beside the others. */
  bodyOf(key: string, answer: Answer, encoding: Encoding): Promise<Buffer>
  readonly size: number
  readonly bytes: number
}

/** What an entry costs besides its bodies: keys, headers, the maps themselves. Measured roughly. */
const OVERHEAD_BYTES = 1500

/** @param maxBytes bound of all bodies and what belongs to them. */
export function createStoredAnswers(maxBytes: number): StoredAnswers {
  const answers = new Map<string, Answer>()
  let bytes = 0

  function drop(key: string, answer: Answer) {
    answers.delete(key)
    bytes -= costOf(key, answer)
  }

  function makeRoom() {
    for (const [key, answer] of answers) {
      if (bytes <= maxBytes) return
      drop(key, answer)
    }
  }

  return {
    get(key) {
      const answer = answers.get(key)
      if (answer === undefined) return undefined
      // Maps keep the order of insertion, so the first entry is the one that was not asked for longest.
      answers.delete(key)
      answers.set(key, answer)
      return answer
    },
    set(key, answer) {
      const before = answers.get(key)
      if (before !== undefined) drop(key, before)
      answers.set(key, answer)
      bytes += costOf(key, answer)
      makeRoom()
    },
    delete(key) {
      const answer = answers.get(key)
      if (answer !== undefined) drop(key, answer)
    },
    async bodyOf(key, answer, encoding) {
      const ready = answer.bodies.get(encoding)
      if (ready !== undefined) return ready
      const [from, body] = [...answer.bodies][0] ?? (['identity', Buffer.alloc(0)] as const)
      const made = await encode(await decode(body, from), encoding)
      const isHeld = answers.get(key) === answer
      if (isHeld) bytes -= costOf(key, answer)
      // The plain form, as it was rendered, is the largest, and hardly any client asks for it.
      if (from === 'identity') answer.bodies.delete('identity')
      answer.bodies.set(encoding, made)
      if (isHeld) bytes += costOf(key, answer)
      makeRoom()
      return made
    },
    get size() {
      return answers.size
    },
    get bytes() {
      return bytes
    },
  }
}

function costOf(key: string, { bodies }: Answer): number {
  let sum = OVERHEAD_BYTES + 2 * key.length
  for (const body of bodies.values()) sum += body.length
  return sum
}
