import type { ComponentProps, ReactNode } from 'react'
import { EditorBar } from '@/components/editor-bar'
import { SiteFooter } from '@/components/site-footer'
import { SiteHeader } from '@/components/site-header'
import { StructuredData } from '@/components/structured-data'
import type { Breadcrumb, Community } from '@/lib/content/model'
import { getCatalog, isEditing } from '@/lib/portal'
import { site } from '@/lib/site'
import { trailData } from '@/lib/structured-data'
import { previewExitUrl } from '@/lib/urls'

interface FrameProps {
  current?: ComponentProps<typeof SiteHeader>['current']
  /** Gives the page its colour. */
  community?: Community
  /** Told to search engines, where the page tells them nothing else of itself. */
  trail?: readonly Breadcrumb[]
  children: ReactNode
}

/** A development server always previews. */
const exitHref = process.env.NODE_ENV === 'development' ? undefined : previewExitUrl

/** What every page has around it. */
export async function Frame({ current, community, trail, children }: FrameProps) {
  const drafts = (await isEditing())
    ? (await getCatalog()).articles.filter(({ state }) => state !== 'published').length
    : undefined

  return (
    <>
      {trail && <StructuredData items={[trailData(trail)]} />}
      <a className="skip" href="#main">
        Skip to main content
      </a>
      {drafts !== undefined && <EditorBar kind="preview" count={drafts} exitHref={exitHref} />}
      <SiteHeader siteName={site.name} current={current} />
      <main id="main" tabIndex={-1} data-hue={community?.hue}>
        {children}
      </main>
      <SiteFooter siteName={site.name} />
    </>
  )
}
