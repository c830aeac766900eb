/**
 * The site's settings, read from the environment once and checked before anything starts.
 * A wrong value stops the process with one line that says what to write instead.
 */
import path from 'node:path'
import { z } from 'zod'

const wholeNumber = (fallback: number, max: number) =>
  z
    .string()
    .regex(/^\d+$/, 'must be a whole number')
    .default(String(fallback))
    .transform(Number)
    .refine((value) => value <= max, `must be at most ${max}`)

const webAddress = z
  .string()
  .refine(
    (value) => URL.canParse(value) && /^https?:\/\/[^/?#@]+\/*$/i.test(value),
    'must be an address without path or password such as https://example.org',
  )

/** Shorter secrets can be guessed. */
const MIN_SECRET = 16

/** Values that must not be repeated in a message. */
const SECRETS: ReadonlySet<string> = new Set(['PREVIEW_SECRET', 'REVALIDATE_SECRET'])

const secret = z.string().min(MIN_SECRET, `must have at least ${MIN_SECRET} characters`).optional()

const schema = z.object({
  PORT: wholeNumber(3000, 65_535),
  SITE_URL: webAddress.optional(),
  SITE_NAME: z.string().trim().min(1, 'must not be empty').default('Medigy Communities'),
  CONTENT_DIR: z.string().min(1, 'must not be empty').default('./content'),
  PRERENDER_LIMIT: wholeNumber(200, 100_000),
  CONTENT_STRICT: z.enum(['0', '1'], 'must be 0 or 1').default('0'),
  PREVIEW_SECRET: secret,
  REVALIDATE_SECRET: secret,
  LOG_LEVEL: z
    .enum(['debug', 'info', 'warn', 'error', 'silent'], 'must be debug, info, warn, error or silent')
    .default('info'),
  METRICS_HOST: z.string().default('127.0.0.1'),
  METRICS_PORT: wholeNumber(9464, 65_535),
  REDIS_URL: z
    .string()
    .refine(
      (value) => URL.canParse(value) && /^rediss?:$/.test(new URL(value).protocol),
      'must be an address such as redis://localhost:6379',
    )
    .optional(),
})

/** What is no setting of a host, because the words of all pages go with it. */
const ABOUT = {
  subject: 'curated healthcare reading',
  description: 'Articles picked by healthcare communities of practice, each linked to its source.',
  language: 'en-US',
}

export interface Site {
  readonly name: string
  /** The name and what it stands for, where nothing else says that. */
  readonly title: string
  /** What the site is, in one sentence. */
  readonly description: string
  /** Of all that is written here (BCP 47). */
  readonly language: string
  /** Origin of every absolute address, without a trailing slash. */
  readonly url: string
  /** Absolute path of the content folder. */
  readonly contentDir: string
  /** How many of the newest articles are rendered at build time. */
  readonly prerenderLimit: number
  /** Whether a problem that blocks publishing fails the build. */
  readonly strict: boolean
  /** Signs preview links; without it there is no preview. */
  readonly previewSecret?: string
  /** Signs calls of the publish hook; without it there is none. */
  readonly revalidateSecret?: string
  /** Where instances tell each other of changes; without it there is one instance. */
  readonly redisUrl?: string
  readonly logLevel: string
  /** Where figures for Prometheus are served; port 0 means nowhere. */
  readonly metrics: { readonly host: string; readonly port: number }
}

/**
 * Reads the settings.
 * @throws Error with one line per wrong variable: `SITE_URL must be …, but it is "…".`
 */
export function readSite(env: Readonly<Record<string, string | undefined>>): Site {
  const parsed = schema.safeParse(withoutEmpty(env))
  if (!parsed.success) {
    throw new Error(
      parsed.error.issues.map(({ path: [name], message }) => faultOf(String(name), message, env)).join('\n'),
    )
  }
  const { data } = parsed
  return {
    name: data.SITE_NAME,
    title: `${data.SITE_NAME}: ${ABOUT.subject}`,
    description: ABOUT.description,
    language: ABOUT.language,
    url: (data.SITE_URL ?? `http://localhost:${data.PORT}`).replace(/\/+$/, ''),
    contentDir: path.resolve(/* turbopackIgnore: true */ data.CONTENT_DIR),
    prerenderLimit: data.PRERENDER_LIMIT,
    strict: data.CONTENT_STRICT === '1',
    previewSecret: data.PREVIEW_SECRET,
    revalidateSecret: data.REVALIDATE_SECRET,
    redisUrl: data.REDIS_URL,
    logLevel: data.LOG_LEVEL,
    metrics: { host: data.METRICS_HOST, port: data.METRICS_PORT },
  }
}

function faultOf(name: string, message: string, env: Readonly<Record<string, string | undefined>>): string {
  const value = env[name] ?? ''
  return SECRETS.has(name)
    ? `${name} ${message}, but it has ${value.length}.`
    : `${name} ${message}, but it is "${withoutPassword(value)}".`
}

/**
 * Addresses of services carry passwords, and messages end up in logs. What is wrong with an address is often just that
 * its password is not encoded, so that may hold anything.
 */
function withoutPassword(address: string): string {
  return address.replace(/^((?:[^:]*:\/\/)?[^:]*):.*@/s, '$1:…@')
}

function withoutEmpty(env: Readonly<Record<string, string | undefined>>) {
  return Object.fromEntries(Object.entries(env).filter(([, value]) => value !== undefined && value !== ''))
}

export const site: Site = readSite(process.env)

/** A full address. The origin comes from `SITE_URL`, never from a request. */
export function absolute(path: string): string {
  return new URL(path, site.url).toString()
}
