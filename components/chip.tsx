import { formatNumber } from '@/lib/display'
import { Icon } from './icon'

interface ChipProps {
  kind: 'topic' | 'remove'
  label: string
  href: string
  /** Number of articles behind the link. */
  count?: number
}

export function Chip({ kind, label, href, count }: ChipProps) {
  if (kind === 'remove') {
    return (
      <a className="chip remove" href={href}>
        <span className="vh">Remove filter:</span> {label} <Icon name="close" />
      </a>
    )
  }
  return (
    <a className="chip" href={href}>
      {label}
      {count !== undefined && (
        <>
          <span className="vh">,</span>{' '}
          <small className="num">
            {formatNumber(count)} <span className="vh">{count === 1 ? 'article' : 'articles'}</span>
          </small>
        </>
      )}
    </a>
  )
}
