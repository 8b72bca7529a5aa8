import { spawnSync } from 'node:child_process'
import { readFile, rm } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { build } from 'vite'

/**
 * Installs the peers into this folder if they are missing or others than those of the lock file, and builds them. Without a
 * registry the bench goes on without them, and says so.
 */
const here = import.meta.dirname
const built = resolve(here, '../../../dist/bench')

try {
  if (!(await isInstalled())) install()
  await build({ configFile: join(here, 'vite.config.ts') })
} catch (error) {
  await rm(built, { recursive: true, force: true })
  console.warn(`The bench goes on without peers: ${error instanceof Error ? error.message : String(error)}`)
}

/** npm notes what it has installed in a lock file of its own. */
async function isInstalled(): Promise<boolean> {
  const [wanted, found] = await Promise.all([
    versions(join(here, 'package-lock.json')),
    versions(join(here, 'node_modules/.package-lock.json')).catch(() => undefined),
  ])
  return wanted === found
}

async function versions(path: string): Promise<string> {
  const { packages } = JSON.parse(await readFile(path, 'utf8')) as {
    readonly packages: Readonly<Record<string, { readonly version?: string; readonly optional?: boolean }>>
  }
  return Object.entries(packages)
    .filter(([place, { optional }]) => place !== '' && !optional)
    .map(([place, { version }]) => `${place} ${version}`)
    .join('\n')
}

function install(): void {
  // The scripts of packages are not needed, and would run unseen.
  const args = ['ci', '--ignore-scripts', '--no-audit', '--no-fund']
  const { status } = spawnSync('npm', args, {
    cwd: here,
    stdio: 'inherit',
    shell: process.platform === 'win32',
  })
  if (status !== 0) throw new Error('npm could not install them.')
}
