import 'server-only'

/** The one door between pages and content. */
import { createHash } from 'node:crypto'
import path from 'node:path'
import { setImmediate as nextTurn } from 'node:timers/promises'
import { cookies, draftMode } from 'next/headers'
import { articleWithImage } from './addresses'
import { DRAFT_COOKIE, readBuilt } from './built'
import { createBodyRenderer } from './content/body'
import type { Catalog } from './content/catalog'
import { narrow, type Narrowed } from './content/facets'
import { openFileStore, type FileStore } from './content/file-store'
import { imageKey } from './content/image'
import { libraryFile } from './content/library-file'
import { openLiveContent, type LiveContent } from './content/live-content'
import { ContentError, formatProblem } from './content/problem'
import type { Library } from './content/library'
import type { Article } from './content/model'
import { listProblems } from './content/problems'
import { withoutWords, type Filters } from './filters'
import { jumpTiles, type JumpTile } from './jump-tiles'
import { keptFile } from './kept-file'
import type { ListingFacts } from './listings'
import { log } from './log'
import { toIndexable, type Indexable } from './search/documents'
import type { SearchResult } from './search/engine'
import { openIndex, type SearchIndex } from './search/open-index'
import { cookieOf, hasPreviewCookie, isSession, PREVIEW_COOKIE } from './preview'
import { shared, type Indexed } from './shared'
import { site } from './site'

export type { Catalog }

/** So many articles are indexed in no time at the next start; writing the search index takes a second each time. */
const WORTH_SAVING = 200

/** Articles that are hashed between two looks at what else there is to do; a few milliseconds. */
const HASHED_AT_A_TIME = 250

/** A burst of edits is written once. */
const SAVE_INDEX_AFTER_MS = 30_000

const isDevelopment = process.env.NODE_ENV === 'development'

/**
 * How long a file must rest before it is read. An editor waits for what was saved; readers must never see a file that
 * is still being written, and have two seconds.
 */
export const REST_MS = isDevelopment ? 30 : 150

const isBuild = process.env.NEXT_PHASE === 'phase-production-build'

/** What this visitor may see: drafts too while developing or previewing. Only inside of a request, or of a build. */
export async function getCatalog(): Promise<Catalog> {
  const [live, editing] = await Promise.all([getLive(), isEditing()])
  return editing ? live.preview() : live.published()
}

/** The same for a request that has not reached a page yet. */
export async function getCatalogFor(cookies: string | null): Promise<Catalog> {
  const [live, editing] = await Promise.all([getLive(), isEditor(cookies)])
  return editing ? live.preview() : live.published()
}

/** Everything, drafts included: for callers that have made sure who asks. */
export async function getPreviewCatalog(): Promise<Catalog> {
  return (await getLive()).preview()
}

/** What every reader may see; never a draft. */
export async function getPublishedCatalog(): Promise<Catalog> {
  return (await getLive()).published()
}

/** The articles of a listing that the filters leave, with the counts of every facet. Words are not looked for. */
export function narrowArticles(
  catalog: Catalog,
  { articles, hiddenFacets }: ListingFacts,
  filters: Filters,
): Narrowed {
  return narrow(articles, withoutWords(filters), catalog, hiddenFacets)
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
  const all = articlesOf(catalog, result.ids)
  const articles: Article[] = []
  for (const place of result.places) {
    const article = all[place]
    // For a moment after a change the index may know an article that is gone, or not know a new one.
    if (article !== undefined) articles.push(article)
  }
  return { ...narrow(articles, filters, catalog), result, tiles: jumpTiles(catalog, filters.q) }
}

/** The articles of an index, by place. Looking 20,000 of them up by their address would be a fifth of a search. */
function articlesOf(catalog: Catalog, ids: SearchResult['ids']): readonly (Article | undefined)[] {
  const known = indexed.get(catalog)
  if (known?.ids === ids) return known.articles
  const articles = ids.map((id) => catalog.article(id))
  indexed.set(catalog, { ids, articles })
  return articles
}

const indexed = new WeakMap<
  Catalog,
  { readonly ids: SearchResult['ids']; readonly articles: readonly (Article | undefined)[] }
>()

/** Brings the index up to date, so that the next search does not wait for it. Where that fails, the search tries again. */
export async function prepareSearch(): Promise<void> {
  try {
    await indexOf(await getPublishedCatalog())
  } catch (err) {
    log.error({ err }, 'The search index could not be brought up to date.')
  }
}

/** The index of exactly this catalog. The first question after a change of content brings it up to date. */
async function indexOf(catalog: Catalog): Promise<SearchIndex> {
  const kind = catalog.isPreview ? 'preview' : 'published'
  const indexes = (shared.indexes ??= {})
  const kept = (indexes[kind] ??= {
    index: getLive().then(({ store }) => openIndex(keptFile(cacheDir(), `search-${kind}`, store.root))),
  })
  const index = await kept.index
  if (kept.edition !== catalog.edition) {
    kept.edition = catalog.edition
    // After the one before, whatever became of it: otherwise that could come later, with what was.
    kept.synced = Promise.allSettled([kept.synced])
      .then(() => indexables(catalog))
      .then((articles) => index.sync(articles))
      .then(({ indexed, removed }) => saveLater(kept, index, indexed + removed))
      .catch((error: unknown) => {
        // Otherwise every search would fail until the content changes.
        if (kept.edition === catalog.edition) kept.edition = undefined
        throw error
      })
  }
  await kept.synced
  return index
}

/** After a start all texts are hashed, which takes a quarter of a second; others get a turn in between. */
async function indexables(catalog: Catalog): Promise<readonly Indexable[]> {
  const all: Indexable[] = []
  for (const article of catalog.articles) {
    all.push(toIndexable(article, catalog.body(article)))
    if (all.length % HASHED_AT_A_TIME === 0) await nextTurn()
  }
  return all
}

