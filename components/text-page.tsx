import type { ReactNode } from 'react'
import type { Breadcrumb } from '@/lib/content/model'
import { Masthead } from './masthead'

/** A page of plain text. */
export function TextPage({
  title,
  trail,
  children,
}: {
  title: string
  trail: readonly Breadcrumb[]
  children: ReactNode
}) {
  return (
    <>
      <Masthead title={title} trail={trail} />
      <div className="wrap page">
        <div className="prose">{children}</div>
      </div>
    </>
  )
}
