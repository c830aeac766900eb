/** The worker's side of `body.ts`: renders one text at a time. */
import { parentPort } from 'node:worker_threads'
import type { Body } from './model'
import { renderText } from './render'

parentPort?.on('message', ({ id, body }: { id: number; body: Body }) => {
  renderText(body).then(
    (rendered) => parentPort?.postMessage({ id, rendered }),
    (error: unknown) =>
      parentPort?.postMessage({ id, error: error instanceof Error ? error.message : String(error) }),
  )
})
// Says that everything is loaded: from here on the time limit counts.
parentPort?.postMessage({})
