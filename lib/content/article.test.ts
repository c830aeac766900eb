import { describe, expect, test } from 'vitest'
import { toArticle, type ParsedArticle } from './article'
import { parseDate } from './article-dates'
import { readFrontMatter } from './front-matter'
import { toIndex } from './index-file'
import { anArticleFile, linesOf } from './testing'

const FILE = 'communities/rural-care/curated-content/power-cut.md'

function splitOf(text: string) {
  const split = readFrontMatter(text)
  if (!split.ok) throw new Error(split.finding.message)
  return split.file
}

type Overrides = Readonly<Record<string, unknown>>

/** What becomes of a complete article with some fields written differently. */
function reading(overrides: Overrides, file = FILE) {
  const { value, findings } = toArticle(file, splitOf(anArticleFile(overrides)))
  return { value, lines: linesOf(findings) }
}

function valueOf(overrides: Overrides, file = FILE): ParsedArticle {
  const { value, lines } = reading(overrides, file)
  if (value === undefined) throw new Error(lines.join('\n'))
  return value
}

const linesFor = (overrides: Overrides, file = FILE) => reading(overrides, file).lines

describe('a complete article', () => {
  test('is read in our own words, without a finding', () => {
    const { value, lines } = reading({})
    expect(lines).toEqual([])
    expect(value).toEqual({
      file: FILE,
      community: 'rural-care',
      section: 'curated-content',
      slug: 'power-cut',
      title: 'A clinic keeps its records through a power cut',
      description: 'How a small clinic kept working for two days without electricity',
      communityLabel: 'Rural Care (RC)',
      date: new Date('2024-03-05T08:27:09.075Z'),
      modified: new Date('2024-03-06T09:54:18.911Z'),
      lifecycle: { status: 'published', from: new Date('2024-03-05T08:27:09.075Z'), until: undefined },
      curators: ['Mara'],
      topics: [
        { vocabulary: 'Medigy', label: 'Care Coordination' },
        { vocabulary: 'Symplur', label: 'EHR (Electronic Health Record)' },
      ],
      tags: ['news'],
      original: {
        href: 'https://www.riverjournal.example/a-clinic-keeps-its-records-through-a-power-cut/',
        source: { domain: 'riverjournal.example', brand: 'riverjournal.example' },
      },
      image: undefined,
      trail: {
        labels: [
          'Home',
          'Communities',
          'Rural Care (RC)',
          'Curated Content',
          'A clinic keeps its records through a power cut',
        ],
        links: [
          '/',
          '/communities/',
          '/communities/rural-care/',
          '/communities/rural-care/curated-content',
          '#',
        ],
      },
      aliases: [],
      body: {
        text: '<p>The lights went out at noon.</p>\n<p>Nobody lost a record.</p>\n',
        format: 'markdown',
      },
    })
  })

  test('unknown keys are nobody’s business', () => {
    const extra = {
      owlType: 'Any',
      mdName: 'x',
      socialScore: { a: [1] },
      'odd key': null,
      metaTitle: 'M',
      ogUrl: 'u',
    }
    expect(reading(extra)).toEqual(reading({}))
  })

  test('is HTML when its file is', () => {
    expect(valueOf({}, 'communities/rural-care/curated-content/a.html').body.format).toBe('html')
    expect(valueOf({}, 'communities/rural-care/curated-content/a.HTML').body.format).toBe('html')
    expect(valueOf({}, 'communities/rural-care/curated-content/a.markdown').body.format).toBe('markdown')
  })

  test('all errors of a file are found at once', () => {
    expect(linesFor({ title: null, date: 'soon', link: null })).toEqual([
      'error title-missing title: An article needs a title before it can be listed or found. Copy the title from the original article.',
      'error date-unreadable date: "soon" is not a date. Write it as 2021-01-08.',
      'error link-missing link.href: Readers would have nowhere to go. Put the full address, starting with https://, in link.href.',
    ])
    expect(reading({ title: null, link: {} }).value).toBeUndefined()
  })
})

