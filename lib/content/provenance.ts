/** Where an article came from, as its file tells; readers are not shown any of it. */
import { createFields } from './fields'
import { safeExternalUrl } from './safe-url'

export interface Provenance {
  /** As it can be opened from where the site was started. */
  readonly file: string
  /** What brought it here: "open-project-curations", "Dropmark". */
  readonly importSource?: string
  /** Its number where it was curated. */
  readonly workPackage?: string
  /** What kind of thing it is there: "Curated Content". */
  readonly workPackageType?: string
  /** The address readers are sent to. */
  readonly href?: string
  /** The address as it was found. */
  readonly foundAt?: string
  /** When the file says it was changed. */
  readonly changed?: string
  /** When the file was saved. */
  readonly saved: Date
}

/** @param record the front matter as it was read. */
export function provenanceOf(
  record: Readonly<Record<string, unknown>>,
  file: string,
  saved: Date,
): Provenance {
  const fields = createFields(record, [])
  const text = (...names: readonly string[]) => fields.text(...names)?.value
  const link = fields.nested('link')
  const custom = fields.nested('openProjectCustomFields')
  const flat = fields.address('link') ?? fields.address('href')
  const [href, foundAt] = [
    [link.address('href'), flat, custom.address('cleanUrl'), fields.address('cleanUrl')],
    [
      link.address('original'),
      fields.address('original'),
      custom.address('sourceUrl'),
      fields.address('sourceUrl'),
    ],
  ].map((places) => places.map((place) => place && safeExternalUrl(place.value)).find(Boolean))
  return {
    file,
    importSource: fields.nested('source').text('name')?.value ?? text('source'),
    workPackage: text('id') ?? fields.nested('featuredImage').text('workPackage')?.value,
    workPackageType: text('openProjectWorkPackageType'),
    href: href ?? foundAt,
    foundAt,
    changed: text('lastMod'),
    saved,
  }
}
