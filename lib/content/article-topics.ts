/** The topics of an article, each with its vocabulary. */
import { createFields, type Field, type Fields } from './fields'
import type { Finding } from './problem'
import type { Reporter } from './reporter'
import { slugify } from './slug'

/** A topic or tag as one file spells it; the catalog decides on the label. */
export interface TopicMention {
  readonly vocabulary: string
  readonly label: string
}

/** Topics without a vocabulary are listed under Unsorted, with a warning. */
export function readTopics(fields: Fields, report: Reporter): readonly TopicMention[] {
  const listed = fields.labels('communityTopics')
  const seen = new Set<string>()
  for (const { value, path } of listed) {
    if (seen.has(value)) {
      const fix = 'Remove the second one.'
      report.warning('topic-repeated', path, `"${value}" is listed twice.`, fix, { kind: 'remove' })
    }
    seen.add(value)
  }
  const mentions = listed.length > 0 ? listed : topicsOfExport(fields, report)
  return mentions.flatMap(({ value, path }) => {
    const [, vocabulary = '', label = ''] = /^(.*?):\s+(.+)$/.exec(value) ?? []
    if (slugify(vocabulary) !== '' && slugify(label) !== '')
      return [{ vocabulary: vocabulary.trim(), label: label.trim() }]
    if (slugify(value) === '') return []
    report.warning(
      'topic-vocabulary',
      path,
      `"${value}" needs a prefix such as "Medigy: ". It is listed under Unsorted until then.`,
      `Write it as "Medigy: ${value}", or pick a topic from the list.`,
    )
    return [{ vocabulary: 'Unsorted', label: value }]
  })
}

/** The export repeats the topics as JSON inside YAML; it counts only where the list itself is missing. */
function topicsOfExport(fields: Fields, report: Reporter): readonly Field<string>[] {
  const written = fields.nested('openProjectCustomFields').address('medigyTopics')
  if (written === undefined) return []
  try {
    const topics: unknown = JSON.parse(written.value)
    if (Array.isArray(topics)) {
      report.warning(
        'topics-from-export',
        written.path,
        'Topics are read from the export field.',
        'List them under communityTopics.',
      )
      const texts = topics.filter((topic) => typeof topic === 'string')
      const findings: Finding[] = []
      const labels = createFields({ texts }, findings).labels('texts')
      // Repairs of what is only an export are nobody's business; what is left out is.
      for (const { rule, message, fix } of findings)
        if (rule === 'name-length') report.warning(rule, written.path, message, fix)
      return labels.map(({ value }) => ({ value, path: written.path }))
    }
  } catch {
    // Reported below: broken JSON and JSON that is no list are the same fault to an editor.
  }
  report.warning(
    'topics-from-export',
    written.path,
    'The topics of the export are not a JSON list; the article has none.',
    'List them under communityTopics.',
  )
  return []
}
