import { notFound } from 'next/navigation'
import { Masthead } from '@/components/masthead'
import { getHealth, getUpcoming } from '@/lib/desk'
import { countOf } from '@/lib/display'
import { getCatalog, isEditing } from '@/lib/portal'
import { pageTrail } from '@/lib/trails'
import { activityUrl, draftsUrl, healthUrl, provenanceUrl } from '@/lib/urls'
import { Frame } from '../frame'

export const dynamic = 'force-dynamic'
export const metadata = { title: 'Editors', robots: { index: false } }

export default async function EditorPage() {
  if (!(await isEditing())) notFound()
  const [{ checked, problems, drafts }, upcoming, { articles }] = await Promise.all([
    getHealth(),
    getUpcoming(),
    getCatalog(),
  ])
  const blocking = problems.filter(({ severity }) => severity === 'error').length
  const pages = [
    [
      'Content health',
      healthUrl,
      `${countOf(checked, 'file')} checked, ${countOf(problems.length, 'problem')} found, ${blocking} of them blocking publishing.`,
    ],
    [
      'Drafts and schedule',
      draftsUrl,
      `${countOf(drafts.length, 'article')} that readers don’t see. ${countOf(upcoming.length, 'change')} will happen by themselves.`,
    ],
    [
      'Activity',
      activityUrl,
      'Communities that have gone quiet, topics without news, and how many publications we draw on.',
    ],
    [
      'Where articles come from',
      provenanceUrl,
      `File, import, work package, links and last change of ${countOf(articles.length, 'article')}.`,
    ],
  ] as const

  return (
    <Frame>
      <Masthead title="Editors" lede="What only editors see." trail={pageTrail('Editors')} />
      <div className="wrap sec">
        <ul className="listed">
          {pages.map(([title, href, text]) => (
            <li key={href}>
              <h2>
                <a href={href}>{title}</a>
              </h2>
              <p>{text}</p>
            </li>
          ))}
        </ul>
      </div>
    </Frame>
  )
}
