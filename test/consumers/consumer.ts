import { execFile } from 'node:child_process'
import { cp, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { onTestFinished } from 'vitest'
import { freePort, serveFiles, startScript } from './serve.ts'

const run = promisify(execFile)
const here = import.meta.dirname

/** The port that `pending-sync-hq` takes by itself. */
const headquartersPort = 4010

/** One storefront that was installed from the tarball. */
export interface Consumer {
  /** Runs a script of its `package.json`, if it has one of this name. Resolves with its output, and throws with it if it fails. */
  run(script: string): Promise<string>
  /**
   * Serves it until the test has finished: by its script `start`, else the files in `dist`. Its script `headquarters` runs
   * meanwhile. Resolves with the address.
   */
  serve(): Promise<string>
}

/**
 * Installs a consumer from the registry, beside the packed package: its own files, and those that all consumers share.
 */
export async function install(folder: string, name: string): Promise<Consumer> {
  const cwd = join(folder, name)
  for (const from of ['shared', name]) await cp(join(here, from), cwd, { recursive: true })
  const { scripts, installWith } = JSON.parse(await readFile(join(cwd, 'package.json'), 'utf8')) as {
    readonly scripts: Readonly<Record<string, string>>
    /**
     * A name with a version, such as `pnpm@12.21.0`. Default: npm. With the usual name, `packageManager`, pnpm would look for its
     * builds for all systems, of which one is not published.
     */
    readonly installWith?: string
  }
  await (installWith
    ? run('npx', ['--yes', installWith, 'install', '--store-dir', join(folder, 'store')], { cwd })
    : run('npm', ['install', '--no-audit', '--no-fund', '--no-package-lock'], { cwd }))
  return {
    async run(script) {
      if (!scripts[script]) return ''
      const running = run('npm', ['run', '--silent', script], { cwd, env: quietEnvironment() })
      const { stdout } = await running.catch((error: unknown) => {
        const output = error as { readonly stdout: string; readonly stderr: string }
        throw new Error(`${name}: npm run ${script}\n${output.stdout}${output.stderr}`)
      })
      return stdout
    },
    async serve() {
      const environment = quietEnvironment()
      const headquarters =
        scripts.headquarters && (await startScript(cwd, 'headquarters', headquartersPort, environment))
      if (headquarters) onTestFinished(headquarters.stop)
      const shop = scripts.start
        ? await startScript(cwd, 'start', await freePort(), environment)
        : await serveFiles(cwd)
      onTestFinished(shop.stop)
      return shop.url
    },
  }
}

/** A consumer is built as at its user's, not as a part of this test. */
function quietEnvironment(): NodeJS.ProcessEnv {
  const { NODE_ENV: _environment, VITEST: _test, ...others } = process.env
  return { ...others, CI: '1', NEXT_TELEMETRY_DISABLED: '1' }
}
