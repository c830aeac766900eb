import { getEdition } from '@/lib/portal'

/** Prerendered, so that a starting server can tell which content its prerendered pages were made from. */
export const dynamic = 'force-static'

export async function GET(): Promise<Response> {
  return new Response(await getEdition())
}
