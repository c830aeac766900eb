'use client'

import { useRouter } from 'next/navigation'
import Script from 'next/script'
import { useEffect, useState } from 'react'

/**
 * Shows what was saved without loading the page anew: scroll, open panels and typed text stay. Part of the editor's
 * desk only; see `app/api/changes`.
 * @param edition of the catalog that the page was rendered from.
 */
export function LiveReload({ edition }: { edition: string }) {
  const router = useRouter()
  const [rendered] = useState(edition)
  useEffect(() => {
    const changes = new EventSource('/api/changes')
    const show = () => (isMissing() ? window.location.reload() : router.refresh())
    changes.addEventListener('change', show)
    // Something may have changed between the rendering and this moment, or while the server was away.
    changes.addEventListener('edition', ({ data }) => {
      if (data !== rendered) show()
    })
    return () => changes.close()
  }, [router, rendered])
  // It opens and moves what React has drawn, so here it waits until React has taken the page over.
  return <Script src="/enhance.js" />
}

/** Next shows that nothing was found until the address changes. Such a page has nothing to lose by loading it anew. */
function isMissing(): boolean {
  const [visit] = performance.getEntriesByType('navigation')
  return visit instanceof PerformanceNavigationTiming && visit.responseStatus === 404
}
