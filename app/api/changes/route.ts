import { getPreviewCatalog, onContentChange } from '@/lib/portal'

export const dynamic = 'force-dynamic'

/** Tells an open page of the editor's desk what is shown now, and when that changes. Exists only while developing. */
export async function GET({ signal }: Request): Promise<Response> {
  if (process.env.NODE_ENV !== 'development')
    return new Response('Not found.\n', { status: 404, headers: { 'cache-control': 'no-store' } })
  const encoder = new TextEncoder()
  const event = (name: string, data: string) => encoder.encode(`event: ${name}\ndata: ${data}\n\n`)
  const events = new ReadableStream<Uint8Array>({
    async start(controller) {
      controller.enqueue(encoder.encode('retry: 500\n\n'))
      await onContentChange(() => controller.enqueue(event('change', '')), signal)
      signal.addEventListener('abort', () => controller.close())
      const { edition } = await getPreviewCatalog()
      if (!signal.aborted) controller.enqueue(event('edition', edition))
    },
  })
  return new Response(events, {
    headers: { 'content-type': 'text/event-stream', 'cache-control': 'no-store' },
  })
}
