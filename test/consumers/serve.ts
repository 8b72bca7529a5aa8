import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { createServer } from 'node:net'
import { preview } from 'vite'

export interface Served {
  readonly url: string
  stop(): Promise<void>
}

/** Starts a script of the folder's `package.json`. Resolves when something answers at the port, which it gets as `PORT`. */
export async function startScript(
  cwd: string,
  script: string,
  port: number,
  environment: NodeJS.ProcessEnv,
): Promise<Served> {
  const url = `http://127.0.0.1:${port}/`
  if (await isServed(url)) throw new Error(`Port ${port} is in use.`)
  const env = { ...environment, PORT: String(port), HOST: '127.0.0.1' }
  // A group of its own: npm does not pass a signal on to the process that it has started.
  const started = spawn('npm', ['run', '--silent', script], { cwd, env, detached: true, stdio: 'pipe' })
  let output = ''
  for (const stream of [started.stdout, started.stderr])
    stream.on('data', (chunk) => (output += String(chunk)))
  const stop = () => stopGroup(started)
  for (let attempt = 0; !(await isServed(url)); attempt += 1) {
    if (attempt > 300 || started.exitCode !== null) {
      await stop()
      throw new Error(`Nothing is served at ${url}:\n${output}`)
    }
    await new Promise((done) => setTimeout(done, 200))
  }
  return { url, stop }
}

async function stopGroup(started: ChildProcess): Promise<void> {
  if (started.pid === undefined || started.exitCode !== null) return
  const ended = once(started, 'exit')
  process.kill(-started.pid, 'SIGKILL')
  await ended
}

async function isServed(url: string): Promise<boolean> {
  return fetch(url).then(
    () => true,
    () => false,
  )
}

export function freePort(): Promise<number> {
  return new Promise((done, fail) => {
    const server = createServer().once('error', fail)
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => done(typeof address === 'object' && address ? address.port : 0))
    })
  })
}

/** Serves the folder `dist` of `cwd`. */
export async function serveFiles(cwd: string): Promise<Served> {
  const server = await preview({
    root: cwd,
    configFile: false,
    logLevel: 'error',
    preview: { port: 0, host: '127.0.0.1' },
  })
  return { url: server.resolvedUrls!.local[0]!, stop: () => server.close() }
}
