/** What a build costs. */
import { rmSync } from 'node:fs'
import path from 'node:path'
import { build, root } from './processes'

/** One figure. */
export interface Row {
  readonly part: string
  readonly what: string
  readonly value: number
  readonly unit: string
  /** Beside what was measured in the same run. */
  readonly ratio?: string
}

/** A first build, for which nothing is kept from before, and one right after it. */
export async function measureBuild(size: number, folder: string): Promise<readonly Row[]> {
  rmSync(path.join(root, '.next'), { recursive: true, force: true })
  const rows: Row[] = []
  for (const name of ['first', 'second'] as const) {
    process.stderr.write(`Building with ${size} articles, ${name} time …\n`)
    const { seconds, peakMb } = await build(folder)
    const what = `${size} articles, ${name} build`
    rows.push({ part: 'build', what, value: round(seconds), unit: 's' })
    rows.push({ part: 'build', what: `${what}, peak memory`, value: Math.round(peakMb), unit: 'MB' })
  }
  return rows
}

/** As precise as it is worth reading. */
export function round(value: number): number {
  return value >= 100 ? Math.round(value) : Number(value.toPrecision(3))
}
