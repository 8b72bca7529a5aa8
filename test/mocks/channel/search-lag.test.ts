import { describe, expect, test } from 'vitest'
import { anna, asShopper } from '../client.ts'
import { startServer } from '../server/start-server.ts'
import { asyncMode, setup } from './setup.ts'

const minute = 60_000
const channel = { searchIndexLagMs: 5 * minute }
const modes = [
  ['sync', {}],
  ['async', asyncMode],
] as const

describe.each(modes)('while the search index lags, in %s mode', (_mode, options) => {
  test('misses a new customer that reads find, until the lag has passed', async () => {
    const { hq, create, read, search } = setup({ ...options, channel, now: 0 })
    const { AccountNumber } = await create(anna)
    expect(await search('bianchi')).toEqual([])
    expect(await read(AccountNumber)).toMatchObject({ LastName: 'Bianchi' })
    await hq.clock.advance(5 * minute - 1)
    expect(await search('bianchi')).toEqual([])
    await hq.clock.advance(1)
    expect(await search('bianchi')).toEqual([AccountNumber])
  })
})

test('misses also the own customer of a shopper, who can read it', async () => {
  const { hq, create, send } = setup({ channel, now: 0 })
  const shopper = asShopper(hq, 'anna')
  await create(anna, shopper)
  const Criteria = [{ SearchTerm: 'bianchi', SearchField: { Name: 'Name' } }]
  const body = { CustomerSearchByFieldCriteria: { Criteria } }
  const found = async () => (await send('POST', 'Customers/SearchByFields', body, shopper)).body.value?.length
  expect(await found()).toBe(0)
  expect((await send('GET', "Customers('')", undefined, shopper)).status).toBe(200)
  await hq.clock.advance(5 * minute)
  expect(await found()).toBe(1)
})

test('finds a changed customer by its former values until the lag has passed', async () => {
  const { hq, create, edit, search } = setup({ channel, now: 0 })
  const { AccountNumber } = await create(anna)
  await hq.clock.advance(10 * minute)
  await edit(AccountNumber, { LastName: 'Verdi' })
  await hq.clock.advance(minute)
  await edit(AccountNumber, { LastName: 'Neri' })
  expect([await search('bianchi'), await search('verdi'), await search('neri')]).toEqual([
    [AccountNumber],
    [],
    [],
  ])
  await hq.clock.advance(4 * minute)
  expect([await search('bianchi'), await search('verdi'), await search('neri')]).toEqual([
    [],
    [AccountNumber],
    [],
  ])
  await hq.clock.advance(minute)
  expect([await search('verdi'), await search('neri')]).toEqual([[], [AccountNumber]])
})

test('finds a converted customer under its GUID until the lag has passed, and never twice', async () => {
  const { hq, create, read, search, convert } = setup({ ...asyncMode, channel, now: 0 })
  const { AccountNumber: guid } = await create(anna)
  await hq.clock.advance(10 * minute)
  await convert()
  const { AccountNumber: number } = await read(guid)
  expect(await search('bianchi')).toEqual([guid])
  expect(await search('bianchi', { SearchLocationValue: 2 })).toEqual([])
  await hq.clock.advance(5 * minute)
  expect(await search('bianchi')).toEqual([number])
  expect(await search('bianchi', { SearchLocationValue: 3 })).toEqual([number])
})

test('finds restored customers at once', async () => {
  const { hq, create } = setup({ channel, now: 0 })
  const { AccountNumber } = await create(anna)
  await hq.clock.advance(10 * minute)
  const other = setup({ channel, now: 10 * minute })
  await other.hq.restore(await hq.snapshot())
  expect(await other.search('bianchi')).toEqual([AccountNumber])
})

test('finds everything at once by default', async () => {
  const { create, search } = setup({ now: 0 })
  const { AccountNumber } = await create(anna)
  expect(await search('bianchi')).toEqual([AccountNumber])
})

test('lags over HTTP by the clock of headquarters', async () => {
  const { json, send } = await startServer({ channel, now: 0 })
  await json('POST', '/Commerce/Customers', anna)
  const search = async () => {
    const criteria = { customerSearchCriteria: { Keyword: 'bianchi' } }
    const answer = await send('POST', '/Commerce/Customers/Search', criteria, { Authorization: 'Bearer x' })
    return ((await answer.json()) as { value: unknown[] }).value.length
  }
  expect(await search()).toBe(0)
  await json('POST', '/hq/clock', { advanceMs: 5 * minute })
  expect(await search()).toBe(1)
})
