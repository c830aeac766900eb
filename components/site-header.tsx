import { communitiesUrl, searchPageUrl, sourcesUrl, topicsUrl } from '@/lib/urls'
import { BrandMark } from './brand-mark'
import { Icon } from './icon'
import { SearchField } from './search-field'
import { ThemeButton } from './theme-button'

export type Area = 'communities' | 'topics' | 'sources'

const areas: readonly { id: Area; label: string; href: string }[] = [
  { id: 'communities', label: 'Communities', href: communitiesUrl },
  { id: 'topics', label: 'Topics', href: topicsUrl },
  { id: 'sources', label: 'Sources', href: sourcesUrl },
]

export function SiteHeader({ siteName, current }: { siteName: string; current?: Area }) {
  const links = areas.map(({ id, label, href }) => (
    <li key={id}>
      <a href={href} aria-current={id === current ? 'true' : undefined}>
        {label}
      </a>
    </li>
  ))

  return (
    <header className="top">
      <div className="wrap">
        <BrandMark siteName={siteName} />
        <nav className="nav" aria-label="Main">
          <ul>{links}</ul>
        </nav>
        <SearchField size="bar" />
        <ThemeButton />
        <a className="iconbtn searchlink" href={searchPageUrl} aria-label="Search">
          <Icon name="search" />
        </a>
        <details className="menu">
          <summary aria-label="Menu">
            <Icon name="menu" />
          </summary>
          <nav aria-label="Menu">
            <ul>
              {links}
              <li data-js>
                <button type="button" data-theme-cycle suppressHydrationWarning>
                  Color theme
                </button>
              </li>
            </ul>
          </nav>
        </details>
      </div>
    </header>
  )
}
