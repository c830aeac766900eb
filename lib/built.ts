/** What the build wrote down about itself. */
import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { z } from 'zod'

/** With the key of the build as its value, Next renders a page for this request alone. */
export const DRAFT_COOKIE = '__prerender_bypass'

export interface Built {
  /** What Next's draft cookie holds when it is genuine; new with each build. */
  readonly key?: string
  /** Addresses of the pages that were rendered by the build. */
  readonly prerendered: ReadonlySet<string>
}

const manifest = z.object({
  preview: z.object({ previewModeId: z.string() }),
  routes: z.record(z.string(), z.unknown()),
})

/** Empty where there is no build, as while developing. */
export async function readBuilt(): Promise<Built> {
  const file = path.join(/* turbopackIgnore: true */ process.cwd(), '.next/prerender-manifest.json')
  const text = await readFile(file, 'utf8').catch(() => 'null')
  const { data } = manifest.safeParse(JSON.parse(text))
  return { key: data?.preview.previewModeId, prerendered: new Set(Object.keys(data?.routes ?? {})) }
}
