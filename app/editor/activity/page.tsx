import { notFound } from 'next/navigation'
import { Notice } from '@/components/notice'
import { SourceBars } from '@/components/source-bars'
import { sourcesOf } from '@/lib/content/groups'
import { countOf, displayTitle, formatDate, formatNumber, isoDay } from '@/lib/display'
import { diversityOf, published, quietCommunities, quietTopics, type Quiet } from '@/lib/editorial'
import { getCatalog, isEditing, type Catalog } from '@/lib/portal'
import { activityUrl, communityUrl, sourcesUrl, topicUrl } from '@/lib/urls'
import { queryOf, wholeNumber, type SearchParams } from '../../params'
import { DeskPage } from '../desk-page'

const DEFAULT_MONTHS = 6
const MOST_MONTHS = 240

/** Topics shown; the quietest come first. */
const MOST_TOPICS = 100

/** Sources shown with a bar. */
const MOST_SOURCES = 12

export const dynamic = 'force-dynamic'
export const metadata = { title: 'Activity', robots: { index: false } }

export default async function ActivityPage({ searchParams }: { searchParams: SearchParams }) {
  if (!(await isEditing())) notFound()
  const [catalog, query] = await Promise.all([getCatalog(), queryOf(searchParams)])
  const months = wholeNumber(query, 'months', { most: MOST_MONTHS, usual: DEFAULT_MONTHS })
  const now = new Date()
  const communities = quietCommunities(catalog, months, now)
  const topics = quietTopics(catalog, months, now)

  return (
    <DeskPage title="Activity" lede="Who has gone quiet, and where it all comes from.">
      <form className="desk-filter" action={activityUrl} aria-label="Filter by age">
        <label>
          Months without news
          <input name="months" type="number" min={1} max={MOST_MONTHS} defaultValue={months} />
        </label>
        <button className="btn" type="submit">
          Apply filters
        </button>
      </form>
      <QuietTable
        id="communities"
        title="Quiet communities"
        none="No community has gone quiet"
        quiet={communities}
        nameOf={({ name }) => name}
        hrefOf={communityUrl}
      />
      <QuietTable
        id="topics"
        title="Topics without news"
        none="All topics have news"
        quiet={topics.slice(0, MOST_TOPICS)}
        total={topics.length}
        nameOf={({ vocabulary, label }) => `${vocabulary.name}: ${label}`}
        hrefOf={topicUrl}
      />
      <Diversity catalog={catalog} />
    </DeskPage>
  )
}

function QuietTable<Subject>({
  id,
  title,
  none,
  quiet,
  total = quiet.length,
  nameOf,
  hrefOf,
}: {
  id: string
  title: string
  none: string
  quiet: readonly Quiet<Subject>[]
  total?: number
  nameOf: (subject: Subject) => string
  hrefOf: (subject: Subject) => string
}) {
  return (
    <section className="rule-group" aria-labelledby={id}>
      <h2 id={id}>
        {title} <span className="count num">{formatNumber(total)}</span>
      </h2>
      {quiet.length === 0 ? (
        <Notice tone="ok" title={none} />
      ) : (
        <div
          className="desk-scroll"
          tabIndex={0}
          role="region"
          aria-label={`${title}, each with its last article`}
        >
          <table className="desk-table">
            <thead>
              <tr>
                <th scope="col">Name</th>
                <th scope="col" className="num">
                  Articles
                </th>
                <th scope="col">Last one</th>
                <th scope="col">Curated</th>
              </tr>
            </thead>
            <tbody>
              {quiet.map((one) => (
                <tr key={hrefOf(one.subject)}>
                  <th scope="row">
                    <a href={hrefOf(one.subject)}>{nameOf(one.subject)}</a>
                  </th>
                  <td className="num">{formatNumber(one.articles)}</td>
                  <td>
                    <a href={one.latest.path}>
                      {displayTitle(one.latest.title, one.latest.original?.source.brand)}
                    </a>
                  </td>
                  <td>
                    <time dateTime={isoDay(one.latest.date)}>{formatDate(one.latest.date, 'short')}</time>,{' '}
                    {countOf(one.months, 'month')} ago
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </section>
  )
}

function Diversity({ catalog }: { catalog: Catalog }) {
  const articles = published(catalog)
  const rows = [
    { name: 'All communities', articles },
    ...catalog.communities.map(({ subject, articles }) => ({
      name: subject.name,
      articles: articles.filter(({ state }) => state === 'published'),
    })),
  ].map(({ name, articles }) => Object.assign(diversityOf(articles), { name }))

  return (
    <section className="rule-group" aria-labelledby="diversity">
      <h2 id="diversity">Diversity of sources</h2>
      <p>
        Evenness is the number of publications that, used equally often, would be as diverse. If it is much
        smaller than the number of sources, a few of them dominate.
      </p>
      <div className="desk-scroll" tabIndex={0} role="region" aria-label="Sources of each community">
        <table className="desk-table">
          <thead>
            <tr>
              <th scope="col">Community</th>
              <th scope="col" className="num">
                Articles
              </th>
              <th scope="col" className="num">
                Sources
              </th>
              <th scope="col" className="num">
                Evenness
              </th>
              <th scope="col">Largest share</th>
            </tr>
          </thead>
          <tbody>
            {rows.map(({ name, articles, sources, effective, largest }) => (
              <tr key={name}>
                <th scope="row">{name}</th>
                <td className="num">{formatNumber(articles)}</td>
                <td className="num">{formatNumber(sources)}</td>
                <td className="num">{effective.toFixed(1)}</td>
                <td>{largest ? `${largest.source.brand}, ${Math.round(largest.share * 100)} %` : '–'}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <h3>Sources we draw on most</h3>
      <SourceBars sources={sourcesOf(articles).slice(0, MOST_SOURCES)} />
      <p>
        <a href={sourcesUrl}>All sources</a>
      </p>
    </section>
  )
}
