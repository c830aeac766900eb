/**
 * The drawing and the words of a generated cover. Everything follows from the seed, so a cover never changes
 * between builds. Shapes are strokes and fills of as few paths as possible: a list of covers stays light.
 */
import { MOTIFS, type Community, type Motif, type Topic } from './content/model'

/** Size of the drawing; the SVG is cropped to its box. */
export const COVER_VIEW_BOX = '0 0 640 360'

/** One path. `line` is a thin outline, `fill` a tint, `stroke` a thick tinted line of the given width. */
export interface CoverShape {
  readonly kind: 'line' | 'fill' | 'stroke'
  readonly d: string
  readonly width?: number
}

/** What a cover says: its lines, and the width of the widest one in em. */
export interface CoverLabel {
  readonly lines: readonly string[]
  readonly em: number
}

/** The motif of an article's own cover, so that the covers of one community differ. */
export function coverMotif(seed: string): Motif {
  return MOTIFS[Math.floor(seededRandom(seed)() * MOTIFS.length)] ?? 'rings'
}

/** Geometry of a motif inside {@link COVER_VIEW_BOX}. */
export function coverShapes(motif: Motif, seed: string): readonly CoverShape[] {
  return drawings[motif](seededRandom(`${motif}:${seed}`))
}

/** The short form of a topic if one has it, else the first topic, else the community: on at most three lines. */
export function coverLabel({
  topics,
  community,
}: {
  readonly topics: readonly Pick<Topic, 'label'>[]
  readonly community: Pick<Community, 'name' | 'abbreviation'>
}): CoverLabel {
  const shortForm = topics.map(({ label }) => /^(.+?) \(/.exec(label)?.[1]).find(Boolean)
  const label = setInLines(shortForm ?? topics[0]?.label ?? community.name)
  return label.em <= WIDEST_LABEL ? label : setInLines(community.abbreviation)
}

/** Beyond this the words would be too small to read in a row. */
const WIDEST_LABEL = 12

/** Numbers from 0 to 1 that are always the same for one seed. */
export function seededRandom(seed: string): () => number {
  let state = 2166136261
  for (const character of seed) state = Math.imul(state ^ (character.codePointAt(0) ?? 0), 16777619) >>> 0
  const next = () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return state / 2 ** 32
  }
  // Seeds that differ in one letter start close together; a few rounds drive them apart.
  for (let round = 0; round < 4; round++) next()
  return next
}

type Random = () => number

const drawings: Readonly<Record<Motif, (random: Random) => readonly CoverShape[]>> = {
  rings(random) {
    const x = between(random, 380, 600)
    const y = between(random, 30, 290)
    const radii = Array.from({ length: 14 }, (_, index) => 30 * (index + 1))
    return [
      { kind: 'line', d: radii.map((radius) => circle(x, y, radius)).join('') },
      { kind: 'fill', d: circle(x, y, between(random, 2, 4) * 30) },
    ]
  },

  tiles(random) {
    const outlined: string[] = []
    const filled: string[] = []
    for (let x = 0; x < 640; x += 60) {
      for (let y = 0; y < 360; y += 60) {
        // Sparser on the left, where the words are.
        if (random() > 0.25 + (x / 640) * 0.5) continue
        const tile = tiles[Math.floor(random() * tiles.length)]?.(x, y) ?? ''
        ;(random() < 0.3 ? filled : outlined).push(tile)
      }
    }
    return [
      { kind: 'line', d: outlined.join('') },
      { kind: 'fill', d: filled.join('') },
    ]
  },

  bars(random) {
    const bars = Array.from({ length: 21 }, (_, index) => {
      const height = between(random, 60, 290)
      return `M${196 + index * 22 + between(random, -2, 2)} ${180 - Math.round(height / 2)}v${height}`
    })
    return [{ kind: 'stroke', width: 9, d: bars.join('') }]
  },

  circles(random) {
    const next = () => circle(between(random, 330, 640), between(random, 0, 340), between(random, 55, 140))
    return [
      ...Array.from({ length: 5 }, (): CoverShape => ({ kind: 'fill', d: next() })),
      { kind: 'line', d: Array.from({ length: 5 }, next).join('') },
    ]
  },

  waves(random) {
    const drift = between(random, 12, 26)
    const start = between(random, 0, 360)
    const waves = Array.from({ length: 13 }, (_, index) => {
      const swell = 18 + index * 5
      return `M${-start - index * drift} ${30 + index * 27}q90 ${swell} 180 0${'t180 0'.repeat(8)}`
    })
    return [{ kind: 'line', d: waves.join('') }]
  },

  dots(random) {
    const focus = { x: between(random, 440, 600), y: between(random, 60, 300) }
    const bySize = new Map<number, string>()
    for (let x = 20; x < 640; x += 40) {
      for (let y = 20; y < 360; y += 40) {
        const nearness = 1 - Math.hypot(x - focus.x, y - focus.y) / 420
        const size = 4 + 4 * Math.max(0, Math.round((nearness + random() * 0.2) * 5))
        bySize.set(size, `${bySize.get(size) ?? ''}M${x} ${y}h0`)
      }
    }
    return [...bySize].map(([width, d]): CoverShape => ({ kind: 'stroke', width, d }))
  },
}

