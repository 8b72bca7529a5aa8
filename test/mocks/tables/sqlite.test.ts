import { existsSync } from 'node:fs'
import { mkdtemp, rename, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Rows } from '../../../mocks/model/tables.ts'
import { sqliteTables } from '../../../mocks/tables/sqlite.ts'
import { tablesConform } from './conformance.ts'

let folder = ''
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'pending-sync-'))
})
afterAll(() => rm(folder, { recursive: true }))

let files = 0
const nextFile = () => join(folder, `${(files += 1)}.db`)

const put = (subject: string) => (rows: Rows) => rows.put('identities', subject, { subject, account: '1' })
const subjects = (rows: Rows) => rows.all('identities').map(({ subject }) => subject)

describe('SQLite tables', () => {
  tablesConform(async () => {
    // Opened once and shared, because the file is locked.
    const tables = await sqliteTables(nextFile())
    return { open: () => tables }
  })

  test('rows come back from the file in the order in which they were first stored', async () => {
    const file = nextFile()
    const first = await sqliteTables(file)
    for (const subject of ['b', 'a', 'c', 'd', 'a']) await first.change(put(subject))
    await first.change((rows) => rows.delete('identities', 'd'))
    await first.change(put('d'))
    await first.close()
    const second = await sqliteTables(file)
    expect(await second.read(subjects)).toEqual(['b', 'a', 'c', 'd'])
    await second.close()
  })

  test.each([
    'zero \u0000 inside',
    'half a pair \ud83d',
    'quote " and \\',
    "'; DROP TABLE rows; --",
    '',
    'è',
  ])('the key %j comes back from the file as it was', async (key) => {
    const file = nextFile()
    const first = await sqliteTables(file)
    await first.change(put(key))
    await first.close()
    const second = await sqliteTables(file)
    expect(await second.read((rows) => rows.get('identities', key))).toEqual({ subject: key, account: '1' })
    await second.close()
  })

  test('a change that cannot be written is kept neither in the file nor in memory', async () => {
    const file = nextFile()
    const tables = await sqliteTables(file)
    await tables.change(put('a'))
    await rename(file, `${file}.away`)
    await expect(tables.change(put('b'))).rejects.toThrow(`The data file ${file} was removed`)
    expect(await tables.read(subjects)).toEqual(['a'])
    await rename(`${file}.away`, file)
    await tables.change(put('c'))
    await tables.close()
    const second = await sqliteTables(file)
    expect(await second.read(subjects)).toEqual(['a', 'c'])
    await second.close()
  })

  test('a file that another one has replaced takes no more rows', async () => {
    const file = nextFile()
    const tables = await sqliteTables(file)
    await tables.change(put('a'))
    await rename(file, `${file}.away`)
    const other = await sqliteTables(file)
    await expect(tables.change(put('b'))).rejects.toThrow(
      `The data file ${file} was replaced by another file`,
    )
    expect([await tables.read(subjects), await other.read(subjects)]).toEqual([['a'], []])
    await other.close()
    await tables.close()
  })

  test('a change of which one row cannot be written keeps none of its rows', async () => {
    const file = nextFile()
    const tables = await sqliteTables(file)
    const change = tables.change((rows) => {
      put('a')(rows)
      // No JSON: fails after the first row was written.
      rows.put('identities', 'b', { subject: 'b', account: 1n as unknown as string })
    })
    await expect(change).rejects.toThrow(TypeError)
    await tables.change(put('c'))
    expect(await tables.read(subjects)).toEqual(['c'])
    await tables.close()
    const second = await sqliteTables(file)
    expect(await second.read(subjects)).toEqual(['c'])
    await second.close()
  })

  test('a closed file has no second file beside it', async () => {
    const file = nextFile()
    const tables = await sqliteTables(file)
    await tables.change(put('a'))
    await tables.close()
    await tables.close()
    expect([existsSync(file), existsSync(`${file}-wal`)]).toEqual([true, false])
  })

  test('a row that is no JSON is reported as damage', async () => {
    const file = nextFile()
    const tables = await sqliteTables(file)
    await tables.change(put('a'))
    await tables.close()
    const database = new DatabaseSync(file)
    database.exec(`UPDATE rows SET row = '{'`)
    database.close()
    await expect(sqliteTables(file)).rejects.toThrow(`The data file ${file} is damaged`)
  })
})
