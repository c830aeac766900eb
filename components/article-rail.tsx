import type { Article, Topic, Vocabulary } from '@/lib/content/model'
import { countOf, displayTitle, formatDate, isoDay } from '@/lib/display'
import { sourceUrl, topicUrl } from '@/lib/urls'
import { Chip } from './chip'
import { ShareLinks } from './share-links'

interface ArticleRailProps {
  article: Article
  /** How many articles the library has from the same source. */
  sourceCount: number
  /** Full address of the article. */
  shareUrl: string
}

export function ArticleRail({ article, sourceCount, shareUrl }: ArticleRailProps) {
  const { original, topics } = article
  return (
    <aside className="rail" aria-label="About this article">
      {original && (
        <section>
          <h2>Source</h2>
          <dl>
            <div>
              <dt>Publication</dt>
              <dd>
                <a href={sourceUrl(original.source)}>{original.source.brand}</a>
              </dd>
            </div>
            <div>
              <dt>In this library</dt>
              <dd>{sourceCount > 1 ? countOf(sourceCount, 'article') : 'First article from this source'}</dd>
            </div>
            <div>
              <dt>Curated</dt>
              <dd>
                <time dateTime={isoDay(article.date)}>{formatDate(article.date, 'long')}</time>
              </dd>
            </div>
          </dl>
        </section>
      )}
      {topics.length > 0 && (
        <section>
          <h2>Topics</h2>
          {byVocabulary(topics).map(({ vocabulary, topics }) => (
            <div key={vocabulary.slug}>
              <p className="vl">{vocabulary.name}</p>
              <ul className="topics" aria-label={`${vocabulary.name} topics`}>
                {topics.map((topic) => (
                  <li key={topic.slug}>
                    <Chip kind="topic" label={topic.label} href={topicUrl(topic)} />
                  </li>
                ))}
              </ul>
            </div>
          ))}
        </section>
      )}
      <ShareLinks title={displayTitle(article.title, original?.source.brand)} url={shareUrl} />
    </aside>
  )
}

function byVocabulary(topics: readonly Topic[]): { vocabulary: Vocabulary; topics: readonly Topic[] }[] {
  const slugs = [...new Set(topics.map(({ vocabulary }) => vocabulary.slug))]
  return slugs.flatMap((slug) => {
    const own = topics.filter(({ vocabulary }) => vocabulary.slug === slug)
    return own[0] ? [{ vocabulary: own[0].vocabulary, topics: own }] : []
  })
}
