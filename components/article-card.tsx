import type { Article } from '@/lib/content/model'
import { displayExcerpt, displayTitle } from '@/lib/display'
import { topicUrl } from '@/lib/urls'
import { ArticleMedia } from './article-media'
import { Chip } from './chip'
import { CommunityMark } from './community-mark'
import { MetaLine } from './meta-line'
import { SearchSnippet, type MarkedText } from './search-snippet'

/** Style sheets show one fewer on phones. */
const MOST_TOPICS = 4

export interface MarkedArticle {
  readonly title: MarkedText
  readonly excerpt: MarkedText
}

interface ArticleCardProps {
  article: Article
  variant: 'card' | 'row' | 'lead' | 'dense'
  showCommunity?: boolean
  /** Why the article is here: "Shares EHR and Telehealth". */
  why?: string
  eager?: boolean
  /** Title and excerpt with the words that were searched for. */
  marked?: MarkedArticle
}

/** An article in a list. Its heading holds the one link to it, which covers the whole card. */
export function ArticleCard({
  article,
  variant,
  showCommunity = false,
  why,
  eager,
  marked,
}: ArticleCardProps) {
  const heading = (
    <h3>
      <a href={article.path}>
        {marked ? (
          <SearchSnippet parts={marked.title} />
        ) : (
          displayTitle(article.title, article.original?.source.brand)
        )}
      </a>
    </h3>
  )
  const meta = <MetaLine article={article} showCommunity={showCommunity && variant !== 'lead'} />
  const reason = why && <p className="why">{why}</p>
  const excerpt = marked ? <SearchSnippet parts={marked.excerpt} /> : displayExcerpt(article.description)

  switch (variant) {
    case 'card':
      return (
        <article className="card" data-hue={article.community.hue}>
          <ArticleMedia article={article} slot="card" eager={eager} />
          {meta}
          {heading}
          {reason}
        </article>
      )
    case 'row':
      return (
        <article className="row" data-hue={article.community.hue}>
          <div className="txt">
            {meta}
            {heading}
            {excerpt && <p className="excerpt clamp2">{excerpt}</p>}
            {reason}
            {article.topics.length > 0 && (
              <ul className="topics" aria-label="Topics">
                {article.topics.slice(0, MOST_TOPICS).map((topic) => (
                  <li key={topicUrl(topic)}>
                    <Chip kind="topic" label={topic.label} href={topicUrl(topic)} />
                  </li>
                ))}
              </ul>
            )}
          </div>
          <ArticleMedia article={article} slot="row" eager={eager} />
        </article>
      )
    case 'lead':
      return (
        <article className="lead" data-hue={article.community.hue}>
          <ArticleMedia article={article} slot="lead" eager={eager} />
          {showCommunity && <CommunityMark community={article.community} />}
          {heading}
          {excerpt && <p className="excerpt">{excerpt}</p>}
          {reason}
          {meta}
        </article>
      )
    case 'dense':
      return (
        <article data-hue={article.community.hue}>
          {heading}
          {meta}
          {reason}
        </article>
      )
  }
}
