/** What any engine must do. A second engine passes the same tests before it is used. */
import { describe, expect, test } from 'vitest'
import type { SearchDocument, SearchEngine, SearchResult, TextPart } from './engine'
import { createMemoryEngine } from './memory-engine'

const engines: readonly (readonly [name: string, create: () => SearchEngine])[] = [
  ['memory', () => createMemoryEngine()],
]

function aDocument(overrides: Partial<SearchDocument> & { readonly id: string }): SearchDocument {
  return {
    title: 'A note',
    topics: [],
    source: 'example.org',
    curators: ['Mara'],
    body: '',
    date: new Date('2024-03-05T00:00:00Z'),
    ...overrides,
  }
}

const LIBRARY = [
  aDocument({
    id: 'visits',
    title: 'Telehealth visits after the storm',
    topics: ['Care Coordination', 'Rural Hospitals'],
    body: 'Nurses called their patients from the gym. Nobody lost a record.',
    date: new Date('2024-01-01'),
  }),
  aDocument({
    id: 'budget',
    title: 'Budgets of small clinics',
    topics: ['Finance'],
    source: 'River Journal riverjournal.example',
    body: 'A paragraph on telehealth, and one on the interoperability of health data and electronic records.',
    date: new Date('2024-02-01'),
  }),
  aDocument({
    id: 'security',
    title: 'What the audit of cybersecurity found',
    curators: ['Zoë Łukasz'],
    body: 'Data on health was safe. The café’s network was not.',
    date: new Date('2024-03-01'),
  }),
]

function idsOf({ hits }: SearchResult): readonly string[] {
  return hits.map(({ id }) => id)
}

function textOf(parts: readonly TextPart[]): string {
  return parts.map(({ text }) => text).join('')
}

function marked(parts: readonly TextPart[]): readonly string[] {
  return parts.filter(({ isMatch }) => isMatch).map(({ text }) => text)
}

