import { countOf } from '@/lib/display'
import type { JumpTile } from '@/lib/jump-tiles'

/** Pages whose name matches what was searched for. */
export function JumpTiles({ tiles }: { tiles: readonly JumpTile[] }) {
  if (tiles.length === 0) return null

  return (
    <>
      <h2 className="vh">Matching pages</h2>
      <ul className="jump">
        {tiles.map(({ label, kind, href, count, hue }) => (
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