describe('title and description', () => {
  test.each([[undefined], [null], [''], ['  '], [{}], ['\u0000']])('a title %j is missing', (title) => {
    expect(linesFor({ title })).toContain(
      'error title-missing title: An article needs a title before it can be listed or found. Copy the title from the original article.',
    )
  })

  test('a title may have 300 characters', () => {
    expect(valueOf({ title: 'a'.repeat(300) }).title).toHaveLength(300)
    expect(linesFor({ title: 'a'.repeat(301) })).toContain(
      'error title-length title: The title has 301 characters; at most 300 are allowed. Write the title of the original article.',
    )
  })

  test.each([
    ['Cut here…', 'Cut here'],
    ['Cut here …', 'Cut here'],
    ['Cut here...', 'Cut here'],
    ['Cut&nbsp;here&#8230;', 'Cut here'],
    ['Cut here&hellip;', 'Cut here'],
    ['A full stop stays.', 'A full stop stays.'],
    ['In … the middle', 'In … the middle'],
    [11, '11'],
    ['…', undefined],
    ['', undefined],
    [null, undefined],
    [['In a list'], 'In a list'],
  ])('a description %j is shown as %j', (description, shown) => {
    expect(valueOf({ description }).description).toBe(shown)
  })
})

describe('a name that nothing has room for', () => {
  const LONG = 'a'.repeat(301)
  const WHY = 'The name has 301 characters; it is left out, as at most 300 are allowed. Write a shorter name.'

  test('is left out, and the article stays', () => {
    const { value, lines } = reading({
      identifier: LONG,
      author: ['Mara', LONG],
      tags: [LONG, 'news'],
      categories: LONG,
      communityTopics: [`Medigy: ${LONG.slice(8)}`, 'Medigy: Care Coordination'],
      link: { href: 'https://example.org/', brand: LONG },
    })
    expect(value).toMatchObject({
      communityLabel: undefined,
      curators: ['Mara'],
      tags: ['news'],
      topics: [{ vocabulary: 'Medigy', label: 'Care Coordination' }],
      original: { source: { domain: 'example.org', brand: 'example.org' } },
    })
    expect(lines.toSorted()).toEqual(
      ['author.1', 'categories', 'communityTopics.0', 'identifier', 'link.brand', 'tags.0'].map(
        (field) => `warning name-length ${field}: ${WHY}`,
      ),
    )
  })

  test('may have 300 characters', () => {
    expect(valueOf({ tags: ['a'.repeat(300)] }).tags).toEqual(['a'.repeat(300)])
    expect(linesFor({ tags: ['a'.repeat(300)] })).toEqual([])
  })

  test('takes the trail with it: the others would name something else', () => {
    const breadcrumbs = ['Home', 'Communities', LONG, 'Curated Content', 'A title']
    expect(valueOf({ breadcrumbs }).trail).toBeUndefined()
    expect(linesFor({ breadcrumbs })).toEqual([`warning name-length breadcrumbs.2: ${WHY}`])
  })

  test('is reported for the export it comes from', () => {
    const exported = {
      communityTopics: [],
      openProjectCustomFields: { medigyTopics: JSON.stringify([LONG, 'Medigy: Care Coordination']) },
    }
    expect(valueOf(exported).topics).toEqual([{ vocabulary: 'Medigy', label: 'Care Coordination' }])
    expect(linesFor(exported)).toContain(`warning name-length openProjectCustomFields.medigyTopics: ${WHY}`)
  })

  test('names no community', () => {
    const { value, findings } = toIndex(
      'communities/rural-care/_index.md',
      splitOf(`---\nname: ${LONG}\nabbreviation: ${LONG}\n---\n`),
    )
    expect(value).toMatchObject({ community: 'rural-care', name: undefined, abbreviation: undefined })
    expect(linesOf(findings)).toEqual([
      `warning name-length name: ${WHY}`,
      `warning name-length abbreviation: ${WHY}`,
    ])
  })
})

