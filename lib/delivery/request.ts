/** Takes from a request what is not for the renderer. */
import type { IncomingMessage } from 'node:http'
import type { Known } from './caching'

/**
 * Headers with which Next's own client, and platforms, steer its server: they change what an address answers, so a
 * stranger could have a fragment stored as the page. Nobody sends them here for a good reason.
 */
const STEERING =
  /^(?:rsc|next-.*|x-next.*|x-middleware-.*|x-matched-path|x-invoke-.*|x-now-.*|x-vercel-.*|x-prerender-revalidate.*)$/

/** Takes off a request what would change the answer for everybody, before anything is rendered or looked up for it. */
export function withoutSteering({ headers }: IncomingMessage): void {
  for (const name of Object.keys(headers)) {
    if (STEERING.test(name)) delete headers[name]
  }
  // Everything here is small enough to be sent whole, which is an answer to any range.
  delete headers['range']
}

/**
 * Large files that can't be compressed are streamed from where they are. Only those: whatever else lies near them by
 * its name is a page, if only one that says that nothing is there.
 */
export function isPassedOn(url: string): boolean {
  return /^\/(?:media|_next\/static\/media)\/[^/?]+(?:\?|$)/.test(url)
}

/** How a client wants an answer, and what it has already. */
export interface Wish extends Known {
  readonly encodings?: string
  /** A HEAD request wants headers only. */
  readonly wantsBody: boolean
}

/** Takes the wish off the request, so that the renderer answers in full and the answer can be stored. */
export function wishOf(request: IncomingMessage): Wish {
  const { headers } = request
  const wish = {
    etags: headers['if-none-match'],
    modified: headers['if-modified-since'],
    encodings: headers['accept-encoding'],
    wantsBody: request.method === 'GET',
  }
  request.method = 'GET'
  delete headers['if-none-match']
  delete headers['if-modified-since']
  return wish
}
