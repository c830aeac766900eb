/** Articles that are nearly the same under different addresses. */
import type { FileFinding } from './problem'
import { withoutBrand } from '../titles'
import type { ParsedArticle } from './article'
import { keyOfOriginal } from './original'

/** Share of common runs of words from which two bodies are one text. */
const ALIKE = 0.8

/** Words of a run. */
const RUN = 4

/** Shorter bodies agree by chance. */
const FEWEST_RUNS = 10

/** How many of its smallest runs a body is looked up by: nearly all texts that are alike share one. */
const SKETCH = 6

/** A run in more bodies than this is boilerplate, and tells nothing. */
const COMMON = 40

/** Shorter titles differ in one word by chance. */
const FEWEST_WORDS = 4

/** Words of which each alone makes another statement: negations and numbers. */
const TELLING =
  /\d|^(?:not?|non|nor|never|none|neither|without|cannot|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|hundred|thousand|million|billion|first|second|third|half|double)$/

/** One finding for each later article of a pair, in path order. Takes time in proportion to the amount of text. */
export function duplicateFindings(articles: readonly ParsedArticle[]): readonly FileFinding[] {
  const originals = sameOriginals(articles)
  const reported = new Set(originals.map(({ file }) => file))
  const titles = sameTitles(articles.filter(({ file }) => !reported.has(file)))
  for (const { file } of titles) reported.add(file)
  return [...originals, ...titles, ...sameBodies(articles.filter(({ file }) => !reported.has(file)))]
}

/** The same original curated twice: both stay, and both files are named. */
function sameOriginals(articles: readonly ParsedArticle[]): readonly FileFinding[] {
  const first = new Map<string, ParsedArticle>()
  return articles.flatMap((article) => {
    if (article.original === undefined) return []
    const earlier = firstOf(first, keyOfOriginal(article.original.href), article)
    if (earlier === undefined) return []
    return {
      file: article.file,
      finding: {
        rule: 'original-duplicate',
        severity: 'warning',
        field: ['link', 'href'],
        value: article.original.href,
        message: `${earlier.file} leads to the same original.`,
        fix: 'Keep one of the two, and list the address of the other under its aliases.',
      },
    }
  })
}

/** Titles that are the same, or the same but for one word that only one of them has. */
function sameTitles(articles: readonly ParsedArticle[]): readonly FileFinding[] {
  const whole = new Map<string, ParsedArticle>()
  const shortened = new Map<string, ParsedArticle>()
  return articles.flatMap((article) => {
    const words = titleWords(article)
    if (words.length === 0) return []
    const key = words.join(' ')
    const without = words.length > FEWEST_WORDS + 1 ? shortenings(words) : []
    const earlier =
      firstOf(whole, key, article) ?? shortened.get(key) ?? without.map((one) => whole.get(one)).find(Boolean)
    for (const one of without) firstOf(shortened, one, article)
    if (earlier === undefined || earlier === article) return []
    return {
      file: article.file,
      finding: {
        rule: 'title-duplicate',
        severity: 'warning',
        field: ['title'],
        message: `${earlier.file} has nearly the same title, under another address.`,
        fix: 'If both are one article, keep one and list the address of the other under its aliases.',
      },
    }
  })
}

