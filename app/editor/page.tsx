import { notFound } from 'next/navigation'
import { Masthead } from '@/components/masthead'
import { countOf } from '@/lib/display'
import { getHealth, isEditing } from '@/lib/portal'
import { pageTrail } from '@/lib/trails'
import { draftsUrl, healthUrl } from '@/lib/urls'
import { Frame } from '../frame'

export const dynamic = 'force-dynamic'
export const metadata = { title: 'Editors', robots: { index: false } }

export default async function EditorPage() {
  if (!(await isEditing())) notFound()
  const { checked, problems, drafts } = await getHealth()
  const blocking = problems.filter(({ severity }) => severity === 'error').length

  return (
    <Frame>
      <Masthead title="Editors" lede="What only editors see." trail={pageTrail('Editors')} />
      <div className="wrap sec">
        <ul className="listed">
          <li>
            <h2>
              <a href={healthUrl}>Content health</a>
            </h2>
            <p>
              {countOf(checked, 'file')} checked, {countOf(problems.length, 'problem')} found, {blocking} of
              them blocking publishing.
            </p>
          </li>
          <li>
            <h2>
              <a href={draftsUrl}>Drafts</a>
            </h2>
            <p>
              {countOf(drafts.length, 'article')} that readers don’t see: drafts, scheduled, expired and
              withdrawn ones.
            </p>
          </li>
        </ul>
      </div>
    </Frame>
  )
}
