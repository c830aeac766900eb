/**
 * A content folder with every dialect and every fault the portal must live with. All words are made up for it.
 * Tests take titles and addresses from here, so that they can't drift apart.
 */
import { createHash } from 'node:crypto'
import { mkdir, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import sharp from 'sharp'
import { stringify } from 'yaml'

interface Listed {
  readonly title: string
  readonly path: string
}

const CCM = '/communities/chronic-care-management/curated-content'
const RISK = '/communities/risk-and-compliance'
const HARD = '/communities/hard-cases/curated-content'
const PICTURES = '/communities/pictures/curated-content'
const CLOCK = '/communities/night-shift/curated-content'

/** In the shape of an export, with the words of nobody else. */
export const exported = {
  title: 'How Small Clinics Keep Records at Hand When the Power Fails',
  path: `${CCM}/riverclinicjournal-how-small-clinics-keep-records-at-hand-when-the-power-fails`,
  alias: '/news/how-small-clinics-keep-records-at-hand-when-the-power-fails',
  href: 'https://www.riverclinicjournal.example/keep-records-at-hand/?edition=2&from=a%20b#part-two',
  brand: 'riverclinicjournal.example',
  paragraphs: [
    'A clinic of nine people lost its electricity for two days and saw every patient on its list.',
    'Staff printed the next morning’s schedule each evening, with medicines and allergies beside each name.',
    'They practiced the change to paper twice a year, and they timed how long the way back took.',
  ],
} as const satisfies Listed & Record<string, unknown>

export const earlier = {
  title: 'A Paper Fallback That Nurses Trust',
  path: `${CCM}/a-paper-fallback-that-nurses-trust`,
  aliases: ['/news/a-paper-fallback', '/old/library/paper-fallback/'],
} as const

/** The newest of its community, with a picture of its own. */
export const pictured = {
  title: 'Practice Runs Before the Next Outage',
  path: `${CCM}/practice-runs-before-the-next-outage`,
  alt: 'Blue and green halves with a bright line between them',
  width: 1180,
  height: 620,
} as const

export const contributed = {
  title: 'Writing a Downtime Policy Together',
  path: `${RISK}/contributed-content/writing-a-downtime-policy-together`,
} as const

export const fromWordPress = {
  title: 'Audit Trails & Trust: What Reviewers Ask',
  path: `${RISK}/curated-news/feeds.lakesidenotes.example-audit-trails`,
  href: 'http://feeds.lakesidenotes.example/~r/audit-trails.html',
} as const

export const bookmark = {
  title: 'Three Questions to Ask Before Buying a Monitor',
  path: '/communities/general/curated-content/harbormonitor-three-questions',
  href: 'https://harbormonitor.example/three-questions',
  brand: 'Harbor Monitor',
} as const

/** One section that needs three pages. */
export const paged = {
  listing: '/communities/home-care-nursing/curated-content',
  count: 45,
  title: (number: number) => `Home visit notes, round ${number}`,
} as const

export const hostile = { path: `${HARD}/hostile`, domain: 'hostile-brand.example' } as const
export const shortest = { title: 'Gauze', path: `${HARD}/gauze` } as const
export const longest = {
  title:
    'What Nine Rural Hospitals, Four Pharmacies and One Very Patient Telephone Exchange Learned from Sharing a Single Refill Desk for an Entire Winter without Overtime',
  path: `${HARD}/longest`,
} as const
export const unbroken = {
  title: 'Pneumonoultramicroscopicsilicovolcanoconiosisandotherwordsthatneverbreakanywhereatall',
  path: `${HARD}/unbroken`,
} as const
export const foreign = {
  title: 'Здоровье зимы: über Ernährung und Schlaf',
  path: `${HARD}/${encodeURIComponent('здоровье-зимы')}`,
  topic: { label: '慢性病管理', path: `/topics/medigy/${encodeURIComponent('慢性病管理')}` },
} as const
export const twin = {
  shown: 'First of Two on One Address',
  left: 'Second of Two on One Address',
  path: `${HARD}/twin`,
}
export const unsafeAlias = { title: 'An Address That Claims Too Much', path: `${HARD}/unsafe-alias` } as const
export const empty = { name: 'Palliative Care', path: '/communities/palliative-care' } as const

/** Articles whose picture can't be shown. */
export const covered = {
  missing: { title: 'Picture That Was Never Sent', path: `${PICTURES}/missing` },
  drawing: { title: 'Drawing Under a False Name', path: `${PICTURES}/drawing` },
  small: { title: 'Picture the Size of a Stamp', path: `${PICTURES}/small` },
  torn: { title: 'Picture That Ends Halfway', path: `${PICTURES}/torn` },
  remote: { title: 'Picture on Another Site', path: `${PICTURES}/remote` },
} as const
/** A tall picture, shown whole. */
export const tall = {
  title: 'Poster Beside the Ward Door',
  path: `${PICTURES}/tall`,
  width: 500,
  height: 900,
} as const

/** Nobody may see these; each has a word that occurs nowhere else. */
export const hidden = {
  draft: hiddenArticle('Quillwort'),
  scheduled: hiddenArticle('Bramblewick'),
  expired: hiddenArticle('Fennelworth'),
  broken: hiddenArticle('Saltmarshe'),
  large: hiddenArticle('Oxlipton'),
} as const

export const withdrawn = {
  word: 'Tansyford',
  path: '/communities/rehabilitation/curated-content/tansyford',
  href: 'https://tansyford.example/report',
  brand: 'tansyford.example',
} as const

export const visibleNeighbor = {
  title: 'Walking Again, One Corridor at a Time',
  path: '/communities/rehabilitation/curated-content/walking-again',
} as const

/** Appears and expires while the tests run. */
export const appears = { title: 'Lanternfall Ward Opens at Dusk', path: `${CLOCK}/lanternfall` } as const
export const expires = { title: 'Duskmere Notice of Closing', path: `${CLOCK}/duskmere` } as const
export const moment = {
  listing: CLOCK,
  community: '/communities/night-shift',
  topic: '/topics/medigy/night-work',
} as const

const SECONDS_TO_MOMENT = 75

export async function writeFixture(dir: string): Promise<void> {
  await rm(dir, { recursive: true, force: true })
  const files = new Map<string, string | Buffer>([
    ...(await chronicCare()),
    ...otherDialects(),
    ...generated(),
    ...hardCases(),
    ...(await pictures()),
    ...(await lifecycle()),
    ...clock(new Date(Date.now() + SECONDS_TO_MOMENT * 1000)),
    [
      'communities/palliative-care/_index.md',
      markdown({ name: empty.name, description: 'Comfort first.' }, ''),
    ],
    ['README.md', '# Not an article\n'],
    ['communities/hard-cases/curated-content/_notes.md', '---\ntitle: [never read\n---\n'],
  ])
  for (const [file, content] of files) {
    const full = path.join(dir, file)
    await mkdir(path.dirname(full), { recursive: true })
    await writeFile(full, content)
  }
}

/** The name under which `/media` would serve the picture of a hidden article, were it not hidden. */
export async function hiddenPictureKey(word: string): Promise<string> {
  return createHash('sha1')
    .update(await hiddenPicture(word))
    .digest('hex')
    .slice(0, 20)
}

type Files = readonly (readonly [file: string, content: string | Buffer])[]
type Fields = Readonly<Record<string, unknown>>

function markdown(fields: Fields, body: string): string {
  return `---\n${stringify(fields)}---\n\n${body}`
}

/** An article of a community, with what every article needs. */
function article(
  fields: Fields & { title: string; slug: string },
  body = 'A short note by the curators.\n',
): string {
  return markdown(
    {
      author: ['Mara Quint'],
      date: '2020-06-01T09:00:00Z',
      link: { brand: 'wardnotes.example', href: `https://wardnotes.example/${fields.slug}` },
      ...fields,
    },
    body,
  )
}

async function chronicCare(): Promise<Files> {
  const folder = 'communities/chronic-care-management/curated-content'
  const fields = {
    aliases: exported.alias,
    archetype: 'curate-content',
    author: ['Vinit @maxinovip.com'],
    basePath: '/communities/chronic-care-management/curated-content/',
    breadcrumbLinks: [
      '/',
      '/communities/',
      '/communities/chronic-care-management/',
      '/communities/chronic-care-management/curated-content',
      '#',
    ],
    breadcrumbs: ['Home', 'Communities', 'Chronic Care Management (CCM)', 'Curated Content', exported.title],
    categories: [],
    communityTopics: [
      'Medigy: Barriers & Guidelines',
      'Symplur: EHR (Electronic Health Record)',
      'Medigy: Enterprise Wellness',
    ],
    contentCategories: 'medigy-chronic-care-management-curated-content',
    date: '2021-01-08T08:27:09.075475Z',
    description: 'A clinic of nine people lost its electricity for two days and saw every patient on its',
    featuredImage: {
      alt: exported.title,
      format: 'PNG',
      href: '7f0b2a52-0000-5000-8000-000000000001-featuredImage.png',
      size: [1180, 600],
      valid: true,
      workPackage: 71,
      wpAttachment: { fileName: 'Featured.png', link: '/api/v3/attachments/71/content' },
    },
    id: 71,
    identifier: 'Chronic Care Management (CCM)',
    lastMod: '2021-01-08T09:54:18.911852Z',
    link: { brand: exported.brand, href: exported.href, original: exported.href },
    mastHead: 'Chronic Care Management (CCM) CoP',
    mdName: '7f0b2a52-0000-5000-8000-000000000001',
    openProjectCustomFields: {
      cleanUrl: exported.href,
      medigyTopics:
        '["Medigy: Barriers & Guidelines","Symplur: EHR (Electronic Health Record)","Medigy: Enterprise Wellness"]',
      sourceUrl: exported.href,
    },
    openProjectWorkPackageType: 'Curated Content',
    owlType: 'Medigy Communities',
    searchCategory: 'News',
    slug: exported.path.slice(CCM.length + 1),
    source: 'open-project-curations',
    status: '',
    sub: 'brief',
    tags: ['news'],
    title: exported.title,
    type: 'communities/medigy-chronic-care-management',
  }
  const [first, second] = fields.communityTopics
  const neighbor = {
    author: ['Vinit @maxinovip.com'],
    basePath: fields.basePath,
    identifier: fields.identifier,
    communityTopics: [first, second],
    link: { brand: exported.brand, href: 'https://www.riverclinicjournal.example/paper-fallback' },
    tags: ['news', 'Downtime'],
  }
  return [
    [`${folder}/exported.md`, markdown(fields, exported.paragraphs.map((text) => `<p>${text}</p>`).join(''))],
    [
      `${folder}/earlier.md`,
      article({
        ...neighbor,
        title: earlier.title,
        slug: 'a-paper-fallback-that-nurses-trust',
        date: '2020-11-05T10:00:00Z',
        aliases: earlier.aliases,
      }),
    ],
    [
      `${folder}/pictured.md`,
      article({
        ...neighbor,
        title: pictured.title,
        slug: 'practice-runs-before-the-next-outage',
        date: '2021-02-02T10:00:00Z',
        link: { brand: 'Lakeside Notes', href: 'https://lakesidenotes.example/practice-runs' },
        featuredImage: { href: 'pictured.png', alt: pictured.alt, valid: true },
      }),
    ],
    [`${folder}/pictured.png`, await picture(pictured.width, pictured.height, '#1f5f8b', '#2e8b57')],
  ]
}

function otherDialects(): Files {
  return [
    [
      'communities/risk-and-compliance/contributed-content/contributed.md',
      markdown(
        {
          archetype: 'contributor-',
          aliases: '/contributed-content/writing-a-downtime-policy-together',
          author: 'Noor Haddad',
          basePath: '/communities/risk-and-compliance/contributed-content/',
          breadcrumbLinks: [
            '/',
            '/',
            '/communities/risk-and-compliance/',
            '/communities/risk-and-compliance/contributed-content/',
          ],
          breadcrumbs: [
            'Home',
            'Communities',
            'Risk and compliance',
            'Contributed content',
            contributed.title,
          ],
          communityTopics: ['Medigy: Barriers & Guidelines', 'Unsorted words'],
          date: '2017-12-15 11:46:09',
          featuredImage: { format: null, href: null, wpAttachment: { fileName: null, link: null } },
          link: { brand: null, herf: null, original: null },
          openProjectCustomFields: { cleanUrl: null, medigyTopics: null, sourceUrl: null },
          slug: 'writing-a-downtime-policy-together',
          title: contributed.title,
        },
        [
          '![A table](/images/downtime-policy.jpg)',
          '**Start with who decides**',
          'Name *one person* per shift, and read [the checklist](https://wardnotes.example/checklist).',
          '| Hour | Step |\n| --- | --- |\n| 1 | Print the lists |\n| 2 | Call the pharmacy |',
          '- Paper\n- Pens\n- A radio',
        ].join('\n\n'),
      ),
    ],
    [
      'wordpress.md',
      [
        '---',
        'Categories:',
        '  - Audit',
        'date: 2017-01-10',
        'author: Lakeside Desk',
        'featuredImage: audit-trails.jpg',
        'ogimage: audit-trails.jpg',
        "description: 'Reviewers ask for three things&nbsp;&#8212; and a fourth&hellip;'",
        'brand: feeds.lakesidenotes.example',
        'herf:',
        `  - ${fromWordPress.href}`,
        'original:',
        `  - ${fromWordPress.href}`,
        'cleanUrl:',
        `  - ${fromWordPress.href}`,
        'slug: feeds.lakesidenotes.example-audit-trails',
        "title: 'Audit Trails &amp; Trust: What Reviewers Ask'",
        'contentcategories: "medigy-risk-and-compliance-curated-news"',
        'type: communities/medigy-risk-and-compliance',
        'breadcrumbs:',
        ' - Home',
        ' - Communities',
        ' - Risk And Compliance',
        ' - Curated News',
        ' - Audit Trails',
        'breadcrumbLinks:',
        ' - "/"',
        ' - "/"',
        ' - "/communities/risk-and-compliance/"',
        ' - "/communities/risk-and-compliance/curated-news/"',
        ' - ',
        '---',
        'Reviewers ask who saw a record, when, and why.&nbsp;They rarely ask for more&#8230;',
        '',
      ].join('\n'),
    ],
    [
      'bookmark.md',
      [
        '---',
        'archetype: bookmark',
        `title: ${bookmark.title}`,
        'date: 2019-04-02T08:15:00+00:00',
        `link: ${bookmark.href}`,
        `linkBrand: ${bookmark.brand}`,
        'slug: harbormonitor-three-questions',
        'source:',
        '  name: bookmarks',
        '  apiendpoint: https://bookmarks.example/api/1.json',
        'categories:',
        '  - Healthcare IT',
        'description: 11',
        'featuredImage: ""',
        'socialScore: 12',
        'socialScoreSimulated: true',
        '---',
        'Ask who answers the alarm, who changes the battery, and who reads the numbers.',
        '',
      ].join('\n'),
    ],
  ]
}

function generated(): Files {
  return Array.from({ length: paged.count }, (_, index) => {
    const number = index + 1
    const day = new Date(Date.UTC(2016, 0, number * 3)).toISOString()
    const text = article({
      title: paged.title(number),
      slug: `round-${number}`,
      date: day,
      author: ['Ivo Brandt'],
      communityTopics: ['Medigy: Home Visits'],
      link: { brand: 'homevisits.example', href: `https://homevisits.example/rounds/${number}` },
      tags: ['Home'],
    })
    return [`communities/home-care-nursing/curated-content/round-${number}.md`, text]
  })
}

function hardCases(): Files {
  const folder = 'communities/hard-cases/curated-content'
  return [
    [`${folder}/hostile.md`, hostileArticle()],
    [`${folder}/gauze.md`, article({ title: shortest.title, slug: 'gauze', date: '2020-05-01' }, '')],
    [
      `${folder}/longest.md`,
      article({
        title: longest.title,
        slug: 'longest',
        date: '2020-05-02',
        communityTopics: [
          'Medigy: Coordination of Refills across Several Organizations That Do Not Share a Record System',
          'Symplur: EHR (Electronic Health Record)',
        ],
      }),
    ],
    [
      `${folder}/unbroken.md`,
      article(
        {
          title: unbroken.title,
          slug: 'unbroken',
          date: '2020-05-03',
          communityTopics: [`Medigy: ${unbroken.title}`],
          link: {
            brand: 'a-publication-with-a-name-that-is-one-word-and-goes-on-for-a-while.example',
            href: 'https://a-publication-with-a-name-that-is-one-word-and-goes-on-for-a-while.example/x',
          },
        },
        `${unbroken.title}\n\n\`${unbroken.title}${unbroken.title}\`\n\n| ${'Wide column | '.repeat(12)}\n| ${'--- | '.repeat(12)}\n| ${'number | '.repeat(12)}\n`,
      ),
    ],
    [
      `${folder}/здоровье-зимы.md`,
      markdown(
        {
          title: foreign.title,
          author: 'Zoë Ångström',
          date: '2020-05-04',
          communityTopics: [`Medigy: ${foreign.topic.label}`, 'Symplur: Diabète & Ernährung'],
          link: { brand: 'gesundheit.example', href: 'https://gesundheit.example/winter' },
        },
        'Schlaf hilft. Сон помогает.\n',
      ),
    ],
    [`${folder}/a-twin.md`, article({ title: twin.shown, slug: 'twin', date: '2020-05-05' })],
    [
      `${folder}/b-twin.md`,
      article({
        title: twin.left,
        slug: 'twin',
        date: '2020-05-06',
        link: { brand: 'wardnotes.example', href: 'https://wardnotes.example/the-other-twin' },
      }),
    ],
    [
      `${folder}/unsafe-alias.md`,
      article({
        title: unsafeAlias.title,
        slug: 'unsafe-alias',
        date: '2020-05-07',
        aliases: [
          '//elsewhere.example/x',
          'javascript:alert(1)',
          '/api/health',
          '/topics',
          '/news/bad\\path',
          '/news/kept',
        ],
      }),
    ],
  ]
}

const RUN = 'window.ran=true'

/** Everything a file could try; what it says must be readable text, and nothing of it may happen. */
function hostileArticle(): string {
  const away = 'https://elsewhere.example'
  return article(
    {
      title: `<script>${RUN}</script> "><img src=x onerror=${RUN}> drill`,
      slug: 'hostile',
      date: '2020-05-08',
      author: [`<svg onload=${RUN}> Hostile Person`],
      description: `</script><script>${RUN}</script> &lt;img src=${away}/a.png onerror=${RUN}&gt; --> ]]>`,
      communityTopics: [`Medigy: <img src=x onerror=${RUN}>`, `Symplur: </script><script>${RUN}</script>`],
      tags: [`"><svg onload=${RUN}>`],
      breadcrumbs: [
        'Home',
        'Communities',
        `<img src=x onerror=${RUN}>`,
        `</script><script>${RUN}</script>`,
        'x',
      ],
      breadcrumbLinks: [
        '/',
        '/communities/',
        '/communities/hard-cases/',
        '/communities/hard-cases/curated-content',
        '#',
      ],
      link: {
        brand: `<b onmouseover=${RUN}>Brand</b>`,
        href: `https://${hostile.domain}/"onmouseover="${RUN}`,
      },
      featuredImage: { href: `../../../../../../etc/passwd`, alt: `"><script>${RUN}</script>` },
    },
    [
      `Before the tricks. <script>${RUN}</script>`,
      `<img src="${away}/pixel.png" onerror="${RUN}">`,
      `[Markdown link](javascript:${RUN}) and <a href="javascript:${RUN}">plain link</a>`,
      `<a href="  jAva&#09;script:${RUN}">spaced link</a> <a href="data:text/html,<script>${RUN}</script>">data link</a>`,
      `<a href="${away}/page" onclick="${RUN}" style="position:fixed;inset:0" target="_blank">outside link</a>`,
      `<a href="//elsewhere.example/x">slashes</a> <a href="vbscript:${RUN}">old link</a>`,
      `<iframe src="${away}/frame"></iframe><object data="${away}/o"></object><embed src="${away}/e">`,
      `<style>@import url(${away}/x.css); body { display: none }</style><link rel="stylesheet" href="${away}/y.css">`,
      `<p style="background:url(${away}/b.png)" onmouseover="${RUN}">styled</p><base href="${away}/">`,
      `<meta http-equiv="refresh" content="0;url=${away}/"><svg onload="${RUN}"><script>${RUN}</script></svg>`,
      `<form action="${away}/steal"><input name="q" autofocus onfocus="${RUN}"><button>Send</button></form>`,
      `<div id="main">clobbered</div><video src="${away}/v" onerror="${RUN}"></video><h1>Second heading one</h1>`,
      'After the tricks. </script></main></body>',
      `<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=x onerror=${RUN}&gt;">`,
    ].join('\n\n'),
  )
}

async function pictures(): Promise<Files> {
  const folder = 'communities/pictures/curated-content'
  const whole = await picture(900, 500, '#7a3b69', '#c98bb9')
  const withImage = (one: Listed, image: unknown): string =>
    article({
      title: one.title,
      slug: path.posix.basename(one.path),
      date: '2020-04-01',
      communityTopics: ['Medigy: Wayfinding'],
      featuredImage: image,
    })
  return [
    [`${folder}/missing.md`, withImage(covered.missing, { href: 'nowhere.png', valid: true })],
    [`${folder}/drawing.md`, withImage(covered.drawing, { href: 'drawing.png', valid: true })],
    [
      `${folder}/drawing.png`,
      `<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg" width="900" height="500"><script>${RUN}</script></svg>`,
    ],
    [`${folder}/small.md`, withImage(covered.small, 'small.png')],
    [`${folder}/small.png`, await picture(200, 100, '#444444', '#999999')],
    [`${folder}/torn.md`, withImage(covered.torn, { href: 'torn.png' })],
    [`${folder}/torn.png`, whole.subarray(0, Math.floor(whole.length / 2))],
    [
      `${folder}/remote.md`,
      withImage(covered.remote, { href: 'https://elsewhere.example/photo.jpg', valid: true }),
    ],
    [`${folder}/tall.md`, withImage(tall, { href: '/posters/tall.png', valid: true })],
    ['static/posters/tall.png', await picture(tall.width, tall.height, '#8b5a1f', '#e0b070')],
  ]
}

/** Two halves of color with noise, so that the file has some length. */
async function picture(width: number, height: number, left: string, right: string): Promise<Buffer> {
  const half = { width: Math.floor(width / 2), height, channels: 3 as const }
  return sharp({ create: { width, height, channels: 3, background: left } })
    .composite([
      { input: { create: { ...half, background: right } }, left: width - half.width, top: 0 },
      {
        input: { create: { ...half, width: 40, background: '#fff3b0' } },
        left: Math.floor(width / 2) - 20,
        top: 0,
      },
    ])
    .png()
    .toBuffer()
}

function hiddenArticle(word: string) {
  const slug = word.toLowerCase()
  return {
    word,
    path: `/communities/rehabilitation/curated-content/${slug}`,
    alias: `/news/${slug}`,
    topic: `/topics/medigy/${slug}-rounds`,
    source: `/sources/${slug}.example`,
    curator: `/curators/${slug}-editor`,
    tag: `/tags/${slug}-tag`,
  } as const
}

async function hiddenPicture(word: string): Promise<Buffer> {
  const color = `#${createHash('sha1').update(word).digest('hex').slice(0, 6)}`
  return picture(800, 450, color, '#202020')
}

async function lifecycle(): Promise<Files> {
  const folder = 'communities/rehabilitation/curated-content'
  const secret = (word: string, fields: Fields = {}, body?: string): string => {
    const slug = word.toLowerCase()
    return article(
      {
        title: `${word} walks the corridor`,
        slug,
        aliases: [`/news/${slug}`],
        author: [`${word} Editor`],
        description: `${word} is the word nobody may read.`,
        communityTopics: [`Medigy: ${word} Rounds`],
        tags: [`${word} tag`],
        link: { brand: `${word} Weekly`, href: `https://${slug}.example/report` },
        featuredImage: { href: `${slug}.png`, valid: true },
        ...fields,
      },
      body ?? `${word} in the body.\n`,
    )
  }
  const { draft, scheduled, expired, broken, large } = hidden
  const words = [draft, scheduled, expired, broken, large].map(({ word }) => word)
  const images = await Promise.all(
    [...words, withdrawn.word].map(
      async (word) => [`${folder}/${word.toLowerCase()}.png`, await hiddenPicture(word)] as const,
    ),
  )
  return [
    ...images,
    [`${folder}/draft.md`, secret(draft.word, { status: 'draft' })],
    [`${folder}/scheduled.md`, secret(scheduled.word, { date: '2094-01-01T00:00:00Z' })],
    [`${folder}/expired.md`, secret(expired.word, { expiryDate: '2020-06-30' })],
    [`${folder}/broken.md`, secret(broken.word).replace('\nslug:', '\n  - [slug:')],
    [`${folder}/large.md`, secret(large.word, {}, `${large.word} again and again. `.repeat(11_000))],
    [
      `${folder}/withdrawn.md`,
      secret(withdrawn.word, { status: 'archived', link: { brand: withdrawn.brand, href: withdrawn.href } }),
    ],
    [
      `${folder}/visible.md`,
      article({
        title: visibleNeighbor.title,
        slug: 'walking-again',
        date: '2020-03-01',
        communityTopics: ['Medigy: Walking'],
      }),
    ],
  ]
}

function clock(at: Date): Files {
  const folder = 'communities/night-shift/curated-content'
  const topics = { communityTopics: ['Medigy: Night Work'] }
  return [
    [
      `${folder}/steady.md`,
      article({ title: 'Steady Light on the Night Ward', slug: 'steady', date: '2020-02-01', ...topics }),
    ],
    [
      `${folder}/lanternfall.md`,
      article({ title: appears.title, slug: 'lanternfall', date: at.toISOString(), ...topics }),
    ],
    [
      `${folder}/duskmere.md`,
      article({
        title: expires.title,
        slug: 'duskmere',
        date: new Date(at.getTime() - 86_400_000).toISOString(),
        expiryDate: at.toISOString(),
        ...topics,
      }),
    ],
  ]
}
