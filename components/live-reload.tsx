'use client'

import { useRouter } from 'next/navigation'
import Script from 'next/script'
import { useEffect } from 'react'

/**
 * Shows what was saved without loading the page anew: scroll, open panels and typed text stay. Part of the editor's
 * desk only; see `app/api/changes`.
 */
export function LiveReload() {
  const router = useRouter()
  useEffect(() => {
    const changes = new EventSource('/api/changes')
    changes.addEventListener('change', () => router.refresh())
    // After a restart of the server something may have changed unheard.
    let wasOpen = false
    changes.addEventListener('open', () => {
      if (wasOpen) router.refresh()
      wasOpen = true
    })
    return () => changes.close()
  }, [router])
  // It opens and moves what React has drawn, so here it waits until React has taken the page over.
  return <Script src="/enhance.js" />
}
