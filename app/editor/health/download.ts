import type { Health, HealthProblem } from '@/lib/desk'
import { getHealth } from '@/lib/desk'
import { isEditing } from '@/lib/portal'
import { filterProblems, readHealthFilters } from './filters'

/** The handler of a download of problems; for editors only. */
export function downloadRoute(
  type: string,
  name: string,
  write: (problems: readonly HealthProblem[], health: Health) => string,
): (request: Request) => Promise<Response> {
  return async (request) => {
    const headers = {
      'cache-control': 'private, no-store',
      'x-robots-tag': 'noindex, nofollow',
      'x-content-type-options': 'nosniff',
    }
    if (!(await isEditing()))
      return new Response('This page is for editors.\n', {
        status: 404,
        headers: { ...headers, 'content-type': 'text/plain; charset=utf-8' },
      })
    const health = await getHealth()
    const filters = await readHealthFilters(new URL(request.url).searchParams, health)
    return new Response(write(filterProblems(health, filters), health), {
      headers: {
        ...headers,
        'content-type': `${type}; charset=utf-8`,
        'content-disposition': `attachment; filename="${name}"`,
      },
    })
  }
}
