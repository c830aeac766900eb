import { notFound } from 'next/navigation'
import { Breadcrumbs } from '@/components/breadcrumbs'
import { brokenAt } from '@/lib/desk'
import { isEditing } from '@/lib/portal'
import { pageTrail } from '@/lib/trails'
import { editorUrl } from '@/lib/urls'
import { BrokenNotice } from '../../broken-notice'
import { Frame } from '../../frame'
import { queryOf, type SearchParams } from '../../params'

export const dynamic = 'force-dynamic'
export const metadata = { title: 'This file can’t be shown', robots: { index: false } }

/** What is at the address of a file that can't be read. The proxy rewrites to here; when it is mended, the article is. */
export default async function BrokenPage({ searchParams }: { searchParams: SearchParams }) {
  if (!(await isEditing())) notFound()
  const broken = await brokenAt((await queryOf(searchParams)).get('path') ?? '')
  if (!broken) notFound()

  return (
    <Frame>
      <div className="wrap page">
        <Breadcrumbs trail={pageTrail('This file can’t be shown', { label: 'Editors', href: editorUrl })} />
        <header className="art-head">
          <h1>This file can’t be shown</h1>
          <p>Readers don’t see the article. Mend the file, and it will be here.</p>
        </header>
        <BrokenNotice broken={broken} />
      </div>
    </Frame>
  )
}
