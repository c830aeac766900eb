/** A running server and its folder: whatever happens to a file, readers see it whole, as it was or as it is. */
import { spawn, type ChildProcess } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { expect, test } from '@playwright/test'
import sharp from 'sharp'
import { anArticleFile } from '../lib/content/testing'
import { hookSignature } from '../lib/publish-hook'
import { ask, statusOf } from './support'

const ORIGIN = 'http://127.0.0.1:3215'
const SECRET = 'a secret of the publishing test'
const LISTING = '/communities/rural-care/curated-content'

let folder = ''
let server: ChildProcess

test.describe.configure({ mode: 'serial' })

test.beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'publishing-'))
  write('first', { title: 'The first article' })
  server = spawn(process.execPath, ['scripts/serve.mjs'], {
    stdio: 'ignore',
    env: {
      ...process.env,
      PORT: new URL(ORIGIN).port,
      HOSTNAME: '127.0.0.1',
      CONTENT_DIR: folder,
      METRICS_PORT: '0',
      REVALIDATE_SECRET: SECRET,
    },
  })
  await expect.poll(() => status('/api/ready'), { timeout: 60_000 }).toBe(200)
})

test.afterAll(() => {
  server.kill('SIGKILL')
  rmSync(folder, { recursive: true, force: true })
})

const get = (address: string) => ask(address, { origin: ORIGIN })
const status = (address: string) => statusOf(address, ORIGIN)
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))

function write(slug: string, fields: Readonly<Record<string, unknown>>, body?: string) {
  writeFileSync(path.join(folder, `${slug}.md`), anArticleFile({ slug, ...fields }, body))
}

function callHook(body: string, timestamp = String(Math.floor(Date.now() / 1000))): Promise<Response> {
  const signature = hookSignature(SECRET, timestamp, body)
  return fetch(`${ORIGIN}/api/revalidate`, {
    method: 'POST',
    headers: { 'x-timestamp': timestamp, 'x-signature': signature },
    body,
  })
}

test('a file that is written in pieces is never seen in pieces, whoever has the folder looked at', async () => {
  const whole = (turn: number) =>
    anArticleFile({ slug: 'pieces', title: `Turn ${turn}` }, `Begin ${turn}. End ${turn}.`)
  const file = path.join(folder, 'pieces.md')
  writeFileSync(file, whole(0))
  await expect.poll(() => status(`${LISTING}/pieces`)).toBe(200)
  for (let turn = 1; turn <= 5; turn += 1) {
    const text = whole(turn)
    writeFileSync(file, text.slice(0, -12))
    const looked = callHook('{}')
    const { body } = await get(`${LISTING}/pieces`)
    expect(body).toMatch(/Begin (\d)\. End \1\./)
    await pause(60)
    writeFileSync(file, text)
    expect((await looked).status).toBe(202)
    expect((await get(`${LISTING}/pieces`)).body).toMatch(/Begin (\d)\. End \1\./)
    await expect.poll(async () => (await get(`${LISTING}/pieces`)).body).toContain(`End ${turn}.`)
  }
})

test('a call of the hook answers once what it was told of is shown', async () => {
  write('told', { title: 'Told of' })
  expect((await callHook('{"files":["told.md"]}')).status).toBe(202)
  expect(await status(`${LISTING}/told`)).toBe(200)
})

test('a message that is too large is refused, and what follows on other connections is answered', async () => {
  const refused = await callHook('x'.repeat(200_000))
  expect([refused.status, refused.headers.get('connection')]).toEqual([413, 'close'])
  expect((await callHook('{}')).status).toBe(202)
})

test('the address of a picture never gives another picture', async () => {
  const picture = (color: 'red' | 'blue') =>
    sharp({ create: { width: 960, height: 540, channels: 3, background: color } })
      .png()
      .toBuffer()
  const file = path.join(folder, 'one.png')
  const [red, blue] = [await picture('red'), await picture('blue')]
  writeFileSync(file, red)
  write('pictured', { title: 'With a picture', featuredImage: { href: 'one.png', alt: 'A field' } })
  const addressOf = async () => {
    const { body } = await get(`${LISTING}/pictured`)
    return /\/media\/([\da-f]{20})-/.exec(body)?.[1]
  }
  await expect.poll(addressOf).toMatch(/./)
  const key = await addressOf()

  // Nobody has asked for this size; the file is another one now, and the page does not know yet.
  writeFileSync(file, blue)
  expect(await status(`/media/${key}-400.webp`)).toBe(404)
  await expect.poll(addressOf).not.toBe(key)
  writeFileSync(file, red)
  await expect.poll(addressOf).toBe(key)
  const answer = await fetch(`${ORIGIN}/media/${key}-400.webp`)
  const { dominant } = await sharp(Buffer.from(await answer.arrayBuffer())).stats()
  expect(dominant.r).toBeGreaterThan(dominant.b)
})
