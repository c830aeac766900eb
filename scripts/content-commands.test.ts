/** The commands for editors as they are run: what they print, write and answer. */
import { execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import { readdir, readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { describe, expect, test, vi } from 'vitest'
import { anArticleFile, contentFolder, type Files } from '../lib/content/testing'

// Each of them starts a process, some of them several; a busy machine takes its time.
vi.setConfig({ testTimeout: 60_000 })

const AT = 'communities/rural-care/curated-content'
const TEXT = Array.from({ length: 30 }, (_, index) => `word${index}`).join(' ')

const COMMAND = ['--import', 'tsx', 'scripts/command.ts']

interface Answer {
  readonly code: number
  readonly out: string
  readonly err: string
}

/** @param settings the content folder, or more than that. */
function run(
  command: string,
  settings: string | Readonly<Record<string, string>>,
  ...args: readonly string[]
): Promise<Answer> {
  const env = { ...process.env, ...(typeof settings === 'string' ? { CONTENT_DIR: settings } : settings) }
  return new Promise((resolve) => {
    execFile(process.execPath, [...COMMAND, command, ...args], { env }, (error, out, err) =>
      resolve({ code: typeof error?.code === 'number' ? error.code : 0, out, err }),
    )
  })
}

/** Runs a command on a terminal, answers its questions as they come, and gives all that it showed. */
async function onTerminal(
  command: string,
  contentDir: string,
  ...answers: readonly (readonly [question: string, answer: string])[]
) {
  const line = [process.execPath, ...COMMAND, command].join(' ')
  const child = spawn('script', ['-qec', line, '/dev/null'], {
    env: { ...process.env, CONTENT_DIR: contentDir },
  })
  let shown = ''
  let answered = 0
  const questions = [...answers]
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    shown += text
    const [[question, answer] = ['']] = questions
    if (answer === undefined || !shown.includes(question, answered)) return
    questions.shift()
    answered = shown.length
    child.stdin.write(answer === CTRL_C ? answer : `${answer}\n`)
  })
  const [code] = await once(child, 'close')
  return { code, shown: shown.replaceAll('\r\n', '\n') }
}

const CTRL_C = '\u0003'

const folderOf = async (files: Files) => (await contentFolder(files)).root

const GOOD = { [`${AT}/a.md`]: anArticleFile({}, TEXT) }
const TRACKED = {
  [`${AT}/b.md`]: `---\r\n# kept\r\ntitle: "A title"\r\nlink: https://n.example/b?utm_source=x&id=1\r\ndate: 2024-01-01 # kept\r\nextra: [1,2]\r\nbasePath: /${AT}/\r\n---\r\n${TEXT}\r\n`,
}
const BROKEN = { [`${AT}/c.md`]: '---\ntitle: "A, 100 % open\n---\n' }

describe('all of them', () => {
  test.each(['content:check', 'content:fix', 'content:new', 'preview:link'])(
    '%s says in one line which setting is wrong',
    async (command) => {
      expect(await run(command, { PORT: 'abc' })).toEqual({
        code: 2,
        out: '',
        err: 'PORT must be a whole number, but it is "abc".\n',
      })
    },
  )

  test('whoever stops reading is no fault', async () => {
    const env = { ...process.env, CONTENT_DIR: await folderOf(BROKEN) }
    const child = spawn(process.execPath, [...COMMAND, 'content:check'], { env })
    child.stdout.destroy()
    let err = ''
    child.stderr.setEncoding('utf8').on('data', (text: string) => (err += text))
    const [code] = await once(child, 'close')
    expect([code, err]).toEqual([1, ''])
  })
})

