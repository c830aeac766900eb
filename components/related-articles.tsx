import type { Article } from '@/lib/content/model'
import { ArticleCard } from './article-card'
import { SectionHead } from './section-head'

interface RelatedArticlesProps {
  items: readonly { article: Article; reason: string }[]
  /** Where there is more of the kind: "More on EHR". */
  more?: { label: string; href: string }
}

export function RelatedArticles({ items, more }: RelatedArticlesProps) {
  if (items.length === 0) return null

  return (
    <section className="sec related" aria-labelledby="related">
      <SectionHead
        id="related"
        title="Related by topic"
        href={more?.href}
        moreLabel={more?.label}
        rule="none"
      />
      <ul className="grid3">
        {items.map(({ article, reason }) => (
          <li key={article.path}>
            <ArticleCard article={article} variant="card" why={reason} />
          </li>
        ))}
      </ul>
    </section>
  )
}