describe.each(engines)('%s engine', (_, create) => {
  function engineWith(documents: readonly SearchDocument[] = LIBRARY): SearchEngine {
    const engine = create()
    engine.add(documents)
    return engine
  }
  const found = (query: string, documents?: readonly SearchDocument[]) =>
    idsOf(engineWith(documents).search(query))

  test('finds a word that is only in a body, a topic, a source or a curator', () => {
    expect(found('gym')).toEqual(['visits'])
    expect(found('finance')).toEqual(['budget'])
    expect(found('riverjournal')).toEqual(['budget'])
    expect(found('lukasz')).toEqual(['security'])
  })

  test('ranks title over topic over source over body', () => {
    const word = 'telemetry'
    const documents = [
      aDocument({ id: 'body', body: `${word} and more` }),
      aDocument({ id: 'source', source: `${word}.example` }),
      aDocument({ id: 'topic', topics: [word] }),
      aDocument({ id: 'title', title: `On ${word}` }),
    ]
    expect(found(word, documents)).toEqual(['title', 'topic', 'source', 'body'])
  })

  test('ranks one match in a long title over any number of them in a body', () => {
    const documents = [
      aDocument({ id: 'body', body: 'ventilator '.repeat(40) }),
      aDocument({ id: 'title', title: `${'a long title of many words '.repeat(4)} ventilator` }),
    ]
    expect(found('ventilator', documents)).toEqual(['title', 'body'])
  })

  test('shows the newer of two equally good ones first', () => {
    const documents = [
      aDocument({ id: 'old', title: 'Scribes', date: new Date('2019-01-01') }),
      aDocument({ id: 'new', title: 'Scribes', date: new Date('2024-01-01') }),
    ]
    expect(found('scribes', documents)).toEqual(['new', 'old'])
    expect(found('scribes', documents.toReversed())).toEqual(['new', 'old'])
  })

  test('wants all words, wherever in an article they are', () => {
    const result = engineWith().search('telehealth finance')
    expect(idsOf(result)).toEqual(['budget'])
    expect(result.loosened).toBe(false)
  })

  test('falls back to any word and says so, with those that have more of them first', () => {
    const result = engineWith().search('telehealth storm cybersecurity')
    expect(idsOf(result)[0]).toBe('visits')
    expect(new Set(idsOf(result))).toEqual(new Set(['visits', 'budget', 'security']))
    expect(result.loosened).toBe(true)
  })

  test('does not call an empty result loosened', () => {
    const result = engineWith().search('zeppelin quixotic')
    expect(result).toMatchObject({ hits: [], loosened: false })
    expect(result.corrected).toBeUndefined()
  })

  test('a phrase in quotes matches only the phrase', () => {
    expect(found('health data')).toEqual(expect.arrayContaining(['budget', 'security']))
    expect(found('"health data"')).toEqual(['budget'])
    expect(found('“Health   Data” finance')).toEqual(['budget'])
    expect(found('"data health"')).toEqual([])
    expect(found('"health dat"')).toEqual([])
  })

  test('a phrase is told from its words where those repeat through a long text', () => {
    const body = 'ab cd '.repeat(100_000)
    expect(found('"ab ab"', [aDocument({ id: 'long', body })])).toEqual([])
    expect(found('"ab ab"', [aDocument({ id: 'long', body: `${body} ab ab` })])).toEqual(['long'])
  })

  test('a phrase does not reach from one topic or field into the next', () => {
    expect(found('"coordination rural"')).toEqual([])
    expect(found('"rural hospitals"')).toEqual(['visits'])
    expect(found('"storm care"')).toEqual([])
  })

  test('a phrase is never corrected or taken apart', () => {
    const result = engineWith().search('"telehelth visits"')
    expect(result).toMatchObject({ hits: [], loosened: false })
  })

  test.each([
    ['telehelth', 'telehealth'],
    ['interoperabilty', 'interoperability'],
    ['cybersecuirty', 'cybersecurity'],
  ])('%s finds what %s finds, and says so', (typo, right) => {
    const engine = engineWith()
    const result = engine.search(typo)
    expect(result.hits).toEqual(engine.search(right).hits)
    expect(result.hits).not.toEqual([])
    expect(result.corrected).toEqual([{ from: typo, to: right }])
  })

  test('forgives nothing in 3 letters, one slip up to 6, two from 7 on', () => {
    const documents = [aDocument({ id: 'a', body: 'gym nurse hospital' })]
    expect(found('gyn', documents)).toEqual([])
    expect(found('nrse', documents)).toEqual(['a'])
    expect(found('nusre', documents)).toEqual(['a'])
    expect(found('nrze', documents)).toEqual([])
    expect(found('hosptail', documents)).toEqual(['a'])
    expect(found('hsptial', documents)).toEqual(['a'])
    expect(found('hsptalx', documents)).toEqual([])
  })

  test('corrects to the most frequent of equally near words, and never a number', () => {
    const documents = [
      aDocument({ id: 'a', body: 'the plant in 2019' }),
      aDocument({ id: 'b', body: 'the plane' }),
      aDocument({ id: 'c', body: 'the plane' }),
    ]
    expect(engineWith(documents).search('planx').corrected).toEqual([{ from: 'planx', to: 'plane' }])
    expect(found('2018', documents)).toEqual([])
  })

  test('does not correct a word that some article has', () => {
    const documents = [aDocument({ id: 'a', body: 'planet' }), aDocument({ id: 'b', body: 'planer' })]
    const result = engineWith(documents).search('planer')
    expect(idsOf(result)).toEqual(['b'])
    expect(result.corrected).toBeUndefined()
  })

  test('finds longer words by their beginning, at a lower rank', () => {
    const documents = [
      aDocument({ id: 'longer', title: 'Clinical notes', date: new Date('2025-01-01') }),
      aDocument({ id: 'exact', title: 'Clinic notes' }),
    ]
    expect(found('clinic', documents)).toEqual(['exact', 'longer'])
    expect(found('clinic notes', documents)).toEqual(['exact', 'longer'])
    expect(found('notes cl', documents)).toEqual(expect.arrayContaining(['exact', 'longer']))
    expect(engineWith(documents).search('cl notes').loosened).toBe(true)
  })

  test('case, accents and possessives do not count', () => {
    expect(found('ZOE')).toEqual(['security'])
    expect(found('łukasz')).toEqual(['security'])
    expect(found('cafe')).toEqual(['security'])
    expect(found('CAFÉ')).toEqual(['security'])
    expect(found('cafe\u0301')).toEqual(['security'])
  })

  test.each([
    ['nothing', ''],
    ['white space', ' \n\t '],
    ['punctuation', '!?.,;:-_#+~*/\\()[]{}<>|&%$§=^`´'.repeat(7).slice(0, 200)],
    ['emoji', '👩‍⚕️🏥💉'.repeat(25).slice(0, 200)],
    ['percent codes', '%00'.repeat(66)],
    ['NUL', '\0'.repeat(200)],
    ['half characters', '\uD83D\uDE00\uD83D x \uDE00'.repeat(20)],
    ['an open quote', '"telehealth'],
    ['too many quotes', '"""'.repeat(60)],
    ['empty phrases', '"" " " "!"'],
    ['operators', 'AND OR NOT NEAR(a b, 2) * ^ : -title:x {a b}: "c" * + ('],
    ['a word without end', 'x'.repeat(100_000)],
    ['words without end', 'telehealth '.repeat(20_000)],
    ['names of objects', '__proto__ constructor toString hasOwnProperty'],
    ['marks alone', '\u0301'.repeat(200)],
    ['markup', '<script>alert(1)</script>'],
    ['right-to-left and joined letters', 'الصحة \u202Eصحة ﬁnance ½ 健康'],
  ])('answers %s', (_, query) => {
    const engine = engineWith()
    const result = engine.search(query)
    for (const { id } of result.hits) expect(textOf(result.snippet(id))).toEqual(expect.any(String))
    expect(textOf(result.mark(query))).toBe(query)
    expect(result.hits.length).toBeLessThanOrEqual(engine.size)
  })

  test('an empty query finds nothing; an open quote is ignored', () => {
    expect(found('')).toEqual([])
    expect(found('"telehealth')).toEqual(found('telehealth'))
  })

  test('answers before there is anything, and stores anything', () => {
    const engine = create()
    expect(engine.search('telehealth')).toMatchObject({ hits: [], loosened: false })
    const odd = aDocument({ id: 'odd', title: '\uD83D \0', body: '\uDE00 x', date: new Date(Number.NaN) })
    engine.add([odd])
    expect(idsOf(engine.search('x'))).toEqual(['odd'])
  })

  test('a document with a known id replaces the one that had it', () => {
    const engine = engineWith()
    engine.add([aDocument({ id: 'visits', title: 'Parking' })])
    expect(engine.size).toBe(3)
    expect(idsOf(engine.search('parking'))).toEqual(['visits'])
    expect(idsOf(engine.search('gym'))).toEqual([])
  })

  test('of two documents with one id in one go the later one counts', () => {
    const engine = engineWith([
      aDocument({ id: 'a', title: 'First' }),
      aDocument({ id: 'a', title: 'Second' }),
    ])
    expect(engine.size).toBe(1)
    expect(idsOf(engine.search('first'))).toEqual([])
    expect(idsOf(engine.search('second'))).toEqual(['a'])
  })

  test('a withdrawn document is gone: from hits, snippets and corrections', () => {
    const engine = engineWith()
    const before = engine.search('gym')
    engine.remove(['visits', 'never-there'])
    expect(engine.size).toBe(2)
    expect(idsOf(engine.search('gym'))).toEqual([])
    expect(idsOf(engine.search('"nobody lost"'))).toEqual([])
    expect(engine.search('nursez').corrected).toBeUndefined()
    expect(textOf(before.snippet('visits'))).toBe('')
    expect(idsOf(engine.search('telehealth'))).toEqual(['budget'])
  })

  test('what comes one by one, with some replaced and removed, is found as if it had come at once', () => {
    const numbered = (number: number, title: string) =>
      aDocument({ id: `n${number}`, title, body: `common text of number${number}` })
    const final = Array.from({ length: 1300 }, (_, number) => numbered(number, `Title ${number % 7}`))
    const grown = create()
    grown.add(final.slice(0, 600).map(({ id }) => aDocument({ id, title: 'Before', body: 'common old' })))
    for (const document of final) grown.add([document])
    grown.add([aDocument({ id: 'extra', title: 'Common extra' })])
    grown.remove(['extra'])
    const whole = engineWith(final)
    for (const query of ['common', 'number7', 'title 3', '"text of" number1299', 'before old', 'extra']) {
      expect({ query, hits: grown.search(query).hits }).toEqual({ query, hits: whole.search(query).hits })
    }
  })

  test('a document may be replaced any number of times', () => {
    const engine = engineWith()
    const before = ['telehealth', 'health data', '"of health"'].map((query) => engine.search(query).hits)
    for (let time = 0; time < 1200; time += 1) {
      engine.add([aDocument({ id: 'changing', title: `Edition ed${time}x` })])
    }
    expect(engine.size).toBe(4)
    expect(idsOf(engine.search('ed1199x'))).toEqual(['changing'])
    expect(idsOf(engine.search('"edition ed1198x"'))).toEqual([])
    engine.remove(['changing'])
    expect(['telehealth', 'health data', '"of health"'].map((query) => engine.search(query).hits)).toEqual(
      before,
    )
  })

  test('says by places in its documents what it says by their ids, also after some came and went', () => {
    const engine = engineWith()
    const before = engine.search('telehealth')
    const [best] = idsOf(before)
    engine.remove([best ?? ''])
    const after = engine.search('telehealth')
    for (const { hits, places, ids } of [before, after])
      expect(Array.from(places, (place) => ids[place])).toEqual(hits.map(({ id }) => id))
    expect(after.ids).not.toBe(before.ids)
    expect(engine.search('health').ids).toBe(after.ids)
  })

  test('gives at most as many hits as asked for: the best', () => {
    const engine = engineWith()
    const all = engine.search('telehealth')
    expect(engine.search('telehealth', { limit: 1 }).hits).toEqual(all.hits.slice(0, 1))
  })

  test('a snippet starts about 95 characters before the first match and marks all of them', () => {
    const before = 'some words that come before it '.repeat(10)
    const after = ' and some that follow it'.repeat(20)
    const body = `${before}the telehealth visit, then Telehealth’s end${after}`
    const result = engineWith([aDocument({ id: 'a', body })]).search('telehealth')
    const snippet = result.snippet('a')
    const distance = textOf(snippet).indexOf('telehealth')
    expect(distance).toBeGreaterThanOrEqual(85)
    expect(distance).toBeLessThanOrEqual(120)
    expect(marked(snippet)).toEqual(['telehealth', 'Telehealth’s'])
    expect(textOf(snippet)).toMatch(/^… \S.*\S …$/)
    expect(textOf(snippet).length).toBeLessThan(300)
  })

  test('a snippet marks beginnings, corrections and phrases', () => {
    const engine = engineWith()
    expect(marked(engine.search('interop').snippet('budget'))).toEqual(['interoperability'])
    expect(marked(engine.search('telehelth').snippet('budget'))).toEqual(['telehealth'])
    expect(marked(engine.search('"health data"').snippet('budget'))).toEqual(['health data'])
    expect(marked(engine.search('"of health" "health data"').snippet('budget'))).toEqual(['of health data'])
  })

  test('a snippet without a match in the body is its beginning', () => {
    const snippet = engineWith().search('storm').snippet('visits')
    expect(snippet).toEqual([
      { text: 'Nurses called their patients from the gym. Nobody lost a record.', isMatch: false },
    ])
  })

  test('a snippet never cuts a character in two', () => {
    for (let shift = 0; shift < 4; shift += 1) {
      const body = `${'x'.repeat(shift)}${'😀'.repeat(200)} gym ${'😀'.repeat(300)}`
      const text = textOf(
        engineWith([aDocument({ id: 'a', body })])
          .search('gym')
          .snippet('a'),
      )
      expect(text).toContain('gym')
      expect(Buffer.from(text).toString()).toBe(text)
    }
  })

  test('marks matches in any text', () => {
    const result = engineWith().search('telehealth')
    expect(result.mark('On Telehealth!')).toEqual([
      { text: 'On ', isMatch: false },
      { text: 'Telehealth', isMatch: true },
      { text: '!', isMatch: false },
    ])
  })
})
