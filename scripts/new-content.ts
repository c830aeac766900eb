/** `npm run content:new`: a draft in the right place, with everything that can be worked out. */
import { mkdir, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { createInterface } from 'node:readline/promises'
import { parseArgs } from 'node:util'
import { createCatalog, type Catalog } from '../lib/content/catalog'
import { createDraft, findCommunity, findTopic, nameOf, readLink } from '../lib/content/draft'
import { openFileStore } from '../lib/content/file-store'
import { readLibrary } from '../lib/content/library'
import { readSite } from '../lib/site'
import { createProgress } from './progress'

const HELP = `npm run content:new -- --community C --title T [--link URL] [--topic "Medigy: X"]... [--section S] [--curator NAME]

Writes a draft into the content folder (CONTENT_DIR, ./content). On a terminal, asks for what is not given.
  --community  slug, name or abbreviation
  --title      the title of the original
  --link       its address; refused if an article leads to it already
  --topic      an existing topic; may be given several times
  --section    curated-content if not given
  --curator    who picked it
Exit code: 0 fine, 1 the article exists already or can't be made, 2 wrong usage.
`

/** Topics offered to pick from; others can be typed. */
const OFFERED = 20

/** @returns the exit code. */
export async function main(args: readonly string[]): Promise<number> {
  const options = readOptions(args)
  if (options.help) {
    process.stdout.write(HELP)
    return 0
  }
  const { contentDir } = readSite(process.env)
  const store = await openFileStore(contentDir, path.resolve('public'))
  const library = await readLibrary(store, undefined, { onProgress: createProgress('files read') })
  const catalog = createCatalog(library, { now: new Date(), preview: true })
  const wishes = process.stdin.isTTY ? await askFor(options, catalog) : options
  if (!wishes.community || !wishes.title) {
    process.stderr.write(`Give --community and --title.\n\n${HELP}`)
    return 2
  }
  try {
    const { community, title } = wishes
    const draft = createDraft(catalog, { ...wishes, community, title, now: new Date() })
    const full = path.join(store.root, draft.file)
    await mkdir(path.dirname(full), { recursive: true })
    // Fails instead of writing over a file that was there, or appears at this moment.
    await writeFile(full, draft.text, { flag: 'wx' })
    process.stdout.write(`${store.displayPath(draft.file)}\n`)
    for (const note of draft.notes) process.stderr.write(`${note}\n`)
    process.stderr.write(`Preview: npm run dev, then ${draft.path}\n`)
    return 0
  } catch (error) {
    const exists = error instanceof Error && 'code' in error && error.code === 'EEXIST'
    const message = error instanceof Error ? error.message : String(error)
    process.stderr.write(
      exists ? `The file exists already and was left as it is: ${message}\n` : `${message}\n`,
    )
    return 1
  }
}

interface Options {
  readonly community?: string
  readonly title?: string
  readonly link?: string
  readonly topics: readonly string[]
  readonly section: string
  readonly curator?: string
  readonly help: boolean
}

function readOptions(args: readonly string[]): Options {
  const { values } = parseArgs({
    args: [...args],
    options: {
      community: { type: 'string' },
      title: { type: 'string' },
      link: { type: 'string' },
      topic: { type: 'string', multiple: true, default: [] },
      section: { type: 'string', default: 'curated-content' },
      curator: { type: 'string' },
      help: { type: 'boolean', default: false },
    },
  })
  return { ...values, topics: values.topic }
}

type Ask = (question: string, check: (answer: string) => void) => Promise<string>

/** What is refused is asked again, so that nothing else that was typed is lost. The link comes first: it decides. */
async function askFor(options: Options, catalog: Catalog): Promise<Options> {
  const terminal = createInterface({ input: process.stdin, output: process.stderr })
  const ask: Ask = async (question, check) => {
    for (;;) {
      const answer = (await terminal.question(`${question}: `)).trim()
      const refusal = refusalOf(() => check(answer))
      if (refusal === undefined) return answer
      process.stderr.write(`${refusal}\n`)
    }
  }
  try {
    const link =
      options.link ??
      (await ask('Address of the original, or nothing', (answer) => void readLink(catalog, answer)))
    const community = options.community ?? (await askForCommunity(catalog, ask))
    const title = options.title ?? (await ask('Title of the original', isGiven))
    const topics = options.topics.length > 0 ? options.topics : await askForTopics(catalog, ask)
    return { ...options, community, title, link, topics }
  } finally {
    terminal.close()
  }
}

function refusalOf(check: () => void): string | undefined {
  try {
    check()
    return undefined
  } catch (error) {
    return error instanceof Error ? error.message : String(error)
  }
}

function isGiven(answer: string): void {
  if (answer === '') throw new Error('An article needs one.')
}

async function askForCommunity(catalog: Catalog, ask: Ask): Promise<string> {
  const all = [...catalog.communities.map(({ subject }) => subject), ...catalog.emptyCommunities]
  const named = (answer: string) => numbered(all, answer)?.slug ?? answer
  process.stderr.write(all.map(({ name }, index) => `${index + 1}  ${name}\n`).join(''))
  const answer = await ask('Community, by number or name', (text) => void findCommunity(catalog, named(text)))
  return named(answer)
}

async function askForTopics(catalog: Catalog, ask: Ask): Promise<readonly string[]> {
  const offered = catalog.topics.slice(0, OFFERED).map(({ subject }) => nameOf(subject))
  if (offered.length === 0) return []
  process.stderr.write(offered.map((name, index) => `${index + 1}  ${name}\n`).join(''))
  const named = (answer: string) =>
    answer
      .split(';')
      .map((one) => one.trim())
      .filter(Boolean)
      .map((one) => numbered(offered, one) ?? one)
  const answer = await ask('Topics, by number or name, with semicolons between them', (text) => {
    for (const name of named(text)) findTopic(catalog, name)
  })
  return named(answer)
}

/**
 * What an answer means, if it is a number.
 * @throws Error when nothing has this number.
 */
function numbered<Item>(items: readonly Item[], answer: string): Item | undefined {
  if (!/^\d+$/.test(answer)) return undefined
  const item = items[Number(answer) - 1]
  if (item === undefined) throw new Error(`Choose a number from 1 to ${items.length}, or write a name.`)
  return item
}
