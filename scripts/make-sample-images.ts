/**
 * Draws the pictures of the sample articles: abstract, without text, the same on every run.
 *
 * Reads the front matter of content/communities/*\/curated-content/*.md and writes, beside each article,
 * the file its `featuredImage.href` names, in the size `featuredImage.size` states.
 *
 *   npx tsx scripts/make-sample-images.ts [--only <part of a slug>]
 */
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import sharp from 'sharp'

const CONTENT = resolve(dirname(fileURLToPath(import.meta.url)), '../content/communities')
/** The picture of this package is not part of the sample set. */
const NOT_SUPPLIED = new Set([4183])

interface Job {
  file: string
  slug: string
  community: string
  alt: string
  width: number
  height: number
}

// ---------------------------------------------------------------- numbers

type Random = () => number

function seeded(text: string): Random {
  let state = 2166136261
  for (const char of text) state = Math.imul(state ^ (char.codePointAt(0) ?? 0), 16777619)
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
}

const between = (r: Random, low: number, high: number): number => low + r() * (high - low)
const whole = (r: Random, low: number, high: number): number => Math.floor(between(r, low, high + 1))
const n = (value: number): string => String(Math.round(value * 100) / 100)
const range = (count: number): number[] => Array.from({ length: count }, (_, index) => index)

function pick<T>(r: Random, list: readonly [T, ...T[]]): T {
  return list[Math.floor(r() * list.length)] ?? list[0]
}

// ---------------------------------------------------------------- colour

/** OKLCH to a hexadecimal sRGB colour; chroma is reduced until the colour fits. */
function colour(lightness: number, chroma: number, hue: number): string {
  const angle = (hue * Math.PI) / 180
  for (let c = chroma; ; c -= 0.004) {
    const a = Math.max(c, 0) * Math.cos(angle)
    const b = Math.max(c, 0) * Math.sin(angle)
    const l = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3
    const m = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3
    const s = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3
    const linear = [
      4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s,
      -1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s,
      -0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s,
    ]
    if (c > 0 && linear.some((value) => value < -0.001 || value > 1.001)) continue
    return `#${linear
      .map((value) => {
        const v = Math.min(1, Math.max(0, value))
        const encoded = v <= 0.0031308 ? 12.92 * v : 1.055 * v ** (1 / 2.4) - 0.055
        return Math.round(encoded * 255)
          .toString(16)
          .padStart(2, '0')
      })
      .join('')}`
  }
}

interface Palette {
  dark: boolean
  hue: number
  accentHue: number
  /** A tone of the main hue: 0 is the ground, 1 the strongest contrast to it. */
  tone: (depth: number, chroma?: number) => string
  accent: (lightness: number, chroma?: number) => string
  /** Lightest light of the picture. */
  glow: string
}

const COMMUNITY_HUES: Record<string, number> = {
  'chronic-care-management': 165,
  'patient-engagement': 62,
  'cybersecurity-and-privacy': 330,
  'artificial-intelligence-in-care': 280,
  interoperability: 248,
  'telehealth-and-virtual-care': 215,
  'ehr-usability': 118,
  'policy-and-regulation': 30,
}

const WORDS: readonly [RegExp, number][] = [
  [/green/, 158],
  [/terracotta|sand/, 48],
  [/warm/, 52],
  [/rose/, 8],
  [/violet/, 295],
  [/blue/, 250],
]

function paletteFor(job: Job, r: Random): Palette {
  const named = WORDS.find(([word]) => word.test(job.alt.toLowerCase()))?.[1]
  const hue = named ?? (COMMUNITY_HUES[job.community] ?? 220) + between(r, -18, 18)
  const dark = /dark|night|deep|glow|shadow|lantern|valley|crescent/i.test(job.alt)
  const accentHue = hue + pick(r, [-62, 58, 150, 172, 198] as const)
  return {
    dark,
    hue,
    accentHue,
    tone: (depth, chroma) => {
      const d = Math.min(1, Math.max(0, depth))
      const lightness = dark ? 0.2 + d * 0.68 : 0.955 - d * 0.66
      return colour(
        lightness,
        chroma ?? 0.014 + 0.114 * Math.sin(Math.PI * Math.min(1, d * 0.88 + (dark ? 0.06 : 0.015))),
        hue + (d - 0.5) * 26,
      )
    },
    accent: (lightness, chroma = 0.14) => colour(lightness, chroma, accentHue),
    glow: colour(0.965, 0.045, hue > 180 ? 85 : hue + 25),
  }
}

// ---------------------------------------------------------------- drawing

interface Canvas {
  w: number
  h: number
  /** Shorter side: sizes are fractions of it. */
  u: number
  r: Random
  p: Palette
  defs: string[]
}

type Stop = [offset: number, colour: string, opacity?: number]

const stops = (list: readonly Stop[]): string =>
  list
    .map(
      ([offset, value, opacity]) =>
        `<stop offset="${n(offset)}" stop-color="${value}" stop-opacity="${opacity ?? 1}"/>`,
    )
    .join('')

function linear(c: Canvas, list: readonly Stop[], angle = 90): string {
  const id = `g${c.defs.length}`
  c.defs.push(
    `<linearGradient id="${id}" gradientTransform="rotate(${angle} 0.5 0.5)">${stops(list)}</linearGradient>`,
  )
  return `url(#${id})`
}

function radial(c: Canvas, list: readonly Stop[], x = 0.5, y = 0.5, radius = 0.5): string {
  const id = `g${c.defs.length}`
  c.defs.push(`<radialGradient id="${id}" cx="${x}" cy="${y}" r="${radius}">${stops(list)}</radialGradient>`)
  return `url(#${id})`
}

const rect = (x: number, y: number, w: number, h: number, fill: string, more = ''): string =>
  `<rect x="${n(x)}" y="${n(y)}" width="${n(w)}" height="${n(h)}" fill="${fill}" ${more}/>`
const disc = (x: number, y: number, radius: number, fill: string, more = ''): string =>
  `<circle cx="${n(x)}" cy="${n(y)}" r="${n(radius)}" fill="${fill}" ${more}/>`
const shape = (d: string, fill: string, more = ''): string => `<path d="${d}" fill="${fill}" ${more}/>`
const stroke = (d: string, value: string, width: number, more = ''): string =>
  `<path d="${d}" fill="none" stroke="${value}" stroke-width="${n(width)}" stroke-linecap="round" stroke-linejoin="round" ${more}/>`

const ground = (c: Canvas, from = 0, to = 0.16): string =>
  rect(
    0,
    0,
    c.w,
    c.h,
    linear(
      c,
      [
        [0, c.p.tone(from)],
        [1, c.p.tone(to)],
      ],
      whole(c.r, 60, 120),
    ),
  )

const halo = (c: Canvas, x: number, y: number, radius: number, value: string, strength = 0.7): string =>
  disc(
    x,
    y,
    radius,
    radial(c, [
      [0, value, strength],
      [0.45, value, strength * 0.35],
      [1, value, 0],
    ]),
  )

/** A smooth curve through points (Catmull-Rom as cubic Béziers). */
function curve(points: readonly (readonly [number, number])[]): string {
  const at = (index: number): readonly [number, number] =>
    points[Math.min(points.length - 1, Math.max(0, index))] ?? [0, 0]
  let d = `M${n(at(0)[0])} ${n(at(0)[1])}`
  for (let i = 0; i < points.length - 1; i += 1) {
    const [a, b, e, f] = [at(i - 1), at(i), at(i + 1), at(i + 2)]
    d += `C${n(b[0] + (e[0] - a[0]) / 6)} ${n(b[1] + (e[1] - a[1]) / 6)} ${n(e[0] - (f[0] - b[0]) / 6)} ${n(e[1] - (f[1] - b[1]) / 6)} ${n(e[0])} ${n(e[1])}`
  }
  return d
}

