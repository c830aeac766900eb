/** Puts another text into a file that somebody may be editing. */
import { createHash } from 'node:crypto'
import { chmod, chown, readFile, rename, rm, stat, writeFile } from 'node:fs/promises'
import path from 'node:path'

/** Why a file was left as it is. */
export const CHANGED = 'it was changed meanwhile. Run the command again.'

/** Names the bytes of a file, as `FileStore.read` does. */
export function hashOf(bytes: Buffer): string {
  return createHash('sha1').update(bytes).digest('hex')
}

/**
 * Readers of the file see the old text or the new one; mode and owner stay, as far as the system allows.
 * @param hash of the file that the text was made from: any other is left alone.
 * @returns why the file was left as it is, if it was.
 */
export async function replaceFile(full: string, text: string, hash: string): Promise<string | undefined> {
  const beside = path.join(path.dirname(full), `.${path.basename(full)}.${process.pid}.tmp`)
  try {
    await writeFile(beside, text, { flush: true })
    const { mode, uid, gid } = await stat(full)
    await chmod(beside, mode)
    await chown(beside, uid, gid).catch(() => undefined)
    // As late as possible: what somebody saves between this and the next line would be lost.
    if (hashOf(await readFile(full)) !== hash) return CHANGED
    await rename(beside, full)
    return undefined
  } finally {
    await rm(beside, { force: true })
  }
}
