import type { ReactNode } from 'react'
import type { Breadcrumb, Community } from '@/lib/content/model'
import { Breadcrumbs } from './breadcrumbs'
import { CoverArt } from './cover-art'

interface MastheadProps {
  title: string
  /** A plain line above the title, such as a topic's vocabulary. */
  kicker?: string
  lede?: string
  trail: readonly Breadcrumb[]
  /** Lends its color and its drawing. */
  community?: Community
  actions?: ReactNode
}

export function Masthead({ title, kicker, lede, trail, community, actions }: MastheadProps) {
  return (
    <div className="mast" data-hue={community?.hue}>
      {community && (
        <div className="mast-art">
          <CoverArt motif={community.motif} seed={community.slug} />
        </div>
      )}
      <div className="wrap">
        <Breadcrumbs trail={trail} />
        {kicker && <p className="kicker">{kicker}</p>}
        <h1>{title}</h1>
        {lede && <p className="lede">{lede}</p>}
        {actions && <div className="acts">{actions}</div>}
      </div>
    </div>
  )
}
