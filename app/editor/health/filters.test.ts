import { expect, test } from 'vitest'
import type { Health, HealthProblem } from '@/lib/desk'
import { filterProblems, healthHref, readHealthFilters } from './filters'

const problem = (rule: string, severity: 'error' | 'warning', slug?: string): HealthProblem => ({
  file: 'content/a.md',
  contentFile: 'a.md',
  path: [],
  line: 1,
  column: 1,
  rule,
  severity,
  field: '',
  message: '',
  fix: '',
  sourceLine: '',
  community: slug === undefined ? undefined : { slug, name: slug },
})

const health: Health = {
  checked: 3,
  problems: [
    problem('title-cut', 'warning', 'heart'),
    problem('title-cut', 'warning', 'sleep'),
    problem('title-missing', 'error', 'heart'),
    problem('encoding', 'error'),
  ],
  drafts: [],
}

const narrowed = async (query: string) => {
  const filters = await readHealthFilters(new URLSearchParams(query), health)
  return filterProblems(health, filters).map(({ rule, community }) => `${rule} ${community?.slug ?? '-'}`)
}

test.each([
  ['severity=error', ['title-missing heart', 'encoding -']],
  ['rule=title-cut', ['title-cut heart', 'title-cut sleep']],
  ['community=heart', ['title-cut heart', 'title-missing heart']],
  ['community=heart&severity=error&rule=title-missing', ['title-missing heart']],
])('%s narrows the problems', async (query, lines) => {
  expect(await narrowed(query)).toEqual(lines)
})

test.each(['', 'severity=odd', 'rule=nothing', 'community=nowhere&rule=', 'page=2'])(
  '%j narrows nothing',
  async (query) => {
    expect(await narrowed(query)).toHaveLength(4)
  },
)

test('an address names what is picked', () => {
  expect(healthHref('/editor/health', {})).toBe('/editor/health')
  expect(healthHref('/editor/health', { severity: 'error', rule: undefined, community: 'a&b' })).toBe(
    '/editor/health?severity=error&community=a%26b',
  )
})
