import type { ComponentProps } from 'react'
import { countOf } from '@/lib/display'
import { ProblemItem } from './problem-item'

interface ProblemDockProps {
  problems: readonly ComponentProps<typeof ProblemItem>[]
}

/** What is wrong with the article of a page, at the end of it and at hand. */
export function ProblemDock({ problems }: ProblemDockProps) {
  if (problems.length === 0) return null

  return (
    <section className="dock" aria-label="Problems with this article">
      <details>
        <summary>
          <span className="wrap">{countOf(problems.length, 'problem')}</span>
        </summary>
        {/* It scrolls, so it must be reachable with the keyboard. */}
        <ul className="wrap" aria-label="Problems" tabIndex={0}>
          {problems.map((item, index) => (
            <li key={index}>
              <ProblemItem {...item} canCopy />
            </li>
          ))}
        </ul>
        <p className="vh" role="status" data-live />
      </details>
    </section>
  )
}
