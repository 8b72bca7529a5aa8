import type { Tables } from '../model/tables.ts'
import { tablesOver } from './memory.ts'
import { openSqliteFile } from './sqlite-file.ts'
import { applyWrites, frozen, type Store } from './write-buffer.ts'

/**
 * Tables in a SQLite database that only this process uses. A change is one transaction; when it resolves, its rows are
 * on the disk. The rows are read once and then kept in memory as well, so a change costs as much as it writes, whatever
 * the size of the file. Rejects with a `DataFileError` that names the remedy when the file cannot be used.
 */
export async function sqliteTables(path: string, onWait?: () => void): Promise<Tables> {
  const file = await openSqliteFile(path, onWait ? { onWait } : {})
  try {
    const store: Store = new Map()
    file.read((row) => applyWrites(store, [frozen(row)]))
    const tables = tablesOver(store, file.write)
    return {
      ...tables,
      async close() {
        await tables.close()
        file.close()
      },
    }
  } catch (error) {
    file.close()
    throw error
  }
}
