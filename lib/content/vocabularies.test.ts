import { describe, expect, test } from 'vitest'
import { parseFilters } from '../filters'
import type { Catalog } from './catalog'
import { createCatalog } from './catalog'
import { narrow } from './facets'
import { fingerprint, readLibrary } from './library'
import { listProblems } from './problems'
import { anArticleFile, catalogOf, libraryOf, linesOf } from './testing'
import { parseVocabularies } from './vocabularies'

const yaml = (...lines: readonly string[]) => `${lines.join('\n')}\n`

function read(...lines: readonly string[]) {
  const parsed = parseVocabularies(yaml(...lines))
  if (!parsed.ok) throw new Error(parsed.finding.message)
  return parsed
}

/** Findings with their places. */
function reported(...lines: readonly string[]): readonly string[] {
  const parsed = parseVocabularies(yaml(...lines))
  const findings = parsed.ok ? parsed.findings : [parsed.finding]
  return findings.map((finding) => `${finding.line}:${finding.column} ${linesOf([finding])[0]}`)
}

/** Merges as "from > into", by address. */
function mergesOf(...lines: readonly string[]): readonly string[] {
  return read(...lines).value.merges.map(
    ({ from, into }) => `${from.vocabulary}: ${from.label} > ${into.vocabulary}: ${into.label}`,
  )
}

describe('the file', () => {
  test('names vocabularies and topics', () => {
    expect(
      read(
        'Medigy:',
        '  description: Our own words.',
        '  topics:',
        '    Care Coordination:',
        '      description: Who talks to whom.',
        '      synonyms: [Coordinated care]',
        '    Fax:',
        '      deprecated: Use Interoperability.',
        'symplur:',
        '  name: Symplur',
      ),
    ).toEqual({
      ok: true,
      findings: [],
      value: {
        vocabularies: [
          { slug: 'medigy', name: 'Medigy', description: 'Our own words.' },
          { slug: 'symplur', name: 'Symplur', description: undefined },
        ],
        topics: [
          {
            vocabulary: 'Medigy',
            label: 'Care Coordination',
            description: 'Who talks to whom.',
            deprecated: undefined,
          },
          {
            vocabulary: 'Medigy',
            label: 'Fax',
            description: undefined,
            deprecated: 'Use Interoperability.',
          },
        ],
        merges: [
          {
            from: { vocabulary: 'Medigy', label: 'Coordinated care' },
            into: { vocabulary: 'Medigy', label: 'Care Coordination' },
          },
        ],
      },
    })
  })

  test('leaves out names that nothing has room for', () => {
    const long = 'a'.repeat(301)
    const why =
      'The name has 301 characters; it is left out, as at most 300 are allowed. Write a shorter name.'
    const lines = [
      'medigy:',
      '  topics:',
      `    ? ${long}`,
      '    : {}',
      '    Fax:',
      `      synonyms: [Telefax, ${long}]`,
    ]
    const { topics, merges } = read(...lines).value
    expect(topics.map(({ label }) => label)).toEqual(['Fax'])
    expect(merges.map(({ from }) => from.label)).toEqual(['Telefax'])
    expect(reported(...lines)).toEqual([
      `3:7 warning vocabularies-name medigy.topics.${long}: ${why}`,
      `6:27 warning name-length medigy.topics.Fax.synonyms.1: ${why}`,
    ])
  })

  test('may be empty, or hold only comments', () => {
    expect(reported('')).toEqual([])
    expect(reported('# nothing yet')).toEqual([])
    expect(reported('medigy:', '  topics:', '    Telehealth:')).toEqual([])
  })

  test('leads every merge to its end, also into another vocabulary', () => {
    expect(
      mergesOf(
        'Medigy:',
        '  topics:',
        '    A: { merged-into: B }',
        "    B: { merged-into: 'Symplur: C' }",
        '    D: { synonyms: [E] }',
      ),
    ).toEqual(['Medigy: A > Symplur: C', 'Medigy: B > Symplur: C', 'Medigy: E > Medigy: D'])
  })

  test('says "deprecated: true" in a sentence of its own', () => {
    const topics = (value: string) =>
      read('m:', '  topics:', `    Fax: { deprecated: ${value} }`).value.topics.map(
        ({ deprecated }) => deprecated,
      )
    expect([topics('true'), topics('false'), topics("''")]).toEqual([
      ['Curators no longer use this topic.'],
      [undefined],
      [undefined],
    ])
  })
})

