/** Runs first: everything that will change is rendered, and kept, as it is before the moment. */
import { expect, test } from '@playwright/test'
import { appears, expires, moment } from './fixture-content'
import { ask, mentions } from './support'

const TITLES = new RegExp(`${appears.title}|${expires.title}`, 'g')

test('before its date an article is nowhere, and one that will expire is everywhere', async () => {
  expect((await ask(appears.path)).status).toBe(404)
  expect((await ask(expires.path)).status).toBe(200)
  for (const path of [
    '/',
    moment.community,
    moment.listing,
    moment.topic,
    '/search?q=Lanternfall+Duskmere',
  ]) {
    const { body } = await ask(path)
    expect.soft(mentions(body, TITLES), path).toEqual([expires.title])
  }
})
