/** The portal over a content folder of a test: the real one, without Next. */
import path from 'node:path'
import { onTestFinished, vi } from 'vitest'
import { contentFolder, type Files } from './content/testing'

/** Freshly loaded, with memory of its own, for a reader; what it keeps on disk goes with the folder. */
export async function portalOf(files: Files) {
  const folder = await contentFolder(files)
  vi.resetModules()
  vi.stubEnv('CONTENT_DIR', folder.root)
  vi.stubEnv('LOG_LEVEL', 'silent')
  vi.spyOn(process, 'cwd').mockReturnValue(path.dirname(folder.root))
  vi.doMock('next/headers', () => ({ draftMode: () => ({ isEnabled: false }), cookies: () => new Map() }))
  globalThis.communityPortal = undefined
  onTestFinished(() => {
    vi.restoreAllMocks()
    vi.unstubAllEnvs()
  })
  const [portal, desk, media, { shared }] = await Promise.all([
    import('./portal'),
    import('./desk'),
    import('./media'),
    import('./shared'),
  ])
  return { folder, portal, desk, media, shared }
}
