import type { CSSProperties } from 'react'
import type { Article, Community } from '@/lib/content/model'
import { coverLabel, coverMotif } from '@/lib/cover'
import { CoverArt } from './cover-art'

interface GeneratedCoverProps {
  article: Pick<Article, 'slug' | 'topics'> & { community: Pick<Community, 'name' | 'abbreviation'> }
  /** Names the community, too: for the article's own page. */
  big?: boolean
  /** Without the drawing: for a cover that waits under a picture. */
  bare?: boolean
}

/** A picture made of the community's color, a drawing and a word. Its box comes from the parent. */
export function GeneratedCover({ article, big = false, bare = false }: GeneratedCoverProps) {
  const { lines, em } = coverLabel(article)
  const values: Record<`--${string}`, number> = { '--n': em, '--l': lines.length }
  const style: CSSProperties = values

  return (
    <span className="cover" style={style} aria-hidden="true">
      {!bare && <CoverArt motif={coverMotif(article.slug)} seed={article.slug} />}
      {big && <span className="who">{article.community.name}</span>}
      <span className="g">{lines.join('\n')}</span>
    </span>
  )
}
