/** Where articles stand, and how readers get there: communities, trails, aliases. */
import { articlePath } from '../urls'
import type { ParsedArticle } from './article'
import type { Catalog } from './catalog'
import type { Library } from './library'
import type { Finding, FileFinding } from './problem'
import type { LinkCheck } from './review-bodies'
import { expectedTrail, wrongTrailLink } from './stored-trail'

/** So many letters off, a name is a slip of another one. */
const SLIP = 2

/** Of one article: breadcrumbs that lead elsewhere, aliases that lead in a circle or are pages of the site. */
export function placeFindings(
  article: ParsedArticle,
  catalog: Catalog,
  checkLink?: LinkCheck,
): readonly Finding[] {
  const trail = trailFinding(article)
  return [
    ...(trail ? [trail] : []),
    ...aliasLoops(article, catalog),
    ...aliasesOfPages(article, catalog, checkLink),
  ]
}

/** A community is known if a file describes it; where no file describes any, only a likely slip is reported. */
export function unknownCommunities(
  articles: readonly ParsedArticle[],
  library: Library,
): readonly FileFinding[] {
  const described = new Set(
    library.files.flatMap(({ index }) => (index && index.section === undefined ? [index.community] : [])),
  )
  const uses = new Map<string, number>()
  for (const { community } of articles) uses.set(community, (uses.get(community) ?? 0) + 1)
  const known = (slug: string) => described.has(slug) || (described.size === 0 && (uses.get(slug) ?? 0) > 1)
  return articles.flatMap(({ file, community }) => {
    if (community === 'general' || known(community)) return []
    const near = [...new Set([...described, ...uses.keys()])].find(
      (slug) => slug !== community && known(slug) && distance(slug, community, SLIP) <= SLIP,
    )
    if (described.size === 0 && near === undefined) return []
    return {
      file,
      finding: {
        rule: 'community-unknown',
        severity: 'warning',
        field: ['basePath'],
        message: `No file describes the community "${community}".`,
        fix: near
          ? `Write "${near}" if that is meant, or add communities/${community}/_index.md.`
          : `Add communities/${community}/_index.md with its name, or use the name of a community that exists.`,
      },
    }
  })
}

function trailFinding(article: ParsedArticle): Finding | undefined {
  const { trail } = article
  if (trail === undefined) return undefined
  const { labels, links } = trail
  const wrong = wrongTrailLink(article)
  if (labels.length !== links.length || labels.length !== 5)
    return {
      rule: 'breadcrumbs',
      severity: 'warning',
      field: ['breadcrumbLinks'],
      message: `There are ${labels.length} breadcrumbs and ${links.length} links, not five of each; the trail is computed from the address.`,
      fix: 'Give one link for each label, or remove both lists.',
    }
  if (wrong === undefined) return undefined
  const written = links[wrong]
  return {
    rule: 'breadcrumbs',
    severity: 'warning',
    field: ['breadcrumbLinks', wrong],
    message: `"${typeof written === 'string' ? written : ''}" is not where "${labels[wrong]}" is; the trail is computed from the address.`,
    fix: `Write ${expectedTrail(article)[wrong]}, or remove both lists.`,
  }
}

/** An alias that leads to itself, and two articles that are each other's old address. */
function aliasLoops(article: ParsedArticle, catalog: Catalog): readonly Finding[] {
  const owner = { community: { slug: article.community }, slug: article.section }
  const path = articlePath(owner, article.slug)
  return article.aliases.flatMap((alias): readonly Finding[] => {
    const base = { rule: 'alias-loop', severity: 'warning', field: ['aliases'], value: alias } as const
    if (alias === path)
      return [
        {
          ...base,
          message: 'The alias is the address of the article itself.',
          fix: 'Remove the alias.',
          repair: { kind: 'remove' },
        },
      ]
    const other = catalog.article(alias)
    return other?.aliases.includes(path)
      ? [
          {
            ...base,
            message: `${other.file} has this article's address among its aliases, and this article has its.`,
            fix: 'Remove both aliases, or merge the articles.',
          },
        ]
      : []
  })
}

/** Aliases where the site has a page of its own. Where another article is, the catalog knows. */
function aliasesOfPages(
  { aliases }: ParsedArticle,
  catalog: Catalog,
  checkLink: LinkCheck | undefined,
): readonly Finding[] {
  const taken = aliases.filter(
    (alias) => checkLink?.(alias) === 'found' && catalog.article(alias) === undefined,
  )
  return taken.map((alias) => ({
    rule: 'alias-taken',
    severity: 'warning',
    field: ['aliases'],
    value: alias,
    message: `${alias} is a page of the site itself, which readers see instead.`,
    fix: 'Remove the alias.',
  }))
}

/** How many letters must change to make one word the other; `limit + 1` when it is more than the limit. */
function distance(a: string, b: string, limit: number): number {
  if (Math.abs(a.length - b.length) > limit) return limit + 1
  let row = Array.from({ length: b.length + 1 }, (_, index) => index)
  for (const [line, letter] of [...a].entries()) {
    const next = [line + 1]
    for (let column = 1; column <= b.length; column++) {
      const changed = (row[column - 1] ?? 0) + (letter === b[column - 1] ? 0 : 1)
      next.push(Math.min(changed, (row[column] ?? 0) + 1, (next[column - 1] ?? 0) + 1))
    }
    row = next
  }
  return Math.min(row.at(-1) ?? 0, limit + 1)
}
