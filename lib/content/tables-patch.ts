/**
 * Tables after a small change, from those before it: most edits touch only what an article says, and not what it is
 * called, where it is, or what it is counted under; or they add an article like others (`tables-growth.ts`), or take one
 * out (`tables-loss.ts`). Then nothing has to be compared again, however many files there are.
 */
import type { ParsedArticle } from './article'
import {
  originOf,
  placeOf,
  resolveArticle,
  type ShelvedArticle,
  type TableOptions,
  type Tables,
} from './catalog-tables'
import { swapIn, withArticle } from './groups'
import type { Library, Shelved } from './library'
import { withNewFile } from './tables-growth'
import { withoutFile } from './tables-loss'

/** With more changes than this, making everything anew takes no longer. */
const MOST_CHANGES = 20

export interface Patched {
  readonly tables: Tables
  /** Whether every article has the place it had; none came and none went. */
  readonly isInPlace: boolean
}

/** @returns `undefined` where the change may concern more than the articles that changed. */
export function patchTables(
  before: Tables,
  library: Library,
  { now, preview }: Omit<TableOptions, 'before'>,
): Patched | undefined {
  if (before.nextChange !== undefined && before.nextChange <= now) return undefined
  // What they say names other articles by their titles.
  if (before.findings.some(({ finding }) => finding.rule === 'alias-taken')) return undefined
  const changes = changedFiles(before.library, library)
  if (changes === undefined) return undefined
  let tables: Tables = { ...before, library }
  let isInPlace = true
  for (const change of changes) {
    const patched = withChange(tables, change, { now, preview })
    if (patched === undefined) return undefined
    isInPlace &&= patched.articles.length === tables.articles.length
    tables = patched
  }
  return { tables, isInPlace }
}

/** A file as it was and as it is, each unless it was not there. */
interface Change {
  readonly old?: Shelved
  readonly file?: Shelved
}

function withChange(
  tables: Tables,
  { old, file }: Change,
  options: Omit<TableOptions, 'before'>,
): Tables | undefined {
  if ((old && !isArticle(old)) || (file && !isArticle(file))) return undefined
  if (old && file) return withFile(tables, old, file, options.now)
  if (file) return withNewFile(tables, file, options)
  return old && withoutFile(tables, old, options)
}

/** The files that differ; `undefined` if they are many. Both libraries are in path order. */
function changedFiles({ files: before }: Library, { files: after }: Library): readonly Change[] | undefined {
  const changes: Change[] = []
  let [was, is] = [0, 0]
  while (was < before.length || is < after.length) {
    const [old, file] = [before[was], after[is]]
    const isOld = file === undefined || (old !== undefined && old.stamp.file <= file.stamp.file)
    const isNew = old === undefined || (file !== undefined && file.stamp.file <= old.stamp.file)
    if (isOld) was += 1
    if (isNew) is += 1
    if (old === file) continue
    changes.push({ ...(isOld && { old }), ...(isNew && { file }) })
    if (changes.length > MOST_CHANGES) return undefined
  }
  return changes
}

function isArticle(file: Shelved): file is ShelvedArticle {
  return file.article !== undefined
}

function withFile(tables: Tables, old: ShelvedArticle, file: ShelvedArticle, now: Date): Tables | undefined {
  if (!isSameButForText(old.article, file.article) || old.image?.key !== file.image?.key) return undefined
  if (old.article === file.article && old.image === file.image) return tables
  // When time alone changes something next may depend on either.
  if (old.article.modified > now || file.article.modified > now) return undefined
  const { path } = placeOf(file.article)
  if (tables.withdrawn.has(path)) return undefined
  const shown = tables.byPath.get(path)
  // Drafts are not shown to readers, and of two articles on one address only one.
  if (shown === undefined || originOf(shown) !== old.article) return tables
  const article = resolveArticle(file, { ...tables, now })
  const byAlias = new Map(tables.byAlias)
  for (const alias of article.aliases) byAlias.set(alias, article)
  return {
    ...tables,
    articles: swapIn(tables.articles, shown, article),
    byPath: new Map(tables.byPath).set(path, article),
    byAlias,
    groups: withArticle(tables.groups, shown, article),
  }
}

/** Whether two versions of a file differ only in what nothing but the article itself shows. */
function isSameButForText(one: ParsedArticle, other: ParsedArticle): boolean {
  return one === other || factsOf(one) === factsOf(other)
}

function factsOf(article: ParsedArticle): string {
  const own = { title: '', description: '', modified: 0, body: undefined }
  // The fourth label of a trail names the section.
  return JSON.stringify({
    ...article,
    ...own,
    original: article.original?.source,
    trail: article.trail?.labels[3],
  })
}
