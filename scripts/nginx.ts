/** Runs the nginx that is installed, with the site of `deploy/nginx`, for tests and measurements. */
import { execFileSync, spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'

const SITE = fileURLToPath(new URL('../deploy/nginx/community-portal.conf', import.meta.url))

export interface RunningNginx {
  /** Stops it and deletes what it kept. */
  stop(): void
}

/** Whether there is an nginx that can be started. */
export function hasNginx(): boolean {
  try {
    execFileSync('nginx', ['-v'], { stdio: 'ignore' })
    return true
  } catch {
    return false
  }
}

/**
 * The shipped site at `port`, before the portals at `upstreams` (host and port). Resolves when it accepts connections.
 * @param certificate a folder with `fullchain.pem` and `privkey.pem`: then with the lines for TLS that the site shows.
 */
export function startNginx(
  port: number,
  upstreams: readonly string[],
  certificate?: string,
): Promise<RunningNginx> {
  const shipped = readFileSync(SITE, 'utf8')
  const site = (certificate === undefined ? shipped : withTls(shipped, port, certificate))
    .replace(/^ *server 127\.0\.0\.1:3000;$/m, upstreams.map((one) => `    server ${one};`).join('\n'))
    .replace(/^ *listen 80;$/m, `    listen 127.0.0.1:${port};`)
    .replace(/^ *listen \[::\]:80;\n/m, '')
    .replace('/var/cache/community-portal', 'cache')
  return run(port, site)
}

function withTls(site: string, port: number, certificate: string): string {
  return site
    .replaceAll(/^ *listen (?:80|\[::\]:80);\n/gm, '')
    .replace(/^ *# listen \[::\]:443.*\n/m, '')
    .replaceAll(/^( *)# (listen|ssl_\w+) /gm, '$1$2 ')
    .replace('listen 443', `listen 127.0.0.1:${port}`)
    .replaceAll('/etc/letsencrypt/live/portal.example.org', certificate)
}

/** The same nginx with files as they lie in a folder, a `.gz` beside each: as fast as nginx can be. */
export function startStaticNginx(port: number, folder: string): Promise<RunningNginx> {
  return run(
    port,
    `server {
      listen 127.0.0.1:${port};
      root ${folder};
      default_type text/html;
      keepalive_requests 10000;
      sendfile on;
      tcp_nopush on;
      gzip_static on;
      open_file_cache max=20000 inactive=60s;
      open_file_cache_valid 60s;
    }`,
  )
}

async function run(port: number, site: string): Promise<RunningNginx> {
  const folder = mkdtempSync(path.join(tmpdir(), 'portal-nginx-'))
  const file = path.join(folder, 'nginx.conf')
  writeFileSync(
    file,
    `daemon off;
pid nginx.pid;
error_log stderr crit;
worker_processes 1;
${process.getuid?.() === 0 ? 'user root;' : ''}
events { worker_connections 1024; }
http {
  access_log off;
  client_body_temp_path body; proxy_temp_path proxy; fastcgi_temp_path fastcgi; uwsgi_temp_path uwsgi; scgi_temp_path scgi;
  ${site.replaceAll('access_log off;', '')}
}
`,
  )
  const child = spawn('nginx', ['-p', folder, '-c', file], { stdio: ['ignore', 'ignore', 'inherit'] })
  const ended = new Promise<never>((_, reject) =>
    child.once('exit', (code) => reject(new Error(`nginx ended with code ${code}; its reason is above.`))),
  )
  await Promise.race([accepts(port), ended])
  ended.catch(() => undefined)
  return {
    stop() {
      child.kill('SIGTERM')
      child.once('exit', () => rmSync(folder, { recursive: true, force: true }))
    },
  }
}

async function accepts(port: number): Promise<void> {
  for (;;) {
    const isOpen = await new Promise<boolean>((resolve) => {
      const socket = connect(port, '127.0.0.1')
      socket.once('connect', () => resolve(true)).once('error', () => resolve(false))
      socket.once('close', () => socket.destroy())
      setTimeout(() => socket.destroy(), 500)
    })
    if (isOpen) return
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
}
