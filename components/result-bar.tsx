import type { ReactNode } from 'react'
import { countOf } from '@/lib/display'

interface ResultBarProps {
  count: number
  /** What is counted. */
  noun?: string
  id?: string
  children?: ReactNode
}

/** How many articles a listing has, or what else it lists; children are its sort links. */
export function ResultBar({ count, noun = 'article', id, children }: ResultBarProps) {
  return (
    <div className="bar-top">
      <h2 id={id} className="num">
        {countOf(count, noun)}
      </h2>
      {children}
    </div>
  )
}
