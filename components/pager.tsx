import { formatNumber } from '@/lib/display'
import { pageUrl } from '@/lib/urls'
import { Icon } from './icon'

interface PagerProps {
  /** Address of the first page. */
  listing: string
  page: number
  pages: number
  /** Articles in all. */
  total: number
  /** Articles on one page. */
  size: number
  /** Address of a page, where it is not {@link pageUrl}. */
  hrefOf?: (page: number) => string
}

export function Pager({ listing, page, pages, total, size, hrefOf }: PagerProps) {
  if (pages <= 1) return null
  const href = hrefOf ?? ((number: number) => pageUrl(listing, number))
  const first = (page - 1) * size + 1
  const last = Math.min(page * size, total)

  return (
    <nav className="pager" aria-label="Pages of results">
      <p className="meta num">
        Articles {formatNumber(first)} to {formatNumber(last)} of {formatNumber(total)}
      </p>
      <ol>
        {shownPages(page, pages).map((entry, index) => (
          <li key={index}>
            {entry === 'gap' ? (
              <span className="gap">…</span>
            ) : (
              <a
                href={href(entry)}
                aria-label={`Page ${entry}`}
                aria-current={entry === page ? 'page' : undefined}
              >
                {entry}
              </a>
            )}
          </li>
        ))}
      </ol>
      <div className="dirs">
        {page > 1 && (
          <a className="dir" rel="prev" href={href(page - 1)}>
            <Icon name="arrow-left" /> Previous <span className="vh">page</span>
          </a>
        )}
        {page < pages && (
          <a className="dir" rel="next" href={href(page + 1)}>
            Next page <Icon name="arrow-right" />
          </a>
        )}
      </div>
    </nav>
  )
}

/** The ends, the current page and its neighbors. A gap never stands for a single page. */
function shownPages(page: number, pages: number): (number | 'gap')[] {
  const near = new Set([1, page - 1, page, page + 1, pages])
  if (page <= 4) for (const early of [2, 3]) near.add(early)
  if (page >= pages - 3) for (const late of [pages - 1, pages - 2]) near.add(late)
  const shown = [...near].filter((number) => number >= 1 && number <= pages).toSorted((a, b) => a - b)
  return shown.flatMap((number, index) => {
    const missing = number - (shown[index - 1] ?? 0) - 1
    if (missing === 0) return [number]
    return missing === 1 ? [number - 1, number] : ['gap' as const, number]
  })
}
