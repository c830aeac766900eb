/** Titles that stop halfway or end with their publication's name. */
import { withoutBrand } from '../titles'
import type { ParsedArticle } from './article'
import type { Finding } from './problem'

/** Where older importers cut. */
const IMPORTER_LIMIT = 100

export function titleFindings({ title, original }: ParsedArticle): readonly Finding[] {
  const findings: Finding[] = []
  const names = original ? [original.source.brand, original.source.domain] : []
  const shown = names.map((name) => withoutBrand(title, name)).find((one) => one !== title) ?? title
  if (/(?:…|\.{3}|\[(?:…|\.{3})\])$/.test(shown)) {
    const isImporter = shown.length >= IMPORTER_LIMIT - 5 && shown.length <= IMPORTER_LIMIT + 3
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
  if (shown !== title) {
    findings.push({
      rule: 'title-suffix',
      severity: 'warning',
      field: ['title'],
      message: `Readers see "${shown}".`,
      fix: `Remove "${title.slice(shown.length)}" from the title.`,
      repair: { kind: 'replace', value: shown },
    })
  }
  return findings
}