/** A square and four quarter circles, 60 wide. */
const tiles: readonly ((x: number, y: number) => string)[] = [
  (x, y) => `M${x} ${y}h60v60h-60z`,
  (x, y) => `M${x} ${y}a60 60 0 0 1 60 60h-60z`,
  (x, y) => `M${x + 60} ${y}a60 60 0 0 0-60 60h60z`,
  (x, y) => `M${x} ${y + 60}a60 60 0 0 0 60-60h-60z`,
  (x, y) => `M${x + 60} ${y + 60}a60 60 0 0 1-60-60h60z`,
]

function circle(x: number, y: number, radius: number): string {
  return `M${x - radius} ${y}a${radius} ${radius} 0 1 0 ${2 * radius} 0a${radius} ${radius} 0 1 0 ${-2 * radius} 0`
}

function between(random: Random, low: number, high: number): number {
  return low + Math.floor(random() * (high - low + 1))
}

/** Three lines hold no more words that can be read; the ways of breaking them grow with their square. */
const MOST_WORDS = 24

/** Breaks the first words so that the widest of at most three lines is as narrow as it can be. */
function setInLines(text: string): CoverLabel {
  const words = text.split(' ').filter(Boolean).slice(0, MOST_WORDS)
  return splits(words, 3)
    .map((lines) => ({ lines, em: Math.max(...lines.map(widthOf)) }))
    .reduce((best, next) => (fontSize(next) > fontSize(best) ? next : best))
}

/** The size the style sheet will give the label in a 16:9 box; see `.cover .g`. */
function fontSize({ lines, em }: CoverLabel): number {
  return Math.min((86 * 16) / em, (62 * 9) / (lines.length * 0.8))
}

function splits(words: readonly string[], most: number): string[][] {
  const whole = [words.join(' ')]
  if (most === 1) return [whole]
  const broken = words.slice(1).flatMap((_, index) => {
    const first = words.slice(0, index + 1).join(' ')
    return splits(words.slice(index + 1), most - 1).map((rest) => [first].concat(rest))
  })
  return [whole].concat(broken)
}

/** Estimated advance in Newsreader 500, in em. */
function widthOf(line: string): number {
  let width = 0
  for (const character of line) width += advanceOf(character)
  return Math.round(width * 100) / 100
}

function advanceOf(character: string): number {
  if (character === ' ') return 0.24
  if (/[fijlt.,:;'’|!()[\]-]/.test(character)) return 0.3
  if (/[mw&%@]/.test(character)) return 0.78
  if (/[MW]/.test(character)) return 0.9
  if (/\p{Lu}/u.test(character)) return 0.68
  return /\p{Script=Latin}|\p{N}|\p{P}/u.test(character) ? 0.5 : 1
}
