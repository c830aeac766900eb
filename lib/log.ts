/** What operators read: one line of JSON for each event, on standard output. Nothing of a reader is in it. */
import { format, stripVTControlCharacters } from 'node:util'
import pino, { type Logger } from 'pino'
import { site } from './site'

export const log: Logger = pino({
  level: site.logLevel,
  base: undefined,
  timestamp: pino.stdTimeFunctions.isoTime,
  formatters: { level: (label) => ({ level: label }) },
})

const METHODS = [
  ['error', 'error'],
  ['warn', 'warn'],
  ['info', 'info'],
  ['log', 'info'],
  ['debug', 'debug'],
] as const

/**
 * From now on what is printed in this way is logged: Next and libraries print, and whoever runs the portal should read
 * one form. An error keeps its trace.
 */
export function logPrinted(printer: Pick<Console, (typeof METHODS)[number][0]>, to: Logger = log): void {
  for (const [method, level] of METHODS) {
    printer[method] = (...printed: unknown[]) => {
      const err = printed.find((value) => value instanceof Error)
      const words = printed.map((value) => (value instanceof Error ? value.message : value))
      const text = stripVTControlCharacters(format(...words)).trim()
      to[level](err ? { err } : {}, text)
    }
  }
}