describe('content:check', () => {
  test('a good folder', async () => {
    expect(await run('content:check', await folderOf(GOOD))).toEqual({
      code: 0,
      out: '1 file checked: 0 blocking publishing, 0 worth fixing.\n',
      err: '',
    })
  })

  test('says where, shows the line, says what to do', async () => {
    const root = await folderOf({ ...TRACKED, ...BROKEN })
    const { code, out } = await run('content:check', root)
    const at = path.relative(process.cwd(), path.join(root, AT))
    expect(code).toBe(1)
    expect(out).toContain(
      `${at}/b.md:4:1  link-tracking  link: The link tells the publication who sent the reader: utm_source.\n    | link: https://n.example/b?utm_source=x&id=1\n    Write https://n.example/b?id=1\n    npm run content:fix mends this.\n`,
    )
    expect(out).toMatch(/\/c\.md:3:\d+ {2}front-matter-syntax {2}Front matter can't be read: /)
    expect(out).toContain('2 files checked: 1 blocking publishing, 1 worth fixing.\n')
  })

  test('as JSON in the documented shape', async () => {
    const { out } = await run('content:check', await folderOf(TRACKED), '--json')
    const { version, checked, problems } = JSON.parse(out)
    expect([version, checked]).toEqual([1, 1])
    expect(problems).toEqual([
      {
        file: expect.stringMatching(/\/b\.md$/),
        line: 4,
        column: 1,
        rule: 'link-tracking',
        severity: 'warning',
        field: 'link',
        message: 'The link tells the publication who sent the reader: utm_source.',
        fix: 'Write https://n.example/b?id=1',
      },
    ])
  })

  test('as annotations, escaped', async () => {
    const { code, out } = await run('content:check', await folderOf(BROKEN), '--format', 'github')
    expect(code).toBe(1)
    expect(out).toMatch(
      /^::error file=[^,:]+\/c\.md,line=3,col=\d+,title=front-matter-syntax::Front matter can't /,
    )
    expect(out.trimEnd().split('\n')).toHaveLength(1)
  })

  test.each([
    [['--strict'], 1],
    [[], 0],
    [['--format', 'xml'], 2],
    [['--nonsense'], 2],
  ])('%j answers %i over warnings', async (args, code) => {
    expect((await run('content:check', await folderOf(TRACKED), ...args)).code).toBe(code)
  })
})

describe('content:fix', () => {
  test('shows a diff and writes nothing; --write changes only what it showed; a second run nothing', async () => {
    const root = await folderOf({ ...GOOD, ...TRACKED })
    const file = path.join(root, AT, 'b.md')
    const before = `\uFEFF${await readFile(file, 'utf8')}`
    await writeFile(file, before)

    const shown = await run('content:fix', root)
    expect(shown.code).toBe(0)
    expect(shown.out).toContain(
      '-link: https://n.example/b?utm_source=x&id=1\r\n+link: https://n.example/b?id=1\r\n',
    )
    expect(shown.err).toBe('1 file can be mended: npm run content:fix -- --write\n')
    expect(await readFile(file, 'utf8')).toBe(before)

    const written = await run('content:fix', root, '--write')
    expect(written).toEqual({ code: 0, out: shown.out, err: '1 file mended.\n' })
    expect(await readFile(file, 'utf8')).toBe(before.replace('utm_source=x&', ''))
    expect(await readdir(path.dirname(file))).toEqual(['a.md', 'b.md'])

    expect(await run('content:fix', root, '--write')).toEqual({ code: 0, out: '', err: 'Nothing to mend.\n' })
  })
})

describe('content:new', () => {
  const wish = ['--community', 'rural-care', '--title', 'How to wait', '--link', 'https://n.example/wait']

  test('the draft passes the check, and is written once', async () => {
    const root = await folderOf(GOOD)
    const made = await run('content:new', root, ...wish, '--topic', 'Care Coordination')
    expect(made.code).toBe(0)
    expect(made.out).toBe(`${path.relative(process.cwd(), path.join(root, AT, 'n-how-to-wait.md'))}\n`)
    expect(await run('content:check', root, '--strict')).toMatchObject({
      code: 0,
      out: '2 files checked: 0 blocking publishing, 0 worth fixing.\n',
    })
    const again = await run('content:new', root, ...wish)
    expect(again.code).toBe(1)
    expect(again.err).toBe(`${AT}/n-how-to-wait.md leads to this original already: https://n.example/wait\n`)
  })

  test('a file that is in the way is not written over', async () => {
    const root = await folderOf({ ...GOOD, [`${AT}/n-how-to-wait.md`]: 'mine' })
    const { code, err } = await run('content:new', root, ...wish)
    expect(code).toBe(1)
    expect(err).toMatch(/^The file exists already and was left as it is: .*\/n-how-to-wait\.md\n$/)
    expect(await readFile(path.join(root, AT, 'n-how-to-wait.md'), 'utf8')).toBe('mine')
  })

  test('says what is missing', async () => {
    const { code, err } = await run('content:new', await folderOf(GOOD), '--title', 'x')
    expect(code).toBe(2)
    expect(err).toMatch(/^Give --community and --title\.\n/)
  })

  test('a title that blocks publishing writes nothing', async () => {
    const root = await folderOf(GOOD)
    const { code, err } = await run('content:new', root, '--community', 'rural-care', '--title=Page')
    expect([code, err]).toEqual([1, 'The address "page" is used by the site itself. Choose another slug.\n'])
    expect(await readdir(path.join(root, AT))).toEqual(['a.md'])
  })

  // `script` of util-linux gives a command a terminal; others of that name take other arguments.
  describe.skipIf(process.platform !== 'linux')('on a terminal', () => {
    const link = 'Address of the original, or nothing: '
    const community = 'Community, by number or name: '
    const title = 'Title of the original: '
    const topics = 'with semicolons between them: '

    test('asks for what was not given', async () => {
      const root = await folderOf(GOOD)
      const { code, shown } = await onTerminal(
        'content:new',
        root,
        [link, 'https://n.example/wait'],
        [community, '1'],
        [title, 'How to wait'],
        [topics, 'Care Coordination'],
      )
      expect(code).toBe(0)
      expect(shown).toContain('1  Rural Care')
      expect(shown).toMatch(/\/n-how-to-wait\.md/)
      expect(await run('content:check', root, '--strict')).toMatchObject({ code: 0 })
      expect(await readFile(path.join(root, AT, 'n-how-to-wait.md'), 'utf8')).toContain(
        'https://n.example/wait',
      )
    })

    test('an answer that will not do is asked for again', async () => {
      const root = await folderOf({ ...GOOD, ...TRACKED })
      const { code, shown } = await onTerminal(
        'content:new',
        root,
        [link, 'n.example'],
        [link, 'https://n.example/b?id=1'],
        [link, 'https://n.example/wait'],
        [community, '99'],
        [community, 'Rural Cares'],
        ['y to begin it, or nothing: ', ''],
        [community, 'Sleep Care'],
        ['y to begin it, or nothing: ', 'y'],
        [title, ''],
        [title, 'How to wait'],
        [topics, '1; Waiting'],
        [topics, '77'],
        [topics, '1'],
      )
      expect(code).toBe(0)
      for (const refusal of [
        '"n.example" is not an address that can be opened. Write it in full, starting with https://.\n',
        `${AT}/b.md leads to this original already: https://n.example/b?utm_source=x&id=1\n`,
        'There is no number 99. Pick one from 1 to 1.\n',
        'There is no community "Rural Cares" yet. y to begin it, or nothing: ',
        'Give the title of the original.\n',
        'There is no topic "Waiting". Pick an existing one, such as ',
        'There is no number 77. Pick one from 1 to 2.\n',
      ])
        expect(shown).toContain(refusal)
      expect(shown).toContain(
        '"sleep-care" is a new community. Describe it in communities/sleep-care/_index.md.',
      )
      expect(await readdir(path.join(root, 'communities')).then((names) => names.toSorted())).toEqual([
        'rural-care',
        'sleep-care',
      ])
    })

    test('whoever gives up gets a command with all answers', async () => {
      const root = await folderOf(GOOD)
      const { code, shown } = await onTerminal(
        'content:new',
        root,
        [link, 'https://n.example/wait'],
        [community, '1'],
        [title, "It's -- here"],
        [topics, CTRL_C],
      )
      expect(code).toBe(1)
      expect(shown).toContain(
        "\nNothing was written.\nTo go on from here: npm run content:new -- --link=https://n.example/wait --community=rural-care --title='It'\\''s -- here'\n",
      )
      expect(await readdir(path.join(root, AT))).toEqual(['a.md'])
    })
  })
})

describe('preview:link', () => {
  const settingsFor = (root: string) => ({
    CONTENT_DIR: root,
    PREVIEW_SECRET: 'sixteen letters!',
    SITE_URL: 'https://portal.example',
  })
  const DRAFT = {
    [`${AT}/d.md`]: anArticleFile({ slug: 'a-clinic', status: 'draft', aliases: ['/news/old'] }, TEXT),
  }

  test.each([
    ['/communities', '/communities'],
    ['/communities/', '/communities'],
    ['/', '/'],
    ['/editor/', '/editor'],
    [`/${AT}/a-clinic/`, `/${AT}/a-clinic`],
    ['/news/old', `/${AT}/a-clinic`],
    [`{root}/${AT}/d.md`, `/${AT}/a-clinic`],
  ])('%s leads to %s', async (asked, to) => {
    const root = await folderOf(DRAFT)
    const { code, out } = await run('preview:link', settingsFor(root), asked.replace('{root}', root))
    const link = new URL(out)
    expect([code, link.origin, link.pathname]).toEqual([0, 'https://portal.example', '/preview/enter'])
    expect(link.searchParams.get('to')).toBe(to)
  })

  const NO_PAGE =
    'Give an address of the site without what follows ? or #, such as /communities, or the path of a content file.\n'

  test.each([
    ['/communities?topic=x', `There is no page and no content file "/communities?topic=x". ${NO_PAGE}`],
    ['/nowhere/x.md', `There is no page and no content file "/nowhere/x.md". ${NO_PAGE}`],
    [
      'package.json',
      'package.json is outside of the content folder. Set CONTENT_DIR to the folder that it is in.\n',
    ],
    [
      `{root}/${AT}/c.md`,
      `{root}/${AT}/c.md has no page yet: npm run content:check says what is wrong with it.\n`,
    ],
  ])('%s is refused', async (asked, message) => {
    const root = await folderOf({ ...DRAFT, ...BROKEN })
    const { code, out, err } = await run('preview:link', settingsFor(root), asked.replace('{root}', root))
    expect([code, out, err]).toEqual([2, '', message.replace('{root}', root)])
  })
})
