import type { Problem } from '@/lib/content/problem'
import { ruleTitle } from '@/lib/rules'

const severities = {
  error: { tone: 'bad', word: 'Blocks publishing' },
  warning: { tone: 'warn', word: 'Worth fixing' },
} as const

interface ProblemItemProps {
  problem: Problem
  /** The line of the file it is about, as written. */
  sourceLine?: string
  /** Opens the file where it can be changed. */
  editHref?: string
  /** The page of the article. */
  viewHref?: string
  /** Whether the path can be copied. */
  canCopy?: boolean
}

export function ProblemItem({ problem, sourceLine, editHref, viewHref, canCopy = false }: ProblemItemProps) {
  const { file, line, column, rule, severity, field, message, fix } = problem
  const { tone, word } = severities[severity]
  const place = `${file}:${line}`
  const title = ruleTitle(rule)

  return (
    <article className="problem">
      <span className={['sev', tone].join(' ')}>{word}</span>
      <div>
        <h3>{title}</h3>
        <p>{message}</p>
        <p className="loc">
          <code>{place}</code>
          {field && (
            <span>
              {' '}
              in <code>{field}</code>
            </span>
          )}
        </p>
        {sourceLine !== undefined && (
          <pre
            className={tone}
            tabIndex={0}
            role="region"
            aria-label={['Line from', `${place}:${column}`, title, field].join(' ')}
          >
            <code>{sourceLine}</code>
          </pre>
        )}
        <p>
          <strong>Fix:</strong> {fix}
        </p>
      </div>
      <p className="problem-acts">
        {viewHref && (
          <a className="btn ghost sm" href={viewHref}>
            View article <span className="vh">{place}</span>
          </a>
        )}
        {editHref && (
          <a className="btn ghost sm" href={editHref}>
            Open in editor <span className="vh">{place}</span>
          </a>
        )}
        {canCopy && (
          <button className="btn ghost sm" type="button" data-js data-copy={place}>
            <span>Copy path</span> <span className="vh">{place}</span>
          </button>
        )}
      </p>
    </article>
  )
}
