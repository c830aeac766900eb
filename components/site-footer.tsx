import {
  accessibilityUrl,
  communitiesUrl,
  curatorsUrl,
  feedsUrl,
  feedUrl,
  homeUrl,
  howWeCurateUrl,
  opmlUrl,
  privacyUrl,
  rightsUrl,
  sourcesUrl,
  tagsUrl,
  topicsUrl,
} from '@/lib/urls'
import { BrandMark } from './brand-mark'

const columns: readonly { title: string; links: readonly { label: string; href: string }[] }[] = [
  {
    title: 'Read',
    links: [
      { label: 'Communities', href: communitiesUrl },
      { label: 'Topics', href: topicsUrl },
      { label: 'Sources', href: sourcesUrl },
      { label: 'Curators', href: curatorsUrl },
      { label: 'Tags', href: tagsUrl },
    ],
  },
  {
    title: 'Follow',
    links: [
      { label: 'RSS', href: feedUrl(homeUrl, 'rss') },
      { label: 'JSON Feed', href: feedUrl(homeUrl, 'json') },
      { label: 'OPML', href: opmlUrl },
      { label: 'All feeds', href: feedsUrl },
    ],
  },
  {
    title: 'About',
    links: [
      { label: 'How we curate', href: howWeCurateUrl },
      { label: 'Accessibility', href: accessibilityUrl },
      { label: 'Rights and takedown', href: rightsUrl },
      { label: 'Privacy', href: privacyUrl },
    ],
  },
]

export function SiteFooter({ siteName }: { siteName: string }) {
  return (
    <footer className="foot">
      <div className="wrap">
        <div className="foot-grid">
          <div>
            <BrandMark siteName={siteName} />
            <p>
              Articles worth your time, picked by people in each community of practice. Every excerpt links to
              the publication that wrote it.
            </p>
          </div>
          {columns.map(({ title, links }) => (
            <div key={title}>
              <h2>{title}</h2>
              <ul>
                {links.map(({ label, href }) => (
                  <li key={href}>
                    <a href={href}>{label}</a>
                  </li>
                ))}
              </ul>
            </div>
          ))}
        </div>
        <p className="legal">
          Excerpts are shared for professional discussion. They are not medical advice. Copyright in each
          article stays with its publisher.
        </p>
      </div>
    </footer>
  )
}
