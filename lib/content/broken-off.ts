/** Tells a text that somebody is still writing from one that was made shorter. */
import type { Finding } from './problem'

/** Where a text may well end: after a sentence, with what closes it, or after an element. */
const NATURAL_END = /(?:[.!?…:;][\p{Pe}\p{Pf}"'*_]*|<\/\w+>)\s*$/u

/**
 * What is wrong with a file whose text breaks off: it is the beginning of what stood there before, and stops inside a
 * sentence. So does a copy that was not finished. A file that ends with a line end was finished by somebody.
 * @param source the whole file
 * @param body its text
 * @param earlier the text of its last good version
 */
export function brokenOff(source: string, body: string, earlier: string | undefined): Finding | undefined {
  if (earlier === undefined || body.trim() === '' || /[\r\n]$/.test(source)) return undefined
  const isBeginning = body.length < earlier.length && earlier.startsWith(body)
  const isWithinLine = earlier[body.length] !== '\n'
  if (!isBeginning || !isWithinLine || NATURAL_END.test(body)) return undefined
  return {
    rule: 'body-broken-off',
    severity: 'error',
    field: [],
    message: 'The text stops inside a sentence that went on before; the earlier version is shown.',
    fix: 'Write the rest. If this is all, end the file with a line break.',
    inBody: body.length,
  }
}
