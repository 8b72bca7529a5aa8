import { execFile } from 'node:child_process'
import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, test } from 'vitest'
import { packPackage } from '../support/packed-package.ts'

const run = promisify(execFile)
const consumer = resolve(import.meta.dirname, '../package/consumer')
let folder: string

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'pending-sync-published-'))
  await packPackage(folder)
})

afterAll(() => rm(folder, { recursive: true, force: true }))

/** Installs the packed package and these ones into a folder of their own. */
async function install(name: string, dependencies: Readonly<Record<string, string>>): Promise<string> {
  const cwd = join(folder, name)
  await mkdir(cwd)
  const installed = { 'pending-sync': 'file:../pending-sync.tgz', ...dependencies }
  await writeFile(join(cwd, 'package.json'), JSON.stringify({ type: 'module', dependencies: installed }))
  await run('npm', ['install', '--no-audit', '--no-fund', '--no-package-lock'], { cwd })
  return cwd
}

/** Rejects with all that the command prints if it fails. */
async function check(command: string, args: readonly string[], cwd: string): Promise<void> {
  await run('npx', ['--no-install', command, ...args], { cwd }).catch(
    ({ stdout, stderr }: { readonly stdout: string; readonly stderr: string }) => {
      throw new Error(stdout + stderr)
    },
  )
}

test.each(['5.9.3', '6.0.3', '7.0.2'])('the types compile with TypeScript %s', async (typescript) => {
  const cwd = await install(`typescript-${typescript}`, { msw: '3.0.5', typescript })
  for (const name of ['main.ts', 'mistakes.ts', 'test-kit.ts', 'tsconfig.json'])
    await cp(join(consumer, name), join(cwd, name))
  for (const [resolution, module] of [
    ['bundler', 'esnext'],
    ['nodenext', 'nodenext'],
  ] as const)
    await check('tsc', ['-p', '.', '--moduleResolution', resolution, '--module', module], cwd)
})

test('attw finds nothing wrong with the types of any entry', async () => {
  const cwd = await install('attw', { '@arethetypeswrong/cli': '0.18.5' })
  await check('attw', ['../pending-sync.tgz', '--profile', 'esm-only'], cwd)
})
