import { expect, test } from 'vitest'
import {
  cookieOf,
  hasPreviewCookie,
  openToken,
  PREVIEW_COOKIE,
  previewSession,
  previewToken,
} from './preview'

const SECRET = 'a secret that is long enough for us'
const NOW = new Date('2026-03-01T12:00:00Z')
const LATER = new Date('2026-03-01T13:00:00Z')

test('a token opens until it expires', () => {
  const token = previewToken(SECRET, LATER)
  expect(openToken(token, SECRET, NOW)).toEqual(LATER)
  expect(openToken(token, SECRET, LATER)).toBeUndefined()
  expect(openToken(token, SECRET, new Date('2026-03-02'))).toBeUndefined()
})

test('nothing else opens', () => {
  const token = previewToken(SECRET, LATER)
  const [seconds = '', mark = ''] = token.split('.')
  const wrong = [
    '',
    'undefined',
    seconds,
    `${seconds}.`,
    `${Number(seconds) + 1}.${mark}`,
    `0${seconds}.${mark}`,
    `${seconds}.${mark.slice(0, -1)}${mark.endsWith('A') ? 'E' : 'A'}`,
    `${seconds}.${mark}A`,
    `${seconds}.${mark}=`,
    `${seconds}.${mark.toUpperCase()}`,
    `${token} `,
    `${seconds}.${'A'.repeat(43)}`,
    previewToken('another secret that is long enough', LATER),
    previewSession(SECRET, LATER),
  ]
  expect(wrong.filter((one) => openToken(one, SECRET, NOW))).toEqual([])
})

test('every last character but the right one is refused', () => {
  const token = previewToken(SECRET, LATER)
  const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'
  const opening = [...alphabet].filter((last) => openToken(token.slice(0, -1) + last, SECRET, NOW))
  expect(opening).toEqual([token.at(-1)])
})

test('a cookie counts if it was signed here and has not expired', () => {
  const cookie = `theme=dark; ${PREVIEW_COOKIE}=${previewSession(SECRET, LATER)}; other=1`
  expect(hasPreviewCookie(cookie, SECRET, NOW)).toBe(true)
  expect(hasPreviewCookie(cookie, SECRET, LATER)).toBe(false)
  expect(hasPreviewCookie(cookie, 'another secret that is long enough', NOW)).toBe(false)
  expect(hasPreviewCookie(cookie, undefined, NOW)).toBe(false)
})

test('a forged cookie, a link used as a cookie, or none shows nothing', () => {
  const values = ['', '1', 'true', 'undefined', previewToken(SECRET, LATER), '9999999999.AAAA']
  expect(values.filter((value) => hasPreviewCookie(`${PREVIEW_COOKIE}=${value}`, SECRET, NOW))).toEqual([])
  expect(hasPreviewCookie(null, SECRET, NOW)).toBe(false)
  expect(hasPreviewCookie('', SECRET, NOW)).toBe(false)
  expect(hasPreviewCookie(`x${PREVIEW_COOKIE}=${previewSession(SECRET, LATER)}`, SECRET, NOW)).toBe(false)
})

test('a cookie is found by its whole name', () => {
  expect(cookieOf('a=1; ab=2;b=x=y', 'b')).toBe('x=y')
  expect(cookieOf('a=1; ab=2', 'b')).toBeUndefined()
  expect(cookieOf(undefined, 'b')).toBeUndefined()
})
