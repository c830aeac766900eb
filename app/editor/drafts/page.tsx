import { notFound } from 'next/navigation'
import { ArticleRows } from '@/components/article-rows'
import { Masthead } from '@/components/masthead'
import { Notice } from '@/components/notice'
import { ResultBar } from '@/components/result-bar'
import { getHealth, isEditing } from '@/lib/portal'
import { pageTrail } from '@/lib/trails'
import { editorUrl } from '@/lib/urls'
import { Frame } from '../../frame'

export const dynamic = 'force-dynamic'
export const metadata = { title: 'Drafts', robots: { index: false } }

export default async function DraftsPage() {
  if (!(await isEditing())) notFound()
  const { drafts } = await getHealth()

  return (
    <Frame>
      <Masthead
        title="Drafts"
        lede="Articles that readers don’t see, with the reason on each."
        trail={pageTrail('Drafts', { label: 'Editors', href: editorUrl })}
      />
      <div className="wrap page">
        <ResultBar count={drafts.length} />
        {drafts.length === 0 && <Notice tone="empty" title="Everything is published" />}
        <ArticleRows articles={drafts} showCommunity />
      </div>
    </Frame>
  )
}
