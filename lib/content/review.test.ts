import { describe, expect, test } from 'vitest'
import { createCatalog } from './catalog'
import { fieldName } from './problem'
import { reviewArticles } from './review'
import type { LinkCheck } from './review-bodies'
import { anArticleFile, libraryOf, type Files } from './testing'

const AT = 'communities/rural-care/curated-content'

/** Forty words that no other number gives. */
const textOf = (key: string | number) =>
  Array.from({ length: 40 }, (_, index) => `${key}word${index}`).join(' ')

type Overrides = Readonly<Record<string, unknown>>

function shelf(articles: Readonly<Record<string, Overrides>>, at = AT): Files {
  return Object.fromEntries(
    Object.entries(articles).map(([name, { body, ...fields }]) => [
      `${at}/${name}.md`,
      anArticleFile(
        { title: `Title of ${name}`, breadcrumbs: undefined, breadcrumbLinks: undefined, ...fields },
        typeof body === 'string' ? body : textOf(name),
      ),
    ]),
  )
}

async function review(files: Files, checkLink?: LinkCheck) {
  const { library } = await libraryOf(files)
  const catalog = createCatalog(library, { now: new Date('2026-01-01'), preview: true })
  return reviewArticles(library, catalog, checkLink)
}

/** `file rule field: message fix -> repair` */
async function linesOf(files: Files, checkLink?: LinkCheck) {
  return (await review(files, checkLink)).map(({ file, finding }) => {
    const { rule, severity, field, message, fix, repair } = finding
    expect(severity).toBe('warning')
    const change = repair?.kind === 'replace' ? ` -> ${repair.value}` : repair ? ` -> ${repair.kind}` : ''
    return `${file.split('/').at(-1)} ${rule} ${fieldName(field)}: ${message} ${fix}${change}`
  })
}

test('good articles have nothing to review', async () => {
  expect(await linesOf(shelf({ a: {}, b: {} }))).toEqual([])
})

test('a broken file is not reviewed', async () => {
  expect(await linesOf({ [`${AT}/a.md`]: '---\ntitle: "x\n---\n' })).toEqual([])
})

