import type { Breadcrumb, Community } from '@/lib/content/model'
import type { PageAction } from '@/lib/listings'
import { Breadcrumbs } from './breadcrumbs'
import { CoverArt } from './cover-art'
import { Icon } from './icon'

interface MastheadProps {
  title: string
  /** A plain line above the title, such as a topic's vocabulary. */
  kicker?: string
  lede?: string
  trail: readonly Breadcrumb[]
  /** Lends its color and its drawing. */
  community?: Community
  actions?: readonly PageAction[]
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
        {actions && actions.length > 0 && (
          <div className="acts">
            {actions.map(({ label, href, leadsTo }) => (
              <a
                key={href}
                className="btn ghost sm"
                href={href}
                rel={leadsTo === 'elsewhere' ? 'external noopener' : undefined}
              >
                {leadsTo === 'feed' && <Icon name="rss" />}
                {label}
              </a>
            ))}
          </div>
        )}
      </div>
    </div>
  )
}
