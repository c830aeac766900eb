import { Masthead } from '@/components/masthead'
import { Notice } from '@/components/notice'
import { communitiesOf } from '@/lib/content/groups'
import { formatDate, formatNumber, isoDay, listOf } from '@/lib/display'
import { pageMetadata } from '@/lib/metadata'
import { getCatalog } from '@/lib/portal'
import { pageTrail } from '@/lib/trails'
import { sourcesUrl, sourceUrl } from '@/lib/urls'
import { Frame } from '../frame'

export const metadata = pageMetadata({
  title: 'Sources',
  description: 'The publications this library picks articles from.',
  path: sourcesUrl,
})

export default async function SourcesPage() {
  const { sources } = await getCatalog()

  return (
    <Frame current="sources">
      <Masthead
        title="Sources"
        lede="The publications our curators read and quote. Every excerpt leads to its original."
        trail={pageTrail('Sources')}
      />
      <div className="wrap sec">
        {sources.length === 0 ? (
          <Notice tone="empty" title="No sources yet" />
        ) : (
          <div className="scroll" tabIndex={0} role="region" aria-labelledby="sources-caption">
            <table className="index">
              <caption id="sources-caption">Publications, most articles first</caption>
              <thead>
                <tr>
                  <th scope="col">Source</th>
                  <th scope="col" className="num">
                    Articles
                  </th>
                  <th scope="col">Latest</th>
                </tr>
              </thead>
              <tbody>
                {sources.map(({ subject: source, articles }) => (
                  <tr key={source.domain}>
                    <th scope="row">
                      <a href={sourceUrl(source)}>{source.brand}</a>
                      <span className="aside">
                        {' in '}
                        {listOf(communitiesOf(articles).map(({ subject }) => subject.abbreviation))}
                      </span>
                    </th>
                    <td className="num">{formatNumber(articles.length)}</td>
                    <td>
                      {articles[0] && (
                        <time dateTime={isoDay(articles[0].date)}>
                          {formatDate(articles[0].date, 'short')}
                        </time>
                      )}
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        )}
      </div>
    </Frame>
  )
}