function ridge(c: Canvas, base: number, height: number, waves: number): string {
  const parts = range(4).map((k) => ({
    f: waves * (0.6 + k * 0.83),
    a: 1 / (1 + k * 1.25),
    o: between(c.r, 0, 6.28),
  }))
  const points = range(61).map((i): [number, number] => {
    const x = (i / 60) * c.w
    const sum = parts.reduce((total, { f, a, o }) => total + a * Math.sin((i / 60) * f * 6.28 + o), 0)
    return [x, base - (sum / 1.9) * height]
  })
  return `${curve(points)}L${n(c.w)} ${n(c.h)}L0 ${n(c.h)}Z`
}

type Scene = (c: Canvas) => string

const hills: Scene = (c) => {
  const { w, h, u, r, p } = c
  const sunX = w * between(r, 0.2, 0.8)
  const sunY = h * between(r, 0.24, 0.36)
  const light = p.dark ? p.accent(0.82, 0.1) : p.glow
  let out = rect(
    0,
    0,
    w,
    h,
    linear(
      c,
      p.dark
        ? [
            [0, p.tone(0.02)],
            [0.7, p.tone(0.3)],
            [1, p.tone(0.42)],
          ]
        : [
            [0, p.accent(0.88, 0.055)],
            [0.65, p.glow],
            [1, p.glow],
          ],
    ),
  )
  out += halo(c, sunX, sunY, u * 0.62, light, 0.75) + disc(sunX, sunY, u * between(r, 0.1, 0.15), light)
  const layers = 6
  for (const k of range(layers)) {
    const t = k / (layers - 1)
    const base = h * (0.5 + t * 0.42)
    const top = p.dark ? p.tone(0.4 - t * 0.4) : p.tone(0.16 + t * 0.72)
    const low = p.dark ? p.tone(0.3 - t * 0.3) : p.tone(0.06 + t * 0.66)
    out += shape(
      ridge(c, base, h * (0.1 - t * 0.035), 0.75 + t * 0.8),
      linear(c, [
        [0, top],
        [1, low],
      ]),
    )
    if (p.dark && k === 1) {
      const y = h * 0.585
      out += rect(
        0,
        y - u * 0.05,
        w,
        u * 0.1,
        linear(c, [
          [0, light, 0],
          [0.5, light, 0.5],
          [1, light, 0],
        ]),
      )
      out += rect(
        0,
        y,
        w,
        u * 0.006,
        linear(
          c,
          [
            [0, light, 0],
            [0.35, light],
            [0.65, light],
            [1, light, 0],
          ],
          0,
        ),
      )
    }
  }
  return out
}

const discs: Scene = (c) => {
  const { w, h, u, r, p } = c
  let out = ground(c, p.dark ? 0.02 : 0, p.dark ? 0.22 : 0.14)
  for (const k of range(9)) {
    const x = w * (0.08 + 0.84 * ((k + between(r, 0.1, 0.9)) / 9))
    const y = h * (0.2 + 0.6 * ((k * 0.618 + between(r, 0, 0.12)) % 1))
    const radius = u * between(r, 0.12, 0.34)
    const value = k % 4 === 1 ? p.accent(p.dark ? 0.76 : 0.7, 0.13) : p.tone(between(r, 0.4, 0.8))
    out += disc(
      x,
      y,
      radius,
      radial(
        c,
        [
          [0, value, 0.08],
          [0.72, value, 0.34],
          [1, value, 0.66],
        ],
        0.38,
        0.34,
        0.68,
      ),
    )
    out += disc(
      x,
      y,
      radius,
      'none',
      `stroke="${p.glow}" stroke-opacity="0.4" stroke-width="${n(u * 0.003)}"`,
    )
    out += shape(
      `M${n(x - radius * 0.62)} ${n(y - radius * 0.36)}A${n(radius * 0.72)} ${n(radius * 0.72)} 0 0 1 ${n(x - radius * 0.1)} ${n(y - radius * 0.71)}`,
      'none',
      `stroke="${p.glow}" stroke-opacity="0.6" stroke-width="${n(radius * 0.05)}" stroke-linecap="round"`,
    )
  }
  return out
}

/** Flat on purpose: few colours, so that it stays small as PNG. */
const pulse: Scene = (c) => {
  const { w, h, u, r, p } = c
  const rows = [p.tone(0.04), p.tone(0.14), p.accent(0.86, 0.06), p.tone(0.3), p.tone(0.46)]
  let out = rect(0, 0, w, h, p.tone(0.04))
  rows.forEach((value, k) => {
    if (k > 0) out += rect(0, h * (0.1 + k * 0.17), w, h, value)
  })
  out +=
    disc(w * 0.76, h * 0.44, u * 0.25, p.accent(0.7, 0.13)) +
    disc(w * 0.76, h * 0.44, u * 0.17, p.accent(0.78, 0.1))
  const mid = h * 0.53
  const points: [number, number][] = [[-10, mid]]
  for (const k of range(4)) {
    const x = w * (0.06 + k * 0.25)
    const size = u * (k === 2 ? 0.3 : between(r, 0.15, 0.21))
    points.push(
      [x, mid],
      [x + u * 0.04, mid - size * 0.18],
      [x + u * 0.08, mid],
      [x + u * 0.11, mid + size * 0.22],
      [x + u * 0.15, mid - size],
      [x + u * 0.2, mid + size * 0.5],
      [x + u * 0.23, mid],
      [x + u * 0.3, mid - size * 0.2],
      [x + u * 0.36, mid],
    )
  }
  points.push([w + 10, mid])
  const line = `M${points.map(([x, y]) => `${n(x)} ${n(y)}`).join('L')}`
  return out + stroke(line, p.tone(0.04), u * 0.034) + stroke(line, p.tone(0.96), u * 0.013)
}

const leaf = (length: number, width: number): string =>
  `M0 0C${n(width)} ${n(-length * 0.3)} ${n(width * 0.9)} ${n(-length * 0.78)} 0 ${n(-length)}C${n(-width * 0.9)} ${n(-length * 0.78)} ${n(-width)} ${n(-length * 0.3)} 0 0Z`

const petals: Scene = (c) => {
  const { w, h, u, r, p } = c
  const x = w * between(r, 0.42, 0.58)
  const y = h * 0.9
  let out = rect(
    0,
    0,
    w,
    h,
    linear(c, [
      [0, p.tone(0.04)],
      [0.75, p.tone(0.22)],
      [1, p.tone(0.32)],
    ]),
  )
  out += halo(c, x, y - u * 0.25, u * 0.85, p.accent(0.8, 0.1), 0.5)
  for (const ring of range(3)) {
    const count = 11 - ring * 2
    const order = range(count).toSorted(
      (a, b) => Math.abs(b - (count - 1) / 2) - Math.abs(a - (count - 1) / 2),
    )
    for (const k of order) {
      const angle = -84 + (168 * k) / (count - 1)
      const length = u * (0.78 - ring * 0.19) * (1 - Math.abs(angle) / 520)
      const value = ring === 1 ? p.accent(0.72, 0.13) : p.tone(0.5 + ring * 0.18, 0.13)
      const fill = linear(c, [
        [0, p.glow, 0.92],
        [0.5, value, 0.78],
        [1, p.tone(0.3), 0.5],
      ])
      out += `<g transform="translate(${n(x)} ${n(y)}) rotate(${n(angle)})">${shape(leaf(length, u * (0.125 - ring * 0.016)), fill, `stroke="${p.glow}" stroke-opacity="0.28" stroke-width="${n(u * 0.0025)}"`)}</g>`
    }
  }
  return (
    out +
    shape(ridge(c, h * 0.9, h * 0.02, 0.6), p.tone(0.02)) +
    shape(ridge(c, h * 0.955, h * 0.015, 0.9), p.tone(0))
  )
}

