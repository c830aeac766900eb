/** All words of all documents: each has a number, and the number of living documents that hold it. */
import { editDistance, slipsAllowed } from './spelling'

/** One slip more must be paid with this many times more documents. */
const SLIP_FACTOR = 10

export interface Vocabulary {
  /** Words so far, with those that only removed documents held. Numbers are smaller than this. */
  readonly length: number
  word(number: number): string
  /** The number of a word that some document holds or held. */
  find(word: string): number | undefined
  /** The number of a word, given now if it has none. */
  intern(word: string): number
  documents(number: number): number
  /** `change` more or fewer documents hold the word. */
  count(number: number, change: number): void
  /** Numbers of longer words with this beginning that some document holds. */
  extensions(prefix: string): readonly number[]
  /** The word that was most likely meant. Of two equally near ones it is the more frequent. */
  nearest(word: string): string | undefined
}

/** @param reserved numbers that are never given to a word. */
export function createVocabulary(reserved: number): Vocabulary {
  const words: string[] = Array.from({ length: reserved }, () => '')
  const counts: number[] = words.map(() => 0)
  const letters: number[] = words.map(() => 0)
  const numbers = new Map<string, number>()
  const byLength: number[][] = []
  let sorted: readonly number[] = []
  let unsorted: number[] = []

  const wordOf = (number: number) => words[number] ?? ''
  const byWord = (a: number, b: number) => (wordOf(a) < wordOf(b) ? -1 : 1)

  function inOrder(): readonly number[] {
    if (unsorted.length > 0) {
      sorted = merge(sorted, unsorted.toSorted(byWord), byWord)
      unsorted = []
    }
    return sorted
  }

  return {
    get length() {
      return words.length
    },
    word: wordOf,
    find: (word) => numbers.get(word),
    intern(word) {
      const known = numbers.get(word)
      if (known !== undefined) return known
      const own = detached(word)
      const number = words.push(own) - 1
      numbers.set(own, number)
      counts.push(0)
      letters.push(lettersOf(word))
      unsorted.push(number)
      ;(byLength[word.length] ??= []).push(number)
      return number
    },
    documents: (number) => counts[number] ?? 0,
    count(number, change) {
      counts[number] = (counts[number] ?? 0) + change
    },
    extensions(prefix) {
      const order = inOrder()
      const found: number[] = []
      for (let place = firstFrom(order, prefix, wordOf); place < order.length; place += 1) {
        const number = order[place] ?? 0
        const word = wordOf(number)
        if (!word.startsWith(prefix)) break
        if (word.length > prefix.length && (counts[number] ?? 0) > 0) found.push(number)
      }
      return found
    },
    nearest(word) {
      const slips = slipsAllowed(word)
      // 2018 is not a slip of 2019.
      if (slips === 0 || /\p{N}/u.test(word)) return undefined
      const own = lettersOf(word)
      let best: { readonly word: string; readonly worth: number } | undefined
      for (let length = word.length - slips; length <= word.length + slips; length += 1) {
        for (const number of byLength[length] ?? []) {
          const documents = counts[number] ?? 0
          // A slip changes two kinds of letters at most, so most words need no closer look.
          if (documents === 0 || bits(own ^ (letters[number] ?? 0)) > 2 * slips) continue
          const candidate = wordOf(number)
          const distance = editDistance(word, candidate, slips)
          if (distance > slips || /\p{N}/u.test(candidate)) continue
          const worth = documents / SLIP_FACTOR ** distance
          if (best === undefined || worth > best.worth || (worth === best.worth && candidate < best.word)) {
            best = { word: candidate, worth }
          }
        }
      }
      return best?.word
    },
  }
}

/** A copy: a piece cut from a text would keep the whole text in memory. */
function detached(word: string): string {
  return Buffer.from(word, 'utf16le').toString('utf16le')
}

/** One bit for each kind of letter in the word. */
function lettersOf(word: string): number {
  let letters = 0
  for (let place = 0; place < word.length; place += 1) letters |= 1 << (word.charCodeAt(place) & 31)
  return letters
}

function bits(value: number): number {
  let rest = value - ((value >>> 1) & 0x55555555)
  rest = (rest & 0x33333333) + ((rest >>> 2) & 0x33333333)
  return Math.imul((rest + (rest >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24
}

/** The place of the first word that is not before `prefix`. */
function firstFrom(order: readonly number[], prefix: string, wordOf: (number: number) => string): number {
  let low = 0
  let high = order.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if (wordOf(order[middle] ?? 0) < prefix) low = middle + 1
    else high = middle
  }
  return low
}

function merge<Item>(a: readonly Item[], b: readonly Item[], order: (a: Item, b: Item) => number): Item[] {
  const merged: Item[] = []
  let place = 0
  for (const item of b) {
    for (; place < a.length; place += 1) {
      const other = a[place]
      if (other === undefined || order(other, item) > 0) break
      merged.push(other)
    }
    merged.push(item)
  }
  return [...merged, ...a.slice(place)]
}