describe('the address of the original', () => {
  const of = (href: string) => linesOf(shelf({ a: { link: { href } } }))

  test.each<[string, string, string | undefined]>([
    ['https://n.example/a?error=cookies_not_supported&code=1', 'link-consent', 'https://n.example/a'],
    ['https://n.example/a?code=1&error=cookies_not_supported&x=2', 'link-consent', 'https://n.example/a?x=2'],
    ['https://consent.n.example/v2/collect?sessionId=1', 'link-consent', undefined],
    ['https://n.example/cookies-required', 'link-consent', undefined],
    [
      'https://consent.google.com/ml?continue=https://n.example/a&gl=DE',
      'link-consent',
      'https://n.example/a',
    ],
    ['http://feedproxy.google.com/~r/Security/~3/aspexz/one.html', 'link-hop', undefined],
    ['https://feeds.feedburner.com/~r/one', 'link-hop', undefined],
    ['https://bit.ly/abc', 'link-hop', undefined],
    ['https://www.google.com/url?q=https://n.example/a%3Fx%3D1&sa=U', 'link-hop', 'https://n.example/a?x=1'],
    [
      'https://l.facebook.com/l.php?u=https%3A%2F%2Fn.example%2Fa%3Ffbclid%3D1',
      'link-hop',
      'https://n.example/a',
    ],
    ['https://www.google.com/amp/s/n.example/a', 'link-amp', 'https://n.example/a'],
    ['https://n-example.cdn.ampproject.org/c/s/n.example/a', 'link-amp', 'https://n.example/a'],
    ['https://amp.n.example/a', 'link-amp', undefined],
    ['https://n.example/amp/2019/a.html', 'link-amp', undefined],
    ['https://n.example/2019/a/amp/', 'link-amp', undefined],
    ['https://n.example/a?hs_amp=true', 'link-amp', 'https://n.example/a'],
    ['https://n.example/a?outputType=amp&b=1#c', 'link-amp', 'https://n.example/a?b=1#c'],
    ['https://n.example/a?b=1&utm_source=x&fbclid=y#part', 'link-tracking', 'https://n.example/a?b=1#part'],
    ['https://n.example/a?amp=&amp=&id=%20x+y', 'link-tracking', 'https://n.example/a?id=%20x+y'],
    ['https://n.example/a?redirectedFrom=fulltext', 'link-tracking', 'https://n.example/a'],
    ['https://n.example/consent/?toURL=https://n.example/a', 'link-consent', 'https://n.example/a'],
    ['https://n.example/gdpr-consent/?destination=%2Fa', 'link-consent', undefined],
    ['https://n.example/privacy-gate/?toURL=https://n.example/a', 'link-consent', 'https://n.example/a'],
    ['https://n.example/crawlprevention/governor?content=%2Fa', 'link-consent', undefined],
    ['https://guce.n.example/copyConsent?sessionId=1', 'link-consent', undefined],
    ['https://n.example/story/amp/a', 'link-amp', undefined],
    ['https://n.example/a?view=amp&b=1', 'link-amp', 'https://n.example/a?b=1'],
    ['https://n.example/a?amp_js_v=0.1&usqp=mq331', 'link-amp', 'https://n.example/a'],
    ['https://n.example/a?_ga=2.1&partner=newsletter&b=1', 'link-tracking', 'https://n.example/a?b=1'],
    ['https://n.example/a#utm_source=x', 'link-tracking', 'https://n.example/a'],
    ['https://n.example/a#part&utm_source=x', 'link-tracking', 'https://n.example/a#part'],
    ['https://www.nytimes.com/a?emc=1&nl=x&nlid=2&b=1', 'link-tracking', 'https://www.nytimes.com/a?b=1'],
    ['https://www.wsj.com/a?mod=x&mod=', 'link-tracking', 'https://www.wsj.com/a'],
    ['https://www.businessinsider.com/a?r=US&IR=T', 'link-tracking', 'https://www.businessinsider.com/a'],
    ['https://www.theguardian.com/a?CMP=x', 'link-tracking', 'https://www.theguardian.com/a'],
    ['https://n.example/', 'link-host-only', undefined],
    ['https://n.example/index.html', 'link-host-only', undefined],
    ['https://n.example/#top', 'link-host-only', undefined],
    ['https://n.example', 'link-host-only', undefined],
  ])('%s is reported as %s', async (href, rule, repaired) => {
    const [line = '', ...others] = await of(href)
    expect(others).toEqual([])
    expect(line).toMatch(new RegExp(`^a\\.md ${rule} link\\.href: `))
    expect(line.split(' -> ')[1]).toBe(repaired)
    expect(line.includes(`Write ${repaired} ->`)).toBe(repaired !== undefined)
  })

  test('a front page with tracking is a front page', async () => {
    expect(await of('https://n.example/?utm_source=x')).toEqual([
      'a.md link-tracking link.href: The link tells the publication who sent the reader: utm_source. Write https://n.example/ -> https://n.example/',
      'a.md link-host-only link.href: The link leads to the front page of n.example, not to an article. Put the full address of the article.',
    ])
  })

  test.each([
    'https://n.example/2019/03/ban-companies-sharing-your-face-without-consent/155590/',
    'https://n.example/campus-to-combat?id=7',
    'https://n.example/a/amplifiers',
    'https://n.example/vulnerabilities---threats/d/d-id/1334494',
    'https://n.example/?p=17',
    'https://n.example/?q=1',
    'https://n.example/#!/article/12',
    'https://n.example/#/article/12',
    'https://n.example/informed/consent',
    'https://n.example/news/consent/?page=2',
    'https://n.example/blog/gdpr-consent',
    'https://consent.n.example/articles/what-is-informed-consent',
    'https://consent-research.example/a',
    'https://amp.example/guidelines',
    'https://n.example/a?ref=12345',
    'https://n.example/a?cmp=7',
    'https://n.example/a?r=US&mod=2&nl=3&partner=clinic',
    'https://n.example/a#_ga',
  ])('%s is fine', async (href) => {
    expect(await of(href)).toEqual([])
  })
})

