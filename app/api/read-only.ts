/** What every address of the read API has in common: JSON, any origin, conditional requests, nothing but reading. */
import type { ApiProblem } from '@/lib/api/schema'
import { documentResponse } from '../document-response'

const ALLOWED = 'GET, HEAD, OPTIONS'

const ANY_ORIGIN = { 'access-control-allow-origin': '*', 'access-control-expose-headers': 'ETag, Link' }

export type ApiAnswer =
  | { readonly ok: true; readonly body: unknown; readonly links?: Readonly<Record<string, string | null>> }
  | { readonly ok: false; readonly status: 400 | 404; readonly error: string }

type Handler = (request: Request) => Promise<Response> | Response

/** The handlers of a route. HEAD is GET without its body; Next sees to that. */
export function readOnly(
  answer: (query: URLSearchParams) => Promise<ApiAnswer>,
): Readonly<Record<'GET' | 'OPTIONS' | 'POST' | 'PUT' | 'PATCH' | 'DELETE', Handler>> {
  return {
    GET: async (request) => respond(request, await answer(new URL(request.url).searchParams)),
    OPTIONS: () =>
      new Response(null, {
        status: 204,
        headers: {
          ...ANY_ORIGIN,
          allow: ALLOWED,
          'access-control-allow-methods': ALLOWED,
          'access-control-allow-headers': 'If-None-Match',
          'access-control-max-age': '86400',
        },
      }),
    POST: refuse,
    PUT: refuse,
    PATCH: refuse,
    DELETE: refuse,
  }
}

function respond(request: Request, answer: ApiAnswer): Promise<Response> | Response {
  if (!answer.ok) return problem(answer.status, answer.error)
  const link = Object.entries(answer.links ?? {}).flatMap(([rel, url]) =>
    url === null ? [] : [`<${url}>; rel="${rel}"`],
  )
  return documentResponse(request, {
    text: JSON.stringify(answer.body),
    type: 'application/json',
    headers: {
      ...ANY_ORIGIN,
      ...(link.length > 0 && { link: link.join(', ') }),
    },
  })
}

function refuse(): Response {
  return problem(405, 'This address can only be read, with GET.', { allow: ALLOWED })
}

function problem(status: number, error: string, headers?: Readonly<Record<string, string>>): Response {
  const body: ApiProblem = { error }
  return Response.json(body, { status, headers: { ...ANY_ORIGIN, 'cache-control': 'no-store', ...headers } })
}
