/** Made-up documents for tests and measurements: the same seed gives the same ones. */
import type { SearchDocument } from './engine'

/** Different words in all. */
const VOCABULARY = 30_000

const BODY_WORDS = 150
const TITLE_WORDS = 9

/** Words that queries of the measurement ask for, at places of a Zipf distribution where real ones stand. */
const KNOWN: ReadonlyMap<number, string> = new Map([
  [0, 'the'],
  [1, 'of'],
  [2, 'and'],
  [3, 'to'],
  [4, 'in'],
  [11, 'health'],
  [14, 'care'],
  [17, 'patients'],
  [30, 'patient'],
  [45, 'data'],
  [60, 'medical'],
  [95, 'hospital'],
  [130, 'technology'],
  [180, 'telehealth'],
  [240, 'interoperability'],
  [300, 'cybersecurity'],
  [420, 'record'],
  [600, 'records'],
  [900, 'burnout'],
  [2500, 'opioid'],
  [9000, 'tricorder'],
])

const ONSETS = 'b c ch d f g h l m n p ph pl pr qu r s sc st str t th tr v w'.split(' ')
const VOWELS = 'a e i o u ai ea io ou'.split(' ')
const CODAS = ['', '', '', 'l', 'n', 'nt', 'r', 's', 'st', 't', 'x']
const ENDINGS = ['', '', 's', 'ed', 'ing', 'tion', 'ment', 'al', 'ity', 'ly']

/** Documents of about 150 words in the distribution of English text. */
export function generateDocuments(count: number, seed = 1): readonly SearchDocument[] {
  const random = createRandom(seed)
  const words = makeWords(createRandom(7))
  const word = () => words[zipf(random, words.length)] ?? 'word'
  const someOf = (from: number, range: number, much: number) =>
    Array.from({ length: much }, () => words[from + Math.floor(random() * range)] ?? 'word')
  return Array.from({ length: count }, (_, number) => {
    const title = Array.from({ length: TITLE_WORDS }, word).join(' ')
    return {
      id: `/communities/c${number % 12}/curated-content/a-${number}`,
      title: title.charAt(0).toUpperCase() + title.slice(1),
      topics: [0, 1, 2].map(() => someOf(100, 200, 2).join(' ')),
      source: `${someOf(1000, 300, 1).join('')}.com`,
      curators: someOf(5000, 20, 1),
      body: sentences(word, BODY_WORDS - 50 + Math.floor(random() * 100), random),
      date: new Date(Date.UTC(2015, 0, 1 + Math.floor(random() * 4000))),
    }
  })
}

function sentences(word: () => string, count: number, random: () => number): string {
  const parts: string[] = []
  for (let place = 0; place < count; place += 1) {
    const isEnd = random() < 0.06 || place === count - 1
    parts.push(isEnd ? `${word()}.` : random() < 0.05 ? `${word()},` : word())
    if (isEnd && random() < 0.1) parts.push('It is the patient’s “own” record.')
  }
  return parts.join(' ')
}

function makeWords(random: () => number): readonly string[] {
  const pick = (from: readonly string[]) => from[Math.floor(random() * from.length)] ?? ''
  const words = new Set(KNOWN.values())
  const made: string[] = []
  while (made.length < VOCABULARY) {
    const known = KNOWN.get(made.length)
    const syllables = made.length < 150 ? 1 : 1 + Math.floor(random() * 3)
    const stem = Array.from({ length: syllables }, () => pick(ONSETS) + pick(VOWELS) + pick(CODAS)).join('')
    const next = known ?? stem + pick(ENDINGS)
    if (known === undefined && words.has(next)) continue
    words.add(next)
    made.push(next)
  }
  return made
}

/** Rank `r` comes up in proportion to 1 / (r + 2.7): the shape of English text. */
function zipf(random: () => number, size: number): number {
  return Math.min(Math.floor(2.7 * ((size + 2.7) / 2.7) ** random() - 2.7), size - 1)
}

/** Mulberry32. */
function createRandom(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let value = Math.imul(state ^ (state >>> 15), 1 | state)
    value = (value + Math.imul(value ^ (value >>> 7), 61 | value)) ^ value
    return ((value ^ (value >>> 14)) >>> 0) / 2 ** 32
  }
}
