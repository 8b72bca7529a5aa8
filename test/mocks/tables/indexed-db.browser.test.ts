import { describe, expect, test } from 'vitest'
import { indexedDbTables } from '../../../mocks/browser.ts'
import { tablesConform } from './conformance.ts'

let names = 0
const setup = () => {
  const name = `tables-${(names += 1)}-${crypto.randomUUID()}`
  return { name, open: () => indexedDbTables(name) }
}

describe('IndexedDB tables', () => {
  tablesConform(setup)

  test('a change made through one door is told to the others', async () => {
    const { open } = setup()
    const [here, there] = [open(), open()]
    let told = 0
    there.watch(() => (told += 1))
    await here.change((rows) => rows.put('identities', 'a', { subject: 'a', account: '1' }))
    await expect.poll(() => told).toBe(1)
  })

  test('a database that is deleted meanwhile is made again', async () => {
    const { name, open } = setup()
    const tables = open()
    const put = () => tables.change((rows) => rows.put('identities', 'a', { subject: 'a', account: '1' }))
    await put()
    await new Promise((resolve) => (indexedDB.deleteDatabase(name).onsuccess = resolve))
    expect(await tables.read((rows) => rows.entries())).toEqual([])
    await put()
    expect(await tables.read((rows) => rows.entries())).toHaveLength(1)
  })
})
