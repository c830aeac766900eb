/**
 * How the model's values are written on a page: cleaned titles, dates, counts, lists. Pure; American English.
 * What is stored stays as it is: search, feeds and metadata use the raw values.
 */
import { withoutCutMark, withoutEnd } from './text-end'
import { withoutBrand } from './titles'

/** A title as readers see it: without the publication's name at the end, with typographic quotes and dashes. */
export function displayTitle(title: string, brand?: string): string {
  const plain = title.replace(/\s+/g, ' ').trim()
  return curlyQuotes(withoutBrand(plain, brand))
    .replace(/--/g, '—')
    .replace(/\s*\.{3,}$/, '…')
}

/** A description as a card shows it. Ends in "…" when it stops in the middle of a sentence. */
export function displayExcerpt(description: string | undefined): string | undefined {
  const text = description?.replace(/\s+/g, ' ').trim()
  if (!text) return undefined
  const opened = withoutCutMark(text)
  if (opened === text && /[.!?]["'”’)\]]*$/.test(text)) return text
  return `${withoutEnd(opened, ' ,;:–—-')}…`
}

const dateStyles = {
  short: new Intl.DateTimeFormat('en-US', {
    month: 'short',
    day: 'numeric',
    year: 'numeric',
    timeZone: 'UTC',
  }),
  long: new Intl.DateTimeFormat('en-US', { month: 'long', day: 'numeric', year: 'numeric', timeZone: 'UTC' }),
  month: new Intl.DateTimeFormat('en-US', { month: 'long', year: 'numeric', timeZone: 'UTC' }),
}

/** "Jan 8, 2021" or "January 8, 2021", in UTC. */
export function formatDate(date: Date, style: 'short' | 'long'): string {
  return dateStyles[style].format(date)
}

/** "2021-01-08", in UTC: what `<time datetime>` holds. */
export function isoDay(date: Date): string {
  return date.toISOString().slice(0, 10)
}

/** "2027-01-08 09:30 UTC": for editors, who wait for it. */
export function minuteOf(date: Date): string {
  return `${date.toISOString().slice(0, 16).replace('T', ' ')} UTC`
}

/** "January 2021", in UTC. */
export function monthOf(date: Date): string {
  return dateStyles.month.format(date)
}

/** "1 article", "1,204 articles", "3 communities". */
export function countOf(count: number, noun: string): string {
  return `${formatNumber(count)} ${count === 1 ? noun : noun.replace(/y$/, 'ie') + 's'}`
}

/** "1,204". */
export function formatNumber(count: number): string {
  return count.toLocaleString('en-US')
}

const numberWords =
  'Zero One Two Three Four Five Six Seven Eight Nine Ten Eleven Twelve Thirteen Fourteen Fifteen Sixteen Seventeen Eighteen Nineteen Twenty'.split(
    ' ',
  )

/** "Twelve" up to twenty, digits beyond: for the start of a sentence. */
export function numberWord(count: number): string {
  return numberWords[count] ?? formatNumber(count)
}

/** "A", "A and B", "A, B, and C". */
export function listOf(items: readonly string[]): string {
  if (items.length < 3) return items.join(' and ')
  return `${items.slice(0, -1).join(', ')}, and ${items.at(-1)}`
}

/** "EHR (Electronic Health Record)" is "EHR" where space is short. */
export function shortTopic(label: string): string {
  return label.split(' (', 1)[0] || label
}

/** Why two articles are related: "Shares Care Coordination and EHR", "Shares the topic EHR". */
export function sharedTopicsText(labels: readonly string[]): string {
  if (labels.length === 0) return ''
  const names = listOf(labels.map(shortTopic))
  return labels.length === 1 ? `Shares the topic ${names}` : `Shares ${names}`
}

function curlyQuotes(text: string): string {
  return text
    .replace(/'(?=\d0s\b)/g, '’')
    .replace(/(^|[\s([{“—–-])"/g, '$1“')
    .replace(/"/g, '”')
    .replace(/(^|[\s([{“—–-])'/g, '$1‘')
    .replace(/'/g, '’')
}
