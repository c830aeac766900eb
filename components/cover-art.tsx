import type { Motif } from '@/lib/content/model'
import { COVER_VIEW_BOX, coverShapes } from '@/lib/cover'

/** The line drawing of a masthead or a cover. */
export function CoverArt({ motif, seed }: { motif: Motif; seed: string }) {
  return (
    <svg viewBox={COVER_VIEW_BOX} preserveAspectRatio="xMaxYMid slice" aria-hidden="true" focusable="false">
      {coverShapes(motif, seed).map(({ kind, d, width }, index) => (
        <path
          key={index}
          className={`pat ${kind}`}
          d={d}
          style={width ? { strokeWidth: width } : undefined}
        />
      ))}
    </svg>
  )
}
