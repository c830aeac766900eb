import { countOf } from '@/lib/display'
import { Icon } from './icon'

interface SectionHeadProps {
  title: string
  /** For `aria-labelledby` of the section. */
  id?: string
  /** Number of articles. */
  count?: number
  href?: string
  /** What the link at the end says, such as "Browse all". */
  moreLabel?: string
  /** Completes `moreLabel` for those who hear it alone: "in Chronic Care Management". */
  context?: string
  /** The line above: in the color of the community in scope, thin, or none. */
  rule?: 'community' | 'thin' | 'none'
}

const rules = { community: 'sec-head c', thin: 'sec-head', none: 'sec-head plain' } as const

export function SectionHead({ title, id, count, href, moreLabel, context, rule = 'thin' }: SectionHeadProps) {
  return (
    <div className={rules[rule]}>
      <h2 id={id}>
        {href && !moreLabel ? <a href={href}>{title}</a> : title}
        {count !== undefined && (
          <>
            {' '}
            <span className="count num">{countOf(count, 'article')}</span>
          </>
        )}
      </h2>
      {href && moreLabel && (
        <a className="more" href={href}>
          <span>
            {moreLabel}
            {context && (
              <>
                {' '}
                <span className="vh">{context}</span>
              </>
            )}
          </span>
          <Icon name="arrow-right" />
        </a>
      )}
    </div>
  )
}
