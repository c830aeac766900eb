import { IgnoredFilters } from '@/components/ignored-filters'
import { Masthead } from '@/components/masthead'
import { Notice } from '@/components/notice'
import { ResultBar } from '@/components/result-bar'
import { SortLinks } from '@/components/sort-links'
import { communitiesOf } from '@/lib/content/groups'
import type { Group, Source } from '@/lib/content/model'
import { formatDate, formatNumber, isoDay, listOf } from '@/lib/display'
import { pageMetadata } from '@/lib/metadata'
import { getCatalog } from '@/lib/portal'
import { captionOf, orderSources, sourceOrderLinks, type SourceOrder } from '@/lib/source-order'
import { pageTrail } from '@/lib/trails'
import { sourcesUrl, sourceUrl } from '@/lib/urls'
import { Frame } from '../frame'

export const sourcesMetadata = pageMetadata({
  title: 'Sources',
  description: 'The publications this library picks articles from.',
  path: sourcesUrl,
})

const trail = pageTrail('Sources')

interface SourceListProps {
  order: SourceOrder
  /** What of the query was ignored, as sentences. */
  ignored: readonly string[]
}

export async function SourceList({ order, ignored }: SourceListProps) {
  const { sources } = await getCatalog()

  return (
    <Frame trail={trail} current="sources">
      <Masthead
        title="Sources"
        lede="The publications our curators read and quote. Every excerpt leads to its original."
        trail={trail}
      />
      <div className="wrap sec">
        {sources.length === 0 ? (
          <Notice tone="empty" title="No sources yet" />
        ) : (
          <>
            <ResultBar count={sources.length} noun="publication">
              <SortLinks links={sourceOrderLinks(order)} />
            </ResultBar>
            <IgnoredFilters messages={ignored} />
            <table className="index">
              <caption>{captionOf(order)}</caption>
              <thead>
                <tr>
                  <th scope="col">Source</th>
                  <th scope="col" className="num">
                    Articles
                  </th>
                  <th scope="col">Communities</th>
                  <th scope="col">Latest</th>
                </tr>
              </thead>
              <tbody>
                {orderSources(sources, order).map((group) => (
                  <SourceRow key={group.subject.domain} group={group} />
                ))}
              </tbody>
            </table>
          </>
        )}
      </div>
    </Frame>
  )
}

function SourceRow({ group: { subject: source, articles } }: { group: Group<Source> }) {
  const [latest] = articles
  return (
    <tr>
      <th scope="row">
        <a href={sourceUrl(source)}>{source.brand}</a>
      </th>
      <td className="num">{formatNumber(articles.length)}</td>
      <td>{listOf(communitiesOf(articles).map(({ subject }) => subject.abbreviation))}</td>
      <td>{latest && <time dateTime={isoDay(latest.date)}>{formatDate(latest.date, 'short')}</time>}</td>
    </tr>
  )
}
