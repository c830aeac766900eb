/**
 * Tables after a small change, from those before it: most edits touch only what an article says, and not what it is
 * called, where it is, or what it is counted under; or they add an article like others (`tables-growth.ts`). Then nothing
 * has to be compared again, however many files there are.
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

/** With more changes than this, making everything anew takes no longer. */
const MOST_CHANGES = 20

/** @returns `undefined` where the change may concern more than the articles that changed. */
export function patchTables(
  before: Tables,
  library: Library,
  { now, preview }: Omit<TableOptions, 'before'>,
): Tables | undefined {
  if (before.nextChange !== undefined && before.nextChange <= now) return undefined
  // What they say names other articles by their titles.
  if (before.findings.some(({ finding }) => finding.rule === 'alias-taken')) return undefined
  const changes = changedFiles(before.library, library)
  if (changes === undefined) return undefined
  let tables: Tables = { ...before, library }
  for (const [old, file] of changes) {
    if (!isArticle(file)) return undefined
    const patched =
      old === undefined
        ? withNewFile(tables, file, { now, preview })
        : isArticle(old)
          ? withFile(tables, old, file, now)
          : undefined
    if (patched === undefined) return undefined
    tables = patched
  }
  return tables
}

/** What a file was, if it was there, and what it is. */
type Change = readonly [Shelved | undefined, Shelved]

/** The files that differ; `undefined` if one is gone, or many differ. */
function changedFiles(before: Library, library: Library): readonly Change[] | undefined {
  const changes: Change[] = []
  let place = 0
  for (const file of library.files) {
    const other = before.files[place]
    const old = other?.stamp.file === file.stamp.file ? other : undefined
    if (old) place += 1
    if (old === file) continue
    if (changes.length === MOST_CHANGES) return undefined
    changes.push([old, file])
  }
  return place === before.files.length ? changes : undefined
}

function isArticle(file: Shelved): file is ShelvedArticle {
  return file.article !== undefined
}

function withFile(tables: Tables, old: ShelvedArticle, file: ShelvedArticle, now: Date): Tables | undefined {
  if (!isSameButForText(old.article, file.article) || old.image?.key !== file.image?.key) return undefined
  if (old.article === file.article && old.image === file.image) return tables
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
