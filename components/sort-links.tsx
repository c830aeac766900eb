interface SortLinksProps {
  links: readonly { readonly label: string; readonly href: string; readonly isCurrent: boolean }[]
}

export function SortLinks({ links }: SortLinksProps) {
  return (
    <nav className="sort" aria-label="Sort">
      <ul>
        {links.map(({ label, href, isCurrent }) => (
          <li key={href}>
            <a href={href} aria-current={isCurrent ? 'true' : undefined}>
              {label}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  )
}
