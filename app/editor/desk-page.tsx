import type { ReactNode } from 'react'
import { Masthead } from '@/components/masthead'
import { pageTrail } from '@/lib/trails'
import { editorUrl } from '@/lib/urls'
import { Frame } from '../frame'

/** A page of the editor's desk: what it is called, what it is for, and the way back to the desk. */
export function DeskPage({ title, lede, children }: { title: string; lede: string; children: ReactNode }) {
  return (
    <Frame>
      <Masthead title={title} lede={lede} trail={pageTrail(title, { label: 'Editors', href: editorUrl })} />
      <div className="wrap page">{children}</div>
    </Frame>
  )
}
