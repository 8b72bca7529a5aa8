import { readFile, rm, writeFile } from 'node:fs/promises'

/**
 * Takes a file for this process, by a second file beside it that holds the process's id. Resolves with the release.
 * Rejects with an Error that names the process when a living one has it; one that died loses it.
 */
export async function lockFile(path: string): Promise<() => Promise<void>> {
  const lock = `${path}.lock`
  const owner = await livingOwner(lock)
  if (owner !== undefined) {
    throw new Error(`The data file ${path} is in use by process ${owner}. Stop it, or name another file.`)
  }
  await rm(lock, { force: true })
  // Of two that come here at once, one makes the file and the other fails.
  await writeFile(lock, String(process.pid), { flag: 'wx' })
  return () => rm(lock, { force: true })
}

async function livingOwner(lock: string): Promise<number | undefined> {
  const owner = Number(await readFile(lock, 'utf8').catch(() => ''))
  if (!Number.isInteger(owner) || owner <= 0 || owner === process.pid) return undefined
  return isLiving(owner) ? owner : undefined
}

function isLiving(processId: number): boolean {
  try {
    process.kill(processId, 0)
    return true
  } catch (error) {
    // It lives, but belongs to somebody else.
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}