describe('titles', () => {
  test.each([
    ['Patients wait for …', 'The title stops before its end.'],
    ['Patients wait for...', 'The title stops before its end.'],
    ['Patients wait for [...]', 'The title stops before its end.'],
    ['Patients wait for […]', 'The title stops before its end.'],
    [`${'Long words '.repeat(9)}…`, 'The importer cut this title at 100 characters.'],
  ])('%s is cut', async (title, message) => {
    expect(await linesOf(shelf({ a: { title } }))).toEqual([
      `a.md title-cut title: ${message} Open the original and paste the full title.`,
    ])
  })

  test.each([
    ['Waiting - STAT News', 'statnews.com', 'Waiting'],
    ['Waiting | The Medical Futurist', 'medicalfuturist.com', 'Waiting'],
    ['Waiting -- ScienceDaily', 'sciencedaily.com', 'Waiting'],
    ['Waiting — HealthTech', 'healthtechmagazine.net', 'Waiting'],
    ['Waiting - STAT', 'statnews.com', 'Waiting'],
  ])('%s carries the name of %s', async (title, brand, clean) => {
    const link = { href: `https://www.${brand}/waiting`, brand }
    expect(await linesOf(shelf({ a: { title, link } }))).toEqual([
      `a.md title-suffix title: Readers see "${clean}". Remove "${title.slice(clean.length)}" from the title. -> ${clean}`,
    ])
  })

  test('a title that was cut before the name of its publication is cut', async () => {
    const link = { href: 'https://www.rivernews.example/waiting' }
    expect(await linesOf(shelf({ a: { title: 'Patients wait for … - River News', link } }))).toEqual([
      'a.md title-cut title: The title stops before its end. Open the original and paste the full title.',
      'a.md title-suffix title: Readers see "Patients wait for …". Remove " - River News" from the title. -> Patients wait for …',
    ])
  })

  test('a part that is no name stays', async () => {
    const files = shelf({
      a: { title: 'Waiting - what it costs' },
      b: { title: 'Paying - Health', link: { href: 'https://healthaffairs.example/b' } },
    })
    expect(await linesOf(files)).toEqual([])
  })
})

describe('spellings', () => {
  test('of a topic, a tag, a community and a brand: the most frequent one counts', async () => {
    const common = {
      communityTopics: ['Medigy: Care Coordination'],
      tags: ['Mobile'],
      identifier: 'Rural Care (RC)',
      link: { brand: 'River News', href: 'https://river.example/1' },
    }
    const files = shelf({
      a: common,
      b: { ...common, link: { brand: 'River News', href: 'https://river.example/2' } },
      c: {
        communityTopics: ['Medigy: care coordination', 'Unprefixed'],
        tags: ['mobile'],
        identifier: 'rural care (RC)',
        link: { brand: 'RIVER NEWS', href: 'https://river.example/3' },
      },
      d: {
        ...common,
        communityTopics: ['unprefixed', 'Unprefixed'],
        link: { href: 'https://river.example/4' },
      },
    })
    expect(await linesOf(files)).toEqual([
      'c.md topic-spelling communityTopics: "Medigy: Care Coordination" (2) and "Medigy: care coordination" (1). Use "Medigy: Care Coordination". -> Medigy: Care Coordination',
      'd.md topic-spelling communityTopics: "Unprefixed" (2) and "unprefixed" (1). Use "Unprefixed". -> Unprefixed',
      'c.md tag-spelling tags: "Mobile" (3) and "mobile" (1). Use "Mobile". -> Mobile',
      'c.md community-spelling identifier: "Rural Care (RC)" (3) and "rural care (RC)" (1). Use "Rural Care (RC)". -> Rural Care (RC)',
      'c.md brand-spelling link.brand: "River News" (2) and "RIVER NEWS" (1). Use "River News". -> River News',
    ])
  })

  test('other words with the same address are left to the collision rule', async () => {
    const files = shelf({ a: { tags: ['C+'] }, b: { tags: ['C#'] } })
    expect(await linesOf(files)).toEqual([])
  })

  test('a brand that is another host, or the name of another publication', async () => {
    const link = (brand: string, host: string, n: number) => ({
      link: { brand, href: `https://${host}/${n}` },
    })
    const files = shelf({
      a: link('other.example', 'www.river.example', 1),
      b: link('river.example', 'blog.river.example', 2),
      c: link('Hill Times', 'hill.example', 3),
      d: link('Hill Times', 'hill.example', 4),
      e: link('Hill Times', 'hill.example', 5),
      f: link('Hill Times', 'river.example', 6),
    })
    expect(await linesOf(files)).toEqual([
      'a.md brand-host link.brand: The brand is "other.example", but the link leads to river.example. Write other.example, or correct the link.',
      'f.md brand-host link.brand: "Hill Times" is the brand of hill.example (3 articles), but the link leads to river.example. Write other.example, or correct the link.',
    ])
  })
})

