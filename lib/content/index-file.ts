/** What files say about communities and sections. */
import type { ParsedFile } from './article'
import { createFields, type Field } from './fields'
import { formatOf } from './file-names'
import type { SplitFile } from './front-matter'
import { HUES, MOTIFS, type Body, type Hue, type Motif } from './model'
import type { Finding } from './problem'
import { createReporter, type Reporter } from './reporter'
import { slugify } from './slug'

/** What `_index.md` says about a community or section. */
export interface ParsedIndex {
  readonly community: string
  readonly section?: string
  readonly name?: string
  readonly abbreviation?: string
  readonly description?: string
  readonly hue?: Hue
  readonly motif?: Motif
  readonly about?: Body
}

/**
 * Reads `communities/{community}/_index.md` or `communities/{community}/{section}/_index.md`.
 * @param file one that `isIndexName` says is an index.
 */
export function toIndex(file: string, split: SplitFile): ParsedFile<ParsedIndex> {
  const findings: Finding[] = []
  const fields = createFields(split.fields, findings)
  const report = createReporter(findings)
  const [, community, section] = /^communities\/([^/]+)\/(?:([^/]+)\/)?[^/]+$/.exec(file) ?? []
  if (community === undefined) {
    report.warning(
      'index-misplaced',
      [],
      'This file describes no community and no section.',
      'Move it to communities/{community}/_index.md.',
    )
    return { findings }
  }
  const value: ParsedIndex = {
    community: slugify(community),
    section: section && slugify(section),
    name: fields.label('name', 'title')?.value,
    abbreviation: fields.label('abbreviation')?.value,
    description: fields.text('description')?.value,
    hue: oneOf(HUES, fields.text('hue'), report),
    motif: oneOf(MOTIFS, fields.text('motif'), report),
    about: split.body.trim() === '' ? undefined : { text: split.body, format: formatOf(file) },
  }
  return { value, findings }
}

function oneOf<Value extends string>(
  allowed: readonly Value[],
  field: Field<string> | undefined,
  report: Reporter,
): Value | undefined {
  if (field === undefined) return undefined
  const found = allowed.find((value) => value === field.value)
  if (!found) {
    report.warning(
      'index-value',
      field.path,
      `"${field.value}" is not known; one is chosen by the name.`,
      `Write one of ${allowed.join(', ')}.`,
    )
  }
  return found
}
