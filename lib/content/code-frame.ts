/** Lines of a file around the one that is wrong. */

export interface CodeFrame {
  /** Number of the first line shown. */
  readonly from: number
  readonly lines: readonly string[]
  /** Which of them it is about, counted from 0. */
  readonly marked: number
}

/** Lines shown before and after. */
const AROUND = 3

/** @param line counted from 1; past the end of the text it is the last one. */
export function frameAround(text: string, line: number): CodeFrame {
  const lines = text.split(/\r\n?|\n/)
  const index = Math.min(Math.max(line, 1), lines.length) - 1
  const start = Math.max(index - AROUND, 0)
  return { from: start + 1, lines: lines.slice(start, index + AROUND + 1), marked: index - start }
}
