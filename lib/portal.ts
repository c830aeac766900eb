import 'server-only'

/**
 * The one door between pages and content, and the only file that knows how long anything is remembered.
 * The process holds one library and the two catalogs made from it; all are replaced whole, in one assignment.
 */
import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { cookies, draftMode } from 'next/headers'
import { createBodyRenderer } from './content/body'
import { createCatalog, type Catalog } from './content/catalog'
import { narrow, type Narrowed } from './content/facets'
import { openFileStore, type FileStore } from './content/file-store'
import { readLibrary, sameLibrary, type Library } from './content/library'
import { ContentError, formatProblem } from './content/problem'
import type { Article } from './content/model'
import { listProblems, type LocatedProblem } from './content/problems'
import { createDelivery, type Delivery } from './delivery/delivery'
import { strictPolicy } from './delivery/security-headers.mjs'
import type { Filters } from './filters'
import { jumpTiles, type JumpTile } from './jump-tiles'
import type { ListingFacts } from './listings'
import { toIndexable } from './search/documents'
import type { SearchResult } from './search/engine'
import { openIndex, type SearchIndex } from './search/open-index'
import { versionOf } from './page-version'
import { cookieOf, hasPreviewCookie, isSession, PREVIEW_COOKIE } from './preview'
import { site } from './site'
import { themeScript } from './theme-script'

export type { Catalog }

/** A development server looks at the folder again at most this often. */
const LOOK_AGAIN_MS = 250

/** Longest time a Node timer can wait; a later moment is waited for in pieces. */
const LONGEST_TIMER_MS = 2 ** 31 - 1

const isDevelopment = process.env.NODE_ENV === 'development'
const isBuild = process.env.NEXT_PHASE === 'phase-production-build'

/** What the process knows about the content folder at this moment. */
interface Holding {
  readonly store: FileStore
  readonly library: Library
  readonly published: Catalog
  readonly preview: Catalog
  readonly lookedAt: number
}

export interface Health {
  /** Files that were read. */
  readonly checked: number
  readonly problems: readonly LocatedProblem[]
  /** Every article that readers do not see, newest first. */
  readonly drafts: readonly Article[]
}

/** Pages, proxy and clock are bundled apart; they share the process, so they meet here. */
interface Shared {
  holding?: Promise<Holding>
  /** The catalog that readers are shown, at hand without waiting. */
  published?: Catalog
  /** Set by `scripts/serve.mjs`, which waits for what stands before the renderer. */
  opened?: (delivery: Delivery) => void
  failed?: (reason: unknown) => void
  /** Whether the pages of the build show the content of this moment. */
  isAsBuilt?: () => boolean
  renderBody?: ReturnType<typeof createBodyRenderer>
  /** The preview's is made when an editor searches. */
  indexes?: { published?: Indexed; preview?: Indexed }
  /** What Next's draft cookie holds when it is genuine. */
  draftKey?: Promise<string | undefined>
}

interface Indexed {
  readonly index: Promise<SearchIndex>
  /** Which catalog the index holds, or is being given. */
  edition?: string
  synced?: Promise<unknown>
}

declare global {
  var communityPortal: Shared | undefined
}
const shared: Shared = (globalThis.communityPortal ??= {})

/** What this visitor may see: drafts too while developing or previewing. Only inside of a request, or of a build. */
export async function getCatalog(): Promise<Catalog> {
  const [{ preview, published }, editing] = await Promise.all([hold(), isEditing()])
  return editing ? preview : published
}

/** The same for a request that has not reached a page yet. */
export async function getCatalogFor(cookies: string | null): Promise<Catalog> {
  const [{ preview, published }, editing] = await Promise.all([hold(), isEditor(cookies)])
  return editing ? preview : published
}

/** Everything, drafts included: for callers that have made sure who asks. */
export async function getPreviewCatalog(): Promise<Catalog> {
  return (await hold()).preview
}

/** What every reader may see; never a draft. */
export async function getPublishedCatalog(): Promise<Catalog> {
  return (await hold()).published
}

/** The articles of a listing that the filters leave, with the counts of every facet. */
export function narrowArticles(
  catalog: Catalog,
  { articles, hiddenFacets }: ListingFacts,
  filters: Filters,
): Narrowed {
  return narrow(articles, filters, catalog, hiddenFacets)
}

