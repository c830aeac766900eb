/** Articles that are nearly the same under different addresses. */
import { withoutBrand } from '../titles'
import type { ParsedArticle } from './article'
import type { FileFinding } from './naming'
import { normalisedUrl } from './safe-url'

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

/** Fewer words are no title of their own: "Weekly news". */
const FEWEST_WORDS = 4

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
    const earlier = firstOf(first, normalisedUrl(article.original.href), article)
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
    if (words.length < FEWEST_WORDS) return []
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
  return wordsOf(clean.replace(/['’]/g, ''))
}

/** The title without each of its words in turn; a number is never left out, it makes the difference. */
function shortenings(words: readonly string[]): readonly string[] {
  return words.flatMap((word, index) => (/\d/.test(word) ? [] : words.toSpliced(index, 1).join(' ')))
}

interface Runs {
  readonly article: ParsedArticle
  readonly all: ReadonlySet<number>
}

function sameBodies(articles: readonly ParsedArticle[]): readonly FileFinding[] {
  const byRun = new Map<number, Runs[]>()
  return articles.flatMap((article) => {
    const all = runsOf(article)
    if (all.size < FEWEST_RUNS) return []
    const mine: Runs = { article, all }
    const candidates = new Set<Runs>()
    for (const run of smallest(all)) {
      const others = byRun.get(run) ?? []
      if (others.length < COMMON) {
        for (const other of others) candidates.add(other)
        byRun.set(run, [...others, mine])
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

/** Fingerprints of all runs of words. */
function runsOf({ body }: ParsedArticle): ReadonlySet<number> {
  const words = wordsOf(body.text.replace(/<[^>]*>|&[a-z#\d]+;/gi, ' '))
  const hashes = words.map(hashOf)
  const runs = new Set<number>()
  for (let start = 0; start + RUN <= hashes.length; start++) {
    let run = 0
    for (let word = 0; word < RUN; word++)
      run = Math.imul(run ^ (hashes[start + word] ?? 0), 0x9e3779b1) >>> 0
    runs.add(mixed(run))
  }
  return runs
}

function smallest(runs: ReadonlySet<number>): readonly number[] {
  return [...Uint32Array.from(runs).toSorted().subarray(0, SKETCH)]
}

function similarity(a: ReadonlySet<number>, b: ReadonlySet<number>): number {
  let common = 0
  for (const run of a) if (b.has(run)) common += 1
  return common / (a.size + b.size - common)
}

function wordsOf(text: string): readonly string[] {
  return text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []
}

/** FNV-1a: quick, and spread well enough to compare runs by number. */
function hashOf(word: string): number {
  let hash = 0x811c9dc5
  for (let index = 0; index < word.length; index++)
    hash = Math.imul(hash ^ word.charCodeAt(index), 0x01000193) >>> 0
  return hash
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
