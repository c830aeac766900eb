import 'server-only'

/** What editors see beyond the pages: problems, drafts, where articles come from. The second door to content. */
import path from 'node:path'
import { createLinkCheck } from './addresses'
import { toArticle } from './content/article'
import type { Catalog } from './content/catalog'
import { frameAround, type CodeFrame } from './content/code-frame'
import { readFrontMatter } from './content/front-matter'
import { nextChange } from './content/lifecycle'
import type { Article, Community } from './content/model'
import { listProblems, type LocatedProblem } from './content/problems'
import { provenanceOf, type Provenance } from './content/provenance'
import { openDesk, type Desk } from './portal'
import { site } from './site'
import { articlePath } from './urls'

export type { Provenance }

export interface HealthProblem extends LocatedProblem {
  /** The article it is about, if it can be read. */
  readonly article?: Article
  readonly community?: Pick<Community, 'slug' | 'name'>
}

export interface Health {
  /** Files that were read. */
  readonly checked: number
  readonly problems: readonly HealthProblem[]
  /** Every article that readers do not see, newest first. */
  readonly drafts: readonly Article[]
}

/**
 * Comparing all articles takes seconds in a large folder, so it is done once for each state of it. The catalog stands
 * for the state: the library is another one after each look, whether anything was found or not.
 */
let known: { readonly catalog: Catalog; readonly health: Promise<Health> } | undefined

/** The state of the content folder: the same findings as `npm run content:check`. */
export async function getHealth(): Promise<Health> {
  const desk = await openDesk()
  if (known?.catalog === desk.catalog) return known.health
  const made = { catalog: desk.catalog, health: readHealth(desk) }
  known = made
  made.health.catch(() => {
    if (known === made) known = undefined
  })
  return made.health
}

async function readHealth({ store, library, catalog }: Desk): Promise<Health> {
  const byFile = new Map(catalog.articles.map((article) => [article.file, article]))
  const problems = await listProblems(store, library, catalog, {
    checkLink: createLinkCheck(catalog, site.url),
  })
  return {
    checked: library.files.length,
    problems: problems.map((problem) => {
      const article = byFile.get(problem.contentFile)
      return Object.assign(problem, {
        article,
        community: communityOf(problem.contentFile, article, catalog),
      })
    }),
    drafts: catalog.articles.filter(({ state }) => state !== 'published'),
  }
}

/** Of a file that can't be read, the community of its folder. */
function communityOf(file: string, article: Article | undefined, catalog: Catalog) {
  if (article) return article.community
  const [, slug = ''] = /^communities\/([^/]+)\//.exec(file) ?? []
  return catalog.community(slug)?.subject
}

/** What can be said about one article without comparing it with all others. */
export async function problemsOf({ file }: Pick<Article, 'file'>): Promise<readonly LocatedProblem[]> {
  const { store, library, catalog } = await openDesk()
  return listProblems(store, library, catalog, { file, checkLink: createLinkCheck(catalog, site.url) })
}

/** A file whose article can't be shown, with the lines around what is wrong. */
export interface BrokenFile {
  readonly file: string
  readonly problems: readonly (LocatedProblem & { readonly frame: CodeFrame })[]
}

/** The broken file that would have its article at an address; what it says of its place may be readable all the same. */
export async function brokenAt(address: string): Promise<BrokenFile | undefined> {
  const { store, library } = await openDesk()
  for (const { stamp, broken } of library.files) {
    if (!broken) continue
    const read = await store.read(stamp.file)
    if (claimedPath(stamp.file, read.ok ? read.text : '') === address) return brokenFile(stamp.file)
  }
  return undefined
}

/** What is wrong with a file, as a page shows it. */
export async function brokenFile(file: string): Promise<BrokenFile> {
  const { store, library, catalog } = await openDesk()
  const problems = await listProblems(store, library, catalog, { file, severity: 'error' })
  const read = await store.read(file)
  const framed = problems.map((problem) =>
    Object.assign(problem, { frame: frameAround(read.ok ? read.text : '', problem.line) }),
  )
  return { file, problems: framed }
}

/** What the fields that make an address say, however broken the lines around them are. */
const PLACE_FIELDS = ['basePath', 'type', 'contentCategories', 'slug']

function claimedPath(file: string, text: string): string {
  const fields = PLACE_FIELDS.map((name) => {
    const [, value = ''] = new RegExp(`^[^\\w\\n]*${name}:[ \\t]*["']?([\\w./-]+)`, 'im').exec(text) ?? []
    return [name, value] as const
  })
  const whole = { title: 'x', date: '2000-01-01', status: 'draft', ...Object.fromEntries(fields) }
  const { value } = toArticle(file, { fields: whole, body: '' })
  return value ? articlePath({ community: { slug: value.community }, slug: value.section }, value.slug) : ''
}

/** What will happen to an article by itself. */
export interface Upcoming {
  readonly article: Article
  readonly at: Date
  readonly becomes: 'published' | 'expired'
}

/** Articles that appear or expire by themselves, the next one first. */
export async function getUpcoming(): Promise<readonly Upcoming[]> {
  const { library, catalog } = await openDesk()
  const now = new Date()
  const byFile = new Map(catalog.articles.map((article) => [article.file, article]))
  return library.files
    .flatMap(({ article: parsed }) => {
      const at = parsed && nextChange(parsed.lifecycle, now)
      const article = parsed && byFile.get(parsed.file)
      if (!at || !article) return []
      return {
        article,
        at,
        becomes: article.state === 'scheduled' ? ('published' as const) : ('expired' as const),
      }
    })
    .toSorted((a, b) => a.at.getTime() - b.at.getTime())
}

/** Where articles come from, in their order. Reads their files. */
export async function getProvenance(
  articles: readonly Article[],
): Promise<readonly (Provenance & { readonly article: Article })[]> {
  const { store, library } = await openDesk()
  const stamps = new Map(library.files.map(({ stamp }) => [stamp.file, stamp]))
  return Promise.all(
    articles.map(async (article) => {
      const read = await store.read(article.file)
      const split = read.ok ? readFrontMatter(read.text) : undefined
      const saved = new Date(stamps.get(article.file)?.modifiedMs ?? 0)
      const facts = provenanceOf(split?.ok ? split.file.fields : {}, store.displayPath(article.file), saved)
      return Object.assign(facts, { article })
    }),
  )
}

/** Opens a file in the editor of the machine it lies on; only while developing. */
export function editorLink(
  problem: Pick<LocatedProblem, 'contentFile' | 'line' | 'column'>,
): string | undefined {
  if (process.env.NODE_ENV !== 'development') return undefined
  const full = path.join(/* turbopackIgnore: true */ site.contentDir, problem.contentFile)
  return `vscode://file${encodeURI(full)}:${problem.line}:${problem.column}`
}
