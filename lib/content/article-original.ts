/** The document that an article leads to. */
import type { Field, Fields } from './fields'
import type { Original } from './model'
import type { Reporter } from './reporter'
import { domainOf, safeExternalUrl } from './safe-url'

/** Contributed articles live here; everything else is an excerpt and must lead to its original once it is published. */
export function readOriginal(
  fields: Fields,
  section: string,
  isDraft: boolean,
  report: Reporter,
): Original | undefined {
  const link = fields.nested('link')
  const nested = link.address('href') ?? link.address('original')
  const flat = fields.address('link') ?? topLevelAddress(fields, report)
  const written = nested ?? flat ?? fields.nested('openProjectCustomFields').address('cleanUrl', 'sourceUrl')
  const contributed =
    section.startsWith('contributed') || fields.text('archetype')?.value.startsWith('contributor') === true
  if (written === undefined) {
    if (!contributed) {
      const missing = isDraft ? report.warning : report.error
      missing(
        'link-missing',
        ['link', 'href'],
        'Readers would have nowhere to go.',
        'Put the full address, starting with https://, in link.href.',
      )
    }
    return undefined
  }
  const href = safeExternalUrl(written.value)
  const domain = href === undefined ? undefined : domainOf(href)
  if (href === undefined || domain === undefined) {
    report.error(
      'link-unsafe',
      written.path,
      `"${written.value.slice(0, 100)}" is not an address that can be opened.`,
      'Put the full address, starting with https://, in link.href.',
    )
    return undefined
  }
  const brand = link.label('brand')?.value ?? fields.label('linkBrand', 'brand')?.value
  return { href, source: { domain, brand: brand ?? domain } }
}

/** An older export writes the fields of the link beside the others, as lists of one. */
function topLevelAddress(fields: Fields, report: Reporter): Field<string> | undefined {
  const found = fields.address('href', 'original', 'cleanUrl', 'sourceUrl')
  if (found)
    report.warning(
      'link-flat',
      found.path,
      'The address of the original is written outside of "link".',
      'Write it as "href" below "link".',
    )
  return found
}
