import 'server-only'

/** What a server does besides answering pages: it follows the content, and what other instances tell of it. */
import { randomUUID } from 'node:crypto'
import { setImmediate as nextTurn } from 'node:timers/promises'
import { setFlagsFromString } from 'node:v8'
import type { ChangeBus } from './change-bus'
import type { LiveContent } from './content/live-content'
import { watchFolder } from './content/watch'
import { log, logPrinted } from './log'
import { getLive, look, lookAndTell, prepareSearch, REST_MS } from './portal'
import { shared } from './shared'
import { site } from './site'
import { compileAheadUrl } from './urls'

/** Network drives do not tell of changes, so the whole folder is looked at this often; more often if none can be watched. */
const LOOK_EVERY_MS = { watched: 30_000, unwatched: 2000 }

/**
 * Whoever waits for the page that changed, or for the first one of all, comes before everybody who may search or
 * filter next.
 */
const PREPARE_AFTER_MS = { change: 100, start: 500 }

const isDevelopment = process.env.NODE_ENV === 'development'

/** Loads the content before the first request, follows its changes, and puts the delivery before the renderer. */
export async function openPortal(distDir: string): Promise<void> {
  if (!isDevelopment) logPrinted(console)
  const opened = openContent()
  // An editor's first page is compiled meanwhile, and waits for the content itself.
  if (isDevelopment) {
    opened.then(keepHeapSmall, leave)
    return compileAhead()
  }
  const live = await opened
  // Here and below: a desk starts sooner without what it does not need.
  const { openDelivery } = await import('./open-delivery')
  const delivery = await openDelivery(live, distDir)
  keepHeapSmall()
  shared.opened?.(delivery)

  // Neither the first filter nor the first unknown address nor the first search after a change should wait.
  const prepare = async () => {
    live.published().facetIndex()
    await nextTurn()
    live.published().nearest('', 1)
    await prepareSearch()
  }
  live.onChange(() => setTimeout(() => void prepare(), PREPARE_AFTER_MS.change).unref())
  setTimeout(() => void prepare(), PREPARE_AFTER_MS.start).unref()
}

async function openContent(): Promise<LiveContent> {
  const live = await getLive()
  if (site.redisUrl !== undefined) shared.bus = await joinInstances(site.redisUrl)
  follow(live)
  return live
}

/**
 * V8 would let the garbage of rendered pages double the memory before it looks. Looking at a third more costs nothing
 * that a reader could measure, and keeps a host with 20,000 articles 150 MB smaller, an editor's machine as well.
 * While content is read hardly anything is garbage, so looking for it then takes a fifth of a start and finds nothing.
 */
function keepHeapSmall(): void {
  setFlagsFromString('--heap-growing-percent=30')
}

function leave(error: unknown): void {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
  process.exit(1)
}

/** Compiles the page of an article by asking for one. Nobody waits for the answer, which comes once the content is read. */
function compileAhead(): void {
  // Next says here which port it took. Where it does not listen on this machine, the page is compiled when it is asked for.
  const { PORT } = process.env
  void fetch(`http://localhost:${PORT}${compileAheadUrl}`).catch(() => undefined)
}

/** What another instance saw, this one looks at; a message from there is not passed on. */
async function joinInstances(url: string): Promise<ChangeBus> {
  const { openChangeBus } = await import('./change-bus')
  return openChangeBus(url, randomUUID(), {
    onChange: (files) => void look(files),
    onState(isConnected, reason) {
      if (isConnected) log.info('Redis is connected: instances tell each other of changes.')
      else log.warn({ reason }, 'Redis is away: this instance looks at its folder by itself.')
    },
  })
}

/** Keeps what is shown equal to the folder. */
function follow(live: LiveContent): void {
  let timer = setInterval(() => void lookAndTell(), LOOK_EVERY_MS.watched).unref()
  watchFolder(live.store.root, {
    settleMs: REST_MS,
    onChange: (files) => void lookAndTell(files),
    onRefusal(reason) {
      log.warn({ reason }, 'The content folder can not be watched; it is looked at every 2 seconds.')
      clearInterval(timer)
      timer = setInterval(() => void lookAndTell(), LOOK_EVERY_MS.unwatched).unref()
    },
  })
}
