import type { Severity } from '@/lib/content/problem'
import type { Health, HealthProblem } from '@/lib/desk'
import { queryOf, type SearchParams } from '../../params'

/** What the health page and its downloads can be narrowed to. */
export interface HealthFilters {
  readonly severity?: Severity
  readonly rule?: string
  /** Slug of a community. */
  readonly community?: string
}

const severities: readonly Severity[] = ['error', 'warning']

/** Values that mean nothing here are ignored. */
export async function readHealthFilters(
  searchParams: SearchParams | URLSearchParams,
  { problems }: Health,
): Promise<HealthFilters> {
  const query = searchParams instanceof URLSearchParams ? searchParams : await queryOf(searchParams)
  const one = (name: string, isKnown: (value: string) => boolean) => {
    const value = query.get(name) ?? ''
    return isKnown(value) ? value : undefined
  }
  return {
    severity: severities.find((severity) => severity === query.get('severity')),
    rule: one('rule', (value) => problems.some(({ rule }) => rule === value)),
    community: one('community', (value) => problems.some(({ community }) => community?.slug === value)),
  }
}

export function filterProblems(
  { problems }: Health,
  { severity, rule, community }: HealthFilters,
): readonly HealthProblem[] {
  return problems.filter(
    (problem) =>
      (severity === undefined || problem.severity === severity) &&
      (rule === undefined || problem.rule === rule) &&
      (community === undefined || problem.community?.slug === community),
  )
}

/** An address with these filters. */
export function healthHref(page: string, filters: HealthFilters): string {
  const { severity, rule, community } = filters
  const query = new URLSearchParams({
    ...(severity && { severity }),
    ...(rule && { rule }),
    ...(community && { community }),
  }).toString()
  return query === '' ? page : `${page}?${query}`
}
