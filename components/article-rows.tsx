import type { Article } from '@/lib/content/model'
import { monthOf } from '@/lib/display'
import { ArticleCard, type MarkedArticle } from './article-card'

interface ArticleRowsProps {
  articles: readonly Article[]
  showCommunity?: boolean
  /** Puts a line above each month; for lists that are sorted by date. */
  byMonth?: boolean
  /** For search results: how each row shows what was searched for. */
  markedOf?: (article: Article) => MarkedArticle
}

/** A list of articles as rows. Months are not headings: every `h3` of a list is an article. */
export function ArticleRows({ articles, showCommunity, byMonth = false, markedOf }: ArticleRowsProps) {
  if (!byMonth) return <Rows articles={articles} showCommunity={showCommunity} markedOf={markedOf} />

  return inMonths(articles).map(({ month, articles }, index) => (
    <div key={index}>
      <p className="month">{month}</p>
      <Rows articles={articles} showCommunity={showCommunity} label={month} />
    </div>
  ))
}

function Rows({
  articles,
  showCommunity,
  label,
  markedOf,
}: Omit<ArticleRowsProps, 'byMonth'> & { label?: string }) {
  return (
    <ul className="rows" aria-label={label}>
      {articles.map((article) => (
        <li key={article.path}>
          <ArticleCard
            article={article}
            variant="row"
            showCommunity={showCommunity}
            marked={markedOf?.(article)}
          />
        </li>
      ))}
    </ul>
  )
}

function inMonths(articles: readonly Article[]): { month: string; articles: Article[] }[] {
  const months: { month: string; articles: Article[] }[] = []
  for (const article of articles) {
    const month = monthOf(article.date)
    const last = months.at(-1)
    if (last?.month === month) last.articles.push(article)
    else months.push({ month, articles: [article] })
  }
  return months
}
