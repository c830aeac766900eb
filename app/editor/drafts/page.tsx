import { notFound } from 'next/navigation'
import { ArticleRows } from '@/components/article-rows'
import { Notice } from '@/components/notice'
import { ResultBar } from '@/components/result-bar'
import { getHealth, getUpcoming, type Upcoming } from '@/lib/desk'
import { displayTitle, minuteOf } from '@/lib/display'
import { isEditing } from '@/lib/portal'
import { DeskPage } from '../desk-page'

export const dynamic = 'force-dynamic'
export const metadata = { title: 'Drafts and schedule', robots: { index: false } }

export default async function DraftsPage() {
  if (!(await isEditing())) notFound()
  const [{ drafts }, upcoming] = await Promise.all([getHealth(), getUpcoming()])

  return (
    <DeskPage title="Drafts and schedule" lede="Articles that readers don’t see, with the reason on each.">
      {upcoming.length > 0 && <Schedule upcoming={upcoming} />}
      <ResultBar count={drafts.length} />
      {drafts.length === 0 && <Notice tone="empty" title="Everything is published" />}
      <ArticleRows articles={drafts} showCommunity />
    </DeskPage>
  )
}

/** What happens by itself, with the minute: somebody may be waiting for it. */
function Schedule({ upcoming }: { upcoming: readonly Upcoming[] }) {
  return (
    <section className="rule-group" aria-labelledby="schedule">
      <h2 id="schedule">Coming up</h2>
      <div className="desk-scroll" tabIndex={0} role="region" aria-label="Schedule">
        <table className="desk-table">
          <thead>
            <tr>
              <th scope="col">When</th>
              <th scope="col">What happens</th>
              <th scope="col">Article</th>
            </tr>
          </thead>
          <tbody>
            {upcoming.map(({ article, at, becomes }) => (
              <tr key={article.path}>
                <td>
                  <time dateTime={at.toISOString()}>{minuteOf(at)}</time>
                </td>
                <td>{becomes === 'published' ? 'Appears' : 'Expires'}</td>
                <th scope="row">
                  <a href={article.path}>{displayTitle(article.title, article.original?.source.brand)}</a>
                </th>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  )
}
