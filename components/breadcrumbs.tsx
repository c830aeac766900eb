import type { Breadcrumb } from '@/lib/content/model'

export function Breadcrumbs({ trail }: { trail: readonly Breadcrumb[] }) {
  const up = trail.findLastIndex(({ href }) => href !== undefined)
  if (trail.length === 0) return null

  return (
    <nav className="crumbs" aria-label="Breadcrumb">
      <ol>
        {trail.map(({ label, href }, index) => (
          <li key={index} className={index === up ? 'up' : undefined}>
            {href === undefined ? <span aria-current="page">{label}</span> : <a href={href}>{label}</a>}
          </li>
        ))}
      </ol>
    </nav>
  )
}
