/** The moments that the fields of an article name, however an export writes them. */
import type { Field, Fields } from './fields'
import { plainDate } from './plain-date'
import type { Reporter } from './reporter'

/** When an article was curated and changed, and from when until when readers see it. */
export function readDates(fields: Fields, report: Reporter) {
  const date = readDate(fields.any('date'), report.error)
  if (fields.any('date') === undefined) {
    report.error(
      'date-missing',
      ['date'],
      'An article needs the date it was curated.',
      'Write it as 2021-01-08.',
    )
  }
  const publishDate = readDate(fields.any('publishDate'), report.error)
  const until = readDate(fields.any('expiryDate'), report.error)
  const shown = date ?? new Date(0)
  const modified = readDate(fields.any('lastMod'), report.warning)
  // Either keeps the article back; a date ahead would also lead every list.
  const from = publishDate !== undefined && publishDate > shown ? publishDate : shown
  return { date: shown, modified: modified ?? shown, from, until }
}

const DATE =
  /^(\d{4})-(\d{2})-(\d{2})(?:[T ](\d{2}):(\d{2})(?::(\d{2})(\.\d{1,9})?)?\s*(Z|[+-]\d{2}:?\d{2})?)?$/i

/** A date without a zone is UTC, so that it is the same day on every machine. */
function readDate(field: Field | undefined, report: Reporter['error']): Date | undefined {
  if (field === undefined) return undefined
  const date = parseDate(String(field.value))
  if (!date) {
    const meant = meantDate(String(field.value))
    report(
      'date-unreadable',
      field.path,
      `"${String(field.value)}" is not a date.`,
      `Write it as ${meant ?? '2021-01-08'}.`,
      meant === undefined ? undefined : { kind: 'replace', value: meant },
    )
  }
  return date
}

const MONTHS = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ')

/** The day that a date in another form can only mean: the year comes first, or the month is a word. */
function meantDate(text: string): string | undefined {
  const words = text
    .trim()
    .toLowerCase()
    .replace(/[,.]/g, ' ')
    .replace(/(\d)(?:st|nd|rd|th)\b/, '$1')
  const [, year, month, day] = /^(\d{4})[/\s-](\d{1,2})[/\s-](\d{1,2})$/.exec(words) ?? []
  const [, monthFirst, dayAfter, yearAfter] = /^([a-z]{3,9})\s+(\d{1,2})\s+(\d{4})$/.exec(words) ?? []
  const [, dayFirst, monthAfter, yearLast] = /^(\d{1,2})[\s-]+([a-z]{3,9})[\s-]+(\d{4})$/.exec(words) ?? []
  const name = monthFirst ?? monthAfter
  const number = name === undefined ? month : monthNumber(name)
  if (number === undefined) return undefined
  const iso = [
    year ?? yearAfter ?? yearLast ?? '',
    number.padStart(2, '0'),
    (day ?? dayAfter ?? dayFirst ?? '').padStart(2, '0'),
  ].join('-')
  return parseDate(iso) ? iso : undefined
}

function monthNumber(name: string): string | undefined {
  const index = MONTHS.findIndex((month) => name.startsWith(month))
  const whole = new Intl.DateTimeFormat('en-US', { month: 'long', timeZone: 'UTC' })
    .format(new Date(Date.UTC(2021, Math.max(index, 0), 1)))
    .toLowerCase()
  const isName = index >= 0 && (name === whole || name.length === 3 || name === 'sept')
  return isName ? String(index + 1) : undefined
}

/** Reads ISO dates and the forms of older exports; `undefined` for anything else and for days that don't exist. */
export function parseDate(text: string): Date | undefined {
  const [, year, month, day, hour = '00', minute = '00', second = '00', fraction = '', zone = 'Z'] =
    DATE.exec(text.trim()) ?? []
  if (year === undefined || month === undefined || day === undefined) return undefined
  const wall = `${year}-${month}-${day}T${hour}:${minute}:${second}`
  const offset = zone.toUpperCase() === 'Z' ? 'Z' : `${zone.slice(0, 3)}:${zone.slice(-2)}`
  const real = new Date(`${wall}Z`)
  const date = new Date(`${wall}${fraction.slice(0, 4)}${offset}`)
  const exists = !Number.isNaN(date.getTime()) && real.toISOString().startsWith(wall)
  return exists ? plainDate(date.getTime()) : undefined
}
