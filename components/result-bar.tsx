import type { ReactNode } from 'react'
import { countOf } from '@/lib/display'

/** How many articles a listing has; children are its sort links. */
export function ResultBar({ count, id, children }: { count: number; id?: string; children?: ReactNode }) {
  return (
    <div className="bar-top">
      <h2 id={id} className="num">
        {countOf(count, 'article')}
      </h2>
      {children}
    </div>
  )
}
