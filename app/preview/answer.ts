/** What the two addresses of preview answer: a sentence or the way to a page, kept by nobody. */
export function previewAnswer(status: number, text: string, location?: string): Response {
  const headers = new Headers({
    'content-type': 'text/plain; charset=utf-8',
    'cache-control': 'private, no-store',
    'x-robots-tag': 'noindex, nofollow',
    // The token must not travel on to other sites.
    'referrer-policy': 'no-referrer',
  })
  if (location !== undefined) headers.set('location', location)
  return new Response(text === '' ? null : `${text}\n`, { status, headers })
}
