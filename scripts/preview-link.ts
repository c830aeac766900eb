/** `npm run preview:link`: a link with which somebody can see drafts on the running site, for a while. */
import { realpath, stat } from 'node:fs/promises'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { resolveAddress } from '../lib/addresses'
import { createCatalog, type Catalog } from '../lib/content/catalog'
import { openFileStore } from '../lib/content/file-store'
import { readLibrary } from '../lib/content/library'
import { previewToken } from '../lib/preview'
import { absolute, readSite } from '../lib/site'
import { editorPages, previewEnterUrl } from '../lib/urls'
import { createProgress } from './progress'

const DEFAULT_HOURS = 24
const MOST_HOURS = 24 * 90

const HELP = `npm run preview:link -- <path> [--hours n]

Prints a link that shows drafts, scheduled, expired and withdrawn articles to whoever follows it, starting at <path>.
  <path>     an address of the site (/communities/...), or a content file
  --hours    how long the link and the preview it opens are good for; ${DEFAULT_HOURS} if not given, at most ${MOST_HOURS}
Needs PREVIEW_SECRET, SITE_URL and CONTENT_DIR as the running site has them.
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
    throw new Error(`--hours must be a number above 0, at most ${MOST_HOURS}, but it is "${values.hours}".`)
  const { previewSecret, contentDir } = readSite(process.env)
  if (previewSecret === undefined)
    throw new Error('Set PREVIEW_SECRET to the secret of the running site; without it there is no preview.')

  const expires = new Date(Date.now() + hours * 3_600_000)
  const query = new URLSearchParams({
    token: previewToken(previewSecret, expires),
    to: await pageOf(asked, contentDir),
  })
  process.stdout.write(`${absolute(`${previewEnterUrl}?${query}`)}\n`)
  process.stderr.write(`Good until ${expires.toISOString().slice(0, 16).replace('T', ' ')} UTC.\n`)
  return 0
}

/**
 * The address of the page that is meant, as the site will know it.
 * @throws Error if the content has none.
 */
async function pageOf(asked: string, contentDir: string): Promise<string> {
  const store = await openFileStore(contentDir, path.resolve('public'))
  const library = await readLibrary(store, undefined, { onProgress: createProgress('files read') })
  const catalog = createCatalog(library, { now: new Date(), preview: true })
  const full = await realpath(asked).catch(() => undefined)
  // An absolute path looks like an address, so the file comes first.
  if (full !== undefined && (await stat(full)).isFile())
    return pageOfFile(catalog, asked, path.relative(store.root, full))
  const address = asked.replace(/(?<=.)\/+$/, '')
  if (editorPages.includes(address)) return address
  const found = resolveAddress(catalog, address)
  if (found.kind === 'moved') return found.to
  if (found.kind === 'page' || found.kind === 'listing') return found.path
  throw new Error(
    `There is no page and no content file "${asked}". Give an address of the site without what follows ? or #, such as /communities, or the path of a content file.`,
  )
}

function pageOfFile(catalog: Catalog, asked: string, inside: string): string {
  const file = inside.split(path.sep).join('/')
  const article = catalog.articles.find((one) => one.file === file)
  if (article) return article.path
  throw new Error(
    file.startsWith('../')
      ? `${asked} is outside of the content folder. Set CONTENT_DIR to the folder that it is in.`
      : `${asked} has no page yet: npm run content:check says what is wrong with it.`,
  )
}