const stem: Scene = (c) => {
  const { w, h, u, r, p } = c
  let out = ground(c, 0.02, 0.14)
  out += disc(
    w * 0.56,
    h * 0.34,
    u * 0.36,
    linear(c, [
      [0, p.accent(0.78, 0.12)],
      [1, p.accent(0.9, 0.06)],
    ]),
  )
  out += shape(
    ridge(c, h * 0.86, h * 0.02, 0.5),
    linear(c, [
      [0, p.tone(0.34)],
      [1, p.tone(0.22)],
    ]),
  )
  const line = range(13).map((i): [number, number] => [
    w * (0.5 + 0.05 * Math.sin(i * 0.5)),
    h * (0.97 - (i / 12) * 0.83),
  ])
  out += stroke(curve(line), p.tone(0.9), u * 0.014)
  line.forEach(([x, y], i) => {
    if (i < 2) return
    const side = i % 2 === 0 ? 1 : -1
    const size = u * (0.44 - i * 0.022) * between(r, 0.9, 1.06)
    const fill = linear(
      c,
      [
        [0, p.tone(0.45 + (i % 3) * 0.16)],
        [1, p.tone(0.72 + (i % 2) * 0.14)],
      ],
      side > 0 ? 70 : 110,
    )
    const angle = i === 12 ? 4 : side * (66 - i * 2.2)
    const body = leaf(size, size * 0.36)
    out += `<g transform="translate(${n(x)} ${n(y)}) rotate(${n(angle)})">${shape(body, fill, 'fill-opacity="0.94"')}${stroke(`M0 0L0 ${n(-size * 0.82)}`, p.tone(0.1), u * 0.004, 'stroke-opacity="0.55"')}</g>`
  })
  return out
}

const crescent: Scene = (c) => {
  const { w, h, u, r, p } = c
  const x = w * 0.5
  const y = h * 0.5
  const big = u * 0.4
  let out = ground(c, 0.02, 0.2)
  for (const k of range(5))
    out += disc(
      x,
      y,
      big * (1.22 + k * 0.3),
      'none',
      `stroke="${p.tone(0.6)}" stroke-opacity="${n(0.34 - k * 0.06)}" stroke-width="${n(u * 0.004)}"`,
    )
  out += halo(c, x - u * 0.08, y + u * 0.06, u * 0.72, p.glow, 0.36)
  out += `<g transform="rotate(-28 ${n(x)} ${n(y)})">${shape(
    `M${n(x - big)} ${n(y)}A${n(big)} ${n(big)} 0 0 0 ${n(x + big)} ${n(y)}A${n(big * 1.06)} ${n(big * 0.76)} 0 0 1 ${n(x - big)} ${n(y)}Z`,
    linear(
      c,
      [
        [0, p.glow],
        [0.6, p.tone(0.85)],
        [1, p.tone(0.55)],
      ],
      20,
    ),
  )}</g>`
  const sx = x + u * 0.05
  const sy = y - u * 0.03
  out += halo(c, sx, sy, u * 0.3, p.accent(0.82, 0.1), 0.55)
  out += disc(
    sx,
    sy,
    u * 0.125,
    radial(
      c,
      [
        [0, p.glow],
        [0.45, p.accent(0.82, 0.11)],
        [1, p.accent(0.6, 0.15)],
      ],
      0.36,
      0.32,
      0.75,
    ),
  )
  for (const k of range(26)) {
    const a = between(r, 0, 6.28)
    const d = u * between(r, 0.5, 1.05)
    out += disc(
      x + Math.cos(a) * d,
      y + Math.sin(a) * d * 0.5,
      u * between(r, 0.0025, 0.006),
      p.glow,
      `fill-opacity="${n(0.3 + (k % 5) * 0.12)}"`,
    )
  }
  return out
}

const shieldPath = (x: number, y: number, s: number): string =>
  `M${n(x)} ${n(y - s)}C${n(x + s * 0.34)} ${n(y - s * 0.8)} ${n(x + s * 0.66)} ${n(y - s * 0.72)} ${n(x + s * 0.86)} ${n(y - s * 0.7)}C${n(x + s * 0.9)} ${n(y + s * 0.12)} ${n(x + s * 0.6)} ${n(y + s * 0.72)} ${n(x)} ${n(y + s)}C${n(x - s * 0.6)} ${n(y + s * 0.72)} ${n(x - s * 0.9)} ${n(y + s * 0.12)} ${n(x - s * 0.86)} ${n(y - s * 0.7)}C${n(x - s * 0.66)} ${n(y - s * 0.72)} ${n(x - s * 0.34)} ${n(y - s * 0.8)} ${n(x)} ${n(y - s)}Z`

const shield: Scene = (c) => {
  const { w, h, u, r, p } = c
  const x = w * between(r, 0.56, 0.66)
  const y = h * 0.5
  let out = ground(c, 0, 0.2) + halo(c, x, y, u * 0.95, p.accent(0.7, 0.13), 0.5)
  for (const k of range(9)) {
    const s = u * (1.12 - k * 0.115)
    const value = k === 8 ? p.accent(0.84, 0.11) : p.tone(0.12 + k * 0.075)
    out += shape(
      shieldPath(x, y, s),
      linear(c, [
        [0, value, 0.2 + k * 0.07],
        [1, p.tone(0.1 + k * 0.05), 0.5],
      ]),
      `stroke="${k > 5 ? p.glow : p.tone(0.7)}" stroke-opacity="${n(0.16 + k * 0.06)}" stroke-width="${n(u * 0.004)}"`,
    )
  }
  for (const k of range(7)) {
    const yy = h * (0.14 + k * 0.12)
    const end = w * between(r, 0.06, 0.22)
    out += stroke(
      `M${n(-10)} ${n(yy)}L${n(end)} ${n(yy)}l${n(u * 0.06)} ${n(k % 2 ? -u * 0.05 : u * 0.05)}`,
      p.tone(0.55),
      u * 0.004,
      'stroke-opacity="0.55"',
    )
    out += disc(
      end + u * 0.06,
      yy + (k % 2 ? -u * 0.05 : u * 0.05),
      u * 0.011,
      k === 3 ? p.accent(0.82, 0.12) : p.tone(0.7),
    )
  }
  return out
}

const skyline: Scene = (c) => {
  const { w, h, u, r, p } = c
  const lamp = colour(0.87, 0.11, 82)
  let out = rect(
    0,
    0,
    w,
    h,
    linear(c, [
      [0, p.tone(0)],
      [0.6, p.tone(0.2)],
      [1, p.tone(0.46)],
    ]),
  )
  const mx = w * 0.74
  out += halo(c, mx, h * 0.26, u * 0.5, p.glow, 0.4) + disc(mx, h * 0.26, u * 0.085, p.glow)
  for (const k of range(40))
    out += disc(
      between(r, 0, w),
      between(r, 0, h * 0.5),
      u * (k % 7 ? 0.0018 : 0.0035),
      p.glow,
      'fill-opacity="0.6"',
    )
  for (const layer of range(3)) {
    let x = -u * 0.05
    const value = p.tone(0.3 - layer * 0.14)
    while (x < w) {
      const bw = u * between(r, 0.1, 0.24)
      const bh = h * (between(r, 0.3, 0.56) - layer * 0.1)
      const top = h - bh
      out += rect(
        x,
        top,
        bw,
        bh,
        linear(c, [
          [0, value],
          [1, p.tone(0.36 - layer * 0.15)],
        ]),
        `rx="${n(u * 0.006)}"`,
      )
      if (r() < 0.25) out += rect(x + bw * 0.46, top - u * 0.06, bw * 0.05, u * 0.07, value)
      if (layer > 0) {
        const step = u * 0.038
        for (let wy = top + step; wy < h - step; wy += step * 1.3)
          for (let wx = x + step * 0.7; wx < x + bw - step * 0.8; wx += step) {
            const lit = r() < (layer === 2 ? 0.13 : 0.09)
            out += rect(
              wx,
              wy,
              step * 0.45,
              step * 0.62,
              lit ? lamp : p.tone(0.5),
              `fill-opacity="${lit ? 0.95 : 0.13}"`,
            )
          }
      }
      x += bw + (r() < 0.3 ? u * 0.03 : 0)
    }
  }
  return out
}

