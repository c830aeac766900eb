/** The piece of a text that shows why it was found. */
import type { TextPart } from './engine'
import { eachWord } from './words'

/** Text before the first match, in characters. */
const BEFORE = 95

/** Text in all: about two lines of a result. */
const LENGTH = 260

/** A cut moves at most this far to fall between words. */
const SLACK = 20

/** What was looked for, after corrections; all words folded. */
export interface Wanted {
  readonly words: ReadonlySet<string>
  /** Beginnings of words. */
  readonly prefixes: readonly string[]
  readonly phrases: readonly (readonly string[])[]
}

/** The text from a little before its first match, with the matches marked. */
export function snippetOf(text: string, wanted: Wanted): readonly TextPart[] {
  const matches = matchesIn(text, wanted)
  const from = startBefore(text, matches[0]?.start ?? 0)
  const to = endAfter(text, from + LENGTH)
  const inside = matches.filter(({ start, end }) => start >= from && end <= to)
  const parts = split(text, from, to, inside)
  return [
    ...(from > 0 ? [{ text: '… ', isMatch: false }] : []),
    ...parts,
    ...(to < text.length ? [{ text: ' …', isMatch: false }] : []),
  ]
}

/** The whole text, with the matches marked. */
export function markIn(text: string, wanted: Wanted): readonly TextPart[] {
  return split(text, 0, text.length, matchesIn(text, wanted))
}

interface Range {
  readonly start: number
  readonly end: number
}

function matchesIn(text: string, { words, prefixes, phrases }: Wanted): readonly Range[] {
  const found: (Range & { readonly word: string })[] = []
  eachWord(text, (word, start, end) => found.push({ word, start, end }))
  const ranges: Range[] = found.filter(
    ({ word }) => words.has(word) || prefixes.some((prefix) => word.startsWith(prefix)),
  )
  for (const phrase of phrases) {
    for (const [place, { start }] of found.entries()) {
      if (phrase.length === 0 || !phrase.every((word, offset) => found[place + offset]?.word === word))
        continue
      ranges.push({ start, end: found[place + phrase.length - 1]?.end ?? start })
    }
  }
  return joined(ranges.toSorted((a, b) => a.start - b.start || b.end - a.end))
}

/** Ranges that overlap become one. */
function joined(ranges: readonly Range[]): readonly Range[] {
  const apart: Range[] = []
  for (const range of ranges) {
    const last = apart.at(-1)
    if (last && range.start < last.end)
      apart[apart.length - 1] = { ...last, end: Math.max(last.end, range.end) }
    else apart.push(range)
  }
  return apart
}

function startBefore(text: string, match: number): number {
  if (match <= BEFORE) return 0
  const wanted = match - BEFORE
  const space = text.slice(wanted - SLACK, wanted).search(/\s\S*$/u)
  return space < 0 ? betweenCharacters(text, wanted) : wanted - SLACK + space + 1
}

function endAfter(text: string, wanted: number): number {
  if (wanted >= text.length) return text.length
  const space = text.slice(wanted - SLACK, wanted + 1).search(/\s\S*$/u)
  return space < 0 ? betweenCharacters(text, wanted) : wanted - SLACK + space
}

/** A character outside the basic plane takes two places; its second half goes with the first. */
function betweenCharacters(text: string, place: number): number {
  return /[\uDC00-\uDFFF]/.test(text.charAt(place)) && /[\uD800-\uDBFF]/.test(text.charAt(place - 1))
    ? place - 1
    : place
}

function split(text: string, from: number, to: number, matches: readonly Range[]): readonly TextPart[] {
  const parts: TextPart[] = []
  let done = from
  for (const { start, end } of matches) {
    if (start > done) parts.push({ text: text.slice(done, start), isMatch: false })
    parts.push({ text: text.slice(start, end), isMatch: true })
    done = end
  }
  if (done < to) parts.push({ text: text.slice(done, to), isMatch: false })
  return parts
}