describe('community and section', () => {
  const ELSEWHERE = 'inbox/a.md'
  const none = { basePath: undefined }

  test.each<[string, Overrides, string, string]>([
    ['basePath', { basePath: '/communities/heart/curated-content/' }, FILE, 'heart/curated-content'],
    [
      'basePath without its last slash',
      { basePath: '/communities/heart/curated-content' },
      FILE,
      'heart/curated-content',
    ],
    [
      'basePath in capitals',
      { basePath: '/communities/Heart Health/Curated Content/' },
      FILE,
      'heart-health/curated-content',
    ],
    [
      'basePath before type',
      {
        basePath: '/communities/heart/contributed-content/',
        type: 'communities/medigy-lungs',
        contentCategories: 'medigy-lungs-curated-content',
      },
      FILE,
      'heart/contributed-content',
    ],
    [
      'type and contentCategories before the folder',
      { ...none, type: 'communities/medigy-lungs', contentCategories: 'medigy-lungs-contributed-content' },
      FILE,
      'lungs/contributed-content',
    ],
    ['type alone', { ...none, type: 'communities/medigy-lungs' }, FILE, 'lungs/curated-content'],
    ['type without the prefix', { ...none, type: 'communities/lungs' }, FILE, 'lungs/curated-content'],
    [
      'contentCategories alone',
      { ...none, contentCategories: 'medigy-heart-and-lungs-contributed-content' },
      FILE,
      'heart-and-lungs/contributed-content',
    ],
    [
      'contentcategories in small letters',
      { ...none, contentcategories: 'medigy-lungs-curated-content' },
      ELSEWHERE,
      'lungs/curated-content',
    ],
    [
      'the folder',
      none,
      'communities/kidneys/contributed-content/deep/down/a.md',
      'kidneys/contributed-content',
    ],
    [
      'an unknown type is no type',
      { ...none, type: 'post' },
      'communities/kidneys/news/a.md',
      'kidneys/news',
    ],
    ['nothing', none, ELSEWHERE, 'general/curated-content'],
    ['a folder without a section', none, 'communities/kidneys/a.md', 'general/curated-content'],
  ])('are given by %s', (_, overrides, file, place) => {
    const { community, section } = valueOf(overrides, file)
    expect(`${community}/${section}`).toBe(place)
  })

  test('an article of no community is told where it went', () => {
    expect(linesFor(none, ELSEWHERE)).toEqual([
      'warning community-missing : Neither the fields nor the folder name a community; the article is shown under "General". Add basePath: /communities/{community}/{section}/',
    ])
  })

  test.each([
    '/',
    '/communities/heart/',
    '/communities/heart/curated-content/deeper/',
    'communities/heart/x',
    '/communities/!/x',
  ])('a basePath %j is passed over with a warning', (basePath) => {
    expect(linesFor({ basePath })).toEqual([
      `warning base-path basePath: "${basePath}" is not the address of a section. Write it as /communities/{community}/{section}/`,
    ])
    expect(valueOf({ basePath }).community).toBe('rural-care')
  })
})

describe('slug', () => {
  test.each<[Overrides, string, string]>([
    [{ slug: 'one-two' }, FILE, 'one-two'],
    [{ slugid: 'one-two' }, FILE, 'one-two'],
    [{ slug: 'feedproxy.example.com-one' }, FILE, 'feedproxy.example.com-one'],
    [{ slug: '2019-10-10' }, FILE, '2019-10-10'],
    [{ slug: 2019 }, FILE, '2019'],
    [{}, 'communities/a/b/Some File (2).md', 'some-file-2'],
    [{}, 'communities/a/b/v1.2-notes.markdown', 'v1-2-notes'],
    [{ slug: '' }, FILE, 'power-cut'],
  ])('%j in %s gives %s', (overrides, file, slug) => {
    expect(valueOf(overrides, file).slug).toBe(slug)
  })

  test('one that can’t be an address is repaired, with a warning', () => {
    expect(reading({ slug: 'One Two!' })).toMatchObject({
      value: { slug: 'one-two' },
      lines: [
        `warning slug-repaired slug: "One Two!" can't be an address; "one-two" is used. Write slug: one-two`,
      ],
    })
    expect(valueOf({ slug: '../../etc/passwd' }).slug).toBe('etc-passwd')
    expect(valueOf({ slug: 'a/b' }).slug).toBe('a-b')
  })

  test.each(['feed.xml', 'atom.xml', 'feed.json', 'page', 'opengraph-image'])(
    '%s belongs to the site',
    (slug) => {
      expect(linesFor({ slug })).toEqual([
        `error slug-reserved slug: The address "${slug}" is used by the site itself. Choose another slug.`,
      ])
    },
  )

  test('without a letter or digit there is no address', () => {
    const line =
      'error slug-missing slug: The article has no address: neither "slug" nor the file name has a letter or digit. Add a slug of lower-case letters, digits and dashes.'
    expect(linesFor({ slug: '—' })).toContain(line)
    expect(linesFor({}, 'communities/a/b/—.md')).toContain(line)
  })
})

