import 'server-only'

/** Puts the delivery before the renderer, and tells it what the site is made from. */
import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import type { IncomingMessage } from 'node:http'
import path from 'node:path'
import { resolveAddress } from './addresses'
import { DRAFT_COOKIE, readBuilt, type Built } from './built'
import type { Catalog } from './content/catalog'
import type { LiveContent } from './content/live-content'
import type { Severity } from './content/problem'
import { createDelivery, type Delivery } from './delivery/delivery'
import { strictPolicy } from './delivery/security-headers.mjs'
import { log } from './log'
import { lostAddresses } from './lost'
import { createMetrics, serveMetrics } from './metrics'
import { contentOf } from './page-version'
import { editionOfPages, renderBody } from './portal'
import { hasPreviewCookie } from './preview'
import { shared } from './shared'
import { site } from './site'
import { themeScript } from './theme-script'

/**
 * Memory for finished answers: about 3,500 pages, compressed. Readers ask for few pages often and for many once; what is
 * asked for once fills whatever it is given, and for minutes the memory of a large site would grow.
 */
const STORED_BYTES = 32 * 1024 * 1024

/** Whoever comes after so many that wait would wait for half a minute. */
const MOST_WAITING = 2000

/** @param distDir where the build lies, whose pages are used while they show what the content says. */
export async function openDelivery(live: LiveContent, distDir: string): Promise<Delivery> {
  shared.isAsBuilt = await comparison(live, distDir)
  return deliver(live, await (shared.built ??= readBuilt()))
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
    content: contentOf(() => live.published()),
    maxBytes: STORED_BYTES,
    mostWaiting: MOST_WAITING,
    policy: strictPolicy([`sha256-${createHash('sha256').update(themeScript).digest('base64')}`]),
    beforeRender: renderForOnce(live, built),
    lost: lostAddresses(() => live.published()),
    isPreview: ({ headers }) => hasPreviewCookie(headers.cookie ?? null, site.previewSecret),
    onFailure: (path, reference, err) => log.error({ path, reference, err }, 'A page could not be rendered.'),
    onAnswer: answered,
  })
  serveMetrics(registry, site.metrics.host, site.metrics.port)
  return delivery
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
