import { notFound } from 'next/navigation'
import { Breadcrumbs } from '@/components/breadcrumbs'
import { HealthCounts } from '@/components/health-counts'
import { Notice } from '@/components/notice'
import { ProblemItem } from '@/components/problem-item'
import type { Severity } from '@/lib/content/problem'
import { countOf } from '@/lib/display'
import { getHealth, isEditing, type Health } from '@/lib/portal'
import { pageTrail } from '@/lib/trails'
import { draftsUrl, editorUrl, healthUrl } from '@/lib/urls'
import { Frame } from '../../frame'

/** More than anybody reads at once; the rest shows up as the first are mended. */
const MOST = 200

export const dynamic = 'force-dynamic'
export const metadata = { title: 'Content health', robots: { index: false } }

interface HealthProps {
  searchParams: Promise<{ severity?: string | string[] }>
}

export default async function HealthPage({ searchParams }: HealthProps) {
  if (!(await isEditing())) notFound()
  const [health, { severity }] = await Promise.all([getHealth(), searchParams])
  const only = severities.find((one) => one === severity)
  const problems = health.problems.filter((problem) => only === undefined || problem.severity === only)

  return (
    <Frame>
      <div className="wrap">
        <Breadcrumbs trail={pageTrail('Content health', { label: 'Editors', href: editorUrl })} />
        <header className="art-head">
          <h1>Content health</h1>
          <p className="byline">
            <span>Checked {countOf(health.checked, 'file')} just now</span>
          </p>
        </header>
        <HealthCounts counts={countsOf(health, only)} />
        <section aria-labelledby="problems">
          <h2 id="problems">
            {only === undefined ? 'Problems' : `Problems: ${countOf(problems.length, 'result')}`}
          </h2>
          {problems.length === 0 && (
            <Notice tone="ok" title="No problems found">
              <p>{countOf(health.checked, 'file')} checked just now.</p>
            </Notice>
          )}
          {byRule(problems)
            .slice(0, MOST)
            .map(({ sourceLine, ...problem }) => (
              <ProblemItem
                key={`${problem.file}:${problem.line}:${problem.column}:${problem.rule}:${problem.field}`}
                problem={problem}
                sourceLine={sourceLine}
              />
            ))}
          {problems.length > MOST && (
            <p>And {problems.length - MOST} more. `npm run content:check` lists them all.</p>
          )}
        </section>
      </div>
    </Frame>
  )
}

const severities: readonly Severity[] = ['error', 'warning']

function countsOf({ checked, problems, drafts }: Health, only: Severity | undefined) {
  const countWith = (severity: Severity) => problems.filter((problem) => problem.severity === severity).length
  const affected = new Set(problems.map(({ file }) => file)).size
  return [
    {
      label: 'block publishing',
      count: countWith('error'),
      href: `${healthUrl}?severity=error`,
      tone: 'bad',
      isCurrent: only === 'error',
    },
    {
      label: 'worth fixing',
      count: countWith('warning'),
      href: `${healthUrl}?severity=warning`,
      tone: 'warn',
      isCurrent: only === 'warning',
    },
    { label: 'drafts', count: drafts.length, href: draftsUrl, tone: 'info', isCurrent: false },
    {
      label: 'files with no problems',
      count: checked - affected,
      href: healthUrl,
      tone: 'ok',
      isCurrent: only === undefined,
    },
  ] as const
}

/** What blocks publishing first, then rule by rule, each in the order of the files. */
function byRule(problems: Health['problems']): Health['problems'] {
  return problems.toSorted((a, b) => a.severity.localeCompare(b.severity) || a.rule.localeCompare(b.rule))
}