describe('dates', () => {
  test.each([
    ['2021-01-08', '2021-01-08T00:00:00.000Z'],
    [' 2021-01-08 ', '2021-01-08T00:00:00.000Z'],
    ['2020-02-29', '2020-02-29T00:00:00.000Z'],
    ['2021-01-08T08:27:09.075475Z', '2021-01-08T08:27:09.075Z'],
    ['2021-01-08T08:27:09.5Z', '2021-01-08T08:27:09.500Z'],
    ['2021-01-08T08:27:09Z', '2021-01-08T08:27:09.000Z'],
    ['2021-01-08t08:27:09z', '2021-01-08T08:27:09.000Z'],
    ['2021-01-08T08:27Z', '2021-01-08T08:27:00.000Z'],
    ['2017-12-15 11:46:09', '2017-12-15T11:46:09.000Z'],
    ['2017-12-15 11:46', '2017-12-15T11:46:00.000Z'],
    ['2021-01-08T23:30:00-05:00', '2021-01-09T04:30:00.000Z'],
    ['2021-01-08T00:30:00+0530', '2021-01-07T19:00:00.000Z'],
    ['2021-01-08 08:27:09 +02:00', '2021-01-08T06:27:09.000Z'],
  ])('%j is %s on every machine', (text, iso) => {
    expect(parseDate(text)?.toISOString()).toBe(iso)
  })

  const UNREADABLE = [
    'soon',
    '2021-02-30',
    '2021-02-29',
    '2021-13-01',
    '2021-13-45',
    '2021-00-10',
    '2021-1-8',
    '08.01.2021',
    '01/08/2021',
    'January 8, 2021',
    '20210108',
    '2021-01-08T24:00:00Z',
    '2021-01-08T12:60:00Z',
    '2021-01-08T12:00:60Z',
    '2021-01-08T12:00:00+99:99',
    '2021-01-08T12:00:00 CET',
    '2021-01-08 or so',
  ]

  test.each(UNREADABLE)('%j is no date', (text) => {
    expect(parseDate(text)).toBeUndefined()
    expect(linesFor({ date: text })).toContain(
      `error date-unreadable date: "${text}" is not a date. Write it as 2021-01-08.`,
    )
  })

  test('an article needs one', () => {
    expect(linesFor({ date: undefined })).toEqual([
      'error date-missing date: An article needs the date it was curated. Write it as 2021-01-08.',
    ])
    expect(linesFor({ date: 2021 })).toEqual([
      'error date-unreadable date: "2021" is not a date. Write it as 2021-01-08.',
    ])
  })

  test('an unreadable day of change is only worth a warning', () => {
    expect(reading({ lastMod: 'later' })).toMatchObject({
      value: { modified: new Date('2024-03-05T08:27:09.075Z') },
      lines: ['warning date-unreadable lastMod: "later" is not a date. Write it as 2021-01-08.'],
    })
    expect(valueOf({ lastMod: null }).modified).toEqual(new Date('2024-03-05T08:27:09.075Z'))
  })
})

describe('lifecycle', () => {
  test.each<[Overrides, string]>([
    [{ status: '' }, 'published'],
    [{ status: undefined }, 'published'],
    [{ status: null }, 'published'],
    [{ status: 'published' }, 'published'],
    [{ status: 'Published' }, 'published'],
    [{ draft: false }, 'published'],
    [{ draft: 'no' }, 'published'],
    [{ draft: null }, 'published'],
    [{ status: 'draft' }, 'draft'],
    [{ status: ' DRAFT ' }, 'draft'],
    [{ status: ['draft'] }, 'draft'],
    [{ Status: 'draft' }, 'draft'],
    [{ draft: true }, 'draft'],
    [{ draft: 'true' }, 'draft'],
    [{ draft: 'yes' }, 'draft'],
    [{ draft: 1 }, 'draft'],
    [{ status: 'published', draft: true }, 'draft'],
    [{ status: 'archived' }, 'archived'],
    [{ status: 'archived', draft: true }, 'archived'],
  ])('%j means %s', (overrides, status) => {
    expect(valueOf({ status: undefined, ...overrides }).lifecycle.status).toBe(status)
  })

  test('an unknown status keeps the article back', () => {
    expect(reading({ status: 'in review' })).toMatchObject({
      value: { lifecycle: { status: 'draft' } },
      lines: [
        'warning status-unknown status: "in review" is no known status; the article stays a draft. Write published, draft or archived.',
      ],
    })
    expect(valueOf({ status: false }).lifecycle.status).toBe('draft')
  })

  test('publishDate and expiryDate bound the time it can be read; the date stays the date', () => {
    const { date, lifecycle } = valueOf({
      date: '2024-01-01',
      publishDate: '2024-02-01',
      expiryDate: '2024-03-01',
    })
    expect(date).toEqual(new Date('2024-01-01'))
    expect(lifecycle).toEqual({
      status: 'published',
      from: new Date('2024-02-01'),
      until: new Date('2024-03-01'),
    })
  })

  test('an article waits for the later of date and publishDate', () => {
    const fromOf = (overrides: Overrides) => valueOf(overrides).lifecycle.from
    expect(fromOf({ date: '2024-02-01', publishDate: '2024-01-01' })).toEqual(new Date('2024-02-01'))
    expect(fromOf({ date: '2024-02-01', publishDate: '2024-02-02' })).toEqual(new Date('2024-02-02'))
  })

  test('a bound nobody can read keeps the article back', () => {
    expect(linesFor({ publishDate: 'Monday' })).toEqual([
      'error date-unreadable publishDate: "Monday" is not a date. Write it as 2021-01-08.',
    ])
    expect(linesFor({ expiryDate: 'never' })).toEqual([
      'error date-unreadable expiryDate: "never" is not a date. Write it as 2021-01-08.',
    ])
  })
})

