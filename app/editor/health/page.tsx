import { notFound } from 'next/navigation'
import { Breadcrumbs } from '@/components/breadcrumbs'
import { HealthCounts } from '@/components/health-counts'
import { Notice } from '@/components/notice'
import { ProblemItem } from '@/components/problem-item'
import type { Severity } from '@/lib/content/problem'
import { editorLink, getHealth, type Health, type HealthProblem } from '@/lib/desk'
import { countOf, formatNumber } from '@/lib/display'
import { isEditing } from '@/lib/portal'
import { ruleTitle } from '@/lib/rules'
import { pageTrail } from '@/lib/trails'
import { draftsUrl, editorUrl, healthCsvUrl, healthJsonUrl, healthUrl } from '@/lib/urls'
import { Frame } from '../../frame'
import type { SearchParams } from '../../params'
import { filterProblems, healthHref, readHealthFilters, type HealthFilters } from './filters'

/** More than anybody reads at once; the rest shows up as the first are mended. */
const MOST = 200

/** Shown of each rule while several are. */
const FEW = 5

export const dynamic = 'force-dynamic'
export const metadata = { title: 'Content health', robots: { index: false } }

export default async function HealthPage({ searchParams }: { searchParams: SearchParams }) {
  if (!(await isEditing())) notFound()
  const health = await getHealth()
  const filters = await readHealthFilters(searchParams, health)
  const problems = filterProblems(health, filters)

  return (
    <Frame>
      <div className="wrap">
        <Breadcrumbs trail={pageTrail('Content health', { label: 'Editors', href: editorUrl })} />
        <header className="art-head">
          <h1>Content health</h1>
          <p className="byline">
            <span>Checked {countOf(health.checked, 'file')}</span>
            <span>
              <a href={healthHref(healthCsvUrl, filters)}>Download as CSV</a>
            </span>
            <span>
              <a href={healthHref(healthJsonUrl, filters)}>Download as JSON</a>
            </span>
          </p>
        </header>
        <HealthCounts counts={countsOf(health, filters)} />
        <FilterForm health={health} filters={filters} />
        <h2>{isNarrowed(filters) ? `Problems: ${countOf(problems.length, 'result')}` : 'Problems'}</h2>
        {problems.length === 0 && (
          <Notice tone="ok" title="No problems found">
            <p>{countOf(health.checked, 'file')} checked.</p>
          </Notice>
        )}
        {byRule(problems).map(([rule, own]) => (
          <RuleGroup key={rule} rule={rule} problems={own} filters={filters} />
        ))}
        {problems.length > 0 && <ByCommunity problems={problems} filters={filters} />}
      </div>
    </Frame>
  )
}

function RuleGroup({
  rule,
  problems,
  filters,
}: {
  rule: string
  problems: readonly HealthProblem[]
  filters: HealthFilters
}) {
  const most = filters.rule === undefined ? FEW : MOST
  return (
    <section className="rule-group" aria-labelledby={`rule-${rule}`}>
      <h2 id={`rule-${rule}`}>
        {ruleTitle(rule)} <span className="count num">{countOf(problems.length, 'problem')}</span>
      </h2>
      {problems.slice(0, most).map((problem, index) => (
        <ProblemItem
          key={index}
          problem={problem}
          sourceLine={problem.sourceLine}
          viewHref={problem.article?.path}
          editHref={editorLink(problem)}
        />
      ))}
      {problems.length > most && filters.rule === undefined && (
        <p>
          <a href={healthHref(healthUrl, { ...filters, rule })}>
            Show all {formatNumber(problems.length)}
            <span className="vh"> of the rule “{ruleTitle(rule)}”</span>
          </a>
        </p>
      )}
      {problems.length > most && filters.rule !== undefined && (
        <p>And {formatNumber(problems.length - most)} more. The downloads above hold them all.</p>
      )}
    </section>
  )
}

