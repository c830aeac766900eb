/** What a word is. Documents, queries and snippets are cut into words here and nowhere else. */

/** Letters and digits; an apostrophe inside belongs to the word. */
const WORD = /[\p{L}\p{N}][\p{L}\p{M}\p{N}]*(?:['’][\p{L}\p{N}][\p{L}\p{M}\p{N}]*)*/gu

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

/** Calls `visit` with every word, folded, and its place in the text. */
export function eachWord(text: string, visit: (word: string, start: number, end: number) => void): void {
  for (const { 0: written, index } of text.matchAll(WORD)) {
    const word = fold(written)
    if (word !== '') visit(word, index, index + written.length)
  }
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
  const word = written
    .toLowerCase()
    .replace(/['’]s$/u, '')
    .normalize('NFKD')
    .replace(/[\p{M}'’]/gu, '')
    .replace(/[ßæœøłđðþı]/gu, (letter) => SPELLED_OUT.get(letter) ?? letter)
  return word.slice(0, MAX_LENGTH)
}