describe('curators', () => {
  test.each<[unknown, readonly string[]]>([
    ['Mara', ['Mara']],
    [
      ['Mara', 'Jon Ek'],
      ['Mara', 'Jon Ek'],
    ],
    [null, []],
    [[], []],
    [['Mara @river.example'], ['Mara']],
    ['mara.ek@river.example', ['Mara Ek']],
    ['Mara Ek <mara.ek@river.example>', ['Mara Ek']],
    ['"Mara Ek" <mara.ek@river.example>', ['Mara Ek']],
    ['Mara Ek (mara.ek@river.example)', ['Mara Ek']],
    ['Mara Ek, mara.ek@river.example', ['Mara Ek']],
    ['<mara@river.example>', ['Mara']],
    ['mailto:mara@river.example', ['Mara']],
    ['@mara', ['Mara']],
    ['mara @ river.example', ['mara']],
    ['Mara Ek @ river.example', ['Mara Ek']],
    ['Mara Ek @ River Clinic', ['Mara Ek River Clinic']],
    ['mara&#64;river.example', ['Mara']],
    ['@', []],
  ])('%j are read as %j', (author, curators) => {
    expect(valueOf({ author }).curators).toEqual(curators)
  })

  test('an address is reported with what readers see', () => {
    expect(linesFor({ author: ['Jon', 'Mara @river.example'] })).toEqual([
      'warning curator-address author.1: The curator looks like an e-mail address. Readers see "Mara". Use a name only.',
    ])
  })

  test.each(['a@b@c', '@@@mara', 'mara@', 'x @y @z', '<@a>', 'Mara"@"Ek'])(
    'of %j no reader sees an @',
    (author) => {
      expect(valueOf({ author }).curators.join(' ')).not.toContain('@')
    },
  )
})

describe('topics', () => {
  test.each<[unknown, readonly { vocabulary: string; label: string }[]]>([
    [['Medigy: Barriers & Guidelines'], [{ vocabulary: 'Medigy', label: 'Barriers & Guidelines' }]],
    ['Medigy: Alone', [{ vocabulary: 'Medigy', label: 'Alone' }]],
    [['Medigy: A: B'], [{ vocabulary: 'Medigy', label: 'A: B' }]],
    [['A:B: C'], [{ vocabulary: 'A:B', label: 'C' }]],
    [['Medigy:  Spaced  out '], [{ vocabulary: 'Medigy', label: 'Spaced out' }]],
    [['Medigy: A &amp; B'], [{ vocabulary: 'Medigy', label: 'A & B' }]],
    [['Diabetes'], [{ vocabulary: 'Unsorted', label: 'Diabetes' }]],
    [['Medigy:Diabetes'], [{ vocabulary: 'Unsorted', label: 'Medigy:Diabetes' }]],
    [['Medigy:'], [{ vocabulary: 'Unsorted', label: 'Medigy:' }]],
    [['—', null, ''], []],
    [[], []],
    [null, []],
  ])('%j are read as %j', (communityTopics, topics) => {
    expect(valueOf({ communityTopics }).topics).toEqual(topics)
  })

  test('one without a vocabulary is told so', () => {
    expect(linesFor({ communityTopics: ['Medigy: One', 'Diabetes'] })).toEqual([
      'warning topic-vocabulary communityTopics.1: "Diabetes" needs a prefix such as "Medigy: ". It is listed under Unsorted until then. Write it as "Medigy: Diabetes", or pick a topic from the list.',
    ])
  })

  const exported = (medigyTopics: unknown, communityTopics?: unknown) => ({
    communityTopics,
    openProjectCustomFields: { medigyTopics },
  })

  test('those of the export count only where the list is missing', () => {
    expect(reading(exported('["Medigy: Other"]', ['Medigy: One']))).toMatchObject({
      value: { topics: [{ vocabulary: 'Medigy', label: 'One' }] },
      lines: [],
    })
    expect(reading(exported('["Medigy: One","Symplur: A &amp;  B\\u202e"]'))).toMatchObject({
      value: {
        topics: [
          { vocabulary: 'Medigy', label: 'One' },
          { vocabulary: 'Symplur', label: 'A & B' },
        ],
      },
      lines: [
        'warning topics-from-export openProjectCustomFields.medigyTopics: Topics are read from the export field. List them under communityTopics.',
      ],
    })
  })

  test.each(['[', '{}', '"Medigy: One"', 'Medigy: One', '3', 'null'])(
    'an export of %j gives none',
    (text) => {
      expect(reading(exported(text))).toMatchObject({
        value: { topics: [] },
        lines: [
          'warning topics-from-export openProjectCustomFields.medigyTopics: The topics of the export are not a JSON list; the article has none. List them under communityTopics.',
        ],
      })
    },
  )

  test('what is no text in the export is left out', () => {
    expect(valueOf(exported('[1, null, {"a": 1}, "Medigy: One"]')).topics).toEqual([
      { vocabulary: 'Medigy', label: 'One' },
    ])
  })
})