const network: Scene = (c) => {
  const { w, h, u, r, p } = c
  let out = ground(c, 0.01, p.dark ? 0.2 : 0.12)
  const columns = range(6).map((k) =>
    range(4 + ((k * 2) % 5)).map((i, _, all) => ({
      x: w * (0.08 + k * 0.168) + between(r, -1, 1) * u * 0.04,
      y:
        h * (0.5 + (i - (all.length - 1) / 2) * (0.8 / Math.max(4, all.length))) +
        between(r, -1, 1) * u * 0.035,
      s: u * between(r, 0.012, 0.042),
      on: r() < 0.42,
    })),
  )
  out += halo(c, w * 0.62, h * 0.45, u * 0.8, p.accent(0.7, 0.1), 0.35)
  columns.forEach((column, k) => {
    for (const a of column)
      for (const b of columns[k + 1] ?? []) {
        if (r() < 0.34) continue
        const lit = a.on && b.on
        const mid = (a.x + b.x) / 2
        out += stroke(
          `M${n(a.x)} ${n(a.y)}C${n(mid)} ${n(a.y)} ${n(mid)} ${n(b.y)} ${n(b.x)} ${n(b.y)}`,
          lit ? p.accent(p.dark ? 0.82 : 0.58, 0.12) : p.tone(0.55),
          u * (lit ? 0.006 : 0.0028),
          `stroke-opacity="${lit ? 0.85 : 0.5}"`,
        )
      }
  })
  for (const a of columns.flat()) {
    if (a.on) out += halo(c, a.x, a.y, a.s * 3.4, p.accent(0.85, 0.1), 0.5)
    out += disc(
      a.x,
      a.y,
      a.s,
      a.on
        ? radial(
            c,
            [
              [0, p.glow],
              [1, p.accent(0.76, 0.13)],
            ],
            0.38,
            0.34,
            0.7,
          )
        : p.tone(0.36),
      a.on ? '' : `stroke="${p.tone(0.62)}" stroke-width="${n(u * 0.003)}"`,
    )
  }
  return out
}

const arch = (x: number, base: number, half: number, height: number): string =>
  `M${n(x - half)} ${n(base)}L${n(x - half)} ${n(base - height + half)}A${n(half)} ${n(half)} 0 0 1 ${n(x + half)} ${n(base - height + half)}L${n(x + half)} ${n(base)}Z`

const keyhole: Scene = (c) => {
  const { w, h, u, p } = c
  const x = w * 0.5
  const base = h * 1.02
  let out = ground(c, 0.5, 0.72)
  for (const k of range(7)) {
    const half = w * (0.46 - k * 0.06)
    const value = k % 2 ? p.tone(0.6 - k * 0.085) : colour(0.5 + k * 0.06, 0.13, p.hue - 34)
    out += shape(
      arch(x, base, half, Math.min(h * 1.5, half + h * (0.66 - k * 0.015))),
      linear(c, [
        [0, value],
        [1, p.tone(0.66 - k * 0.07)],
      ]),
    )
  }
  const light = linear(c, [
    [0, p.glow],
    [1, p.accent(0.88, 0.09)],
  ])
  out += halo(c, x, h * 0.62, u * 0.42, p.glow, 0.8)
  out +=
    disc(x, h * 0.58, u * 0.085, light) +
    shape(
      `M${n(x - u * 0.034)} ${n(h * 0.6)}L${n(x + u * 0.034)} ${n(h * 0.6)}L${n(x + u * 0.07)} ${n(h * 0.83)}L${n(x - u * 0.07)} ${n(h * 0.83)}Z`,
      light,
    )
  return out
}

function blob(c: Canvas, x: number, y: number, radius: number, wobble: number): string {
  const parts = range(3).map((k) => ({ f: k + 2, a: wobble / (k + 1), o: between(c.r, 0, 6.28) }))
  const points = range(33).map((i): [number, number] => {
    const a = (i / 32) * 6.2832
    const d = radius * (1 + parts.reduce((total, q) => total + q.a * Math.sin(q.f * a + q.o), 0))
    return [x + Math.cos(a) * d, y + Math.sin(a) * d]
  })
  return `${curve(points)}Z`
}

const cells: Scene = (c) => {
  const { w, h, u, r, p } = c
  let out = ground(c, 0.04, 0.24)
  const placed: [number, number, number][] = []
  for (let tries = 0; tries < 900 && placed.length < 26; tries += 1) {
    const size = u * between(r, 0.05, 0.19) * (placed.length < 8 ? 1.15 : 0.72)
    const x = w * (0.5 + between(r, -0.54, 0.54))
    const y = h * between(r, -0.02, 1.02)
    if (placed.every(([a, b, s]) => Math.hypot(a - x, b - y) > (s + size) * 1.08)) placed.push([x, y, size])
  }
  placed.forEach(([x, y, size], k) => {
    const value = k % 5 === 0 ? p.accent(0.72, 0.12) : p.tone(between(r, 0.34, 0.62), 0.12)
    out += shape(blob(c, x + size * 0.05, y + size * 0.1, size, 0.06), p.tone(0.7), 'fill-opacity="0.12"')
    out += shape(
      blob(c, x, y, size, 0.06),
      radial(
        c,
        [
          [0, p.glow, 0.92],
          [0.6, value, 0.6],
          [1, value, 0.95],
        ],
        0.42,
        0.38,
        0.66,
      ),
    )
    const nx = x + size * between(r, -0.18, 0.18)
    const ny = y + size * between(r, -0.18, 0.18)
    out += shape(
      blob(c, nx, ny, size * 0.34, 0.08),
      radial(
        c,
        [
          [0, k % 5 === 0 ? p.accent(0.5, 0.15) : p.tone(0.72, 0.15)],
          [1, k % 5 === 0 ? p.accent(0.42, 0.14) : p.tone(0.9, 0.13)],
        ],
        0.4,
        0.36,
        0.7,
      ),
      'fill-opacity="0.86"',
    )
    out += disc(nx - size * 0.1, ny - size * 0.1, size * 0.07, p.glow, 'fill-opacity="0.75"')
  })
  return out
}

const bridges: Scene = (c) => {
  const { w, h, u, r, p } = c
  const water = h * 0.7
  let out = rect(
    0,
    0,
    w,
    h,
    linear(c, [
      [0, p.tone(0.04)],
      [0.68, p.tone(0.2)],
      [1, p.tone(0.3)],
    ]),
  )
  out +=
    halo(c, w * 0.3, h * 0.3, u * 0.5, p.glow, 0.8) + disc(w * 0.3, h * 0.3, u * 0.1, p.accent(0.86, 0.09))
  let art = ''
  art += shape(
    ridge(c, water - h * 0.2, h * 0.09, 0.9),
    linear(c, [
      [0, p.tone(0.26)],
      [1, p.tone(0.34)],
    ]),
  )
  art += shape(
    ridge(c, water - h * 0.1, h * 0.06, 1.3),
    linear(c, [
      [0, p.tone(0.38)],
      [1, p.tone(0.46)],
    ]),
  )
  for (const layer of range(2)) {
    const deck = water - h * (layer === 0 ? 0.2 : 0.34)
    const span = w / (layer === 0 ? 7 : 3.1)
    const from = layer === 0 ? -20 : w * 0.16
    const value = p.tone(0.5 + layer * 0.3)
    const middle = (from + w) / 2
    const rise = layer === 0 ? 0 : h * 0.1
    const top = (x: number): number => deck - rise * (1 - ((x - middle) / (w - middle)) ** 2)
    let d = `M${n(from)} ${n(water)}L${n(from)} ${n(top(from))}Q${n(middle)} ${n(deck - rise * 2)} ${n(w + 20)} ${n(deck)}L${n(w + 20)} ${n(water)}Z`
    for (let x = from + span * 0.56; x < w + span; x += span) {
      const half = span * 0.42
      d += `M${n(x - half)} ${n(water + 1)}A${n(half)} ${n((water - top(x)) * 0.82)} 0 0 1 ${n(x + half)} ${n(water + 1)}Z`
    }
    art += shape(
      d,
      linear(c, [
        [0, value],
        [1, p.tone(0.42 + layer * 0.26)],
      ]),
      'fill-rule="evenodd"',
    )
    art += stroke(
      `M${n(from)} ${n(top(from))}Q${n(middle)} ${n(deck - rise * 2)} ${n(w + 20)} ${n(deck)}`,
      p.tone(0.6 + layer * 0.36),
      u * 0.012,
    )
  }
  art += `<ellipse cx="${n(w * 0.12)}" cy="${n(water + u * 0.01)}" rx="${n(u * 0.3)}" ry="${n(u * 0.09)}" fill="${p.tone(0.95)}"/>`
  out +=
    art +
    rect(
      0,
      water,
      w,
      h - water,
      linear(c, [
        [0, p.tone(0.42)],
        [1, p.tone(0.7)],
      ]),
    )
  c.defs.push(
    `<clipPath id="water"><rect x="0" y="${n(water)}" width="${n(w)}" height="${n(h - water)}"/></clipPath>`,
  )
  out += `<g clip-path="url(#water)" opacity="0.38"><g transform="translate(0 ${n(water * 1.62)}) scale(1 -0.62)">${art}</g></g>`
  for (const k of range(16)) {
    const y = water + (h - water) * ((k + 0.6) / 16) ** 1.2
    const x = between(r, -0.1, 0.9) * w
    out += stroke(
      `M${n(x)} ${n(y)}h${n(w * between(r, 0.05, 0.22))}`,
      p.glow,
      u * 0.004,
      'stroke-opacity="0.4"',
    )
  }
  return out
}

