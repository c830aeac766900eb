import { CommunityMark } from '@/components/community-mark'
import { CommunityShelf } from '@/components/community-shelf'
import { Masthead } from '@/components/masthead'
import { Notice } from '@/components/notice'
import { Chip } from '@/components/chip'
import { topicsOf } from '@/lib/content/groups'
import type { Community, Group } from '@/lib/content/model'
import { countOf, formatDate, isoDay } from '@/lib/display'
import { pageMetadata } from '@/lib/metadata'
import { getCatalog } from '@/lib/portal'
import { pageTrail } from '@/lib/trails'
import { communitiesUrl, communityUrl, topicUrl } from '@/lib/urls'
import { Frame } from '../frame'

export const metadata = pageMetadata({
  title: 'Communities',
  description: 'The communities of practice that pick the articles of this library.',
  path: communitiesUrl,
})

const trail = pageTrail('Communities')

export default async function CommunitiesPage() {
  const { communities, emptyCommunities } = await getCatalog()

  return (
    <Frame trail={trail} current="communities">
      <Masthead
        title="Communities"
        lede="Each community of practice keeps its own shelf of articles, chosen by people who work in the field."
        trail={trail}
      />
      <div className="wrap">
        <CommunityShelf communities={communities} />
        {communities.length === 0 && <Notice tone="empty" title="Nothing curated yet" />}
        <ul className="listed sec">
          {communities.map((group) => (
            <CommunityEntry key={group.subject.slug} group={group} />
          ))}
          {emptyCommunities.map((community) => (
            <li key={community.slug} data-hue={community.hue}>
              <h2>
                <a href={communityUrl(community)}>{community.label}</a>
              </h2>
              {community.description && <p>{community.description}</p>}
              <p className="meta">Nothing curated yet</p>
            </li>
          ))}
        </ul>
      </div>
    </Frame>
  )
}

function CommunityEntry({ group: { subject: community, articles } }: { group: Group<Community> }) {
  const [latest] = articles
  return (
    <li data-hue={community.hue}>
      <h2>
        <CommunityMark community={community} />
      </h2>
      {community.description && <p>{community.description}</p>}
      <p className="meta">
        <span>{countOf(articles.length, 'article')}</span>
        {latest && (
          <span>
            Latest <time dateTime={isoDay(latest.date)}>{formatDate(latest.date, 'short')}</time>
          </span>
        )}
      </p>
      <ul className="topics">
        {topicsOf(articles)
          .slice(0, 3)
          .map(({ subject: topic }) => (
            <li key={topicUrl(topic)}>
              <Chip kind="topic" label={topic.label} href={topicUrl(topic)} />
            </li>
          ))}
      </ul>
    </li>
  )
}
