import { getPublishedCatalog, lookEverywhere } from '@/lib/portal'
import { createCallLimit, isGenuineCall, MAX_HOOK_BYTES, readHookMessage } from '@/lib/publish-hook'
import { site } from '@/lib/site'

export const dynamic = 'force-dynamic'

const isWithinLimit = createCallLimit()

/** The publish hook: content changed, and readers should see it now. */
export async function POST(request: Request): Promise<Response> {
  const { revalidateSecret: secret } = site
  if (secret === undefined)
    return answer(503, 'The publish hook is switched off here. Set REVALIDATE_SECRET to switch it on.')
  const body = await textUpTo(request, MAX_HOOK_BYTES)
  if (body === undefined)
    // The rest of it is still on its way, and nobody will read it: the connection can't be used again.
    return answer(413, 'The message is larger than 64 KB. Send {} to have everything looked at.', {
      connection: 'close',
    })
  const { headers } = request
  const call = { timestamp: headers.get('x-timestamp'), signature: headers.get('x-signature'), body }
  if (!isGenuineCall(call, secret, new Date()))
    return answer(401, 'The signature is missing, wrong or older than five minutes.')
  if (!isWithinLimit(Date.now()))
    return answer(429, 'Too many calls. Try again in a minute.', { 'retry-after': '60' })
  const message = readHookMessage(body)
  if (message === undefined)
    return answer(400, 'The message must be JSON such as {"files":["a.md"]}, {"paths":["/…"]} or {}.')

  const { files = [], paths = [] } = message
  const catalog = await getPublishedCatalog()
  const known = paths.map((path) => catalog.article(path)?.file)
  // A path that no file is known for may be that of a new one.
  const isNamed = files.length + paths.length > 0 && known.every((file) => file !== undefined)
  const changed = await lookEverywhere(
    isNamed ? [...files, ...known.filter((file) => file !== undefined)] : undefined,
  )
  return Response.json(
    { refreshed: isNamed ? [...files, ...paths] : 'everything', changed },
    { status: 202, headers: { 'cache-control': 'no-store' } },
  )
}

function answer(status: number, error: string, headers: Record<string, string> = {}): Response {
  return Response.json({ error }, { status, headers: { 'cache-control': 'no-store', ...headers } })
}

/** The body of a request; `undefined` as soon as it is longer than the limit. */
async function textUpTo(request: Request, limit: number): Promise<string | undefined> {
  const chunks: Uint8Array[] = []
  let length = 0
  for await (const chunk of request.body ?? []) {
    length += chunk.length
    if (length > limit) return undefined
    chunks.push(chunk)
  }
  return Buffer.concat(chunks).toString('utf8')
}