describe('tags', () => {
  test.each<[Overrides, readonly string[]]>([
    [{ tags: ['news'], categories: ['AI', 'Policy'] }, ['news', 'AI', 'Policy']],
    [{ tags: 'news', categories: null }, ['news']],
    [{ tags: null, categories: undefined, Categories: ['Policy'] }, ['Policy']],
  ])('%j are %j', (overrides, tags) => {
    expect(valueOf(overrides).tags).toEqual(tags)
  })
})

describe('the original', () => {
  const HREF = 'https://www.river.example/a/?b=1&amp=2#c'
  const original = (brand = 'river.example') => ({ href: HREF, source: { domain: 'river.example', brand } })

  test.each<[string, Overrides, ReturnType<typeof original>]>([
    ['link.href', { link: { href: HREF } }, original()],
    [
      'link.href with a brand',
      { link: { href: HREF, brand: 'River &amp; Journal' } },
      original('River & Journal'),
    ],
    ['link.original', { link: { href: null, original: HREF } }, original()],
    ['link.herf', { link: { herf: HREF } }, original()],
    ['link.href as a list', { link: { href: [HREF] } }, original()],
    ['a link that is an address', { link: HREF }, original()],
    ['a link that is a list of one address', { link: [HREF] }, original()],
    ['a link and linkBrand', { link: HREF, linkBrand: 'River' }, original('River')],
    ['a flat herf list and brand', { link: undefined, herf: [HREF], brand: 'River' }, original('River')],
    ['a flat original', { link: null, original: HREF }, original()],
    [
      'a flat cleanUrl list',
      { link: undefined, cleanUrl: [HREF], sourceUrl: ['https://other.example'] },
      original(),
    ],
    ['a flat sourceUrl list', { link: undefined, sourceUrl: [HREF] }, original()],
    [
      'the export',
      {
        link: { href: null },
        openProjectCustomFields: { cleanUrl: HREF, sourceUrl: 'https://other.example' },
      },
      original(),
    ],
    [
      'the export’s second address',
      { link: undefined, openProjectCustomFields: { cleanUrl: null, sourceUrl: HREF } },
      original(),
    ],
    [
      'link.href before everything flat',
      { link: { href: HREF }, href: 'https://other.example/' },
      original(),
    ],
  ])('is read from %s', (_, overrides, expected) => {
    expect(valueOf(overrides).original).toEqual(expected)
  })

  test('an address outside of link is told where it belongs', () => {
    expect(linesFor({ link: undefined, cleanUrl: HREF })).toEqual([
      'warning link-flat cleanUrl: The address of the original is written outside of "link". Write it as "href" below "link".',
    ])
    expect(linesFor({ link: [HREF] })).toEqual([
      'warning one-value link: A list is written where one value is meant. Write one value, without a dash.',
    ])
  })

  test.each<[string, Overrides]>([
    ['no link', { link: undefined }],
    ['a link of nothing', { link: { brand: null, herf: null, original: null } }],
    ['an empty link', { link: '' }],
    ['a link to a number', { link: { href: 12 } }],
  ])('%s leaves a curated article out', (_, overrides) => {
    expect(reading(overrides)).toEqual({
      value: undefined,
      lines: [
        'error link-missing link.href: Readers would have nowhere to go. Put the full address, starting with https://, in link.href.',
      ],
    })
  })

  test.each<[string, Overrides]>([
    ['in its section', { basePath: '/communities/rural-care/contributed-content/' }],
    ['by its archetype', { archetype: 'contributor-center' }],
    ['by a cut archetype', { archetype: 'contributor-' }],
  ])('a contributed article, %s, needs none', (_, overrides) => {
    const { value, lines } = reading({ ...overrides, link: { brand: null, herf: null, original: null } })
    expect(value?.original).toBeUndefined()
    expect(value?.title).toBe('A clinic keeps its records through a power cut')
    expect(lines).toEqual([])
  })

  test.each([
    'javascript:alert(1)',
    'data:text/html,x',
    '//river.example/a',
    '/news/a',
    '#',
    'river.example/a',
    'https://mara:secret@river.example/',
    'https://river.example/a b',
    'mailto:mara@river.example',
  ])('%j is no address that can be opened', (href) => {
    expect(reading({ link: { href } })).toEqual({
      value: undefined,
      lines: [
        `error link-unsafe link.href: "${href}" is not an address that can be opened. Put the full address, starting with https://, in link.href.`,
      ],
    })
  })

  test('a long unsafe address is quoted in part', () => {
    const [line] = linesFor({ link: { href: `javascript:${'a'.repeat(500)}` } })
    expect(line).toContain(`"javascript:${'a'.repeat(89)}" is not`)
  })
})

