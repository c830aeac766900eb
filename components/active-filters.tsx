import type { ActiveFilter } from '@/lib/filters'
import { Chip } from './chip'

interface ActiveFiltersProps {
  filters: readonly ActiveFilter[]
  /** Start of the sentence that the filters end: "Showing articles about any of". */
  lead: string
}

export function ActiveFilters({ filters, lead }: ActiveFiltersProps) {
  if (filters.length === 0) return null

  return (
    <div className="active">
      <span className="lbl">{lead}</span>
      <ul>
        {filters.map(({ label, without }) => (
          <li key={without}>
            <Chip kind="remove" label={label} href={without} />
          </li>
        ))}
      </ul>
    </div>
  )
}
