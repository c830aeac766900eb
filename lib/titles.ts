/** Titles as publications write them, with their own name at the end. */

/** The title without its publication's name, if that is how it ends: "Waiting - STAT News" from statnews.com is "Waiting". */
export function withoutBrand(title: string, brand: string | undefined): string {
  const ending = /^(.+?)\s+(?:-|–|—|--|\|)\s+((?:(?!\s[-–—|]\s).)+)$/.exec(title)
  const [, rest, suffix] = ending ?? []
  return rest && suffix && brand && namesTheSame(suffix, brand) ? rest : title
}

/** What a publication may leave out of its name: it only says what kind it is. */
const KIND = /^(?:news|magazine|mag|media|online|journal|blog|today|daily)$/

/** Shorter names agree with the beginning of another one by chance. */
const SHORTEST_NAME = 4

/** Whether "The New York Times" and "nytimes.com", or "STAT", "STAT News" and "statnews.com", are one publication. */
function namesTheSame(name: string, brand: string): boolean {
  const domain = /^(?:www\.)?([^\s/]+)\.[a-z]{2,}$/i.exec(brand.trim())
  if (lettersOf(name) === lettersOf(brand)) return true
  const own = withoutArticle(name)
  if (!domain?.[1]) {
    const full = lettersOf(withoutArticle(brand))
    return lettersOf(own) === full || isShortFor(lettersOf(own), full)
  }
  return [domain[1], domain[1].replace(/^.*\.|\..*$/g, '')]
    .map(lettersOf)
    .some(
      (stem) =>
        abbreviates(stem, wordsOf(name)) ||
        abbreviates(stem, wordsOf(own)) ||
        isShortFor(lettersOf(own), stem),
    )
}

function withoutArticle(name: string): string {
  return name.replace(/^the /i, '')
}

/** Whether only the kind of the publication is missing: "stat" for "statnews"; "health" is not "healthaffairs". */
function isShortFor(name: string, full: string): boolean {
  return name.length >= SHORTEST_NAME && full.startsWith(name) && KIND.test(full.slice(name.length))
}

/** Whether the stem is made of the beginnings of all words in order: "ny" + "times". */
function abbreviates(stem: string, words: readonly string[]): boolean {
  // How far the words so far can reach. To try one beginning after the other takes for ever where letters repeat.
  let reached = new Set([0])
  for (const word of words) {
    const further = Array.from(reached).flatMap((from) =>
      Array.from({ length: lettersShared(stem, from, word) }, (_, index) => from + index + 1),
    )
    reached = new Set(further)
  }
  return reached.has(stem.length)
}

/** How many letters at the beginning of the word stand in the stem from this place on. */
function lettersShared(stem: string, from: number, word: string): number {
  let count = 0
  while (count < word.length && stem[from + count] === word[count]) count += 1
  return count
}

function wordsOf(text: string): string[] {
  return text.split(/\s+/).map(lettersOf).filter(Boolean)
}

function lettersOf(text: string): string {
  return text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '')
}
