/** `npm run content:new`: a draft in the right place, with everything that can be worked out. */
import { mkdir, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { createCatalog, type Catalog } from '../lib/content/catalog'
import { createDraft, findCommunity, findTopic, nameOf, readLink, type Draft } from '../lib/content/draft'
import { openFileStore, type FileStore } from '../lib/content/file-store'
import { readLibrary } from '../lib/content/library'
import { readSite } from '../lib/site'
import { openDialogue, picked, type Dialogue } from './dialogue'
import { createProgress } from './progress'

const HELP = `npm run content:new -- --community C --title T [--link URL] [--topic "Medigy: X"]... [--section S] [--curator NAME]

Writes a draft into the content folder (CONTENT_DIR, ./content). On a terminal, asks for what is not given.
  --community  slug, name or abbreviation
  --title      the title of the original; if it starts with a dash, --title="- like this"
  --link       its address; refused if an article leads to it already
  --topic      an existing topic; may be given several times
  --section    curated-content if not given
  --curator    who picked it
Exit code: 0 fine, 1 the article exists already or can't be made, 2 wrong usage.
`

const DEFAULT_SECTION = 'curated-content'

/** Topics offered to pick from; others can be typed. */
const OFFERED = 20

/** @returns the exit code. */
export async function main(args: readonly string[]): Promise<number> {
  const { help, ...given } = readOptions(args)
  if (help) {
    process.stdout.write(HELP)
    return 0
  }
  const isAsking = process.stdin.isTTY
  if (!isAsking && (!given.community || !given.title)) {
    process.stderr.write(`Give --community and --title.\n\n${HELP}`)
    return 2
  }
  const { contentDir } = readSite(process.env)
  const store = await openFileStore(contentDir, path.resolve('public'))
  const library = await readLibrary(store, undefined, { onProgress: createProgress('files read') })
  const catalog = createCatalog(library, { now: new Date(), preview: true })
  const wishes: Wishes = { ...given }
  try {
    if (isAsking) await complete(wishes, catalog)
    const draft = draftOf(catalog, wishes)
    await write(store, draft)
    process.stdout.write(`${store.displayPath(draft.file)}\n`)
    for (const note of draft.notes) process.stderr.write(`${note}\n`)
    process.stderr.write(`Preview: npm run dev, then ${draft.path}\n`)
    return 0
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
    if (isAsking) process.stderr.write(`To go on from here: ${commandFor(wishes)}\n`)
    return 1
  }
}

/** What is known of the article so far. */
interface Wishes {
  link?: string
  community?: string
  title?: string
  topics: readonly string[]
  readonly section: string
  readonly curator?: string
}

function readOptions(args: readonly string[]): Wishes & { readonly help: boolean } {
  const { values } = parseArgs({
    args: [...args],
    options: {
      community: { type: 'string' },
      title: { type: 'string' },
      link: { type: 'string' },
      topic: { type: 'string', multiple: true, default: [] },
      section: { type: 'string', default: DEFAULT_SECTION },
      curator: { type: 'string' },
      help: { type: 'boolean', default: false },
    },
  })
  const { topic: topics, ...others } = values
  return { ...others, topics }
}

function draftOf(catalog: Catalog, { community = '', title = '', ...others }: Wishes): Draft {
  return createDraft(catalog, { ...others, community, title, now: new Date() })
}

/** @throws Error if there is a file already. */
async function write(store: FileStore, { file, text }: Draft): Promise<void> {
  const full = path.join(store.root, file)
  await mkdir(path.dirname(full), { recursive: true })
  // Fails instead of writing over a file that was there, or appears at this moment.
  await writeFile(full, text, { flag: 'wx' }).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'EEXIST') throw error
    throw new Error(`The file exists already and was left as it is: ${store.displayPath(file)}`)
  })
}

/** Asks for what is not given, and keeps each answer at once. What is given is checked before anybody has to type. */
async function complete(wishes: Wishes, catalog: Catalog): Promise<void> {
  if (wishes.link !== undefined) readLink(catalog, wishes.link)
  if (wishes.community !== undefined) findCommunity(catalog, wishes.community)
  for (const topic of wishes.topics) findTopic(catalog, topic)
  const dialogue = openDialogue()
  try {
    // First, because an original that is there already makes the rest pointless.
    wishes.link ??= await dialogue.askUntil('Address of the original, or nothing', (answer) => {
      readLink(catalog, answer)
      return answer
    })
    wishes.community ??= await askForCommunity(dialogue, catalog)
    wishes.title ??= await dialogue.askUntil('Title of the original', (title) => {
      draftOf(catalog, { ...wishes, title })
      return title
    })
    if (wishes.topics.length === 0) wishes.topics = await askForTopics(dialogue, catalog)
  } finally {
    dialogue.close()
  }
}

async function askForCommunity(dialogue: Dialogue, catalog: Catalog): Promise<string> {
  const communities = [...catalog.communities.map(({ subject }) => subject), ...catalog.emptyCommunities]
  dialogue.offer(communities.map(({ name }) => name))
  const slugs = communities.map(({ slug }) => slug)
  for (;;) {
    const { name, label, isNew } = await dialogue.askUntil('Community, by number or name', (answer) => {
      const name = picked(answer, slugs)
      return { name, ...findCommunity(catalog, name) }
    })
    if (!isNew) return name
    const question = `There is no community "${label}" yet. y to begin it, or nothing`
    if (await dialogue.askUntil(question, (answer) => /^y(?:es)?$/i.test(answer))) return name
  }
}

async function askForTopics(dialogue: Dialogue, catalog: Catalog): Promise<readonly string[]> {
  const offered = catalog.topics.slice(0, OFFERED).map(({ subject }) => nameOf(subject))
  if (offered.length === 0) return []
  dialogue.offer(offered)
  return dialogue.askUntil('Topics, by number or name, with semicolons between them', (answer) =>
    answer
      .split(';')
      .map((one) => one.trim())
      .filter(Boolean)
      .map((one) => findTopic(catalog, picked(one, offered))),
  )
}

/** The command that stands for all answers, so that nothing has to be typed again. */
function commandFor({ link, community, title, topics, section, curator }: Wishes): string {
  const options: readonly (readonly [string, string | undefined])[] = [
    ['link', link],
    ['community', community],
    ['title', title],
    ...topics.map((topic) => ['topic', topic] as const),
    ['section', section === DEFAULT_SECTION ? undefined : section],
    ['curator', curator],
  ]
  const written = options.flatMap(([name, value]) => (value ? `--${name}=${quoted(value)}` : []))
  return ['npm run content:new', ...(written.length > 0 ? ['--', ...written] : [])].join(' ')
}

/** As a shell reads it back. */
function quoted(value: string): string {
  return /^[\w@%+:,./-]+$/.test(value) ? value : `'${value.replaceAll("'", `'\\''`)}'`
}
