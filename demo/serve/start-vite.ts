import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import type { HeadquartersCommand } from './headquarters-command.ts'
import { addressVariable, httpsVariable } from './shared-headquarters-plugin.ts'

const root = fileURLToPath(new URL('../../', import.meta.url))
// Vite exports no path of its command.
const vite = fileURLToPath(new URL('bin/vite.js', import.meta.resolve('vite/package.json')))

/** Runs Vite until it ends, and resolves with its exit code. Signals go on to it. */
export function startVite(
  args: readonly string[],
  { command, https }: { readonly command?: HeadquartersCommand | undefined; readonly https: boolean },
): Promise<number> {
  const [first, ...rest] = args
  const subcommand = first === 'preview' ? ['preview', 'demo', ...rest] : ['demo', ...args]
  const child = spawn(process.execPath, [vite, ...subcommand, '--config', 'vite.config.ts'], {
    cwd: root,
    stdio: 'inherit',
    env: {
      ...process.env,
      ...(command && { [addressVariable]: command.address }),
      ...(https && { [httpsVariable]: 'on' }),
    },
  })
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => child.kill(signal))
  return new Promise((resolve, reject) => {
    child.once('error', reject)
    // A signal ended it, which is how it usually ends.
    child.once('exit', (code) => resolve(code ?? 0))
  })
}
