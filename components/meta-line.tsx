import type { Article, LifecycleState } from '@/lib/content/model'
import { formatDate, isoDay } from '@/lib/display'
import { CommunityMark } from './community-mark'

const unpublished: Readonly<Partial<Record<LifecycleState, string>>> = {
  draft: 'Draft',
  scheduled: 'Scheduled',
  expired: 'Expired',
  withdrawn: 'Withdrawn',
}

/** Who wrote it and when it was curated; in mixed lists also for which community. */
export function MetaLine({ article, showCommunity = false }: { article: Article; showCommunity?: boolean }) {
  const pill = unpublished[article.state]
  return (
    <p className="meta">
      {pill && <span className="sev warn">{pill}</span>}
      {showCommunity && <CommunityMark community={article.community} />}
      {article.original && <span>{article.original.source.brand}</span>}
      <time dateTime={isoDay(article.date)}>{formatDate(article.date, 'short')}</time>
    </p>
  )
}
