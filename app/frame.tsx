import type { ComponentProps, ReactNode } from 'react'
import { SiteFooter } from '@/components/site-footer'
import { SiteHeader } from '@/components/site-header'
import type { Community } from '@/lib/content/model'
import { site } from '@/lib/site'

interface FrameProps {
  current?: ComponentProps<typeof SiteHeader>['current']
  /** Gives the page its colour. */
  community?: Community
  children: ReactNode
}

/** What every page has around it. */
export function Frame({ current, community, children }: FrameProps) {
  return (
    <>
      <a className="skip" href="#main">
        Skip to main content
      </a>
      <SiteHeader siteName={site.name} current={current} />
      <main id="main" tabIndex={-1} data-hue={community?.hue}>
        {children}
      </main>
      <SiteFooter siteName={site.name} />
    </>
  )
}
