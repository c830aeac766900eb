/** Programs that are measured: started, watched and stopped. */
import { execFileSync, spawn, type ChildProcess } from 'node:child_process'
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { load } from './load'

export const root = fileURLToPath(new URL('../..', import.meta.url))

export interface Running {
  readonly pid: number
  /** From the command until the first 200. */
  readonly startSeconds: number
  stop(): Promise<void>
}

/** A build of the site for a content folder. Of `.next` it deletes nothing. */
export async function build(contentDir: string): Promise<{ seconds: number; peakMb: number }> {
  const started = performance.now()
  const child = launch(['scripts/build.mjs'], { CONTENT_DIR: contentDir })
  let peakMb = 0
  const timer = setInterval(() => (peakMb = Math.max(peakMb, memoryOfTree(child.pid ?? 0))), 200)
  const code = await ended(child)
  clearInterval(timer)
  if (code !== 0)
    throw new Error(`The build failed with exit code ${code}. Run \`npm run build\` to see why.`)
  return { seconds: (performance.now() - started) / 1000, peakMb }
}

/** Our server, on a build that exists, as `npm start` and the unit of systemd start it. */
export function startPortal(port: number, contentDir: string): Promise<Running> {
  return start(['scripts/serve.mjs'], port, {
    PORT: String(port),
    HOSTNAME: '127.0.0.1',
    CONTENT_DIR: contentDir,
    MALLOC_ARENA_MAX: '2',
  })
}

/** `next start` on the same build with what Next does when nobody sets anything: its own cache, its own compression. */
export function startStock(port: number, contentDir: string): Promise<Running> {
  const manifest = readFileSync(path.join(root, '.next/required-server-files.json'), 'utf8')
  const { config }: { config: Record<string, unknown> } = JSON.parse(manifest)
  const { cacheHandler: _, ...stock } = config
  return start(['node_modules/next/dist/bin/next', 'start', '-p', String(port), '-H', '127.0.0.1'], port, {
    CONTENT_DIR: contentDir,
    __NEXT_PRIVATE_STANDALONE_CONFIG: JSON.stringify({
      ...stock,
      compress: true,
      cacheMaxMemorySize: 50 * 2 ** 20,
    }),
  })
}

/** A Node server that answers one finished body. */
export function startBare(port: number, file: string): Promise<Running> {
  return start(['scripts/bench/bare-server.mjs', String(port), file], port, {})
}

/** Resident memory in MB. */
export function memoryOf(pid: number): number {
  return Number(execFileSync('ps', ['-o', 'rss=', '-p', String(pid)], { encoding: 'utf8' })) / 1024
}

async function start(args: readonly string[], port: number, env: Record<string, string>): Promise<Running> {
  const started = performance.now()
  const child = launch(args, env)
  const stopped = ended(child)
  let isOver = false
  void stopped.then(() => (isOver = true))
  while ((await load({ port, paths: ['/'] })).statuses[200] !== 1) {
    if (isOver) throw new Error(`${args[0]} ended before it answered at port ${port}.`)
    await new Promise((resolve) => setTimeout(resolve, 10))
  }
  return {
    pid: child.pid ?? 0,
    startSeconds: (performance.now() - started) / 1000,
    async stop() {
      child.kill('SIGINT')
      await stopped
    },
  }
}

const children = new Set<ChildProcess>()
process.once('exit', () => {
  for (const child of children) child.kill('SIGKILL')
})

/** What it says is of interest only when it fails. */
function launch(args: readonly string[], env: Record<string, string>): ChildProcess {
  const child = spawn(process.execPath, args, {
    cwd: root,
    stdio: ['ignore', 'ignore', 'ignore'],
    env: { ...process.env, NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1', ...env },
  })
  children.add(child)
  child.once('exit', () => children.delete(child))
  return child
}

function ended(child: ChildProcess): Promise<number | null> {
  return new Promise((resolve) => child.once('exit', resolve))
}

/** Resident memory of a process and of all it started, in MB; what they share is counted for each. */
function memoryOfTree(pid: number): number {
  const lines = execFileSync('ps', ['-A', '-o', 'pid=,ppid=,rss='], { encoding: 'utf8' }).trim().split('\n')
  const processes = lines.map((line) => line.trim().split(/\s+/).map(Number))
  const tree = new Set([pid])
  // A child has a higher number than its parent, unless numbers began anew; then a sample misses it.
  for (const [child = 0, parent = 0] of processes) if (tree.has(parent)) tree.add(child)
  return processes.reduce((sum, [one = 0, , rss = 0]) => sum + (tree.has(one) ? rss / 1024 : 0), 0)
}
