import { readFile, rm, writeFile } from 'node:fs/promises'

/**
 * Locks a file for this process, with a second file that contains the process id. Resolves with a function that
 * unlocks it. Rejects with an Error that names the process when a running one holds the lock. The lock of a dead
 * process is taken over.
 */
export async function lockFile(path: string): Promise<() => Promise<void>> {
  const lock = `${path}.lock`
  const owner = await runningOwner(lock)
  if (owner !== undefined) {
    throw new Error(`The data file ${path} is in use by process ${owner}. Stop it, or name another file.`)
  }
  await rm(lock, { force: true })
  // `wx` fails when the file exists: of two processes that get here together, one gets the lock.
  await writeFile(lock, String(process.pid), { flag: 'wx' })
  return () => rm(lock, { force: true })
}

async function runningOwner(lock: string): Promise<number | undefined> {
  const owner = Number(await readFile(lock, 'utf8').catch(() => ''))
  if (!Number.isInteger(owner) || owner <= 0 || owner === process.pid) return undefined
  return isRunning(owner) ? owner : undefined
}

function isRunning(processId: number): boolean {
  try {
    process.kill(processId, 0)
    return true
  } catch (error) {
    // The process runs, but as another user.
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}
