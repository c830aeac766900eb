/** What a word is. Documents, queries and snippets are cut into words here and nowhere else. */

/** Nobody types more of a word; addresses and encoded data are cut here. */
const MAX_LENGTH = 40

/** Letters that are not a plain letter with a mark, as people without them on the keyboard write them. */
const SPELLED_OUT: ReadonlyMap<string, string> = new Map([
  ['ß', 'ss'],
  ['æ', 'ae'],
  ['œ', 'oe'],
  ['ø', 'o'],
  ['ł', 'l'],
  ['đ', 'd'],
  ['ð', 'd'],
  ['þ', 'th'],
  ['ı', 'i'],
])

const NONE = 1
const LETTER = 2
const MARK = 3

/** What each character of the basic plane is, found out at its first use. A regular expression takes thrice as long. */
const kinds = new Uint8Array(2 ** 16)

/**
 * Calls `visit` with every word, folded, and its place in the text. A word is letters and digits with the marks on
 * them; an apostrophe inside belongs to it.
 */
export function eachWord(text: string, visit: (word: string, start: number, end: number) => void): void {
  let place = 0
  while (place < text.length) {
    const width = widthAt(text, place)
    if (kindAt(text, place, width) !== LETTER) {
      place += width
      continue
    }
    const end = wordEnd(text, place + width)
    const word = fold(text.slice(place, end))
    if (word !== '') visit(word, place, end)
    place = end
  }
}

function wordEnd(text: string, from: number): number {
  let place = from
  while (place < text.length) {
    const code = text.charCodeAt(place)
    const isApostrophe = code === 0x27 || code === 0x2019
    const letter = isApostrophe ? place + 1 : place
    const width = widthAt(text, letter)
    const kind = kindAt(text, letter, width)
    if (kind === NONE || (isApostrophe && kind !== LETTER)) break
    place = letter + width
  }
  return place
}

/** A character outside the basic plane takes two places. */
function widthAt(text: string, place: number): number {
  const code = text.charCodeAt(place)
  if (code < 0xd800 || code > 0xdbff) return 1
  const next = text.charCodeAt(place + 1)
  return next >= 0xdc00 && next <= 0xdfff ? 2 : 1
}

function kindAt(text: string, place: number, width: number): number {
  if (place >= text.length) return NONE
  if (width === 2) return kindOf(text.slice(place, place + 2))
  const code = text.charCodeAt(place)
  const known = kinds[code] ?? 0
  if (known !== 0) return known
  const kind = kindOf(text.charAt(place))
  kinds[code] = kind
  return kind
}

function kindOf(character: string): number {
  if (/[\p{L}\p{N}]/u.test(character)) return LETTER
  return /\p{M}/u.test(character) ? MARK : NONE
}

/** The words of a text, folded. */
export function wordsOf(text: string): readonly string[] {
  const words: string[] = []
  eachWord(text, (word) => words.push(word))
  return words
}

/** One spelling for all that readers take for the same word: "Café", "CAFE" and "café's" are "cafe". */
function fold(written: string): string {
  if (/^[a-z0-9]{1,40}$/.test(written)) return written
  if (/^[a-zA-Z0-9]{1,40}$/.test(written)) return written.toLowerCase()
  const word = written
    .toLowerCase()
    .replace(/['’]s$/u, '')
    .normalize('NFKD')
    .replace(/[\p{M}'’]/gu, '')
    .replace(/[ßæœøłđðþı]/gu, (letter) => SPELLED_OUT.get(letter) ?? letter)
  return word.slice(0, MAX_LENGTH)
}