describe('nearly the same', () => {
  test.each([
    ['http://www.news.example/one', 'https://news.example/one/'],
    ['https://news.example/one?utm_source=x', 'https://news.example/one#top'],
    ['https://news.example/?b=1&a=2', 'https://news.example?a=2&b=1'],
    ['https://news.example/one/index.html', 'https://news.example/one'],
    ['https://amp.news.example/one', 'https://news.example/one/amp/'],
    ['https://news.example/one', 'https://news.example/one?outputType=amp'],
    ['https://news.example/one', 'https://www.google.com/amp/s/news.example/one'],
    ['https://news.example/one', 'https://consent.google.com/ml?continue=https://news.example/one'],
  ])('%s and %s are one original', async (first, second) => {
    const lines = await linesOf(shelf({ a: { link: { href: first } }, b: { link: { href: second } } }))
    expect(lines.filter((line) => line.includes('-duplicate'))).toEqual([
      `b.md original-duplicate link.href: ${AT}/a.md leads to the same original. Keep one of the two, and list the address of the other under its aliases.`,
    ])
  })

  test('articles without an original are no duplicates of each other', async () => {
    const files = shelf(
      { a: { link: null }, b: { link: null } },
      'communities/rural-care/contributed-content',
    )
    expect(await linesOf(files)).toEqual([])
  })

  test.each<[string, string]>([
    ['A clinic keeps its records', 'A Clinic keeps its records!'],
    ['Weekly news', 'Weekly News'],
    ['How a small clinic keeps its own records', 'How a small rural clinic keeps its own records'],
    ['How a small rural clinic keeps its own records', 'How a small clinic keeps its own records'],
  ])('"%s" and "%s" are one title', async (first, second) => {
    const link = (n: number) => ({ href: `https://news.example/${n}` })
    const files = shelf({ a: { title: first, link: link(1) }, b: { title: second, link: link(2) } })
    expect(await linesOf(files)).toEqual([
      `b.md title-duplicate title: ${AT}/a.md has nearly the same title, under another address. If both are one article, keep one and list the address of the other under its aliases.`,
    ])
  })

  test.each<[string, string]>([
    ['Weekly news', 'Weekly rural news'],
    ['Visits by video are cheaper for patients', 'Visits by video are not cheaper for patients'],
    ['Visits by video are never cheaper for patients', 'Visits by video are cheaper for patients'],
    ['Clinics that keep their own records', 'Two clinics that keep their own records'],
    ['How a small clinic keeps its own records', 'How a large clinic keeps its own records'],
    ['Ten things that clinics should know in 2019', 'Ten things that clinics should know in 2020'],
    ['Ten things that clinics should know in 2019', 'Ten things that clinics should know in'],
  ])('"%s" and "%s" are two', async (title, other) => {
    const link = (n: number) => ({ href: `https://news.example/${n}` })
    expect(await linesOf(shelf({ a: { title, link: link(1) }, b: { title: other, link: link(2) } }))).toEqual(
      [],
    )
  })

  test('a text with few changes is the same, one with many is not', async () => {
    const words = textOf('x').split(' ')
    const files = shelf({
      a: { body: words.join(' ') },
      b: { body: `<p>${words.with(3, 'changed').join(' ')}</p>` },
      c: { body: words.map((word, index) => (index % 6 === 0 ? 'other' : word)).join(' ') },
    })
    expect(await linesOf(files)).toEqual([
      `b.md body-duplicate : ${AT}/a.md has nearly the same text, under another address. If both are one article, keep one and list the address of the other under its aliases.`,
    ])
  })

  test('of two hundred texts, only the copies are found', async () => {
    const texts = Array.from(
      { length: 200 },
      (_, index) => [`t${index}`, { body: textOf(index % 190) }] as const,
    )
    const lines = await linesOf(shelf(Object.fromEntries(texts)))
    expect(lines).toHaveLength(10)
    expect(lines.every((line) => line.includes('body-duplicate'))).toBe(true)
  })
})

