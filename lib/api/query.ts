/** The query of the read API: the grammar of every list, but what can't be understood is refused, not ignored. */
import { z } from 'zod'
import { MAX_PICKS, MAX_QUERY, parseFilters, type Filters } from '../filters'

const day = z.iso.date('must be a date such as 2021-01-08')
const values = (description: string) =>
  z.array(z.string()).max(MAX_PICKS, `may be given at most ${MAX_PICKS} times`).describe(description)

/** What a query may hold; `parameters` of the OpenAPI document. */
export const querySchema = z.object({
  q: z
    .string()
    .refine((value) => [...value].length <= MAX_QUERY, `may have at most ${MAX_QUERY} characters`)
    .meta({ maxLength: MAX_QUERY, description: 'Words to search for; "words in quotes" are a phrase.' }),
  topic: values('Any of these topics, as vocabulary/topic. Topics of another vocabulary narrow further.'),
  source: values('Any of these sources, by domain.'),
  community: values('Any of these communities.'),
  curator: values('Any of these curators.'),
  year: values('Any of these years.'),
  from: day.describe('The first day.'),
  to: day.describe('The last day.'),
  sort: z
    .enum(['new', 'old', 'az', 'best'], 'must be new, old, az or best')
    .describe('`new` is the default, `best` that of a search.'),
  page: z
    .string()
    .regex(/^[1-9]\d{0,6}$/, 'must be a whole number from 1 on')
    .describe('20 of the list each; the first is 1.'),
})

export type ReadQuery =
  | { readonly ok: true; readonly filters: Filters }
  /** One sentence. */
  | { readonly ok: false; readonly error: string }

/** Empty parameters count as absent, as forms send them. Parameters that are not ours are left alone. */
export function readQuery(query: URLSearchParams): ReadQuery {
  for (const [name, schema] of Object.entries(querySchema.shape)) {
    const given = query.getAll(name).filter((value) => value !== '')
    const [first] = given
    if (first === undefined) continue
    const parsed = schema.safeParse(schema instanceof z.ZodArray ? given : first)
    if (!parsed.success) {
      const [issue] = parsed.error.issues
      return { ok: false, error: `The parameter ${name} ${issue?.message ?? 'can’t be understood'}.` }
    }
  }
  return { ok: true, filters: parseFilters(query) }
}
