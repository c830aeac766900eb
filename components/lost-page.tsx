import type { Article } from '@/lib/content/model'
import { ArticleCard } from './article-card'
import { SearchField } from './search-field'

interface LostPageProps {
  /** Words of the address, to search with. */
  query: string
  /** The nearest articles, else the newest. */
  articles: readonly Article[]
  heading?: string
}

/** What a 404 says: where to look, and where to start. */
export function LostPage({ query, articles, heading = 'Newest articles' }: LostPageProps) {
  return (
    <div className="wrap">
      <header className="art-head">
        <h1>We can’t find that page</h1>
        <p className="byline">
          It may have moved when the library was reorganized. Search for it, or start from the newest
          articles.
        </p>
      </header>
      <div className="page">
        <SearchField size="big" query={query} />
      </div>
      {articles.length > 0 && (
        <section className="sec" aria-labelledby="start">
          <div className="sec-head">
            <h2 id="start">{heading}</h2>
          </div>
          <ul className="dense">
            {articles.map((article) => (
              <li key={article.path}>
                <ArticleCard article={article} variant="dense" showCommunity />
              </li>
            ))}
          </ul>
        </section>
      )}
    </div>
  )
}