describe('bodies', () => {
  test.each([
    ['', 'body-empty : There is no excerpt.'],
    ['<p></p>\n<br>', 'body-empty : There is no excerpt.'],
    ['One.', 'body-short : 1 word.'],
    ['<p>Only &nbsp; four <b>words</b> here</p>', 'body-short : 4 words.'],
  ])('%j is short', async (body, line) => {
    expect(await linesOf(shelf({ a: { body } }))).toEqual([`a.md ${line} Quote one or two paragraphs.`])
  })

  const check: LinkCheck = (href) =>
    href.startsWith('/')
      ? href === '/gone'
        ? 'withdrawn'
        : href === '/here'
          ? 'found'
          : 'missing'
      : undefined

  test('links that lead nowhere are found where they stand', async () => {
    const body = `${textOf('x')}\nSee [one](/nowhere) and <a class="x" href="/gone">two</a>, [three](/here), [four](https://a.example/).`
    const found = await review(shelf({ a: { body } }), check)
    expect(
      found.map(({ finding }) => [finding.rule, finding.message, body.slice(finding.inBody).slice(0, 5)]),
    ).toEqual([
      ['body-link-missing', 'There is no page at /nowhere.', '/nowh'],
      ['body-link-missing', 'The article at /gone was withdrawn.', '/gone'],
    ])
  })

  test('links by name, around a picture and over two lines are followed; code and comments hold none', async () => {
    const body = `${textOf('x')} [one][name] [![two](two.png)](/two) [three\nfour](/three) \\[five\\](/five) <!-- [six](/six) -->\n\n    [seven](/seven)\n\n[name]: /one`
    const found = await review(shelf({ a: { body } }), check)
    expect(found.map(({ finding }) => finding.message)).toEqual([
      'There is no page at /two.',
      'There is no page at /three.',
      'There is no page at /one.',
    ])
  })

  test('links that can’t be used are named; pictures, code and parts of the page are none', async () => {
    const body = `${textOf('x')} [one](other.md) ![two](missing.png) \`[three](four)\` [five](#part) <a href='javascript:alert(1)'>six</a>`
    const found = await review(shelf({ a: { body } }), check)
    expect(found.map(({ finding }) => finding.message)).toEqual([
      '"other.md" can\'t be used as a link; readers see only its text.',
      '"javascript:alert(1)" can\'t be used as a link; readers see only its text.',
    ])
  })
})