function titleWords({ title, original }: ParsedArticle): readonly string[] {
  const clean = withoutBrand(title, original?.source.domain)
  return (
    clean
      .replace(/['’]/g, '')
      .toLowerCase()
      .match(/[\p{L}\p{N}]+/gu) ?? []
  )
}

/** The title without each of its words in turn, but never without what makes the difference. */
function shortenings(words: readonly string[]): readonly string[] {
  return words.flatMap((word, index) => (TELLING.test(word) ? [] : words.toSpliced(index, 1).join(' ')))
}

interface Runs {
  readonly article: ParsedArticle
  /** Fingerprints of all runs of words, smallest first, each once. */
  readonly all: Uint32Array
}

function sameBodies(articles: readonly ParsedArticle[]): readonly FileFinding[] {
  const byRun = new Map<number, Runs[]>()
  return articles.flatMap((article) => {
    const all = runsOf(article.body.text)
    if (all.length < FEWEST_RUNS) return []
    const mine: Runs = { article, all }
    const candidates = new Set<Runs>()
    for (const run of all.subarray(0, SKETCH)) {
      const others = byRun.get(run)
      if (others === undefined) byRun.set(run, [mine])
      else if (others.length < COMMON) {
        for (const other of others) candidates.add(other)
        others.push(mine)
      }
    }
    const twin = [...candidates].find((other) => similarity(all, other.all) >= ALIKE)
    if (twin === undefined) return []
    return {
      file: article.file,
      finding: {
        rule: 'body-duplicate',
        severity: 'warning',
        field: [],
        inBody: 0,
        message: `${twin.article.file} has nearly the same text, under another address.`,
        fix: 'If both are one article, keep one and list the address of the other under its aliases.',
      },
    }
  })
}

function runsOf(text: string): Uint32Array {
  const words = wordHashes(text)
  const runs = new Uint32Array(Math.max(words.length - RUN + 1, 0))
  for (let start = 0; start < runs.length; start++) {
    let run = 0
    for (let word = 0; word < RUN; word++) run = Math.imul(run ^ (words[start + word] ?? 0), 0x9e3779b1)
    runs[start] = mixed(run)
  }
  const sorted = runs.toSorted()
  return sorted.filter((run, index) => run !== sorted[index - 1])
}

/** Shares of common runs; both lists are sorted. */
function similarity(a: Uint32Array, b: Uint32Array): number {
  let common = 0
  for (let left = 0, right = 0; left < a.length && right < b.length;) {
    const difference = (a[left] ?? 0) - (b[right] ?? 0)
    if (difference === 0) common += 1
    if (difference <= 0) left += 1
    if (difference >= 0) right += 1
  }
  return common / (a.length + b.length - common)
}

const TAG_START = '<'.charCodeAt(0)
const ENTITY_START = '&'.charCodeAt(0)

/** A fingerprint (FNV-1a) of each word, without markup and case. Character by character: all bodies are read. */
function wordHashes(text: string): readonly number[] {
  const hashes: number[] = []
  let hash = 0
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at)
    if (isOfWord(code)) {
      hash = Math.imul((hash === 0 ? 0x811c9dc5 : hash) ^ (code < 128 ? code | 32 : code), 0x01000193)
      continue
    }
    if (hash !== 0) hashes.push(hash)
    hash = 0
    if (code === TAG_START || code === ENTITY_START) at = afterMarkup(text, at, code)
  }
  if (hash !== 0) hashes.push(hash)
  return hashes
}

/** Letters and digits; beyond ASCII everything but blanks, quotes and dashes. */
function isOfWord(code: number): boolean {
  if (code < 128) return (code > 47 && code < 58) || (code > 64 && code < 91) || (code > 96 && code < 123)
  return code > 0xbf && (code < 0x2000 || code > 0x206f) && (code < 0x3000 || code > 0x303f)
}

/** Where a tag or an entity ends; where it starts if it is none. */
function afterMarkup(text: string, at: number, start: number): number {
  const end = text.indexOf(start === TAG_START ? '>' : ';', at)
  const longest = start === TAG_START ? 500 : 10
  return end < 0 || end - at > longest ? at : end
}

/** Spreads neighbouring numbers, so that the smallest are a fair sample. */
function mixed(value: number): number {
  let mix = value ^ (value >>> 16)
  mix = Math.imul(mix, 0x85ebca6b)
  mix ^= mix >>> 13
  mix = Math.imul(mix, 0xc2b2ae35)
  return (mix ^ (mix >>> 16)) >>> 0
}

/** What was first kept under a key; keeps this one if nothing was. */
function firstOf<Value>(kept: Map<string, Value>, key: string, value: Value): Value | undefined {
  const first = kept.get(key)
  if (first === undefined) kept.set(key, value)
  return first
}
