import type { Facet, Filters } from '@/lib/filters'
import { FacetGroup } from './facet'

interface FilterFormProps extends Pick<Filters, 'from' | 'to' | 'sort'> {
  /** Address of the list. */
  action: string
  facets: readonly Facet[]
  /** What was searched for; kept when filters change, as the sort is. */
  q?: string
  /** Number of filters in effect. */
  applied: number
  /** The same list without filters. */
  clearHref: string
  showDates: boolean
}

/** Nothing is sent before the button is pressed, so it works without script and surprises nobody. */
export function FilterForm(props: FilterFormProps) {
  const { action, facets, from, to, q, sort, applied, clearHref, showDates } = props

  return (
    <details className="filters">
      <summary>
        Filter articles <span>{applied > 0 ? `${applied} applied` : 'None applied'}</span>
      </summary>
      <form action={action} method="get" aria-label="Filter articles">
        <div className="fhead">
          <h2>Filter</h2>
          {applied > 0 && (
            <a className="more" href={clearHref}>
              Clear all
            </a>
          )}
        </div>
        {q && <input type="hidden" name="q" value={q} />}
        {sort && <input type="hidden" name="sort" value={sort} />}
        {facets.map((facet) => (
          <FacetGroup key={`${facet.name} ${facet.legend}`} facet={facet} />
        ))}
        {showDates && <Dates from={from} to={to} />}
        <div className="apply">
          <button className="btn sm" type="submit">
            Apply filters
          </button>
        </div>
      </form>
    </details>
  )
}

function Dates({ from, to }: Pick<Filters, 'from' | 'to'>) {
  return (
    <fieldset className="facet">
      <legend>Date curated</legend>
      <div className="pair">
        <label className="field">
          From
          <input type="date" name="from" defaultValue={from} />
        </label>
        <label className="field">
          To
          <input type="date" name="to" defaultValue={to} />
        </label>
      </div>
    </fieldset>
  )
}
