import type { Article, Community, Topic } from '@/lib/content/model'
import { sharedTopicsText } from '@/lib/display'
import { ArticleCard } from './article-card'
import { SectionHead } from './section-head'

interface RelatedArticlesProps {
  /** Each with the topics it shares with the article; none when it is only new in the same community. */
  items: readonly { readonly article: Article; readonly shared: readonly Topic[] }[]
  community: Community
  /** Where there is more of the kind: "More on EHR". */
  more?: { label: string; href: string }
}

/** What to read next, and why: a reason that holds for all is the heading. */
export function RelatedArticles({ items, community, more }: RelatedArticlesProps) {
  if (items.length === 0) return null
  const alsoNew = `Also new in ${community.abbreviation}`
  const isByTopic = items.some(({ shared }) => shared.length > 0)

  return (
    <section className="sec related" aria-labelledby="related">
      <SectionHead
        id="related"
        title={isByTopic ? 'Related by topic' : alsoNew}
        href={isByTopic ? more?.href : undefined}
        moreLabel={more?.label}
        rule="none"
      />
      <ul className="grid3">
        {items.map(({ article, shared }) => (
          <li key={article.path}>
            <ArticleCard
              article={article}
              variant="card"
              why={isByTopic ? sharedTopicsText(shared.map(({ label }) => label)) || alsoNew : undefined}
            />
          </li>
        ))}
      </ul>
    </section>
  )
}
