import { Masthead } from '@/components/masthead'
import { SectionHead } from '@/components/section-head'
import { feedDirectory } from '@/lib/feed-directory'
import type { FeedSubject } from '@/lib/feed-subjects'
import { pageMetadata } from '@/lib/metadata'
import { getCatalog } from '@/lib/portal'
import { pageTrail } from '@/lib/trails'
import { feedsUrl, feedUrl, opmlUrl } from '@/lib/urls'
import { Frame } from '../frame'

export const metadata = pageMetadata({
  title: 'Feeds',
  description: 'Follow the whole library, a community, a topic or a source in your feed reader.',
  path: feedsUrl,
})

const trail = pageTrail('Feeds')

export default async function FeedsPage() {
  const { site, communities, topics, sources } = feedDirectory(await getCatalog())

  return (
    <Frame trail={trail}>
      <Masthead
        title="Feeds"
        lede="Follow this library in a feed reader: new articles come to you, without an account."
        trail={trail}
        actions={[{ label: 'Get these feeds as one file (OPML)', href: opmlUrl }]}
      />
      <div className="wrap">
        <Formats />
        <FeedSection id="site" title="Everything" feeds={[site]} />
        {communities.map(({ community, feed, sections }) => (
          <FeedSection
            key={community.slug}
            id={`c-${community.slug}`}
            title={community.label}
            hue={community.hue}
            feeds={[feed, ...sections]}
          />
        ))}
        <FeedSection id="topics" title="Most used topics" feeds={topics} />
        <FeedSection id="sources" title="Most used sources" feeds={sources} />
      </div>
    </Frame>
  )
}

function Formats() {
  return (
    <div className="sec prose">
      <p>
        Copy the address of a feed into your feed reader. Each feed holds the newest 50 articles with their
        excerpt, picture and link to the original.
      </p>
      <ul>
        <li>
          <strong>RSS</strong> is read by every feed reader. Take this one if you are not sure.
        </li>
        <li>
          <strong>Atom</strong> says the same and also tells when an article was changed.
        </li>
        <li>
          <strong>JSON</strong> says the same in a form that is easy for programs.
        </li>
      </ul>
      <p>Curators and all other topics and sources have feeds too: your reader finds them on their pages.</p>
    </div>
  )
}

interface FeedSectionProps {
  id: string
  title: string
  hue?: string
  feeds: readonly FeedSubject[]
}

function FeedSection({ id, title, hue, feeds }: FeedSectionProps) {
  if (feeds.length === 0) return null
  return (
    <section className="sec" data-hue={hue} aria-labelledby={id}>
      <SectionHead id={id} title={title} rule={hue ? 'community' : 'thin'} />
      <ul className="listed">
        {feeds.map((feed) => (
          <li key={feed.url}>
            <a href={feed.url}>{feed.title}</a>
            <FeedLinks feed={feed} />
          </li>
        ))}
      </ul>
    </section>
  )
}

const formats = [
  ['rss', 'RSS'],
  ['atom', 'Atom'],
  ['json', 'JSON'],
] as const

function FeedLinks({ feed: { url, title } }: { feed: FeedSubject }) {
  return (
    <p className="meta">
      {formats.map(([kind, label]) => (
        <a key={kind} href={feedUrl(url, kind)}>
          {label}
          <span className="vh"> feed of {title}</span>
        </a>
      ))}
    </p>
  )
}