const tiles: Scene = (c) => {
  const { w, h, u, r, p } = c
  const size = u / 5
  const set = [
    p.tone(0.1),
    p.tone(0.26),
    p.tone(0.5),
    p.tone(0.76),
    p.accent(0.72, 0.14),
    p.accent(0.86, 0.08),
    p.glow,
  ] as const
  let out = rect(0, 0, w, h, p.tone(0.06))
  for (const row of range(Math.ceil(h / size)))
    for (const column of range(Math.ceil(w / size))) {
      const x = column * size
      const y = row * size
      const back = pick(r, set)
      const front = pick(r, set.filter((value) => value !== back) as [string, ...string[]])
      const turn = whole(r, 0, 3) * 90
      const kind = whole(r, 0, 5)
      let inner = ''
      if (kind <= 1) inner = shape(`M0 0L${n(size)} 0A${n(size)} ${n(size)} 0 0 1 0 ${n(size)}Z`, front)
      else if (kind === 2)
        inner =
          shape(`M0 0L${n(size)} 0A${n(size)} ${n(size)} 0 0 1 0 ${n(size)}Z`, front) +
          shape(`M0 0L${n(size * 0.5)} 0A${n(size * 0.5)} ${n(size * 0.5)} 0 0 1 0 ${n(size * 0.5)}Z`, back)
      else if (kind === 3)
        inner = shape(`M0 ${n(size)}L${n(size / 2)} ${n(size * 0.32)}L${n(size)} ${n(size)}Z`, front)
      else if (kind === 4)
        inner =
          shape(`M0 ${n(size)}A${n(size / 2)} ${n(size / 2)} 0 0 1 ${n(size)} ${n(size)}Z`, front) +
          disc(size / 2, size * 0.3, size * 0.1, front)
      else inner = rect(size * 0.3, size * 0.3, size * 0.4, size * 0.4, front)
      out +=
        rect(x, y, size + 0.6, size + 0.6, back) +
        `<g transform="translate(${n(x)} ${n(y)}) rotate(${kind === 3 || kind === 4 ? 0 : turn} ${n(size / 2)} ${n(size / 2)})">${inner}</g>`
    }
  return out
}

const steps: Scene = (c) => {
  const { w, h, u, p } = c
  let out = ground(c, 0, 0.18)
  const count = 6
  const s = u * 0.27
  const boxes = range(count).map((k) => ({
    x: w * (0.1 + (0.8 * k) / (count - 1)),
    y: h * (0.26 + (0.46 * k) / (count - 1)),
  }))
  boxes.forEach(({ x, y }, k) => {
    out += shape(
      `M${n(x - s * 0.42)} ${n(y + s * 0.3)}L${n(x + s * 0.5)} ${n(y + s * 0.3)}L${n(x + s * 1.3)} ${n(h + 10)}L${n(x + s * 0.1)} ${n(h + 10)}Z`,
      linear(c, [
        [0, p.tone(0.6), 0.2],
        [1, p.tone(0.6), 0],
      ]),
    )
    const next = boxes[k + 1]
    if (next) {
      const mid = (x + next.x) / 2
      out += stroke(
        `M${n(x)} ${n(y)}C${n(mid)} ${n(y)} ${n(mid)} ${n(next.y)} ${n(next.x)} ${n(next.y)}`,
        p.tone(0.72),
        u * 0.022,
      )
      out += stroke(
        `M${n(x)} ${n(y)}C${n(mid)} ${n(y)} ${n(mid)} ${n(next.y)} ${n(next.x)} ${n(next.y)}`,
        p.glow,
        u * 0.007,
      )
    }
  })
  boxes.forEach(({ x, y }, k) => {
    const hot = k === 3
    const value = hot ? p.accent(0.72, 0.15) : p.tone(0.38 + k * 0.09)
    out += rect(
      x - s / 2,
      y - s / 2 + s * 0.08,
      s,
      s,
      hot ? p.accent(0.48, 0.12) : p.tone(0.7 + k * 0.05),
      `rx="${n(s * 0.24)}"`,
    )
    out += rect(
      x - s / 2,
      y - s / 2,
      s,
      s,
      linear(
        c,
        [
          [0, hot ? p.accent(0.82, 0.12) : p.tone(0.24 + k * 0.07)],
          [1, value],
        ],
        60,
      ),
      `rx="${n(s * 0.24)}"`,
    )
    out +=
      disc(x, y, s * 0.2, 'none', `stroke="${p.glow}" stroke-opacity="0.9" stroke-width="${n(s * 0.05)}"`) +
      disc(x, y, s * 0.07, p.glow)
  })
  return out
}

const lantern: Scene = (c) => {
  const { w, h, u, r, p } = c
  let out = ground(c, 0.03, 0.2)
  for (const k of range(11)) {
    const x = w * (-0.04 + k * 0.1)
    const bw = w * between(r, 0.07, 0.17)
    const y = h * between(r, 0.02, 0.4)
    out += rect(
      x,
      y,
      bw,
      h * between(r, 0.4, 0.9),
      linear(c, [
        [0, p.tone(between(r, 0.16, 0.34)), 0.85],
        [1, p.tone(0.08), 0.7],
      ]),
      `rx="${n(u * 0.025)}"`,
    )
  }
  const x = w * between(r, 0.42, 0.58)
  const y = h * 0.5
  const bw = u * 0.46
  const bh = u * 0.62
  const warm = colour(0.9, 0.09, 80)
  out += halo(c, x, y, u * 0.9, warm, 0.6)
  out += rect(
    x - bw / 2 - u * 0.03,
    y - bh / 2 - u * 0.03,
    bw + u * 0.06,
    bh + u * 0.06,
    p.tone(0.04),
    `rx="${n(u * 0.06)}"`,
  )
  out += rect(
    x - bw / 2,
    y - bh / 2,
    bw,
    bh,
    linear(c, [
      [0, colour(0.95, 0.06, 92)],
      [1, colour(0.79, 0.13, 62)],
    ]),
    `rx="${n(u * 0.04)}"`,
  )
  c.defs.push(
    `<clipPath id="pane"><rect x="${n(x - bw / 2)}" y="${n(y - bh / 2)}" width="${n(bw)}" height="${n(bh)}" rx="${n(u * 0.04)}"/></clipPath>`,
  )
  const figure = colour(0.5, 0.11, 45)
  out += `<g clip-path="url(#pane)">${disc(x, y - bh * 0.08, u * 0.085, figure)}${shape(`M${n(x - u * 0.2)} ${n(y + bh / 2 + 4)}C${n(x - u * 0.2)} ${n(y + bh * 0.14)} ${n(x + u * 0.2)} ${n(y + bh * 0.14)} ${n(x + u * 0.2)} ${n(y + bh / 2 + 4)}Z`, figure)}</g>`
  for (const k of range(3))
    out += rect(
      w * 0.04,
      h * (0.94 + k * 0.012),
      w * 0.92,
      u * 0.003,
      p.glow,
      `fill-opacity="${n(0.16 - k * 0.04)}"`,
    )
  return out
}

