import { readFile, rename, writeFile } from 'node:fs/promises'
import type { HeadquartersSnapshot } from '../model/snapshot.ts'
import type { TableName, Tables } from '../model/tables.ts'
import { isSnapshot, takeSnapshot } from '../rules/snapshot.ts'
import { memoryTables } from '../tables/memory.ts'
import { lockFile } from './file-lock.ts'

/**
 * Tables in a JSON file. A change resolves when the file contains it. The file is replaced as a whole, so a process
 * that is killed leaves a complete file. Rejects with an Error that names the file when another process uses it, or
 * when it contains anything else: such a file is left as it is.
 */
export async function openDataFile(path: string): Promise<Tables> {
  const { rows } = await load(path)
  const release = await lockFile(path)
  const tables = memoryTables(rows.map(([table, key, row]) => ({ table: table as TableName, key, row })))
  const writer = createWriter(path, () => tables.read(takeSnapshot))
  tables.watch(writer.noteChange)
  return {
    async change(run) {
      const result = await tables.change(run)
      await writer.written()
      return result
    },
    read: (run) => tables.read(run),
    watch: (run) => tables.watch(run),
    async close() {
      await writer.written()
      await tables.close()
      await release()
    },
  }
}

async function load(path: string): Promise<HeadquartersSnapshot> {
  const text = await readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined
    throw new Error(`The data file ${path} cannot be read: ${error.message}`, { cause: error })
  })
  if (text === undefined) return { version: 1, rows: [] }
  const saved = parsed(text)
  if (isSnapshot(saved)) return saved
  throw new Error(
    `The data file ${path} does not hold a headquarters. It was left as it is: move it away, or name another file.`,
  )
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** Writes the file once at a time. Changes during a write share the next one. */
function createWriter(path: string, read: () => Promise<HeadquartersSnapshot>) {
  let state: 'written' | 'changed' = 'written'
  let writing: Promise<void> | undefined

  async function write(): Promise<void> {
    state = 'written'
    try {
      const newFile = `${path}.new`
      await writeFile(newFile, JSON.stringify(await read()))
      await rename(newFile, path)
    } catch (error) {
      state = 'changed'
      throw error
    } finally {
      writing = undefined
    }
  }

  return {
    noteChange: () => void (state = 'changed'),
    async written(): Promise<void> {
      // The current write may have read the rows before this change: then write again.
      if (writing) await writing.catch(() => {})
      if (state === 'changed') await (writing ??= write())
    },
  }
}