describe('the image', () => {
  const at = (...path: string[]) => path

  test.each<[string, Overrides, unknown]>([
    [
      'an object',
      { featuredImage: { href: 'a.png', alt: 'A lamp' } },
      { href: 'a.png', alt: 'A lamp', path: at('featuredImage', 'href') },
    ],
    ['a text', { featuredImage: '/img/a.jpg' }, { href: '/img/a.jpg', path: at('featuredImage') }],
    [
      'another casing',
      { featuredimage: { Href: 'a.png' } },
      { href: 'a.png', path: at('featuredimage', 'Href') },
    ],
    [
      'an alt that repeats the title',
      { title: 'One', featuredImage: { href: 'a.png', alt: 'One' } },
      { href: 'a.png', path: at('featuredImage', 'href') },
    ],
    ['one marked invalid', { featuredImage: { href: 'a.png', valid: false } }, undefined],
    ['one without a file', { featuredImage: { href: null, alt: 'A lamp' } }, undefined],
    ['null', { featuredImage: null }, undefined],
    ['an empty text', { featuredImage: '' }, undefined],
    ['only an image for sharing', { ogImage: '/img/a.jpg', ogimage: '/img/a.jpg' }, undefined],
  ])('%s', (_, overrides, image) => {
    expect(valueOf(overrides).image).toEqual(image)
  })
})

describe('aliases', () => {
  test.each<[unknown, readonly string[]]>([
    ['/news/one', ['/news/one']],
    [
      ['/news/one', '/news/two/'],
      ['/news/one', '/news/two'],
    ],
    [['/news/one?utm=1#top'], ['/news/one']],
    [null, []],
    ['', []],
  ])('%j are read as %j', (aliases, read) => {
    expect(reading({ aliases })).toMatchObject({ value: { aliases: read }, lines: [] })
  })

  test.each([
    '/',
    '//evil.example',
    '/\\evil.example',
    'https://evil.example/a',
    'news/one',
    '#',
    'javascript:alert(1)',
    '/news/a b',
    '/api/search',
    '/_next/static',
    '/media/a',
    '/preview',
    '/editor/health',
  ])('%j can’t be one', (alias) => {
    expect(reading({ aliases: [alias, '/news/good'] })).toMatchObject({
      value: { aliases: ['/news/good'] },
      lines: [
        `warning alias-unusable aliases.0: "${alias}" can't be an old address of this article. Write a path of this site, such as /news/my-article, or remove it.`,
      ],
    })
  })
})

