/** What operators read: one line of JSON for each event, on standard output. Nothing of a reader is in it. */
import pino from 'pino'
import { site } from './site'

export const log = pino({
  level: site.logLevel,
  base: undefined,
  timestamp: pino.stdTimeFunctions.isoTime,
  formatters: { level: (label) => ({ level: label }) },
})