describe('places', () => {
  test('a community that no file describes, where others are described', async () => {
    const files = {
      'communities/rural-care/_index.md': '---\nname: Rural Care\n---\n',
      ...shelf({ a: {} }),
      ...shelf({ b: { basePath: '/communities/rural-caer/curated-content/' } }),
      ...shelf({ c: { basePath: '/communities/elsewhere/curated-content/' } }),
    }
    expect(await linesOf(files)).toEqual([
      'b.md community-unknown basePath: No file describes the community "rural-caer". Write "rural-care" if that is meant, or add communities/rural-caer/_index.md.',
      'c.md community-unknown basePath: No file describes the community "elsewhere". Add communities/elsewhere/_index.md with its name, or use the name of a community that exists.',
    ])
  })

  test('where none is described, only a slip is reported', async () => {
    const files = shelf({
      a: {},
      b: {},
      c: { basePath: '/communities/rural-cares/curated-content/' },
      d: { basePath: '/communities/elsewhere/curated-content/' },
    })
    expect((await linesOf(files)).map((line) => line.split(' Write')[0])).toEqual([
      'c.md community-unknown basePath: No file describes the community "rural-cares".',
    ])
  })

  test('breadcrumbs that lead elsewhere, or are too few', async () => {
    const breadcrumbs = ['Home', 'Communities', 'Rural Care (RC)', 'Curated Content', 'Title']
    const links = [
      '/',
      '/communities/',
      '/communities/rural-care/',
      '/communities/rural-care/curated-content',
      '#',
    ]
    const files = shelf({
      a: { breadcrumbs, breadcrumbLinks: links },
      b: { breadcrumbs, breadcrumbLinks: links.with(1, '/') },
      c: { breadcrumbs, breadcrumbLinks: links.slice(0, 4) },
      d: { breadcrumbs, breadcrumbLinks: links.with(2, '/communities/gone/') },
      e: { breadcrumbLinks: links },
      f: { breadcrumbLinks: [] },
    })
    expect(await linesOf(files)).toEqual([
      'b.md breadcrumbs breadcrumbLinks.1: "/" is not where "Communities" is; the trail is computed from the address. Write /communities, or remove both lists.',
      'c.md breadcrumbs breadcrumbLinks: There are 5 breadcrumbs and 4 links, not five of each; the trail is computed from the address. Give one link for each label, or remove both lists.',
      'd.md breadcrumbs breadcrumbLinks.2: "/communities/gone/" is not where "Rural Care (RC)" is; the trail is computed from the address. Write /communities/rural-care, or remove both lists.',
      'e.md breadcrumbs breadcrumbLinks: There are 0 breadcrumbs and 5 links, not five of each; the trail is computed from the address. Give one link for each label, or remove both lists.',
    ])
  })

  test('aliases that are pages of the site itself', async () => {
    const check: LinkCheck = (href) => (href.startsWith('/news/') ? 'moved' : 'found')
    const files = shelf({
      a: { slug: 'a', aliases: ['/news/a', '/feed.xml', '/communities/rural-care'] },
      b: { slug: 'b', aliases: [`/${AT}/a`] },
    })
    expect(await linesOf(files, check)).toEqual([
      'a.md alias-taken aliases: /feed.xml is a page of the site itself, which readers see instead. Remove the alias.',
      'a.md alias-taken aliases: /communities/rural-care is a page of the site itself, which readers see instead. Remove the alias.',
    ])
    expect(await linesOf(files)).toEqual([])
  })

  test('aliases that go round in a circle', async () => {
    const files = shelf({
      a: { slug: 'a', aliases: [`/${AT}/a`, '/news/a'] },
      b: { slug: 'b', aliases: [`/${AT}/c`] },
      c: { slug: 'c', aliases: [`/${AT}/b/`] },
    })
    expect(await linesOf(files)).toEqual([
      'a.md alias-loop aliases: The alias is the address of the article itself. Remove the alias. -> remove',
      `b.md alias-loop aliases: ${AT}/c.md has this article's address among its aliases, and this article has its. Remove both aliases, or merge the articles.`,
      `c.md alias-loop aliases: ${AT}/b.md has this article's address among its aliases, and this article has its. Remove both aliases, or merge the articles.`,
    ])
  })
})
