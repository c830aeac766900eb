import type { Community } from '@/lib/content/model'
import { countOf } from '@/lib/display'

/** More would push the results out of sight. */
const MOST = 3

interface JumpTile {
  readonly label: string
  /** What the page is about: "Community", "Topic, Medigy", "Source". */
  readonly kind: string
  readonly href: string
  /** Number of articles. */
  readonly count: number
  readonly hue?: Community['hue']
}

/** Pages whose name matches what was searched for. */
export function JumpTiles({ tiles }: { tiles: readonly JumpTile[] }) {
  if (tiles.length === 0) return null

  return (
    <>
      <h2 className="vh">Matching pages</h2>
      <ul className="jump">
        {tiles.slice(0, MOST).map(({ label, kind, href, count, hue }) => (
          <li key={href}>
            <a href={href} data-hue={hue}>
              <span>{kind}</span> <b>{label}</b> <span className="num">{countOf(count, 'article')}</span>
            </a>
          </li>
        ))}
      </ul>
    </>
  )
}
