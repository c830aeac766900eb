/**
 * Who may see what readers don't: expiring signed links, and the cookie that one of them is exchanged for.
 * Both are a moment and its signature, `{seconds}.{hmac}`; the signature says which of the two it is for.
 * Pure: the secret and the clock come from the caller.
 */
import { createHmac, timingSafeEqual } from 'node:crypto'

/** Holds the proof that a link was followed. Next's own cookie beside it only turns its caches off. */
export const PREVIEW_COOKIE = 'preview'

type Purpose = 'link' | 'session'

/** What a link carries as `token`. It opens preview until that moment. */
export function previewToken(secret: string, expires: Date): string {
  return sealed('link', secret, Math.floor(expires.getTime() / 1000))
}

/** When a token expires; `undefined` if it was not made with this secret, was changed, or is too old. */
export function openToken(token: string, secret: string, now: Date): Date | undefined {
  return opened('link', token, secret, now)
}

/** The value of {@link PREVIEW_COOKIE}: worth something until the link that it came from expires. */
export function previewSession(secret: string, expires: Date): string {
  return sealed('session', secret, Math.floor(expires.getTime() / 1000))
}

/**
 * Whether a request may bypass what is kept for readers: it carries a session that was signed here and has not
 * expired. Never true without a secret.
 * @param cookies the header as it came.
 */
export function hasPreviewCookie(
  cookies: string | null | undefined,
  secret: string | undefined,
  now: Date = new Date(),
): boolean {
  const session = cookieOf(cookies, PREVIEW_COOKIE)
  return session !== undefined && isSession(session, secret, now)
}

/** {@link hasPreviewCookie} for the value of the cookie alone. */
export function isSession(session: string, secret: string | undefined, now: Date = new Date()): boolean {
  return secret !== undefined && opened('session', session, secret, now) !== undefined
}

/** The value of a cookie in a `Cookie` header. */
export function cookieOf(cookies: string | null | undefined, name: string): string | undefined {
  const pair = cookies?.split(';').find((one) => one.trim().startsWith(`${name}=`))
  return pair?.slice(pair.indexOf('=') + 1).trim()
}

function sealed(purpose: Purpose, secret: string, seconds: number): string {
  return `${seconds}.${signature(purpose, secret, seconds).toString('base64url')}`
}

function opened(purpose: Purpose, token: string, secret: string, now: Date): Date | undefined {
  const [, seconds = '', mark = ''] = /^([1-9]\d{0,11})\.([\w-]{43})$/.exec(token) ?? []
  if (seconds === '') return undefined
  const given = Buffer.from(mark, 'base64url')
  const expected = signature(purpose, secret, Number(seconds))
  // Two spellings of one signature differ in bits that are thrown away; only the one we write counts.
  const isOurs =
    given.length === expected.length &&
    timingSafeEqual(given, expected) &&
    given.toString('base64url') === mark
  const expires = new Date(Number(seconds) * 1000)
  return isOurs && expires > now ? expires : undefined
}

function signature(purpose: Purpose, secret: string, seconds: number): Buffer {
  return createHmac('sha256', secret).update(`preview-${purpose}\n${seconds}`).digest()
}
