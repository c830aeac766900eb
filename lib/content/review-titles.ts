/** Titles that stop halfway or end with their publication's name. */
import { withoutBrand } from '../titles'
import type { ParsedArticle } from './article'
import type { Finding } from './problem'

/** Where older importers cut. */
const IMPORTER_LIMIT = 100

export function titleFindings({ title, original }: ParsedArticle): readonly Finding[] {
  const findings: Finding[] = []
  if (/(?:…|\.{3}|\[…\])$/.test(title)) {
    const isImporter = title.length >= IMPORTER_LIMIT - 5 && title.length <= IMPORTER_LIMIT + 3
    findings.push({
      rule: 'title-cut',
      severity: 'warning',
      field: ['title'],
      message: isImporter
        ? `The importer cut this title at ${IMPORTER_LIMIT} characters.`
        : 'The title stops before its end.',
      fix: 'Open the original and paste the full title.',
    })
  }
  const clean =
    original && [original.source.brand, original.source.domain].map((name) => withoutBrand(title, name))
  const shorter = clean?.find((one) => one !== title)
  if (shorter !== undefined) {
    findings.push({
      rule: 'title-suffix',
      severity: 'warning',
      field: ['title'],
      message: `Readers see "${shorter}".`,
      fix: `Remove "${title.slice(shorter.length)}" from the title.`,
      repair: { kind: 'replace', value: shorter },
    })
  }
  return findings
}
