import { execFile, spawn } from 'node:child_process'
import { cp, readFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { preview } from 'vite'

const run = promisify(execFile)
const here = import.meta.dirname

/** The port that `pending-sync-hq` takes by itself. */
const headquartersPort = 4010

/** One storefront that was installed from the tarball. */
export interface Consumer {
  /** Runs a script of its `package.json`, if it has one of this name. Throws with its output if it fails. */
  run(script: string): Promise<void>
  /** Serves it: by its script `start`, else the files in `dist`. Its script `headquarters` runs meanwhile. */
  serve(): Promise<Served>
}

export interface Served {
  readonly url: string
  stop(): Promise<void>
}

/**
 * Installs a consumer from the registry, beside the packed package: its own files, and those that all consumers share.
 */
export async function install(folder: string, name: string): Promise<Consumer> {
  const cwd = join(folder, name)
  for (const from of ['shared', name]) await cp(join(here, from), cwd, { recursive: true })
  await run('npm', ['install', '--no-audit', '--no-fund', '--no-package-lock'], { cwd })
  const { scripts } = JSON.parse(await readFile(join(cwd, 'package.json'), 'utf8')) as {
    readonly scripts: Readonly<Record<string, string>>
  }
  return {
    async run(script) {
      if (!scripts[script]) return
      await run('npm', ['run', '--silent', script], { cwd, env: quietEnvironment() }).catch(
        (error: unknown) => {
          const { stdout, stderr } = error as { readonly stdout: string; readonly stderr: string }
          throw new Error(`${name}: npm run ${script}\n${stdout}${stderr}`)
        },
      )
    },
    async serve() {
      const headquarters = scripts.headquarters && (await start(cwd, 'headquarters', headquartersPort))
      const shop = scripts.start ? await start(cwd, 'start', await freePort()) : await serveFiles(cwd)
      return {
        url: shop.url,
        async stop() {
          await shop.stop()
          if (headquarters) await headquarters.stop()
        },
      }
    },
  }
}

/** A consumer is built as at its user's, not as a part of this test. */
function quietEnvironment(): NodeJS.ProcessEnv {
  const { NODE_ENV: _environment, VITEST: _test, ...others } = process.env
  return { ...others, CI: '1', NEXT_TELEMETRY_DISABLED: '1' }
}

async function start(cwd: string, script: 'start' | 'headquarters', port: number): Promise<Served> {
  const env = { ...quietEnvironment(), PORT: String(port), HOST: '127.0.0.1' }
  // A group of its own: npm does not pass a signal on to the process that it has started.
  const started = spawn('npm', ['run', '--silent', script], { cwd, env, detached: true, stdio: 'pipe' })
  let output = ''
  for (const stream of [started.stdout, started.stderr])
    stream.on('data', (chunk) => (output += String(chunk)))
  const url = `http://127.0.0.1:${port}/`
  for (let attempt = 0; !(await isServed(url)); attempt += 1) {
    if (attempt > 300 || started.exitCode !== null) throw new Error(`Nothing is served at ${url}:\n${output}`)
    await new Promise((done) => setTimeout(done, 200))
  }
  return { url, stop: async () => void process.kill(-started.pid!, 'SIGKILL') }
}

async function isServed(url: string): Promise<boolean> {
  return fetch(url).then(
    () => true,
    () => false,
  )
}

function freePort(): Promise<number> {
  return new Promise((done, fail) => {
    const server = createServer().once('error', fail)
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => done(typeof address === 'object' && address ? address.port : 0))
    })
  })
}

async function serveFiles(cwd: string): Promise<Served> {
  const server = await preview({
    root: cwd,
    configFile: false,
    logLevel: 'error',
    preview: { port: 0, host: '127.0.0.1' },
  })
  return { url: server.resolvedUrls!.local[0]!, stop: () => server.close() }
}
