import type { Facet, FacetOption } from '@/lib/filters'
import { countOf, formatNumber } from '@/lib/display'

interface FacetGroupProps {
  facet: Facet
  /** Options in sight; the rest unfold. Picked ones never hide. */
  limit?: number
}

export function FacetGroup({ facet, limit = 6 }: FacetGroupProps) {
  const { name, legend, options } = facet
  const shown = options.filter(({ isPicked }, index) => index < limit || isPicked)
  const folded = options.filter(({ isPicked }, index) => index >= limit && !isPicked)
  if (options.length === 0) return null

  return (
    <fieldset className="facet">
      <legend>{legend}</legend>
      <Options name={name} options={shown} />
      {folded.length > 0 && (
        <details>
          <summary>Show {countOf(folded.length, `more ${name}`)}</summary>
          <Options name={name} options={folded} />
        </details>
      )}
    </fieldset>
  )
}

function Options({ name, options }: Pick<Facet, 'name' | 'options'>) {
  return options.map((option) => (
    <label key={option.value} className={option.count === 0 ? 'opt zero' : 'opt'}>
      <input type="checkbox" name={name} value={option.value} defaultChecked={option.isPicked} />
      <span>{option.label}</span>
      <Count count={option.count} />
    </label>
  ))
}

function Count({ count }: Pick<FacetOption, 'count'>) {
  return (
    <span className="num">
      <span className="vh">,</span> {formatNumber(count)}{' '}
      <span className="vh">{count === 1 ? 'article' : 'articles'}</span>
    </span>
  )
}
