import { spawn, spawnSync, type ChildProcess } from 'node:child_process'
import { createServer, type AddressInfo } from 'node:net'
import { createClient } from 'redis'
import { afterEach, expect, test, vi } from 'vitest'
import { openChangeBus, type ChangeBus } from './change-bus'

/** `.ci/run` installs Redis; elsewhere these tests need it to be there. */
const hasRedis = spawnSync('redis-server', ['--version']).status === 0

const cleanUps: (() => void)[] = []
afterEach(() => {
  for (const cleanUp of cleanUps.splice(0)) cleanUp()
})

async function freePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  await new Promise((resolve) => server.close(resolve))
  return port
}

function startRedis(port: number): ChildProcess {
  const redis = spawn('redis-server', ['--port', String(port), '--save', '', '--bind', '127.0.0.1'], {
    stdio: 'ignore',
  })
  cleanUps.push(() => redis.kill('SIGKILL'))
  return redis
}

type Heard = (readonly string[] | 'everything')[]

function instance(port: number, name: string) {
  const heard: Heard = []
  const states: boolean[] = []
  const bus = openChangeBus(`redis://127.0.0.1:${port}`, name, {
    onChange: (files) => heard.push(files ?? 'everything'),
    onState: (isConnected) => states.push(isConnected),
  })
  cleanUps.push(() => bus.close())
  return { bus, heard, states }
}

async function connected(...instances: readonly { bus: ChangeBus; heard: Heard }[]) {
  await vi.waitFor(
    () =>
      expect(instances.map(({ bus, heard }) => bus.isConnected() && heard.length > 0)).not.toContain(false),
    { timeout: 15_000, interval: 50 },
  )
  for (const { heard } of instances) heard.length = 0
}

const soon = (check: () => void) => vi.waitFor(check, { timeout: 15_000, interval: 50 })

test.skipIf(!hasRedis)('tells the others, and not itself', { timeout: 30_000 }, async () => {
  const port = await freePort()
  startRedis(port)
  const [a, b] = [instance(port, 'a'), instance(port, 'b')]
  await connected(a, b)
  a.bus.publish(['one.md', 'two.md'])
  await soon(() => expect(b.heard).toEqual([['one.md', 'two.md']]))
  b.bus.publish(undefined)
  await soon(() => expect(a.heard).toEqual(['everything']))
})

test.skipIf(!hasRedis)(
  'Redis absent at the start, then killed: nobody waits, and all look at everything afterwards',
  { timeout: 60_000 },
  async () => {
    const port = await freePort()
    const [a, b] = [instance(port, 'a'), instance(port, 'b')]
    a.bus.publish(['one.md'])
    expect(a.bus.isConnected()).toBe(false)
    const redis = startRedis(port)
    await connected(a, b)
    redis.kill('SIGKILL')
    await soon(() => expect(b.bus.isConnected()).toBe(false))
    a.bus.publish(['two.md'])
    startRedis(port)
    await soon(() => expect(b.heard).toContain('everything'))
    await soon(() => expect(a.heard).toContain('everything'))
    a.bus.publish(['three.md'])
    await soon(() => expect(b.heard).toContainEqual(['three.md']))
  },
)

test.skipIf(!hasRedis)(
  'a frozen Redis counts as away until it answers again',
  { timeout: 60_000 },
  async () => {
    const port = await freePort()
    const redis = startRedis(port)
    const [a, b] = [instance(port, 'a'), instance(port, 'b')]
    await connected(a, b)
    redis.kill('SIGSTOP')
    a.bus.publish(['one.md'])
    await soon(() => expect(a.bus.isConnected()).toBe(false))
    redis.kill('SIGCONT')
    await soon(() => expect(b.heard.length).toBeGreaterThan(0))
    await soon(() => expect([a.bus.isConnected(), b.bus.isConnected()]).toEqual([true, true]))
    a.bus.publish(['two.md'])
    await soon(() => expect(b.heard).toContainEqual(['two.md']))
  },
)

test.skipIf(!hasRedis).each([
  ['that sends', 'normal'],
  ['that listens', 'pubsub'],
] as const)(
  'a connection %s which breaks is said to be away until it is back',
  { timeout: 30_000 },
  async (_, type) => {
    const port = await freePort()
    startRedis(port)
    const a = instance(port, 'a')
    await connected(a)
    // Redis may not have listened yet at the first try, which is said as well.
    expect(a.states.at(-1)).toBe(true)
    a.states.length = 0
    const admin = await createClient({ url: `redis://127.0.0.1:${port}` }).connect()
    cleanUps.push(() => admin.destroy())
    expect(await admin.sendCommand(['CLIENT', 'KILL', 'TYPE', type, 'SKIPME', 'yes'])).toBe(1)
    await soon(() => expect(a.states).toEqual([false, true]))
    expect(a.bus.isConnected()).toBe(true)
  },
)

test.skipIf(!hasRedis)('what is no message of ours does nothing', { timeout: 30_000 }, async () => {
  const port = await freePort()
  startRedis(port)
  const a = instance(port, 'a')
  await connected(a)
  const stranger = await createClient({ url: `redis://127.0.0.1:${port}` }).connect()
  cleanUps.push(() => stranger.destroy())
  for (const garbage of [
    '',
    '{',
    '[]',
    '{"files":[1]}',
    `{"from":"b","files":${JSON.stringify(['x'.repeat(3000)])}}`,
  ])
    await stranger.publish('community-portal:changes', garbage)
  await stranger.publish('community-portal:changes', '{"from":"b","files":["one.md"]}')
  await soon(() => expect(a.heard).toEqual([['one.md']]))
})

test.skipIf(!hasRedis)(
  'a channel that is refused at first is asked for again, and counts as away until then',
  { timeout: 60_000 },
  async () => {
    const port = await freePort()
    startRedis(port)
    const admin = createClient({ url: `redis://127.0.0.1:${port}` })
    admin.on('error', () => undefined)
    cleanUps.push(() => admin.destroy())
    await admin.connect()
    await admin.sendCommand(['ACL', 'SETUSER', 'default', 'resetchannels'])
    const [a, b] = [instance(port, 'a'), instance(port, 'b')]
    await new Promise((resolve) => setTimeout(resolve, 500))
    expect([a.bus.isConnected(), b.bus.isConnected()]).toEqual([false, false])

    await admin.sendCommand(['ACL', 'SETUSER', 'default', 'allchannels'])
    await connected(a, b)
    a.bus.publish(['one.md'])
    await soon(() => expect(b.heard).toEqual([['one.md']]))
  },
)
