import { execFile } from 'node:child_process'
import { cp, readdir, rename, symlink } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { promisify } from 'node:util'

const root = resolve(import.meta.dirname, '../..')
const left = ['.git', 'demo', 'dist', 'node_modules', 'test']

/** Packs the package as `pending-sync.tgz` of `folder`, from a copy: packing builds `dist/`, and ours must stay as it is. */
export async function packPackage(folder: string): Promise<{ checkout: string; tarball: string }> {
  const checkout = join(folder, 'checkout')
  const tarball = join(folder, 'pending-sync.tgz')
  const names = (await readdir(root)).filter((name) => !left.includes(name))
  await Promise.all(names.map((name) => cp(join(root, name), join(checkout, name), { recursive: true })))
  await symlink(join(root, 'node_modules'), join(checkout, 'node_modules'), 'junction')
  const pack = promisify(execFile)('npm', ['pack', '--silent', '--pack-destination', folder], {
    cwd: checkout,
  })
  const { stdout } = await pack
  await rename(join(folder, stdout.trim().split('\n').at(-1)!), tarball)
  return { checkout, tarball }
}
