/**
 * Tells which files of a folder changed, once they have come to rest. One watch of the operating system for each
 * folder, not for each file: 20,000 files in 50 folders cost 50 watches. Where it refuses even those, and on network
 * drives that tell nothing, whoever uses this has to look by himself from time to time.
 */
import { readdirSync, statSync, watch, type FSWatcher } from 'node:fs'
import path from 'node:path'

export interface WatchOptions {
  /**
   * How long a file must stay as it is before it is reported, in milliseconds: what is being written is torn.
   * A file that is replaced in one step waits as well.
   */
  readonly settleMs: number
  /** Called with paths inside the folder, with forward slashes; folders that came or went are among them. */
  readonly onChange: (files: readonly string[]) => void
  /** Called once when the operating system refuses to watch. */
  readonly onRefusal?: (reason: string) => void
}

export interface Watch {
  close(): void
}

export function watchFolder(root: string, { settleMs, onChange, onRefusal }: WatchOptions): Watch {
  /** By name, with the folder that had it: a watch stays with its folder when another one takes the name. */
  const watchers = new Map<string, { readonly watcher: FSWatcher; readonly look: string }>()
  /** What changed, with how it looks, and since when it looks so. */
  const unsettled = new Map<string, { look: string; since: number }>()
  let timer: NodeJS.Timeout | undefined
  let isRefused = false

  function watchTree(folder: string) {
    // Before the watch: a folder that is swapped in between is watched twice, and none of the two missed.
    const look = lookOf(root, folder)
    if (watchers.get(folder)?.look === look) return
    unwatchTree(folder)
    try {
      const watcher = watch(/* turbopackIgnore: true */ path.join(root, folder), { persistent: false })
      watchers.set(folder, { watcher, look })
      watcher.on('change', (_, name) => noticed(folder, String(name)))
      watcher.on('error', () => unwatchTree(folder))
      for (const entry of readdirSync(/* turbopackIgnore: true */ path.join(root, folder), {
        withFileTypes: true,
      })) {
        if (entry.isDirectory() && !isIgnored(entry.name)) watchTree(path.posix.join(folder, entry.name))
      }
    } catch (error) {
      // A folder that is gone again is no refusal.
      if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return
      if (!isRefused) onRefusal?.(error instanceof Error ? error.message : String(error))
      isRefused = true
    }
  }

  function unwatchTree(folder: string) {
    for (const [name, { watcher }] of watchers) {
      if (name !== folder && !name.startsWith(`${folder}/`)) continue
      watcher.close()
      watchers.delete(name)
    }
  }

  function noticed(folder: string, name: string) {
    if (isIgnored(name)) return
    const file = path.posix.join(folder, name)
    const look = lookOf(root, file)
    if (look.startsWith(FOLDER)) watchTree(file)
    else if (look === '' && watchers.has(file)) unwatchTree(file)
    const now = Date.now()
    unsettled.set(file, { look, since: now })
    timer ??= setTimeout(settle, settleMs).unref()
  }

  /** Reports what has looked the same for long enough; the rest waits on. */
  function settle() {
    const now = Date.now()
    const settled: string[] = []
    for (const [file, seen] of unsettled) {
      const look = lookOf(root, file)
      if (look !== seen.look) Object.assign(seen, { look, since: now })
      if (now - seen.since >= settleMs) settled.push(file)
    }
    for (const file of settled) unsettled.delete(file)
    const next = Math.min(...Array.from(unsettled.values(), ({ since }) => since + settleMs - now))
    timer = unsettled.size > 0 ? setTimeout(settle, Math.max(next, 1)).unref() : undefined
    if (settled.length > 0) onChange(settled)
  }

  watchTree('')
  return {
    close() {
      clearTimeout(timer)
      unwatchTree('')
      for (const { watcher } of watchers.values()) watcher.close()
      watchers.clear()
    },
  }
}

const FOLDER = 'folder'

/** Changes when the file does, or when a folder is another one; empty when there is none. */
function lookOf(root: string, file: string): string {
  try {
    const stats = statSync(/* turbopackIgnore: true */ path.join(root, file), { throwIfNoEntry: false })
    if (stats === undefined) return ''
    // The number of a folder that is gone is given to the next one.
    return stats.isDirectory()
      ? `${FOLDER} ${stats.dev} ${stats.ino} ${stats.birthtimeMs}`
      : `${stats.size} ${stats.mtimeMs} ${stats.ctimeMs}`
  } catch {
    return ''
  }
}

/** Editors keep their swap files under such names. */
function isIgnored(name: string): boolean {
  return /^\.|~$/.test(name) || name === 'node_modules'
}
