/** Files that spare the next start some work: replaced in one step, and no loss where there is no place for them. */
import { createHash } from 'node:crypto'
import { mkdir, readdir, rename, rm } from 'node:fs/promises'
import path from 'node:path'

/** Where something is kept that was made from one content folder: servers of different folders may share a disk. */
export function keptFile(dir: string, kind: string, contentDir: string): string {
  const folder = createHash('sha1').update(contentDir).digest('hex').slice(0, 12)
  return path.join(/* turbopackIgnore: true */ dir, `${kind}-${folder}.index`)
}

/**
 * Replaces a file. Whoever reads it sees the old bytes or the new ones, even if several processes write at once. What
 * a process left behind that was stopped while it wrote is removed.
 * @param write fills the file that it is told.
 * @returns whether the file was replaced.
 */
export async function replaceFile(
  file: string,
  write: (temporary: string) => Promise<void>,
): Promise<boolean> {
  const temporary = `${file}.${process.pid}.tmp`
  try {
    await mkdir(/* turbopackIgnore: true */ path.dirname(file), { recursive: true })
    await removeLeftovers(file)
    await write(temporary)
    await rename(temporary, file)
    return true
  } catch {
    await rm(temporary, { force: true }).catch(() => undefined)
    return false
  }
}

async function removeLeftovers(file: string): Promise<void> {
  const { dir, base } = path.parse(file)
  for (const name of await readdir(/* turbopackIgnore: true */ dir)) {
    const writer = name.startsWith(base) ? /^\.(\d+)\.tmp$/.exec(name.slice(base.length))?.[1] : undefined
    if (writer !== undefined && !isRunning(Number(writer))) await rm(path.join(dir, name), { force: true })
  }
}

function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0)
  } catch (error) {
    // One that belongs to somebody else may not be asked.
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
}
