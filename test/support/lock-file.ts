import { readFile, writeFile } from 'node:fs/promises'

/**
 * Removes the `engines` of the dependencies from package-lock.json. The tools run under the Node in `node_modules`, but npm
 * would compare with the Node that runs npm, and warn. `npm run lock` compares with the right one first.
 */

interface LockFile {
  readonly packages: Record<string, { engines?: object }>
}

const path = new URL('../../package-lock.json', import.meta.url)
const lock = JSON.parse(await readFile(path, 'utf8')) as LockFile
for (const [place, dependency] of Object.entries(lock.packages)) {
  const isThisPackage = place === ''
  if (!isThisPackage) delete dependency.engines
}
await writeFile(path, `${JSON.stringify(lock, null, 2)}\n`)
