import { expect, test } from 'vitest'
import type { Rows, Tables } from '../../../mocks/model/tables.ts'

interface Opener {
  open(): Tables
}

/** The tests that every kind of tables passes. In one test, each call of `open` returns tables over the same rows. */
export function tablesConform(setup: () => Opener | Promise<Opener>): void {
  const identity = (subject: string) => ({ subject, account: `account of ${subject}` })
  const put = (subject: string) => (rows: Rows) => rows.put('identities', subject, identity(subject))

  test('a stored row can be read, also through other tables', async () => {
    const { open } = await setup()
    await open().change(put('a'))
    expect(await open().read((rows) => rows.get('identities', 'a'))).toEqual(identity('a'))
  })

  test('rows come in the order in which they were first stored', async () => {
    const { open } = await setup()
    for (const subject of ['b', 'a', 'c', 'a']) await open().change(put(subject))
    const subjects = await open().read((rows) => rows.all('identities').map((row) => row.subject))
    expect(subjects).toEqual(['b', 'a', 'c'])
  })

  test('a change sees its own writes', async () => {
    const { open } = await setup()
    const seen = await open().change((rows) => {
      put('a')(rows)
      put('b')(rows)
      rows.delete('identities', 'a')
      return [rows.get('identities', 'a'), rows.all('identities')]
    })
    expect(seen).toEqual([undefined, [identity('b')]])
  })

  test('a change that throws is rolled back, and the next one works', async () => {
    const { open } = await setup()
    const tables = open()
    const failing = tables.change((rows) => {
      put('a')(rows)
      throw new RangeError('no')
    })
    await expect(failing).rejects.toThrow('no')
    expect(await tables.read((rows) => rows.entries())).toEqual([])
    await tables.change(put('b'))
    expect(await tables.read((rows) => rows.all('identities'))).toEqual([identity('b')])
  })

  test('a deleted row is gone', async () => {
    const { open } = await setup()
    await open().change(put('a'))
    await open().change((rows) => rows.delete('identities', 'a'))
    expect(await open().read((rows) => rows.entries())).toEqual([])
  })

  test('a row cannot be changed in place', async () => {
    const { open } = await setup()
    const mine = { subject: 'a', account: 'before' }
    await open().change((rows) => rows.put('identities', 'a', mine))
    mine.account = 'after'
    const row = await open().read((rows) => rows.get('identities', 'a'))
    expect(row?.account).toBe('before')
    expect(() => Object.assign(row ?? {}, { account: 'after' })).toThrow(TypeError)
  })

  test('none of 200 changes made at once is lost', async () => {
    const { open } = await setup()
    const clients = Array.from({ length: 10 }, open)
    const counted = (rows: Rows) => {
      const draws = rows.get('meta', 'meta')?.randomCount ?? 0
      rows.put('meta', 'meta', { seed: 0, randomCount: draws + 1, lastAccountNumber: 0, lastRecordId: 0 })
    }
    await Promise.all(clients.flatMap((tables) => Array.from({ length: 20 }, () => tables.change(counted))))
    expect(await open().read((rows) => rows.get('meta', 'meta')?.randomCount)).toBe(200)
  })

  test('a watcher is notified of changes, but not of reads or of changes without writes', async () => {
    const { open } = await setup()
    const tables = open()
    let notified = 0
    const unwatch = tables.watch(() => (notified += 1))
    await tables.read((rows) => rows.entries())
    await tables.change(() => {})
    expect(notified).toBe(0)
    await tables.change(put('a'))
    expect(notified).toBe(1)
    unwatch()
    await tables.change(put('b'))
    expect(notified).toBe(1)
  })
}
