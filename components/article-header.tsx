import { Fragment } from 'react'
import type { Article } from '@/lib/content/model'
import { displayTitle, formatDate, isoDay } from '@/lib/display'
import { curatorUrl } from '@/lib/urls'
import { CommunityMark } from './community-mark'

export function ArticleHeader({ article }: { article: Article }) {
  const { original, date, modified, curators } = article
  const isUpdated = isoDay(modified) !== isoDay(date)

  return (
    <header className="art-head">
      <CommunityMark community={article.community} />
      <h1>{displayTitle(article.title, original?.source.brand)}</h1>
      <p className="byline">
        {original && (
          <span>
            From{' '}
            <a href={original.href} rel="external noopener">
              {original.source.brand}
            </a>
          </span>
        )}
        <span>
          Curated <Day date={date} />
          {curators.map((curator, index) => (
            <Fragment key={curator.slug}>
              {index === 0 ? ' by ' : index === curators.length - 1 ? ' and ' : ', '}
              <a href={curatorUrl(curator)}>{curator.name}</a>
            </Fragment>
          ))}
        </span>
        {isUpdated && (
          <span>
            Updated <Day date={modified} />
          </span>
        )}
      </p>
    </header>
  )
}

function Day({ date }: { date: Date }) {
  return <time dateTime={isoDay(date)}>{formatDate(date, 'long')}</time>
}