export interface Found extends Narrowed {
  readonly result: SearchResult
  readonly tiles: readonly JumpTile[]
}

/** The articles that filters leave, of those that have the words if there are any. */
export async function findArticles(catalog: Catalog, filters: Filters): Promise<Narrowed> {
  return filters.q === '' ? narrow(catalog.articles, filters, catalog) : searchArticles(catalog, filters)
}

/** Where words occur, and nothing else; see `SearchEngine`. */
export async function searchText(catalog: Catalog, q: string, limit?: number): Promise<SearchResult> {
  const { engine } = await indexOf(catalog)
  return engine.search(q, { limit })
}

/** What a search finds, best first unless another order is asked for, and pages that have the words in their name. */
export async function searchArticles(catalog: Catalog, filters: Filters): Promise<Found> {
  const result = await searchText(catalog, filters.q)
  if (filters.q === '') return { ...narrow(catalog.articles, filters, catalog), result, tiles: [] }
  // For a moment after a change the index may know an article that is gone, or not know a new one.
  const articles = result.hits.flatMap(({ id }) => catalog.article(id) ?? [])
  return { ...narrow(articles, filters, catalog), result, tiles: jumpTiles(catalog, filters.q) }
}

/** The index of exactly this catalog. The first question after a change of content brings it up to date. */
async function indexOf(catalog: Catalog): Promise<SearchIndex> {
  const kind = catalog.isPreview ? 'preview' : 'published'
  const file = catalog.isPreview ? 'search-preview.index' : 'search.index'
  const indexes = (shared.indexes ??= {})
  const kept = (indexes[kind] ??= {
    index: openIndex(path.join(/* turbopackIgnore: true */ process.cwd(), '.next/cache', file)),
  })
  const index = await kept.index
  if (kept.edition !== catalog.edition) {
    kept.edition = catalog.edition
    kept.synced = index
      .sync(catalog.articles.map((article) => toIndexable(article, catalog.body(article))))
      .then(() => index.save())
  }
  await kept.synced
  return index
}

/**
 * Whether this visitor edits: then drafts are shown, and the editor's pages exist. Asking does not make a page
 * dynamic; a page that is rendered for an editor is never kept.
 */
export async function isEditing(): Promise<boolean> {
  if (isDevelopment) return true
  const { isEnabled } = await draftMode()
  return isEnabled && isSession((await cookies()).get(PREVIEW_COOKIE)?.value ?? '', site.previewSecret)
}

/**
 * The same for a request that has not reached a page yet. Both cookies must be genuine: a page that Next takes for a
 * reader's must not be asked for an address that only editors have.
 */
export async function isEditor(cookies: string | null): Promise<boolean> {
  if (isDevelopment) return true
  if (!hasPreviewCookie(cookies, site.previewSecret)) return false
  const key = await (shared.draftKey ??= readDraftKey())
  return key !== undefined && cookieOf(cookies, '__prerender_bypass') === key
}

/** Next makes a new key at each build, and tells it only to pages; the proxy finds it in the build. */
async function readDraftKey(): Promise<string | undefined> {
  const file = path.join(/* turbopackIgnore: true */ process.cwd(), '.next/prerender-manifest.json')
  const manifest = await readFile(file, 'utf8').catch(() => '{}')
  const { preview }: { preview?: { previewModeId?: string } } = JSON.parse(manifest)
  return preview?.previewModeId
}

/** The state of the content folder, for editors. */
export async function getHealth(): Promise<Health> {
  const { store, library, preview } = await hold()
  const drafts = preview.articles.filter(({ state }) => state !== 'published')
  return { checked: library.files.length, problems: await listProblems(store, library, preview), drafts }
}

/** A body as safe HTML; see `createBodyRenderer`. */
export const renderBody = (shared.renderBody ??= createBodyRenderer())

/** The bytes of a featured image that some visible article shows, by its key. */
export async function getImage(key: string): Promise<Buffer | undefined> {
  const [catalog, { store, library }] = await Promise.all([getCatalog(), hold()])
  const article = catalog.articles.find(({ image }) => image?.key === key)
  const reference = library.files.find(({ stamp }) => stamp.file === article?.file)?.article?.image
  if (article === undefined || reference === undefined) return undefined
  const bytes = await store.readImage(article.file, reference.href)
  return bytes === 'too-large' ? undefined : bytes
}

