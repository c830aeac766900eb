import 'server-only'

/** What a server does besides answering pages: it follows the content, and puts the delivery before the renderer. */
import { createHash, randomUUID } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import type { IncomingMessage } from 'node:http'
import path from 'node:path'
import { setFlagsFromString } from 'node:v8'
import { resolveAddress } from './addresses'
import { openChangeBus, type ChangeBus } from './change-bus'
import type { Catalog } from './content/catalog'
import type { LiveContent } from './content/live-content'
import type { Severity } from './content/problem'
import { watchFolder } from './content/watch'
import { createDelivery, type Delivery } from './delivery/delivery'
import { strictPolicy } from './delivery/security-headers.mjs'
import { log } from './log'
import { lostAddresses } from './lost'
import { createMetrics, serveMetrics } from './metrics'
import { versionOf } from './page-version'
import { DRAFT_COOKIE, readBuilt, type Built } from './built'
import { editionOfPages, getLive, look, lookAndTell, prepareSearch, renderBody, REST_MS } from './portal'
import { hasPreviewCookie } from './preview'
import { shared } from './shared'
import { site } from './site'
import { themeScript } from './theme-script'
import { compileAheadUrl } from './urls'

/** Network drives do not tell of changes, so the whole folder is looked at this often; more often if none can be watched. */
const LOOK_EVERY_MS = { watched: 30_000, unwatched: 2000 }

/**
 * Whoever waits for the page that changed, or for the first one of all, comes before everybody who may search or
 * filter next.
 */
const PREPARE_AFTER_MS = { change: 100, start: 500 }

const isDevelopment = process.env.NODE_ENV === 'development'

/**
 * Memory for finished answers: about 3,500 pages, compressed. Readers ask for few pages often and for many once; what is
 * asked for once fills whatever it is given, and for minutes the memory of a large site would grow.
 */
const STORED_BYTES = 32 * 1024 * 1024

/** Whoever comes after so many that wait would wait for half a minute. */
const MOST_WAITING = 2000

/** Loads the content before the first request, follows its changes, and puts the delivery before the renderer. */
export async function openPortal(distDir: string): Promise<void> {
  const opened = openContent()
  // An editor's first page is compiled meanwhile, and waits for the content itself.
  if (isDevelopment) {
    opened.then(keepHeapSmall, leave)
    return compileAhead()
  }
  const live = await opened
  shared.isAsBuilt = await comparison(live, distDir)
  keepHeapSmall()
  shared.opened?.(deliver(live, await (shared.built ??= readBuilt())))

  const prepare = () => {
    // Neither the first search nor the first filter after a change should wait.
    live.published().facetIndex()
    void prepareSearch()
  }
  live.onChange(() => setTimeout(prepare, PREPARE_AFTER_MS.change).unref())
  setTimeout(prepare, PREPARE_AFTER_MS.start).unref()
}

async function openContent(): Promise<LiveContent> {
  const live = await getLive()
  shared.bus = site.redisUrl === undefined ? undefined : joinInstances(site.redisUrl)
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

function deliver(live: LiveContent, built: Built): Delivery {
  const findings = (wanted: Severity) =>
    live
      .library()
      .files.reduce(
        (sum, file) => sum + file.findings.filter(({ severity }) => severity === wanted).length,
        0,
      )
  const { answered, registry } = createMetrics({
    contentFiles: () => live.library().files.length,
    articles: () => live.published().articles.length,
    errors: () => findings('error'),
    warnings: () => findings('warning'),
    indexAge: () => (Date.now() - live.lookedAt()) / 1000,
    storedAnswers: () => delivery.stored.reduce((sum, { size }) => sum + size, 0),
    storedBytes: () => delivery.stored.reduce((sum, { bytes }) => sum + bytes, 0),
    waiting: () => delivery.waiting(),
    isRedisConnected: () => shared.bus?.isConnected(),
  })
  const delivery = createDelivery({
    content: {
      edition: () => live.published().edition,
      versionOf: (url) => versionOf(live.published(), url),
    },
    maxBytes: STORED_BYTES,
    mostWaiting: MOST_WAITING,
    policy: strictPolicy([`sha256-${createHash('sha256').update(themeScript).digest('base64')}`]),
    beforeRender: renderForOnce(live, built),
    lost: lostAddresses(() => live.published()),
    isPreview: ({ headers }) => hasPreviewCookie(headers.cookie ?? null, site.previewSecret),
    onFailure: ({ url }, reference) => log.error({ url, reference }, 'A page could not be rendered.'),
    onAnswer: answered,
  })
  serveMetrics(registry, site.metrics.host, site.metrics.port)
  return delivery
}

/** What another instance saw, this one looks at; a message from there is not passed on. */
function joinInstances(url: string): ChangeBus {
  return openChangeBus(url, randomUUID(), {
    onChange: (files) => void look(files),
    onState(isConnected, reason) {
      if (isConnected) log.info('Redis is connected: instances tell each other of changes.')
      else log.warn({ reason }, 'Redis is away: this instance looks at its folder by itself.')
    },
  })
}

/**
 * Makes Next render a page as one that nobody will ask for again. Otherwise it also prepares what its own cache would
 * keep and its own client would fetch ahead, which takes a third of the time; here neither is used. Next's word for
 * that is draft mode; drafts are shown only to those who carry our own cookie as well (`isEditing`).
 */
function renderForOnce(live: LiveContent, { key, prerendered }: Built): (request: IncomingMessage) => void {
  return (request) => {
    delete request.headers.cookie
    const [pathname = ''] = (request.url ?? '').split('?', 1)
    if (key === undefined || (prerendered.has(pathname) && shared.isAsBuilt?.())) return
    const catalog = live.published()
    const found = resolveAddress(catalog, pathname)
    const article = found.kind === 'page' ? catalog.article(found.path) : undefined
    // The excerpt is made in a thread of its own, while Next is still on its way to the page that asks for it.
    if (article) void renderBody(catalog.body(article))
    if (article || found.kind === 'listing') request.headers.cookie = `${DRAFT_COOKIE}=${key}`
  }
}

/** Compares what is shown at a moment with what the build was made from; once for each catalog. */
async function comparison(live: LiveContent, distDir: string): Promise<() => boolean> {
  const file = path.join(/* turbopackIgnore: true */ distDir, 'server/app/api/edition.body')
  const built = await readFile(file, 'utf8').catch(() => '')
  let compared: { readonly catalog: Catalog; readonly isSame: boolean } | undefined
  return () => {
    const catalog = live.published()
    if (compared?.catalog !== catalog) compared = { catalog, isSame: editionOfPages(catalog) === built }
    return compared.isSame
  }
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
