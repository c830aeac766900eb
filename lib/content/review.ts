/**
 * What only editors need to know: everything that can be said about readable articles beyond the findings of reading
 * them. Worked out for checks and editors' pages, never for readers.
 */
import type { ParsedArticle } from './article'
import type { Catalog } from './catalog'
import type { Library } from './library'
import { faultsOfOriginal } from './original'
import type { Finding, FileFinding } from './problem'
import { bodyFindings, type LinkCheck } from './review-bodies'
import { duplicateFindings } from './review-duplicates'
import { placeFindings, unknownCommunities } from './review-places'
import { spellingFindings } from './review-spellings'
import { titleFindings } from './review-titles'

/**
 * Reviews all articles of the library.
 * @param catalog one made from all of them, drafts included.
 * @param checkLink says what is at an address of this site; without it, links inside bodies and aliases are not followed.
 */
export function reviewArticles(
  library: Library,
  catalog: Catalog,
  checkLink?: LinkCheck,
): readonly FileFinding[] {
  // What a broken file says now can't be read; its last good version is no help to whoever mends it.
  const articles = library.files.flatMap(({ article, broken }) => (article && !broken ? [article] : []))
  return [
    ...articles.flatMap((article) =>
      reviewArticle(article, catalog, checkLink).map((finding) => ({ file: article.file, finding })),
    ),
    ...unknownCommunities(articles, library),
    ...spellingFindings(articles, catalog),
    ...duplicateFindings(articles),
  ]
}

/** The part of it that needs no comparison with all other articles. */
export function reviewArticle(
  article: ParsedArticle,
  catalog: Catalog,
  checkLink?: LinkCheck,
): readonly Finding[] {
  return [
    ...titleFindings(article),
    ...originalFindings(article),
    ...bodyFindings(article, checkLink),
    ...placeFindings(article, catalog, checkLink),
  ]
}

function originalFindings({ original }: ParsedArticle): readonly Finding[] {
  if (original === undefined) return []
  const { href } = original
  return faultsOfOriginal(href).map(({ rule, message, fix, repair }) => {
    return { rule, severity: 'warning', field: ['link', 'href'], value: href, message, fix, repair }
  })
}
