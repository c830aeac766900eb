/** Titles as publications write them, with their own name at the end. */

/** The title without its publication's name, if that is how it ends: "Waiting - STAT News" from statnews.com is "Waiting". */
export function withoutBrand(title: string, brand: string | undefined): string {
  const ending = /^(.+?)\s+(?:-|–|—|--|\|)\s+((?:(?!\s[-–—|]\s).)+)$/.exec(title)
  const [, rest, suffix] = ending ?? []
  return rest && suffix && brand && namesTheSame(suffix, brand) ? rest : title
}

/** Whether "The New York Times" and "nytimes.com", or "STAT News" and "statnews.com", are one publication. */
function namesTheSame(name: string, brand: string): boolean {
  const domain = /^(?:www\.)?([^\s/]+)\.[a-z]{2,}$/i.exec(brand.trim())
  if (lettersOf(name) === lettersOf(brand)) return true
  if (!domain?.[1]) return lettersOf(name.replace(/^the /i, '')) === lettersOf(brand.replace(/^the /i, ''))
  return [domain[1], domain[1].replace(/^.*\.|\..*$/g, '')].some(
    (stem) =>
      abbreviates(lettersOf(stem), wordsOf(name)) ||
      abbreviates(lettersOf(stem), wordsOf(name.replace(/^the /i, ''))),
  )
}

/** Whether the stem is made of the beginnings of all words in order: "ny" + "times". */
function abbreviates(stem: string, words: readonly string[]): boolean {
  const [word, ...others] = words
  if (word === undefined) return stem === ''
  for (let length = Math.min(word.length, stem.length); length > 0; length--) {
    if (stem.startsWith(word.slice(0, length)) && abbreviates(stem.slice(length), others)) return true
  }
  return false
}

function wordsOf(text: string): string[] {
  return text.split(/\s+/).map(lettersOf).filter(Boolean)
}

function lettersOf(text: string): string {
  return text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '')
}