const valley: Scene = (c) => {
  const { w, h, u, p } = c
  let out = rect(
    0,
    0,
    w,
    h,
    linear(c, [
      [0, p.tone(0.14)],
      [0.55, p.accent(0.8, 0.09)],
      [1, p.glow],
    ]),
  )
  out += halo(c, w * 0.52, h * 0.42, u * 0.5, p.glow, 0.95) + disc(w * 0.52, h * 0.42, u * 0.09, p.glow)
  for (const k of range(4)) {
    const t = k / 3
    const value = p.tone(0.46 - t * 0.4)
    const rise = h * (0.3 - t * 0.04)
    const y = h * (0.53 + t * 0.34)
    const reach = w * (0.64 - t * 0.27)
    out += shape(
      `M0 ${n(y - rise * 0.72)}C${n(reach * 0.4)} ${n(y - rise * 0.5)} ${n(reach * 0.7)} ${n(y)} ${n(reach)} ${n(y + h * 0.06)}L${n(w)} ${n(h)}L0 ${n(h)}Z`,
      linear(c, [
        [0, value],
        [1, p.tone(0.3 - t * 0.24)],
      ]),
    )
    out += shape(
      `M${n(w)} ${n(y - rise * 0.86)}C${n(w - reach * 0.35)} ${n(y - rise * 0.55)} ${n(w - reach * 0.66)} ${n(y + h * 0.02)} ${n(w - reach)} ${n(y + h * 0.08)}L0 ${n(h)}L${n(w)} ${n(h)}Z`,
      linear(c, [
        [0, value],
        [1, p.tone(0.28 - t * 0.24)],
      ]),
    )
  }
  const road = `M${n(w * 0.52)} ${n(h * 0.6)}C${n(w * 0.6)} ${n(h * 0.66)} ${n(w * 0.38)} ${n(h * 0.7)} ${n(w * 0.46)} ${n(h * 0.78)}C${n(w * 0.56)} ${n(h * 0.87)} ${n(w * 0.66)} ${n(h * 0.9)} ${n(w * 0.5)} ${n(h * 1.04)}L${n(w * 0.28)} ${n(h * 1.04)}C${n(w * 0.46)} ${n(h * 0.92)} ${n(w * 0.46)} ${n(h * 0.88)} ${n(w * 0.4)} ${n(h * 0.79)}C${n(w * 0.35)} ${n(h * 0.7)} ${n(w * 0.56)} ${n(h * 0.66)} ${n(w * 0.515)} ${n(h * 0.6)}Z`
  return (
    out +
    shape(
      road,
      linear(c, [
        [0, p.glow],
        [1, p.accent(0.8, 0.11)],
      ]),
    )
  )
}

const sheets: Scene = (c) => {
  const { w, h, u, p, r } = c
  let out = ground(c, 0, 0.14) + disc(w * 0.7, h * 0.34, u * 0.26, p.accent(0.84, 0.09))
  const count = 15
  for (const k of range(count)) {
    const t = k / (count - 1)
    const x = w * (0.08 + t * 0.8)
    const tall = h * (0.34 + 0.4 * Math.sin(Math.PI * (0.12 + t * 0.8))) * between(r, 0.94, 1.06)
    const value = k === 9 ? p.accent(0.7, 0.13) : p.tone(0.24 + ((k * 5) % 8) * 0.075)
    out += `<g transform="translate(${n(x)} ${n(h * 1.02)}) rotate(${n(-22 + t * 40)})">${rect(-u * 0.2 + u * 0.014, -tall, u * 0.4, tall + u * 0.2, p.tone(0.95), `rx="${n(u * 0.02)}" fill-opacity="0.13"`)}${rect(
      -u * 0.2,
      -tall,
      u * 0.4,
      tall + u * 0.2,
      linear(
        c,
        [
          [0, value],
          [1, p.tone(0.5 + t * 0.25)],
        ],
        75,
      ),
      `rx="${n(u * 0.02)}"`,
    )}${range(3)
      .map((i) =>
        rect(
          -u * 0.15,
          -tall + u * (0.055 + i * 0.04),
          u * (0.22 - i * 0.05),
          u * 0.011,
          p.glow,
          `rx="${n(u * 0.005)}" fill-opacity="0.62"`,
        ),
      )
      .join('')}</g>`
  }
  return out
}

const arcs: Scene = (c) => {
  const { w, h, u, p, r } = c
  const x = w * 0.2
  const y = h * 0.62
  let out = ground(c, 0, 0.16)
  const count = 15
  for (const k of range(count).toReversed()) {
    const radius = u * (0.12 + k * 0.105)
    const value = k % 5 === 2 ? p.accent(0.72, 0.13) : p.tone(0.14 + 0.6 * (1 - k / count))
    const from = between(r, -1.35, -0.55)
    const to = between(r, 0.1, 0.75)
    out += stroke(
      `M${n(x + Math.cos(from) * radius)} ${n(y + Math.sin(from) * radius)}A${n(radius)} ${n(radius)} 0 0 1 ${n(x + Math.cos(to) * radius)} ${n(y + Math.sin(to) * radius)}`,
      value,
      u * (0.052 - k * 0.0012),
      `stroke-opacity="${n(1 - k * 0.03)}"`,
    )
    if (k % 3 === 1)
      out += disc(x + Math.cos(from - 0.12) * radius, y + Math.sin(from - 0.12) * radius, u * 0.017, value)
  }
  return (
    out +
    disc(
      x,
      y,
      u * 0.085,
      radial(
        c,
        [
          [0, p.glow],
          [1, p.accent(0.66, 0.15)],
        ],
        0.38,
        0.34,
        0.75,
      ),
    )
  )
}

const columns: Scene = (c) => {
  const { w, h, u, p, r } = c
  const base = h * 0.8
  const count = 13
  const bw = (w * 0.84) / count
  let out =
    rect(
      0,
      0,
      w,
      h,
      linear(c, [
        [0, p.tone(0)],
        [1, p.tone(0.16)],
      ]),
    ) + halo(c, w * 0.82, h * 0.22, u * 0.6, p.accent(0.88, 0.08), 0.8)
  for (const k of range(count)) {
    const t = k / (count - 1)
    const x = w * 0.08 + k * bw
    const tall = h * (0.13 + 0.5 * t ** 1.3 + between(r, -0.035, 0.05))
    const hot = k === 9
    out += rect(
      x + bw * 0.12,
      base,
      bw * 0.7,
      tall * 0.42,
      linear(c, [
        [0, hot ? p.accent(0.7, 0.13) : p.tone(0.4), 0.42],
        [1, p.tone(0.3), 0],
      ]),
    )
    out += rect(
      x + bw * 0.12,
      base - tall,
      bw * 0.5,
      tall,
      linear(c, [
        [0, hot ? p.accent(0.8, 0.12) : p.tone(0.3 + t * 0.16)],
        [1, hot ? p.accent(0.64, 0.15) : p.tone(0.18 + t * 0.2)],
      ]),
    )
    out += shape(
      `M${n(x + bw * 0.62)} ${n(base - tall)}L${n(x + bw * 0.82)} ${n(base - tall - bw * 0.16)}L${n(x + bw * 0.82)} ${n(base - bw * 0.16)}L${n(x + bw * 0.62)} ${n(base)}Z`,
      hot ? p.accent(0.5, 0.13) : p.tone(0.52 + t * 0.3),
    )
    out += shape(
      `M${n(x + bw * 0.12)} ${n(base - tall)}L${n(x + bw * 0.32)} ${n(base - tall - bw * 0.16)}L${n(x + bw * 0.82)} ${n(base - tall - bw * 0.16)}L${n(x + bw * 0.62)} ${n(base - tall)}Z`,
      hot ? p.accent(0.9, 0.08) : p.tone(0.1 + t * 0.06),
    )
  }
  return out + rect(w * 0.05, base, w * 0.9, u * 0.008, p.tone(0.8))
}