/** The first index took long to make and is written at once; changes to it are small. */
function saveLater(kept: Indexed, index: SearchIndex, changes: number): void {
  kept.unsaved = (kept.unsaved ?? 0) + changes
  const isFirst = changes === index.engine.size
  if (kept.unsaved < WORTH_SAVING && !isFirst) return
  clearTimeout(kept.saving)
  kept.saving = setTimeout(
    () => {
      kept.unsaved = 0
      void index.save()
    },
    isFirst ? 0 : SAVE_INDEX_AFTER_MS,
  ).unref()
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
  const { key } = await (shared.built ??= readBuilt())
  return key !== undefined && cookieOf(cookies, DRAFT_COOKIE) === key
}

/** Everything behind the catalogs. */
export interface Desk {
  readonly store: FileStore
  readonly library: Library
  readonly catalog: Catalog
}

/** What `desk.ts` works with: callers there have made sure who asks. */
export async function openDesk(): Promise<Desk> {
  const live = await getLive()
  return { store: live.store, library: live.library(), catalog: live.preview() }
}

/** A body as safe HTML; see `createBodyRenderer`. */
export const renderBody = (shared.renderBody ??= createBodyRenderer())

/** Whether an article that this visitor may see shows a picture, by its key. */
export async function isImageShown(key: string): Promise<boolean> {
  return articleWithImage(await getCatalog(), key) !== undefined
}

/** The bytes of a featured image that some visible article shows, by its key. Reads the whole file. */
export async function getImage(key: string): Promise<Buffer | undefined> {
  const [catalog, live] = await Promise.all([getCatalog(), getLive()])
  const article = articleWithImage(catalog, key)
  const reference = live.library().files.find(({ stamp }) => stamp.file === article?.file)?.article?.image
  if (article === undefined || reference === undefined) return undefined
  const bytes = await live.store.readImage(article.file, reference.href)
  if (bytes === undefined || bytes === 'too-large') return undefined
  // The file may have been replaced a moment ago; what is given here is kept for ever under its key.
  return imageKey(bytes) === key ? bytes : undefined
}

/** Names everything a prerendered page was made from. */
export async function getEdition(): Promise<string> {
  return editionOfPages(await getPublishedCatalog())
}

/** The same for a catalog. */
export function editionOfPages({ edition }: Catalog): string {
  return createHash('sha1').update(`${edition}\n${site.name}\n${site.url}`).digest('hex')
}

/**
 * Looks at content files again, at all of them if none are named, and tells other instances what differs.
 * @returns whether readers see anything different now; they do when this resolves.
 */
export async function lookAndTell(files?: readonly string[]): Promise<boolean> {
  const isDifferent = await look(files)
  if (isDifferent) shared.bus?.publish(files)
  return isDifferent
}

/**
 * Looks because somebody says that content changed, and has all other instances look as well: this one may have
 * noticed by itself what they have not.
 * @returns whether readers of this instance see anything different now.
 */
export async function lookEverywhere(files?: readonly string[]): Promise<boolean> {
  const isDifferent = await look(files)
  shared.bus?.publish(files)
  return isDifferent
}

/** Looks, and tells nobody: for what another instance has told. */
export async function look(files?: readonly string[]): Promise<boolean> {
  const live = await getLive()
  const start = performance.now()
  try {
    const isDifferent = await live.look(files)
    const milliseconds = Math.round(performance.now() - start)
    if (isDifferent) log.info({ files: files?.slice(0, 10), milliseconds }, 'Content changed.')
    return isDifferent
  } catch (error) {
    log.error(
      { reason: error instanceof Error ? error.message : String(error) },
      'The content folder can not be read.',
    )
    return false
  }
}

/** Calls back after each change of what is shown, until the signal. */
export async function onContentChange(listener: () => void, signal: AbortSignal): Promise<void> {
  const live = await getLive()
  const stop = live.onChange(listener)
  signal.addEventListener('abort', stop)
}

/** The content folder at this moment; see `LiveContent`. */
export async function getLive(): Promise<LiveContent> {
  shared.live ??= openLive().catch((error: unknown) => {
    // The next request tries again: the folder may only be mounted late.
    shared.live = undefined
    throw error
  })
  return shared.live
}

function cacheDir(): string {
  return path.join(/* turbopackIgnore: true */ process.cwd(), '.next/cache')
}

async function openLive(): Promise<LiveContent> {
  const store = await openFileStore(site.contentDir, path.join(process.cwd(), 'public'))
  const kept = libraryFile(cacheDir(), store.root, process.env.CONTENT_READER ?? '')
  const live = await openLiveContent(store, { kept, restMs: REST_MS })
  await reportBlocked(live)
  return live
}

/** Says which files stay out. A build that was told to be strict fails over them. */
async function reportBlocked(live: LiveContent): Promise<void> {
  const findings = [
    ...live.library().files.flatMap((file) => file.findings),
    ...(isDevelopment ? live.preview() : live.published()).findings.map(({ finding }) => finding),
  ]
  // Locating problems compares everything with everything, drafts included; a start does it only for a reason.
  if (!findings.some(({ severity }) => severity === 'error') && !site.strict) return
  const problems = await listProblems(live.store, live.library(), live.preview(), { severity: 'error' })
  if (problems.length === 0) return
  if (isBuild && site.strict) throw new ContentError(problems)
  const count =
    problems.length === 1 ? '1 problem keeps an article' : `${problems.length} problems keep articles`
  const lines = problems.map(formatProblem)
  if (isBuild || isDevelopment) console.warn([`${count} from readers:`, ...lines].join('\n'))
  else log.warn({ problems: lines.slice(0, 20) }, `${count} from readers.`)
}