describe('what is wrong is reported with its place, and the rest counts', () => {
  test.each<[string, readonly string[], string]>([
    [
      'no YAML',
      ['medigy:', '  name: "Medigy'],
      `3:1 warning vocabularies-syntax : The vocabularies can't be read: missing closing "quote. The site goes on with what it knew. Check the quotes and indentation on line 3.`,
    ],
    [
      'a key twice',
      ['medigy:', '  name: A', '  name: B'],
      `3:3 warning vocabularies-syntax : The vocabularies can't be read: map keys must be unique. The site goes on with what it knew. Check the quotes and indentation on line 3.`,
    ],
    [
      'an alias',
      ['a: &a { name: A }', 'b: *a'],
      `1:1 warning vocabularies-syntax : The vocabularies can't be read: a value refers to another one. The site goes on with what it knew. Write every value once, without anchors and aliases.`,
    ],
    [
      'a list',
      ['- medigy'],
      '1:1 warning vocabularies-shape : A vocabulary is a name with its fields below it; this is something else. Write each vocabulary as "name:" on a line of its own, with its fields indented below it.',
    ],
    [
      'topics as a list',
      ['medigy:', '  topics: [A]'],
      '2:3 warning vocabularies-shape medigy.topics: A topic is a name with its fields below it; this is something else. Write each topic as "name:" on a line of its own, with its fields indented below it.',
    ],
    [
      'a text for a topic',
      ['medigy:', '  topics:', '    A: B'],
      '3:5 warning vocabularies-shape medigy.topics.A: "A" has a value where its fields are meant. Write description, synonyms, merged-into, deprecated below it, indented.',
    ],
    [
      'an unknown field',
      ['medigy:', '  topics:', '    A:', '      sinonyms: [B]'],
      '4:7 warning vocabularies-field medigy.topics.A.sinonyms: "sinonyms" is not known here and is ignored. The fields are description, synonyms, merged-into, deprecated.',
    ],
    [
      'a name without letters',
      ["'???': {}"],
      `1:1 warning vocabularies-name ???: "???" has no letter or digit, so it can't have a page. Write the name in letters.`,
    ],
    [
      'a topic in two spellings',
      ['medigy:', '  topics:', '    Fax:', '    FAX:'],
      '4:5 warning vocabularies-repeat medigy.topics.FAX: "FAX" has the same address as "Fax" above; only that one counts. Put both into one entry.',
    ],
    [
      'a topic merged with itself',
      ['medigy:', '  topics:', '    Fax: { merged-into: FAX }'],
      '3:12 warning vocabularies-merge medigy.topics.Fax.merged-into: A topic is merged with itself, or with one that has no name. Name another topic.',
    ],
    [
      'a topic merged twice',
      ['medigy:', '  topics:', '    A: { synonyms: [C] }', '    B:', '      synonyms:', '        - C'],
      '6:11 warning vocabularies-merge medigy.topics.B.synonyms.0: "C" already belongs to "A"; this is ignored. Keep one of the two.',
    ],
  ])('%s', (_, lines, expected) => {
    expect(reported(...lines)).toEqual([expected])
  })

  test('merges in a circle are ignored, each with a finding', () => {
    const lines = ['m:', '  topics:', '    A: { merged-into: B }', '    B: { merged-into: A }']
    expect(mergesOf(...lines)).toEqual([])
    expect(reported(...lines)).toEqual([
      '3:10 warning vocabularies-merge m.topics.A.merged-into: "A" and "B" are merged into each other; this is ignored. Remove one of the merges, so that one topic stays.',
      '4:10 warning vocabularies-merge m.topics.B.merged-into: "B" and "A" are merged into each other; this is ignored. Remove one of the merges, so that one topic stays.',
    ])
  })

  test('a hostile file is a finding like any other', () => {
    const bomb = ['a: &a [x, x]', ...Array.from({ length: 30 }, (_, n) => `b${n}: &b${n} [*a, *a, *a]`)]
    expect(reported(...bomb)[0]).toContain('a value refers to another one')
    expect(reported(`a: ${'['.repeat(30_000)}`)[0]).toContain('vocabularies-syntax')
    expect(reported(`a: ${'x'.repeat(70_000)}`)[0]).toContain('it is larger than 64 KB')
    expect(reported('__proto__: { name: A }', 'constructor: { topics: { toString: {} } }')).toEqual([])
  })
})

const FILES = {
  'a.md': anArticleFile({ title: 'A', slug: 'a', communityTopics: ['Symplur: Telehealth'] }),
  'b.md': anArticleFile({ title: 'B', slug: 'b', communityTopics: ['Symplur: telemedicine', 'Medigy: Fax'] }),
  'c.md': anArticleFile({
    title: 'C',
    slug: 'c',
    communityTopics: ['Symplur: Telehealth', 'Symplur: Telemedicine'],
  }),
}
const MERGED = yaml(
  'symplur:',
  '  name: Symplur Signals',
  '  description: What people talk about.',
  '  topics:',
  '    Telehealth:',
  '      description: Care at a distance.',
  '      synonyms: [Telemedicine]',
  'medigy:',
  '  topics:',
  '    fax:',
  '      deprecated: Use Interoperability.',
)

