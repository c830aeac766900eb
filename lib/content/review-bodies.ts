/** Bodies that say too little, and links in them that lead nowhere. */
import type { ParsedArticle } from './article'
import { linksOf } from './body-links'
import type { Finding } from './problem'
import { safeUrl } from './safe-url'

/** Shorter excerpts do not tell a reader whether to go on. */
const FEW_WORDS = 20

/** In a text of so many characters there are more words than that, whatever its markup. */
const LONG_ENOUGH = 2000

/** Says what is at an address of this site; `undefined` for other sites' addresses. */
export type LinkCheck = (href: string) => 'found' | 'missing' | 'moved' | 'withdrawn' | undefined

/** A draft may still be waiting for its excerpt. */
export function bodyFindings({ body, lifecycle }: ParsedArticle, checkLink?: LinkCheck): readonly Finding[] {
  const words = wordsOf(body.text)
  const findings: Finding[] = []
  if (words < FEW_WORDS && lifecycle.status !== 'draft') {
    const [rule, message] =
      words === 0
        ? ['body-empty', 'There is no excerpt.']
        : ['body-short', `${words} ${words === 1 ? 'word' : 'words'}.`]
    findings.push({
      rule,
      severity: 'warning',
      field: [],
      message,
      fix: 'Quote one or two paragraphs.',
      inBody: 0,
    })
  }
  for (const { href, at } of linksOf(body)) {
    const fault = linkFault(href, checkLink)
    if (fault) findings.push({ ...fault, severity: 'warning', field: [], inBody: at })
  }
  return findings
}

function linkFault(
  href: string,
  checkLink: LinkCheck | undefined,
): Pick<Finding, 'rule' | 'message' | 'fix'> | undefined {
  if (safeUrl(href) === undefined)
    return {
      rule: 'body-link-unusable',
      message: `"${href.slice(0, 100)}" can't be used as a link; readers see only its text.`,
      fix: 'Write a full address, starting with https://, or a path of this site, starting with one slash.',
    }
  const found = checkLink?.(href)
  if (found === 'missing' || found === 'withdrawn')
    return {
      rule: 'body-link-missing',
      message: found === 'missing' ? `There is no page at ${href}.` : `The article at ${href} was withdrawn.`,
      fix: 'Correct the link, or remove it.',
    }
  return undefined
}

/** Visible words, counted no further than where they are enough. */
function wordsOf(text: string): number {
  const visible = text.slice(0, LONG_ENOUGH).replace(/<[^>]*>|!\[[^\]]*\]\([^)]*\)|&[a-z#\d]+;/gi, ' ')
  const words = /[\p{L}\p{N}]+(?:['’.-][\p{L}\p{N}]+)*/gu
  let count = 0
  while (count < FEW_WORDS && words.test(visible)) count += 1
  return count
}
