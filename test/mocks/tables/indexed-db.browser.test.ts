import { describe, expect, onTestFinished, test } from 'vitest'
import { indexedDbTables } from '../../../mocks/browser.ts'
import { tablesConform } from './conformance.ts'

let names = 0
const setup = () => {
  const name = `tables-${(names += 1)}-${crypto.randomUUID()}`
  return { name, open: () => indexedDbTables(name) }
}

describe('IndexedDB tables', () => {
  tablesConform(setup)

  test('a change is notified to other tables over the same database', async () => {
    const { open } = setup()
    const [here, there] = [open(), open()]
    let notified = 0
    there.watch(() => (notified += 1))
    await here.change((rows) => rows.put('identities', 'a', { subject: 'a', account: '1' }))
    await expect.poll(() => notified).toBe(1)
  })

  test('a database that was deleted while open is created again', async () => {
    const { name, open } = setup()
    const tables = open()
    const put = () => tables.change((rows) => rows.put('identities', 'a', { subject: 'a', account: '1' }))
    await put()
    await new Promise((resolve) => (indexedDB.deleteDatabase(name).onsuccess = resolve))
    expect(await tables.read((rows) => rows.entries())).toEqual([])
    await put()
    expect(await tables.read((rows) => rows.entries())).toHaveLength(1)
  })

  test('a change resolves when its transaction is complete, not when its writes have succeeded', async () => {
    const { open } = setup()
    const tables = open()
    await tables.read(() => {})
    const events: string[] = []
    onWritten(() => events.push('written'))
    onTransaction((transaction) => transaction.addEventListener('complete', () => events.push('complete')))
    await tables.change((rows) => rows.put('identities', 'a', { subject: 'a', account: '1' }))
    expect(events).toEqual(['written', 'complete'])
  })

  test('a change whose transaction is aborted after its writes is rejected', async () => {
    const { open } = setup()
    const tables = open()
    await tables.change((rows) => rows.put('identities', 'a', { subject: 'a', account: '1' }))
    const stop = onWritten((transaction) => transaction.abort())
    const change = tables.change((rows) => rows.put('identities', 'b', { subject: 'b', account: '2' }))
    await expect(change).rejects.toThrow(DOMException)
    stop()
    for (const each of [tables, open()]) {
      expect(await each.read((rows) => rows.all('identities'))).toMatchObject([{ subject: 'a' }])
    }
  })
})

/** Calls `run` after the last write of a change has succeeded, before its transaction ends. */
function onWritten(run: (transaction: IDBTransaction) => void): () => void {
  const { put } = IDBObjectStore.prototype
  const stop = () => void (IDBObjectStore.prototype.put = put)
  onTestFinished(stop)
  IDBObjectStore.prototype.put = function (...args) {
    const request = put.apply(this, args)
    const isVersion = String(args[1]) === ',version'
    if (isVersion) request.addEventListener('success', () => run(this.transaction))
    return request
  }
  return stop
}

/** Calls `run` before any other listener can be added to the transaction. */
function onTransaction(run: (transaction: IDBTransaction) => void): void {
  const { transaction: begin } = IDBDatabase.prototype
  onTestFinished(() => void (IDBDatabase.prototype.transaction = begin))
  IDBDatabase.prototype.transaction = function (...args) {
    const transaction = begin.apply(this, args)
    run(transaction)
    return transaction
  }
}
