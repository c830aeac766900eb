/** `npm run preview:link`: a link with which somebody can see drafts on the running site, for a while. */
import path from 'node:path'
import { parseArgs } from 'node:util'
import { toArticle } from '../lib/content/article'
import { openFileStore } from '../lib/content/file-store'
import { readFrontMatter } from '../lib/content/front-matter'
import { safeInternalPath } from '../lib/content/safe-url'
import { previewToken } from '../lib/preview'
import { absolute, readSite } from '../lib/site'
import { articlePath, previewEnterUrl } from '../lib/urls'

const DEFAULT_HOURS = 24
const MOST_HOURS = 24 * 90

const HELP = `npm run preview:link -- <path> [--hours n]

Prints a link that shows drafts, scheduled, expired and withdrawn articles to whoever follows it, starting at <path>.
  <path>     an address of the site (/communities/...) or a content file
  --hours    how long the link and the preview it opens are good for; ${DEFAULT_HOURS} if not given, at most ${MOST_HOURS}
Needs PREVIEW_SECRET and SITE_URL as the running site has them.
Exit code: 0 fine, 2 wrong usage.
`

/** @returns the exit code. */
export async function main(args: readonly string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: { hours: { type: 'string' }, help: { type: 'boolean', default: false } },
  })
  if (values.help) {
    process.stdout.write(HELP)
    return 0
  }
  const [asked] = positionals
  if (asked === undefined || positionals.length > 1) throw new Error(`Name one page to start at.\n\n${HELP}`)
  const hours = Number(values.hours ?? DEFAULT_HOURS)
  if (!(hours > 0 && hours <= MOST_HOURS))
    throw new Error(`--hours must be a number from 1 to ${MOST_HOURS}, but it is "${values.hours}".`)
  const { previewSecret } = readSite(process.env)
  if (previewSecret === undefined)
    throw new Error('Set PREVIEW_SECRET to the secret of the running site; without it there is no preview.')

  const expires = new Date(Date.now() + hours * 3_600_000)
  const query = new URLSearchParams({
    token: previewToken(previewSecret, expires),
    to: safeInternalPath(asked) ?? (await pathOfFile(asked)),
  })
  process.stdout.write(`${absolute(`${previewEnterUrl}?${query}`)}\n`)
  process.stderr.write(`Good until ${expires.toISOString().slice(0, 16).replace('T', ' ')} UTC.\n`)
  return 0
}

/** The address of the article in a content file. */
async function pathOfFile(asked: string): Promise<string> {
  const { contentDir } = readSite(process.env)
  const store = await openFileStore(contentDir, path.resolve('public'))
  const file = path.relative(store.root, path.resolve(asked)).split(path.sep).join('/')
  const read = file.startsWith('..') ? undefined : await store.read(file)
  if (!read?.ok) throw new Error(`"${asked}" is neither an address such as /communities nor a content file.`)
  const split = readFrontMatter(read.text)
  const article = split.ok ? toArticle(file, split.file).value : undefined
  if (article === undefined)
    throw new Error(`${asked} has no page yet: npm run content:check says what is wrong with it.`)
  return articlePath({ community: { slug: article.community }, slug: article.section }, article.slug)
}