describe('_index.md', () => {
  const index = (file: string, text: string) => {
    const { value, findings } = toIndex(file, splitOf(text))
    return { value, lines: linesOf(findings) }
  }

  test('describes a community', () => {
    const text =
      '---\nname: Rural Care\nabbreviation: RC\ndescription: Care far out\nhue: teal\nmotif: waves\n---\nAbout us.\n'
    expect(index('communities/rural-care/_index.md', text)).toEqual({
      value: {
        community: 'rural-care',
        section: undefined,
        name: 'Rural Care',
        abbreviation: 'RC',
        description: 'Care far out',
        hue: 'teal',
        motif: 'waves',
        about: { text: 'About us.\n', format: 'markdown' },
      },
      lines: [],
    })
  })

  test('describes a section', () => {
    expect(
      index('communities/rural-care/case-studies/_index.md', '---\ntitle: Case studies\n---\n \n'),
    ).toMatchObject({
      value: { community: 'rural-care', section: 'case-studies', name: 'Case studies', about: undefined },
      lines: [],
    })
  })

  test('may be HTML, and written in upper case', () => {
    expect(
      index('communities/rural-care/_INDEX.HTML', '---\nname: A\n---\n<p>About us.</p>\n'),
    ).toMatchObject({
      value: { community: 'rural-care', about: { text: '<p>About us.</p>\n', format: 'html' } },
    })
  })

  test('an unknown colour or drawing is passed over', () => {
    expect(index('communities/rural-care/_index.md', '---\nhue: pink\nmotif: stars\n---\n')).toMatchObject({
      value: { hue: undefined, motif: undefined },
      lines: [
        'warning index-value hue: "pink" is not known; one is chosen by the name. Write one of jade, plum, blue, vermilion, teal, iris, amber, lagoon, rose, moss, violet, olive.',
        'warning index-value motif: "stars" is not known; one is chosen by the name. Write one of rings, tiles, bars, circles, waves, dots.',
      ],
    })
  })

  test.each(['_index.md', 'about/_index.md', 'communities/_index.md', 'communities/a/b/c/_index.md'])(
    '%s describes nothing',
    (file) => {
      expect(index(file, '---\nname: A\n---\n')).toEqual({
        value: undefined,
        lines: [
          'warning index-misplaced : This file describes no community and no section. Move it to communities/{community}/_index.md.',
        ],
      })
    },
  )
})

describe('what can be mended without asking', () => {
  /** `rule -> what is written instead` */
  function repairsFor(overrides: Overrides) {
    const { findings } = toArticle(
      FILE,
      splitOf(anArticleFile({ breadcrumbs: undefined, breadcrumbLinks: undefined, ...overrides })),
    )
    return findings.map(({ rule, repair }) => {
      if (repair === undefined) return rule
      if (repair.kind === 'replace') return `${rule} -> ${repair.value}`
      return repair.kind === 'rename' ? `${rule} -> ${repair.key}:` : `${rule} -> (${repair.kind})`
    })
  }

  test.each<[string, Overrides, readonly string[]]>([
    ['doubled blanks in a title', { title: 'How to  wait' }, ['title-whitespace -> How to wait']],
    ['unusual blanks in a title', { title: ' How to\u00a0wait ' }, ['title-whitespace -> How to wait']],
    ['a status in capitals', { status: 'Draft' }, ['status-spelling -> draft']],
    ['an unknown status', { status: 'later' }, ['status-unknown']],
    ['a year first', { date: '2021/1/8' }, ['date-unreadable -> 2021-01-08']],
    ['a month in words', { date: 'January 8th, 2021' }, ['date-unreadable -> 2021-01-08']],
    ['a day first', { date: '8 Sept 2021' }, ['date-unreadable -> 2021-09-08']],
    ['a date with two meanings', { date: '08/01/2021' }, ['date-unreadable']],
    ['a day that does not exist', { date: 'February 30, 2021' }, ['date-unreadable']],
    ['no month', { date: 'Janitor 8, 2021' }, ['date-unreadable']],
    [
      'a topic twice',
      { communityTopics: ['Medigy: A', 'Medigy: B', 'Medigy: A'] },
      ['topic-repeated -> (remove)'],
    ],
    ['an old name', { slug: undefined, Slug: 'one' }, ['key-spelling -> slug:']],
    ['a slug', { slug: 'One Two' }, ['slug-repaired -> one-two']],
    ['a number', { title: 2024 }, ['text-unquoted -> (quote)']],
    ['entities', { title: 'A &amp; B' }, ['html-entities -> A & B']],
  ])('%s', (_, overrides, repairs) => {
    expect(repairsFor(overrides)).toEqual(repairs)
  })
})
