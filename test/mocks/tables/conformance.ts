import { expect, test } from 'vitest'
import type { Rows, Tables } from '../../../mocks/model/tables.ts'

interface Opened {
  open(): Tables
}

/** What every kind of tables must do. `open` gives tables over the same rows each time it is called in one test. */
export function tablesConform(setup: () => Opened | Promise<Opened>): void {
  const identity = (subject: string) => ({ subject, account: `account of ${subject}` })
  const put = (subject: string) => (rows: Rows) => rows.put('identities', subject, identity(subject))

  test('a row that was put is read again, by others too', async () => {
    const { open } = await setup()
    await open().change(put('a'))
    expect(await open().read((rows) => rows.get('identities', 'a'))).toEqual(identity('a'))
  })

  test('rows come in the order in which they were first put', async () => {
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

  test('a change that throws leaves no trace, and the next one works', async () => {
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

  test('two hundred changes at once through ten doors: none is lost', async () => {
    const { open } = await setup()
    const doors = Array.from({ length: 10 }, open)
    const counted = (rows: Rows) => {
      const draws = rows.get('meta', 'meta')?.randomCount ?? 0
      rows.put('meta', 'meta', { seed: 0, randomCount: draws + 1, lastAccountNumber: 0, lastRecordId: 0 })
    }
    await Promise.all(doors.flatMap((door) => Array.from({ length: 20 }, () => door.change(counted))))
    expect(await open().read((rows) => rows.get('meta', 'meta')?.randomCount)).toBe(200)
  })

  test('who watches is told of changes, not of reads or of changes that kept nothing', async () => {
    const { open } = await setup()
    const tables = open()
    let told = 0
    const leave = tables.watch(() => (told += 1))
    await tables.read((rows) => rows.entries())
    await tables.change(() => {})
    expect(told).toBe(0)
    await tables.change(put('a'))
    expect(told).toBe(1)
    leave()
    await tables.change(put('b'))
    expect(told).toBe(1)
  })
}