const globe: Scene = (c) => {
  const { w, h, u, p, r } = c
  const x = w * between(r, 0.54, 0.64)
  const y = h * 0.52
  const R = u * 0.4
  let out = ground(c, 0, 0.16) + halo(c, x, y, R * 1.7, p.accent(0.86, 0.08), 0.8)
  const orbit = (sweep: 0 | 1): string =>
    `<g transform="rotate(-16 ${n(x)} ${n(y)})">${stroke(`M${n(x - R * 1.62)} ${n(y)}A${n(R * 1.62)} ${n(R * 0.44)} 0 0 ${sweep} ${n(x + R * 1.62)} ${n(y)}`, p.tone(0.82), u * 0.006, sweep ? 'stroke-opacity="0.45"' : '')}</g>`
  out += orbit(1)
  c.defs.push(`<clipPath id="ball"><circle cx="${n(x)}" cy="${n(y)}" r="${n(R)}"/></clipPath>`)
  out += `<g clip-path="url(#ball)">${rect(x - R, y - R, R * 2, R * 2, p.tone(0.3))}`
  for (const k of range(8)) {
    const yy = y - R + (k + 0.4) * R * 0.27
    const value = k % 3 === 1 ? p.accent(0.74, 0.13) : p.tone(0.22 + ((k * 3) % 7) * 0.1)
    const points = range(9).map((i): [number, number] => [
      x - R * 1.2 + i * R * 0.3,
      yy + Math.sin(i * 0.8 + k * 1.3) * R * 0.11,
    ])
    out += shape(
      `${curve(points)}L${n(x + R * 1.3)} ${n(y + R)}L${n(x - R * 1.3)} ${n(y + R)}Z`,
      value,
      'fill-opacity="0.86"',
    )
  }
  out += `${disc(
    x,
    y,
    R,
    radial(
      c,
      [
        [0, '#ffffff', 0.3],
        [0.5, '#ffffff', 0],
        [1, p.tone(0.95), 0.55],
      ],
      0.34,
      0.3,
      0.78,
    ),
  )}</g>`
  const a = 0.9
  const dx = Math.cos(a) * R * 1.62
  const dy = Math.sin(a) * R * 0.44
  return `${out}${orbit(0)}<g transform="rotate(-16 ${n(x)} ${n(y)})">${disc(x + dx, y + dy, u * 0.026, p.accent(0.62, 0.16))}</g>`
}

const flow: Scene = (c) => {
  const { w, h, u, p, r } = c
  let out =
    ground(c, 0, 0.1) +
    halo(c, w * 0.2, h * 0.2, u * 0.5, p.accent(0.86, 0.09), 0.7) +
    disc(w * 0.2, h * 0.2, u * 0.12, p.accent(0.82, 0.11))
  const lines = 26
  const o1 = between(r, 0, 6)
  const o2 = between(r, 0, 6)
  const edge = (k: number): [number, number][] =>
    range(25).map((i) => {
      const t = i / 24
      const lift = 1 / (1 + Math.exp(-(t - 0.56) * 9))
      return [
        t * w,
        h * (1.06 - k * 0.027) -
          lift * h * 0.3 * (k / lines) * 1.5 +
          Math.sin(t * 5 + o1 + k * 0.16) * h * 0.035 +
          Math.sin(t * 11 + o2 + k * 0.05) * h * 0.012,
      ]
    })
  for (const k of range(lines - 2).toReversed()) {
    const t = k / lines
    const hot = k % 8 === 4
    out += shape(
      `${curve(edge(k))}L${n(w)} ${n(h + 20)}L0 ${n(h + 20)}Z`,
      linear(
        c,
        hot
          ? [
              [0, p.accent(0.86, 0.08)],
              [1, p.accent(0.68, 0.14)],
            ]
          : [
              [0, p.tone(0.12 + (1 - t) * 0.44)],
              [1, p.tone(0.2 + (1 - t) * 0.62)],
            ],
        10,
      ),
    )
  }
  return out
}

const cards: Scene = (c) => {
  const { w, h, u, p, r } = c
  let out =
    ground(c, 0.06, 0.3) + shape(blob(c, w * 0.5, h * 0.52, u * 0.5, 0.1), p.tone(0.2), 'fill-opacity="0.8"')
  const spots = [
    [0.2, 0.44, -7],
    [0.5, 0.54, 2],
    [0.79, 0.42, 8],
  ] as const
  spots.forEach(([fx, fy, angle], k) => {
    const cw = u * 0.5
    const ch = u * 0.6
    const white = colour(0.985, 0.006, p.hue)
    let inner =
      rect(
        -cw / 2 + u * 0.014,
        -ch / 2 + u * 0.026,
        cw,
        ch,
        p.tone(0.9),
        `rx="${n(u * 0.045)}" fill-opacity="0.16"`,
      ) + rect(-cw / 2, -ch / 2, cw, ch, white, `rx="${n(u * 0.045)}"`)
    if (k === 0) {
      range(4).forEach((i) => {
        const left = i % 2 === 0
        const bw = cw * between(r, 0.42, 0.6)
        inner += rect(
          left ? -cw * 0.4 : cw * 0.4 - bw,
          -ch * 0.4 + i * ch * 0.21,
          bw,
          ch * 0.145,
          left ? p.tone(0.2) : p.accent(0.76, 0.12),
          `rx="${n(ch * 0.07)}"`,
        )
      })
    } else if (k === 1) {
      const pts = range(7).map((i): [number, number] => [
        -cw * 0.4 + i * cw * 0.133,
        ch * (0.12 - i * 0.035) + between(r, -1, 1) * ch * 0.1,
      ])
      inner +=
        disc(-cw * 0.3, -ch * 0.34, u * 0.04, p.accent(0.74, 0.13)) +
        rect(-cw * 0.18, -ch * 0.37, cw * 0.42, u * 0.022, p.tone(0.3), `rx="${n(u * 0.011)}"`) +
        rect(-cw * 0.18, -ch * 0.315, cw * 0.26, u * 0.018, p.tone(0.14), `rx="${n(u * 0.009)}"`)
      inner +=
        shape(
          `${curve(pts)}L${n(cw * 0.4)} ${n(ch * 0.42)}L${n(-cw * 0.4)} ${n(ch * 0.42)}Z`,
          linear(c, [
            [0, p.tone(0.46), 0.75],
            [1, p.tone(0.3), 0.06],
          ]),
        ) + stroke(curve(pts), p.tone(0.7), u * 0.011)
    } else {
      const ring = u * 0.135
      const arc = (from: number, to: number): string =>
        `M${n(Math.cos(from) * ring)} ${n(Math.sin(from) * ring - ch * 0.1)}A${n(ring)} ${n(ring)} 0 ${to - from > Math.PI ? 1 : 0} 1 ${n(Math.cos(to) * ring)} ${n(Math.sin(to) * ring - ch * 0.1)}`
      inner +=
        stroke(arc(-1.57, 4.6), p.tone(0.12), u * 0.042) +
        stroke(arc(-1.57, 2.2), p.tone(0.58), u * 0.042) +
        stroke(arc(2.5, 3.5), p.accent(0.72, 0.14), u * 0.042)
      inner +=
        rect(-cw * 0.36, ch * 0.26, cw * 0.72, u * 0.022, p.tone(0.26), `rx="${n(u * 0.011)}"`) +
        rect(-cw * 0.36, ch * 0.34, cw * 0.44, u * 0.022, p.tone(0.14), `rx="${n(u * 0.011)}"`)
    }
    out += `<g transform="translate(${n(w * fx)} ${n(h * fy)}) rotate(${angle})">${inner}</g>`
  })
  return out
}

