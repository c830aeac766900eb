import { formatNumber } from '@/lib/display'

interface HealthCount {
  /** Completes the number: "block publishing". */
  readonly label: string
  readonly count: number
  /** The list of these only. */
  readonly href: string
  readonly tone: 'bad' | 'warn' | 'ok' | 'info'
  readonly isCurrent: boolean
}

/** The state of the content folder in numbers; each is a filter. */
export function HealthCounts({ counts }: { counts: readonly HealthCount[] }) {
  return (
    <nav aria-label="Filter by state">
      <ul className="health">
        {counts.map(({ label, count, href, tone, isCurrent }) => (
          <li key={href}>
            <a className={tone} href={href} aria-current={isCurrent ? 'true' : undefined}>
              <b>{formatNumber(count)}</b> <span>{label}</span>
            </a>
          </li>
        ))}
      </ul>
    </nav>
  )
}
