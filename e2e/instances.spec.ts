/** Several servers behind one Redis: what happens to readers when content changes and when Redis fails. */
import { spawn, spawnSync, type ChildProcess } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { createServer, type AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { expect, test } from '@playwright/test'
import { anArticleFile } from '../lib/content/testing'

const LISTING = '/communities/rural-care/curated-content'

const processes: ChildProcess[] = []
let folder = ''
let redisPort = 0
let redis: ChildProcess
let instances: { origin: string; metrics: string }[] = []

async function freePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  await new Promise((resolve) => server.close(resolve))
  return port
}

function run(command: string, args: readonly string[], env: Record<string, string> = {}): ChildProcess {
  const child = spawn(command, args, { stdio: 'ignore', env: { ...process.env, ...env } })
  processes.push(child)
  return child
}

function startRedis(): ChildProcess {
  return run('redis-server', ['--port', String(redisPort), '--save', '', '--bind', '127.0.0.1'])
}

async function startInstance() {
  const [port, metricsPort] = [await freePort(), await freePort()]
  run(process.execPath, ['scripts/serve.mjs'], {
    PORT: String(port),
    HOSTNAME: '127.0.0.1',
    METRICS_PORT: String(metricsPort),
    CONTENT_DIR: folder,
    REDIS_URL: `redis://127.0.0.1:${redisPort}`,
    LOG_LEVEL: 'silent',
  })
  return { origin: `http://127.0.0.1:${port}`, metrics: `http://127.0.0.1:${metricsPort}/metrics` }
}

/** The status of an address on each instance; 0 where nobody answers. */
async function statuses(address: string): Promise<readonly number[]> {
  return Promise.all(
    instances.map(async ({ origin }) =>
      fetch(origin + address, { signal: AbortSignal.timeout(10_000) }).then(
        ({ status }) => status,
        () => 0,
      ),
    ),
  )
}

async function write(slug: string) {
  await writeFile(path.join(folder, `${slug}.md`), anArticleFile({ title: slug, slug }))
}

/** Readers are promised two seconds (`npm run bench` measures them); on a busy machine the first page alone takes longer. */
const everywhere = (address: string, status: number) =>
  expect.poll(() => statuses(address), { timeout: 20_000, intervals: [50] }).toEqual([status, status])

test.skip(spawnSync('redis-server', ['--version']).status !== 0, 'Redis is not installed.')
test.describe.configure({ mode: 'serial' })

test.beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'shared-content-'))
  redisPort = await freePort()
  await write('first')
  // Redis is absent at the start.
  instances = [await startInstance(), await startInstance()]
  await expect.poll(() => statuses('/api/ready'), { timeout: 60_000 }).toEqual([200, 200])
})

test.afterAll(async () => {
  for (const child of processes) child.kill('SIGKILL')
  await rm(folder, { recursive: true, force: true })
})

test('without Redis both serve, and both see what is published', async () => {
  await everywhere(`${LISTING}/first`, 200)
  await write('without-redis')
  await everywhere(`${LISTING}/without-redis`, 200)
})

test('with Redis both are connected, and a change and a removal are seen on both', async () => {
  redis = startRedis()
  await expectConnected('1')
  await write('with-redis')
  await everywhere(`${LISTING}/with-redis`, 200)
  await rm(path.join(folder, 'with-redis.md'))
  await everywhere(`${LISTING}/with-redis`, 404)
})

test('while Redis is frozen readers notice nothing', async () => {
  redis.kill('SIGSTOP')
  await write('while-frozen')
  await everywhere(`${LISTING}/while-frozen`, 200)
  await expectConnected('0')
  redis.kill('SIGCONT')
  await expectConnected('1')
})

test('when Redis is killed and comes back readers notice nothing', async () => {
  redis.kill('SIGKILL')
  await write('while-gone')
  await everywhere(`${LISTING}/while-gone`, 200)
  redis = startRedis()
  await expectConnected('1')
})

/** What the figures of both instances say of Redis. */
async function expectConnected(value: '0' | '1') {
  await expect
    .poll(
      async () =>
        Promise.all(
          instances.map(async ({ metrics }) => {
            const text = await (await fetch(metrics)).text()
            return /^portal_redis_connected (\d)$/m.exec(text)?.[1]
          }),
        ),
      { timeout: 20_000 },
    )
    .toEqual([value, value])
}