const shelvesOf = ({ topics }: Catalog) =>
  topics.map(
    ({ subject, articles }) =>
      `${subject.vocabulary.name}: ${subject.label}: ${articles.map(({ slug }) => slug).join('')}`,
  )

describe('in a catalog', () => {
  test('a merged topic has its articles on the shelf of the other, each once', async () => {
    expect(shelvesOf(await catalogOf(FILES))).toEqual([
      'Symplur: Telehealth: ac',
      'Symplur: telemedicine: bc',
      'Medigy: Fax: b',
    ])
    const catalog = await catalogOf({ ...FILES, 'vocabularies.yaml': MERGED })
    expect(shelvesOf(catalog)).toEqual(['Symplur Signals: Telehealth: abc', 'Medigy: Fax: b'])
    expect(catalog.topic('symplur', 'telemedicine')).toBeUndefined()
    expect(catalog.mergedTopic('symplur', 'telemedicine')).toBe(catalog.topic('symplur', 'telehealth'))
    expect(catalog.mergedTopic('symplur', 'telehealth')).toBeUndefined()
  })

  test('later files with the merged topic come to the other', async () => {
    const { store, library, folder } = await libraryOf({ 'vocabularies.yaml': MERGED, ...FILES })
    await folder.write(
      'd.md',
      anArticleFile({ title: 'D', slug: 'd', communityTopics: ['Symplur: TELEMEDICINE'] }),
    )
    const catalog = createCatalog(await readLibrary(store, library), {
      now: new Date('2026-01-01'),
      preview: false,
    })
    expect(catalog.topic('symplur', 'telehealth')?.articles).toHaveLength(4)
  })

  test('a topic can move to a name that no article uses yet', async () => {
    const catalog = await catalogOf({
      ...FILES,
      'vocabularies.yaml': yaml('medigy:', '  topics:', "    Fax: { merged-into: 'Own: Paper Mail' }"),
    })
    expect(shelvesOf(catalog)).toContain('Own: Paper Mail: b')
    expect(catalog.topic('own', 'paper-mail')?.subject.synonyms).toEqual(['Fax'])
  })

  test('descriptions, synonyms and deprecations reach the topic', async () => {
    const catalog = await catalogOf({ ...FILES, 'vocabularies.yaml': MERGED })
    expect(catalog.topic('symplur', 'telehealth')?.subject).toMatchObject({
      description: 'Care at a distance.',
      synonyms: ['Telemedicine'],
      vocabulary: { name: 'Symplur Signals', description: 'What people talk about.' },
    })
    expect(catalog.topic('medigy', 'fax')?.subject).toMatchObject({
      label: 'Fax',
      deprecated: 'Use Interoperability.',
    })
    expect(catalog.findings.map(({ file, finding }) => `${file} ${linesOf([finding])[0]}`)).toContain(
      'b.md warning topic-deprecated communityTopics: The topic "Fax" should not be used any more. Use Interoperability. Choose another topic, or none.',
    )
  })

  test('the file decides how a topic is spelled, unless it is written like an address', async () => {
    const spelled = (name: string) =>
      catalogOf({ ...FILES, 'vocabularies.yaml': yaml('medigy:', '  topics:', `    ${name}:`) })
    expect(shelvesOf(await spelled('FAX'))).toContain('Medigy: FAX: b')
    expect(shelvesOf(await spelled('fax'))).toContain('Medigy: Fax: b')
  })

  test('a filter by the merged topic is one by the other', async () => {
    const catalog = await catalogOf({ ...FILES, 'vocabularies.yaml': MERGED })
    const filters = parseFilters(
      new URLSearchParams('topic=symplur/telemedicine&topic=symplur/telehealth&topic=medigy/fax'),
    )
    const { articles, ignored, applied } = narrow(catalog.articles, filters, catalog)
    expect(articles.map(({ slug }) => slug)).toEqual(['b'])
    expect(ignored).toEqual([])
    expect(applied.picks.topic).toEqual(['symplur/telehealth', 'medigy/fax'])
  })
})

describe('in a library', () => {
  test('the file is part of the fingerprint, and a broken one keeps its last good version', async () => {
    const { store, library, folder } = await libraryOf({ ...FILES, 'vocabularies.yaml': MERGED })
    await folder.write('vocabularies.yaml', 'symplur: "')
    const broken = await readLibrary(store, library)
    expect(fingerprint(broken)).not.toBe(fingerprint(library))
    const catalog = createCatalog(broken, { now: new Date('2026-01-01'), preview: true })
    expect(shelvesOf(catalog)).toContain('Symplur Signals: Telehealth: abc')
    const problems = await listProblems(store, broken, catalog)
    expect(
      problems
        .filter(({ rule }) => rule.startsWith('vocabularies'))
        .map(({ line, severity, sourceLine }) => [line, severity, sourceLine]),
    ).toEqual([[1, 'warning', 'symplur: "']])
  })
})
