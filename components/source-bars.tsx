import type { CSSProperties } from 'react'
import type { Group, Source } from '@/lib/content/model'
import { formatNumber } from '@/lib/display'
import { sourceUrl } from '@/lib/urls'

/** Sources with a bar each, as long as its share of the largest. */
export function SourceBars({ sources }: { sources: readonly Group<Source>[] }) {
  const most = Math.max(1, ...sources.map(({ articles }) => articles.length))

  return (
    <ul className="bars">
      {sources.map(({ subject: source, articles }) => (
        <li key={source.domain}>
          <a href={sourceUrl(source)}>{source.brand}</a>
          <span className="num">
            {formatNumber(articles.length)}{' '}
            <span className="vh">{articles.length === 1 ? 'article' : 'articles'}</span>
          </span>
          <span className="bar" style={barStyle(articles.length / most)} />
        </li>
      ))}
    </ul>
  )
}

function barStyle(share: number): CSSProperties {
  const values: Record<`--${string}`, string> = { '--p': `${Math.round(share * 100)}%` }
  return values
}
