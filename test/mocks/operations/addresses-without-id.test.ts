import { describe, expect, test } from 'vitest'
import { createHeadquarters, type Address, type Customer } from '../../../mocks/index.ts'
import {
  anna,
  ask,
  asApplication,
  convertPendingCustomers,
  customerIn,
  readCustomerAs,
  via,
} from '../client.ts'

/** Microsoft's client 9.24 has no `Id` in its addresses, and sends the whole customer back. */
const setup = async (profile = { createCustomersAsync: true }) => {
  const features = { asyncAddresses: true, enhancedAsyncCreation: true, asyncEditing: true }
  const hq = createHeadquarters({ profile, features })
  const { AccountNumber: account } = customerIn(await ask(hq.fetch, 'POST', 'Customers', anna))
  const read = async () => {
    const customer = await readCustomerAs(hq, account, asApplication)
    return { ...customer, Addresses: customer.Addresses.map(withoutId) }
  }
  /** Reads the customer, changes it, and sends it back. */
  const update = async (
    change: (addresses: Partial<Address>[], customer: Omit<Partial<Customer>, 'Addresses'>) => void,
  ) => {
    const customer = await read()
    change(customer.Addresses, customer)
    return ask(hq.fetch, 'PATCH', `Customers('${account}')`, customer, asApplication)
  }
  return { hq, read, update, convert: () => convertPendingCustomers(hq) }
}

function withoutId({ Id: _id, ...address }: Address): Partial<Address> {
  return address
}

const streets = ({ Addresses }: { Addresses: Partial<Address>[] }) => Addresses.map(({ Street }) => Street)

describe.each([
  ['pending', { createCustomersAsync: true }],
  ['synced', { createCustomersAsync: false }],
])('a %s customer that comes back whole, without Ids', (_status, profile) => {
  test('has two addresses after two were added, and after the jobs', async () => {
    const { read, update, convert } = await setup(profile)
    await update((addresses) => addresses.push(via))
    await update((addresses) => addresses.push({ ...via, Street: 'Via Po' }))
    await update((_addresses, customer) => (customer.Phone = '02 1'))
    await update((_addresses, customer) => (customer.LastName = 'Verdi'))
    await update(() => {})
    expect(streets(await read())).toEqual(['Via Roma', 'Via Po'])
    await convert()
    expect(streets(await read())).toEqual(['Via Roma', 'Via Po'])
  })

  test.each(['before', 'after'])(
    'has a waiting address changed and one deactivated %s P-job',
    async (moment) => {
      const { hq, read, update, convert } = await setup(profile)
      await update((addresses) => addresses.push(via, { ...via, Street: 'Via Po' }))
      if (moment === 'after') await hq.jobs.run('P-job')
      await update(([first]) => Object.assign(first ?? {}, { Street: 'Via Nuova' }))
      await update(([, second]) => Object.assign(second ?? {}, { Deactivate: true }))
      expect(streets(await read())).toEqual(['Via Nuova'])
      await convert()
      expect(streets(await read())).toEqual(['Via Nuova'])
    },
  )

  test('recognizes its addresses in another order', async () => {
    const { read, update } = await setup(profile)
    await update((addresses) => addresses.push(via, { ...via, Street: 'Via Po' }, { ...via, City: 'Lodi' }))
    await update((addresses) => addresses.reverse())
    expect((await read()).Addresses).toHaveLength(3)
  })

  test('keeps two addresses with the same values apart', async () => {
    const { read, update, convert } = await setup(profile)
    await update((addresses) => addresses.push(via, via))
    await update((addresses) => addresses.push({ ...via, Street: 'Via Po' }))
    expect(streets(await read())).toEqual(['Via Roma', 'Via Roma', 'Via Po'])
    await convert()
    expect((await read()).Addresses).toHaveLength(3)
  })

  test('has a new primary address when a waiting one is marked', async () => {
    const { read, update, convert } = await setup(profile)
    await update((addresses) => addresses.push({ ...via, IsPrimary: true }, { ...via, Street: 'Via Po' }))
    await update((addresses) => addresses.forEach((one) => (one.IsPrimary = one.Street === 'Via Po')))
    await convert()
    expect((await read()).Addresses.map(({ IsPrimary }) => IsPrimary)).toEqual([false, true])
  })
})

test('an equal address of a synced customer that has its record id is a further address', async () => {
  const hq = createHeadquarters()
  const { AccountNumber } = customerIn(
    await ask(hq.fetch, 'POST', 'Customers', { ...anna, Addresses: [via] }),
  )
  const answer = await hq.fixtures.address(AccountNumber, via)
  expect(answer.Addresses).toHaveLength(2)
})
