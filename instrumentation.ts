/** Next calls this once when a server starts. */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME !== 'nodejs' || process.env.NEXT_PHASE === 'phase-production-build') return
  try {
    const { openPortal } = await import('./lib/open-portal')
    await openPortal('.next')
  } catch (error) {
    globalThis.communityPortal?.failed?.(error)
    throw error
  }
}