/** A plain form: it works without script, and its address can be passed on. */
function FilterForm({ health: { problems }, filters }: { health: Health; filters: HealthFilters }) {
  const rules = byRule(problems)
  const communities = byCommunity(problems)
  return (
    <form className="desk-filter" action={healthUrl} aria-label="Filter problems">
      {filters.severity && <input type="hidden" name="severity" value={filters.severity} />}
      <label>
        Rule
        <select name="rule" defaultValue={filters.rule ?? ''}>
          <option value="">All rules</option>
          {rules.map(([rule, own]) => (
            <option key={rule} value={rule}>
              {ruleTitle(rule)} ({formatNumber(own.length)})
            </option>
          ))}
        </select>
      </label>
      <label>
        Community
        <select name="community" defaultValue={filters.community ?? ''}>
          <option value="">All communities</option>
          {communities.map(({ slug, name, problems: own }) => (
            <option key={slug} value={slug}>
              {name} ({formatNumber(own.length)})
            </option>
          ))}
        </select>
      </label>
      <button className="btn" type="submit">
        Apply filters
      </button>
      {isNarrowed(filters) && <a href={healthUrl}>Clear all</a>}
    </form>
  )
}

function ByCommunity({ problems, filters }: { problems: readonly HealthProblem[]; filters: HealthFilters }) {
  const communities = byCommunity(problems)
  if (communities.length === 0) return null
  return (
    <section className="rule-group" aria-labelledby="by-community">
      <h2 id="by-community">By community</h2>
      <div className="desk-scroll" tabIndex={0} role="region" aria-label="Problems by community">
        <table className="desk-table">
          <thead>
            <tr>
              <th scope="col">Community</th>
              <th scope="col" className="num">
                Block publishing
              </th>
              <th scope="col" className="num">
                Worth fixing
              </th>
            </tr>
          </thead>
          <tbody>
            {communities.map(({ slug, name, problems: own }) => (
              <tr key={slug}>
                <th scope="row">
                  <a href={healthHref(healthUrl, { ...filters, community: slug })}>{name}</a>
                </th>
                <td className="num">{formatNumber(countWith(own, 'error'))}</td>
                <td className="num">{formatNumber(countWith(own, 'warning'))}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  )
}

function countsOf({ checked, problems, drafts }: Health, filters: HealthFilters) {
  const affected = new Set(problems.map(({ file }) => file)).size
  const { severity } = filters
  return [
    {
      label: 'block publishing',
      count: countWith(problems, 'error'),
      href: healthHref(healthUrl, { ...filters, severity: 'error' }),
      tone: 'bad',
      isCurrent: severity === 'error',
    },
    {
      label: 'worth fixing',
      count: countWith(problems, 'warning'),
      href: healthHref(healthUrl, { ...filters, severity: 'warning' }),
      tone: 'warn',
      isCurrent: severity === 'warning',
    },
    { label: 'drafts', count: drafts.length, href: draftsUrl, tone: 'info', isCurrent: false },
    {
      label: 'files with no problems',
      count: checked - affected,
      href: healthUrl,
      tone: 'ok',
      isCurrent: false,
    },
  ] as const
}

function countWith(problems: readonly HealthProblem[], severity: Severity): number {
  return problems.filter((problem) => problem.severity === severity).length
}

function isNarrowed({ severity, rule, community }: HealthFilters): boolean {
  return severity !== undefined || rule !== undefined || community !== undefined
}

/** What blocks publishing first, then the most frequent rules; each in the order of the files. */
function byRule(
  problems: readonly HealthProblem[],
): readonly (readonly [string, readonly HealthProblem[]])[] {
  const groups = new Map<string, HealthProblem[]>()
  for (const problem of problems) {
    const group = groups.get(problem.rule)
    if (group) group.push(problem)
    else groups.set(problem.rule, [problem])
  }
  const weight = (own: readonly HealthProblem[]) => (own.some(({ severity }) => severity === 'error') ? 0 : 1)
  return [...groups].toSorted(
    ([ruleA, a], [ruleB, b]) => weight(a) - weight(b) || b.length - a.length || (ruleA < ruleB ? -1 : 1),
  )
}

function byCommunity(problems: readonly HealthProblem[]) {
  const groups = new Map<string, { slug: string; name: string; problems: HealthProblem[] }>()
  for (const problem of problems) {
    const { community } = problem
    if (community === undefined) continue
    const group = groups.get(community.slug)
    if (group) group.problems.push(problem)
    else groups.set(community.slug, { slug: community.slug, name: community.name, problems: [problem] })
  }
  return [...groups.values()].toSorted((a, b) => a.name.localeCompare(b.name, 'en-US'))
}
