import { describe, expect, test } from 'vitest'
import { memoryTables, tablesOver } from '../../../mocks/tables/memory.ts'
import { tablesConform } from './conformance.ts'
import { collectUncaughtErrors } from '../uncaught-errors.ts'

describe('memory tables', () => {
  tablesConform(() => {
    const tables = memoryTables()
    return { open: () => tables }
  })

  test('rows that could not be saved are not kept', async () => {
    let disk: 'full' | 'free' = 'full'
    const tables = tablesOver(new Map(), () => {
      if (disk === 'full') throw new Error('no space left')
    })
    const create = () => tables.change((rows) => rows.put('identities', 'a', { subject: 'a', account: '1' }))
    await expect(create()).rejects.toThrow('no space left')
    expect(await tables.read((rows) => rows.entries())).toEqual([])
    disk = 'free'
    await create()
    expect(await tables.read((rows) => rows.entries())).toHaveLength(1)
  })

  test('a watcher that throws does not make the change fail, and is reported', async () => {
    const reported = collectUncaughtErrors()
    const tables = memoryTables()
    let notified = 0
    tables.watch(() => {
      throw new Error('mine')
    })
    tables.watch(() => (notified += 1))
    await tables.change((rows) => rows.put('identities', 'a', { subject: 'a', account: '1' }))
    await expect.poll(() => reported).toEqual([new Error('mine')])
    expect(notified).toBe(1)
  })
})
