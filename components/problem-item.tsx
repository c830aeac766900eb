import type { Problem } from '@/lib/content/problem'

const severities = {
  error: { tone: 'bad', word: 'Blocks publishing' },
  warning: { tone: 'warn', word: 'Worth fixing' },
} as const

/** Rules whose own words are not a good title. */
const titles: Readonly<Record<string, string>> = {
  'address-taken': 'Two articles share one address',
  'alias-taken': 'Alias hides a page',
  'curator-address': 'Curator looks like an email',
  'date-missing': 'Date is missing',
  'date-unreadable': 'Date can’t be read',
  'front-matter-syntax': 'Front matter can’t be read',
  'image-missing': 'Featured image file is missing',
  'image-placeholder': 'Publisher’s placeholder image',
  'image-small': 'Image is too small',
  'link-missing': 'Link to the original is missing',
  'slug-missing': 'Slug is missing',
  'title-missing': 'Title is missing',
  'topic-vocabulary': 'Topic has no vocabulary',
}

interface ProblemItemProps {
  problem: Problem
  /** The line of the file it is about, as written. */
  sourceLine?: string
  /** Where the file can be changed. */
  editHref?: string
}

export function ProblemItem({ problem, sourceLine, editHref }: ProblemItemProps) {
  const { file, line, rule, severity, field, message, fix } = problem
  const { tone, word } = severities[severity]
  const place = `${file}:${line}`
  const title = titles[rule] ?? wordsOf(rule)

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
            aria-label={['Line from', place, title, field].join(' ')}
          >
            <code>{sourceLine}</code>
          </pre>
        )}
        <p>
          <strong>Fix:</strong> {fix}
        </p>
      </div>
      {editHref && (
        <a className="btn ghost sm" href={editHref}>
          Edit file <span className="vh">{place}</span>
        </a>
      )}
    </article>
  )
}

/** "image-remote" is "Image remote". */
function wordsOf(rule: string): string {
  return rule.charAt(0).toUpperCase() + rule.slice(1).replaceAll('-', ' ')
}