/** Names everything a prerendered page was made from. */
export async function getEdition(): Promise<string> {
  return editionOfPages(await getPublishedCatalog())
}

function editionOfPages({ edition }: Catalog): string {
  return createHash('sha1').update(`${edition}\n${site.name}\n${site.url}`).digest('hex')
}

/** Memory for finished answers. A page takes 10 kB of it, compressed. */
const STORED_BYTES = 96 * 1024 * 1024

/** Loads the content before the first request, and puts the delivery before the renderer. */
export async function openPortal(distDir: string): Promise<void> {
  const builtEdition = await readFile(
    path.join(/* turbopackIgnore: true */ distDir, 'server/app/api/edition.body'),
    'utf8',
  ).catch(() => '')
  const catalog = await getPublishedCatalog()
  const now = () => shared.published ?? catalog
  const editions = new WeakMap<Catalog, string>()
  shared.isAsBuilt = () => {
    const edition = editions.get(now()) ?? editionOfPages(now())
    editions.set(now(), edition)
    return edition === builtEdition
  }
  const delivery = createDelivery({
    content: { edition: () => now().edition, versionOf: (url) => versionOf(now(), url) },
    maxBytes: STORED_BYTES,
    policy: strictPolicy([`sha256-${createHash('sha256').update(themeScript).digest('base64')}`]),
    isPreview: ({ headers }) => hasPreviewCookie(headers.cookie ?? null, site.previewSecret),
    onFailure: ({ url }, reference) => console.error(`Rendering ${url} failed, reference ${reference}.`),
  })
  await waitForNextChange()
  shared.opened?.(delivery)
}

/** Lets articles appear and expire at their time, without a request. */
async function waitForNextChange(): Promise<void> {
  const { nextChange } = await getPublishedCatalog()
  const wait = Math.min(nextChange ? nextChange.getTime() - Date.now() : LONGEST_TIMER_MS, LONGEST_TIMER_MS)
  setTimeout(() => void waitForNextChange(), Math.max(wait, 0)).unref()
}

async function hold(): Promise<Holding> {
  const holding = await holdNow()
  shared.published = holding.published
  return holding
}

async function holdNow(): Promise<Holding> {
  shared.holding ??= open()
  const holding = await shared.holding
  const now = Date.now()
  const due = holding.preview.nextChange !== undefined && holding.preview.nextChange.getTime() <= now
  const stale = isDevelopment && now - holding.lookedAt > LOOK_AGAIN_MS
  if (!due && !stale) return holding
  shared.holding = (
    stale ? lookAgain(holding) : Promise.resolve(catalogsOf(holding.store, holding.library))
  ).catch(() => holding)
  return shared.holding
}

async function open(): Promise<Holding> {
  try {
    const store = await openFileStore(site.contentDir, path.join(process.cwd(), 'public'))
    const holding = catalogsOf(store, await readLibrary(store))
    await reportBlocked(holding)
    return holding
  } catch (error) {
    // The next request tries again: the folder may only be mounted late.
    shared.holding = undefined
    throw error
  }
}

async function lookAgain(before: Holding): Promise<Holding> {
  const library = await readLibrary(before.store, before.library)
  return sameLibrary(library, before.library)
    ? { ...before, lookedAt: Date.now() }
    : catalogsOf(before.store, library)
}

function catalogsOf(store: FileStore, library: Library): Holding {
  const now = new Date()
  return {
    store,
    library,
    published: createCatalog(library, { now, preview: false }),
    preview: createCatalog(library, { now, preview: true }),
    lookedAt: now.getTime(),
  }
}

/** Says which files stay out. A build that was told to be strict fails over them. */
async function reportBlocked({ store, library, preview }: Holding): Promise<void> {
  const problems = await listProblems(store, library, preview, { severity: 'error' })
  if (problems.length === 0) return
  if (isBuild && site.strict) throw new ContentError(problems)
  const count =
    problems.length === 1 ? '1 problem keeps an article' : `${problems.length} problems keep articles`
  console.warn([`${count} from readers:`, ...problems.map(formatProblem)].join('\n'))
}