const ripples: Scene = (c) => {
  const { w, h, u, p, r } = c
  let out = ground(c, 0.1, 0.5)
  const drops: [number, number, number][] = [
    [w * 0.3, h * 0.58, 1],
    [w * 0.74, h * 0.4, 0.72],
    [w * 0.6, h * 0.86, 0.5],
  ]
  drops.forEach(([x, y, scale], k) => {
    const rings = 9
    for (const i of range(rings).toReversed()) {
      const rx = u * (0.1 + i * 0.115) * scale
      const value = i % 4 === 1 ? p.accent(0.84, 0.08) : i % 2 ? p.tone(0.62) : p.glow
      out += `<ellipse cx="${n(x)}" cy="${n(y)}" rx="${n(rx)}" ry="${n(rx * 0.36)}" fill="${value}" fill-opacity="${n(0.05 + 0.05 * (1 - i / rings))}" stroke="${value}" stroke-opacity="${n(0.75 * (1 - i / rings) + 0.06)}" stroke-width="${n(u * 0.009 * scale * (1 - i / rings) + 1)}"/>`
    }
    const s = u * 0.055 * scale
    const top = y - u * between(r, 0.2, 0.3) * scale
    out += shape(
      `M${n(x)} ${n(top - s * 1.9)}C${n(x + s * 0.3)} ${n(top - s * 0.9)} ${n(x + s)} ${n(top - s * 0.4)} ${n(x + s)} ${n(top + s * 0.2)}A${n(s)} ${n(s)} 0 0 1 ${n(x - s)} ${n(top + s * 0.2)}C${n(x - s)} ${n(top - s * 0.4)} ${n(x - s * 0.3)} ${n(top - s * 0.9)} ${n(x)} ${n(top - s * 1.9)}Z`,
      radial(
        c,
        [
          [0, p.glow],
          [0.5, p.accent(0.8, 0.11)],
          [1, p.accent(0.58, 0.15)],
        ],
        0.36,
        0.5,
        0.75,
      ),
      k === 2 ? 'fill-opacity="0.9"' : '',
    )
  })
  return out
}

const mosaic: Scene = (c) => {
  const { w, h, u, p, r } = c
  let out = ground(c, 0.02, 0.12)
  const size = u / 13
  for (let row = 0; row * size * 0.87 < h + size; row += 1)
    for (let column = -1; column * size < w + size; column += 1) {
      const x = column * size + (row % 2 ? size / 2 : 0)
      const y = row * size * 0.87
      const fx = x / w - 0.5
      const fy = y / h - 0.5
      const wave = Math.sin(fx * 7 + fy * 3) * 0.5 + Math.cos(fy * 6 - fx * 2.4) * 0.5
      const d = Math.min(1, Math.max(0, 0.5 + wave * 0.5 + between(r, -0.1, 0.1)))
      const hot = d > 0.78 && r() < 0.3
      out += disc(x, y, size * (0.1 + 0.36 * d), hot ? p.accent(0.7, 0.15) : p.tone(0.16 + d * 0.62))
    }
  return out
}

const SCENES: Record<string, Scene> = {
  hills,
  discs,
  pulse,
  petals,
  stem,
  crescent,
  shield,
  skyline,
  network,
  keyhole,
  cells,
  bridges,
  tiles,
  steps,
  lantern,
  valley,
  sheets,
  arcs,
  columns,
  globe,
  flow,
  cards,
  ripples,
  mosaic,
}

/** What the alternative text describes is what is drawn; otherwise a scene that suits any subject. */
const DESCRIBED: readonly [RegExp, string][] = [
  [/valley/, 'valley'],
  [/hills|\bridges|landscape/, 'hills'],
  [/discs/, 'discs'],
  [/pulse/, 'pulse'],
  [/petals/, 'petals'],
  [/stem/, 'stem'],
  [/crescent/, 'crescent'],
  [/shield/, 'shield'],
  [/skyline/, 'skyline'],
  [/connected points/, 'network'],
  [/keyhole/, 'keyhole'],
  [/cell-like/, 'cells'],
  [/bridges/, 'bridges'],
  [/tiled/, 'tiles'],
  [/blocks/, 'steps'],
  [/lantern/, 'lantern'],
  [/sheets/, 'sheets'],
  [/arcs/, 'arcs'],
  [/columns/, 'columns'],
  [/globe/, 'globe'],
]
const FREE: readonly string[] = [
  'mosaic',
  'tiles',
  'ripples',
  'network',
  'cards',
  'discs',
  'flow',
  'arcs',
  'petals',
]

// ---------------------------------------------------------------- files

function field(text: string, pattern: RegExp): string {
  return (pattern.exec(text)?.[1] ?? '')
    .replaceAll(/\s*\n\s+/g, ' ')
    .replaceAll(/^'|'$/g, '')
    .replaceAll("''", "'")
    .trim()
}

function readJobs(): Job[] {
  const jobs: Job[] = []
  for (const community of readdirSync(CONTENT).toSorted()) {
    const folder = join(CONTENT, community, 'curated-content')
    if (!statSync(folder, { throwIfNoEntry: false })?.isDirectory()) continue
    for (const name of readdirSync(folder).toSorted()) {
      if (!name.endsWith('.md') || name.startsWith('_')) continue
      const front = /^---\n([\s\S]*?)\n---\n/.exec(readFileSync(join(folder, name), 'utf8'))?.[1] ?? ''
      const image = /^featuredImage:\n((?: .*\n)+)/m.exec(front)?.[1] ?? ''
      const href = field(image, /^ {2}href: (.+)$/m)
      const size = /^ {2}size:\n {2}- (\d+)\n {2}- (\d+)$/m.exec(image)
      if (!/^ {2}valid: true$/m.test(image) || !/^[\w-]+\.(?:jpg|png|webp)$/.test(href) || !size) continue
      if (NOT_SUPPLIED.has(Number(field(front, /^id: (\d+)$/m)))) continue
      jobs.push({
        file: join(folder, href),
        slug: field(front, /^slug: (.+)$/m),
        community,
        alt: field(image, /^ {2}alt: ([\s\S]*?)\n {2}\w/m),
        width: Number(size[1]),
        height: Number(size[2]),
      })
    }
  }
  return jobs
}

function draw(job: Job, sceneName: string): string {
  const r = seeded(job.slug)
  const p = paletteFor(job, r)
  const canvas: Canvas = { w: job.width, h: job.height, u: Math.min(job.width, job.height), r, p, defs: [] }
  const body = (SCENES[sceneName] ?? flow)(canvas)
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${job.width}" height="${job.height}" viewBox="0 0 ${job.width} ${job.height}"><defs>${canvas.defs.join('')}</defs>${body}</svg>`
}

const only = process.argv[process.argv.indexOf('--only') + 1]
let free = 0
let total = 0
for (const job of readJobs()) {
  const described = DESCRIBED.find(([word]) => word.test(job.alt.toLowerCase()))?.[1]
  const scene = described ?? FREE[free++ % FREE.length] ?? 'flow'
  if (process.argv.includes('--only') && !job.slug.includes(only ?? '')) continue
  const picture = sharp(Buffer.from(draw(job, scene)))
    .resize(job.width, job.height)
    .flatten({ background: '#ffffff' })
  if (job.file.endsWith('.png')) picture.png({ palette: true, colours: 64, compressionLevel: 9 })
  else if (job.file.endsWith('.webp')) picture.webp({ quality: 88 })
  else picture.jpeg({ quality: 88, mozjpeg: true })
  const { size } = await picture.toFile(job.file)
  total += size
  process.stdout.write(
    `${scene.padEnd(9)} ${String(job.width).padStart(4)}x${String(job.height).padEnd(4)} ${String(Math.round(size / 1024)).padStart(4)} kB  ${job.slug}\n`,
  )
}
process.stdout.write(`${Math.round(total / 1024)} kB in all\n`)
