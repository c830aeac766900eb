/** Content folders for tests: real files, read by the real loader. */
import { mkdir, mkdtemp, realpath, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { Worker, type WorkerOptions } from 'node:worker_threads'
import { onTestFinished } from 'vitest'
import { createCatalog, type Catalog } from './catalog'
import { openFileStore, type FileStore } from './file-store'
import { readLibrary, type Library } from './library'
import { fieldName, type Finding } from './problem'
import { slugify, wordsOf } from './slug'

export type Files = Readonly<Record<string, string | Buffer>>

export interface ContentFolder {
  /** The content folder itself. */
  readonly root: string
  /** The project's `public/` beside it. */
  readonly publicDir: string
  write(file: string, content: string | Buffer): Promise<void>
  remove(file: string): Promise<void>
}

/** A folder that exists until the test that asked for it is over. Names starting with `../` lie beside it. */
export async function contentFolder(files: Files): Promise<ContentFolder> {
  const base = await realpath(await mkdtemp(path.join(tmpdir(), 'content-')))
  // Again where something is still being written there: an index is kept after it was used.
  onTestFinished(() => rm(base, { recursive: true, force: true, maxRetries: 10, retryDelay: 50 }))
  const root = path.join(base, 'content')
  await mkdir(root)
  const folder: ContentFolder = {
    root,
    publicDir: path.join(base, 'public'),
    async write(file, content) {
      const full = path.join(root, file)
      await mkdir(path.dirname(full), { recursive: true })
      await writeFile(full, content)
    },
    remove: (file) => rm(path.join(root, file)),
  }
  for (const [file, content] of Object.entries(files)) await folder.write(file, content)
  return folder
}

const BASE_PATH = '/communities/rural-care/curated-content/'

/**
 * Front matter of a complete article in the shape of an export. What depends on the title or the section follows
 * an override of it; an override with `undefined` leaves the field out.
 */
export function frontMatter(overrides: Readonly<Record<string, unknown>> = {}): string {
  const title = 'title' in overrides ? overrides['title'] : 'A clinic keeps its records through a power cut'
  const basePath = 'basePath' in overrides ? overrides['basePath'] : BASE_PATH
  const href = `https://www.riverjournal.example/${slugify(String(title))}/`
  const fields = {
    archetype: 'curate-content',
    author: ['Mara'],
    ...fieldsOfSection(String(basePath), title),
    categories: [],
    communityTopics: ['Medigy: Care Coordination', 'Symplur: EHR (Electronic Health Record)'],
    date: '2024-03-05T08:27:09.075475Z',
    description: 'How a small clinic kept working for two days without electricity',
    id: 712,
    lastMod: '2024-03-06T09:54:18.911852Z',
    link: { brand: 'riverjournal.example', href, original: href },
    searchCategory: 'News',
    status: '',
    sub: 'brief',
    tags: ['news'],
    title,
    ...overrides,
  }
  const lines = Object.entries(fields).flatMap(([key, value]) =>
    value === undefined ? [] : [`${key}: ${JSON.stringify(value)}\n`],
  )
  return `---\n${lines.join('')}---\n`
}

function fieldsOfSection(basePath: string, title: unknown) {
  const [, community, section] = /^\/communities\/([^/]+)\/([^/]+)\/$/.exec(basePath) ?? []
  if (!community || !section) return {}
  const label = community === 'rural-care' ? 'Rural Care (RC)' : wordsOf(community)
  return {
    basePath,
    breadcrumbLinks: [
      '/',
      '/communities/',
      `/communities/${community}/`,
      `/communities/${community}/${section}`,
      '#',
    ],
    breadcrumbs: ['Home', 'Communities', label, wordsOf(section), title],
    contentCategories: `medigy-${community}-${section}`,
    identifier: label,
    mastHead: `${label} CoP`,
    type: `communities/medigy-${community}`,
  }
}

/** A complete file; {@link frontMatter} says what the overrides mean. */
export function anArticleFile(
  overrides: Readonly<Record<string, unknown>> = {},
  body = '<p>The lights went out at noon.</p>\n<p>Nobody lost a record.</p>',
): string {
  return `${frontMatter(overrides)}${body}\n`
}

export async function libraryOf(
  files: Files,
): Promise<{ readonly library: Library; readonly folder: ContentFolder; readonly store: FileStore }> {
  const folder = await contentFolder(files)
  const store = await openFileStore(folder.root, folder.publicDir)
  return { library: await readLibrary(store), folder, store }
}

export async function catalogOf(
  files: Files,
  { now = new Date('2026-01-01T00:00:00Z'), preview = false }: { now?: Date; preview?: boolean } = {},
): Promise<Catalog> {
  const { library } = await libraryOf(files)
  return createCatalog(library, { now, preview })
}

/** Findings as lines an assertion can name in full. */
export function linesOf(findings: readonly Finding[]): readonly string[] {
  return findings.map(
    ({ severity, rule, field, message, fix }) => `${severity} ${rule} ${fieldName(field)}: ${message} ${fix}`,
  )
}

/** A worker from its source, which a thread can't read in the way the test runner does. */
export function workerFrom(
  source: URL,
  { delayMs = 0, ...options }: WorkerOptions & { delayMs?: number } = {},
) {
  const start = `import('tsx/esm/api').then(({ register }) => { register(); return import(${JSON.stringify(source)}) })`
  return new Worker(`setTimeout(() => ${start}, ${delayMs})`, { ...options, eval: true })
}
