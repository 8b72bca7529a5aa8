import { describe, expect, test } from 'vitest'
import type { Features } from '../../../mocks/index.ts'
import {
  anna,
  ask,
  asApplication,
  convertPendingCustomers,
  customerIn,
  readCustomerAs,
  via,
} from '../client.ts'
import { setup as setupJobs } from './setup.ts'

const asyncEditing: Partial<Features> = {
  asyncAddresses: true,
  enhancedAsyncCreation: true,
  asyncEditing: true,
}

/** A customer with an account number, unless the profile says async. */
const setup = async (features: Partial<Features> = {}, profile = {}) => {
  const { hq, run, create } = await setupJobs({ profile, features })
  const { AccountNumber: account } = await create({ ...anna, Phone: '0' })
  const patch = (changes: object) => ask(hq.fetch, 'PATCH', `Customers('${account}')`, changes, asApplication)
  const read = () => readCustomerAs(hq, account, asApplication)
  const atHeadquarters = async () => (await hq.tables.read()).headquarters.customers[0]?.customer
  const add = async (address: object = {}) => {
    const { Addresses } = customerIn(await patch({ Addresses: [{ ...via, ...address }] }))
    return Addresses.at(-1)?.Id ?? ''
  }
  return { hq, run, patch, read, atHeadquarters, add, convert: () => convertPendingCustomers(hq) }
}

const asyncAddresses = { asyncAddresses: true }

describe('an address that was added async', () => {
  test('keeps the newer street after the jobs', async () => {
    const { patch, read, atHeadquarters, add, convert } = await setup(asyncAddresses)
    const Id = await add({ Street: 'Old street' })
    await patch({ Addresses: [{ Id, Street: 'New street' }] })
    expect((await read()).Addresses).toMatchObject([{ Street: 'New street' }])
    await convert()
    expect((await atHeadquarters())?.Addresses).toMatchObject([{ Street: 'New street' }])
    expect((await read()).Addresses).toMatchObject([{ Street: 'New street' }])
  })

  test('is gone after the jobs when it was deactivated before its upload', async () => {
    const { patch, read, atHeadquarters, add, convert } = await setup(asyncAddresses)
    const Id = await add()
    expect(customerIn(await patch({ Addresses: [{ Id, Deactivate: true }] })).Addresses).toEqual([])
    await convert()
    expect([(await read()).Addresses, (await atHeadquarters())?.Addresses]).toEqual([[], []])
  })

  test.each(['async', 'sync'])('keeps an %s change between P-job and Synchronize customers', async (mode) => {
    const { run, patch, read, atHeadquarters, add, convert } = await setup(
      mode === 'async' ? asyncEditing : asyncAddresses,
    )
    const Id = await add({ Street: 'Old street' })
    await run('P-job')
    await patch({ Addresses: [{ Id, Street: 'New street' }] })
    await run('synchronize-customers', '1010')
    expect((await read()).Addresses).toMatchObject([{ Street: 'New street' }])
    await convert()
    expect((await atHeadquarters())?.Addresses).toMatchObject([{ Street: 'New street' }])
  })

  test.each(['async', 'sync'])('stays away when an %s edit deactivates it after its upload', async (mode) => {
    const { run, patch, read, atHeadquarters, add, convert } = await setup(
      mode === 'async' ? asyncEditing : asyncAddresses,
    )
    const Id = await add()
    await run('P-job')
    await patch({ Addresses: [{ Id, Deactivate: true }] })
    await run('synchronize-customers', '1010')
    expect((await read()).Addresses).toEqual([])
    await convert()
    expect([(await read()).Addresses, (await atHeadquarters())?.Addresses]).toEqual([[], []])
  })

  test('does not come back when it is deactivated after it got its record id', async () => {
    const { patch, read, add, convert } = await setup(asyncAddresses)
    const Id = await add()
    await convert()
    await patch({ Addresses: [{ Id, Deactivate: true }] })
    expect((await read()).Addresses).toEqual([])
  })

  test('is a new address when it is added again after it was deactivated', async () => {
    const { patch, read, add, convert } = await setup(asyncEditing)
    const Id = await add()
    await patch({ Addresses: [{ Id, Deactivate: true }] })
    await patch({ Addresses: [{ ...via, Id }] })
    await convert()
    const [again, ...others] = (await read()).Addresses
    expect([again?.Id === Id, others]).toEqual([false, []])
  })

  test('that headquarters rejects is added with the correction of a later edit', async () => {
    const { run, patch, read, add, convert } = await setup(asyncEditing)
    const Id = await add({ ZipCode: 'nonsense' })
    expect(await run('P-job', 'synchronize-customers')).toMatchObject([{}, { failed: 1 }])
    await patch({ Addresses: [{ Id, ZipCode: '20122' }] })
    await convert()
    expect((await read()).Addresses).toMatchObject([{ ZipCode: '20122', IsAsyncAddress: false }])
  })

  test('leaves the primary mark of the newest change, whichever job comes first', async () => {
    const { run, patch, read, add, convert } = await setup(asyncEditing)
    await add({ Name: 'Home', IsPrimary: true })
    await run('P-job')
    const Id = await add({ Name: 'Work', IsPrimary: true })
    await patch({ Addresses: [{ Id, Deactivate: true }] })
    expect((await read()).Addresses.map(({ IsPrimary }) => IsPrimary)).toEqual([false])
    await convert()
    expect((await read()).Addresses.map(({ IsPrimary }) => IsPrimary)).toEqual([false])
  })
})

describe('an address that never reached headquarters', () => {
  test('has still replaced the primary address', async () => {
    const { run, patch, read, atHeadquarters, add, convert } = await setup(asyncEditing)
    await add({ Name: 'Home', IsPrimary: true })
    await convert()
    const Id = await add({ Name: 'Work', IsPrimary: true, ZipCode: 'nonsense' })
    await run('P-job', 'synchronize-customers')
    await patch({ Addresses: [{ Id, Deactivate: true }] })
    await convert()
    const home = [{ Name: 'Home', IsPrimary: false }]
    expect((await read()).Addresses).toMatchObject(home)
    expect((await atHeadquarters())?.Addresses).toMatchObject(home)
  })
})

describe('a create that headquarters rejects', () => {
  const wrong = { ...anna, Phone: '0', Addresses: [{ ...via, State: 'XX' }] }
  const profile = { createCustomersAsync: true }

  test.each([
    ['corrected', { State: 'MI' }, 1],
    ['removed', { Deactivate: true }, 0],
  ])('is converted after its wrong address was %s by a later edit', async (_change, change, count) => {
    const { hq, run, create } = await setupJobs({ profile, features: asyncEditing })
    const { AccountNumber, Addresses } = await create(wrong)
    expect(await run('P-job', 'synchronize-customers')).toMatchObject([{}, { failed: 1 }])
    const edited = { Addresses: [{ Id: Addresses[0]?.Id, ...change }] }
    await ask(hq.fetch, 'PATCH', `Customers('${AccountNumber}')`, edited, asApplication)
    expect(await run('P-job', 'synchronize-customers')).toMatchObject([{}, { moved: 2, failed: 0 }])
    await run('1010')
    const read = await readCustomerAs(hq, AccountNumber, asApplication)
    expect([read.IsAsyncCustomer, read.Addresses.length]).toEqual([false, count])
  })

  test('is repaired without losing newer edits of the same values', async () => {
    const { hq, run, create } = await setupJobs({ profile, features: asyncEditing })
    const { AccountNumber, Addresses } = await create(wrong)
    await run('P-job', 'synchronize-customers')
    const [address] = Addresses
    if (!address) throw new Error('The address is missing')
    const newer = { Phone: '2', Addresses: [{ Id: address.Id, Street: 'Via Po' }] }
    await ask(hq.fetch, 'PATCH', `Customers('${AccountNumber}')`, newer, asApplication)
    const repaired = { ...address, Id: '', Name: 'Repaired', State: 'MI' }
    await hq.tables.repairCustomer(AccountNumber, { Phone: '1', Addresses: [repaired] })
    await convertPendingCustomers(hq)
    const read = await readCustomerAs(hq, AccountNumber, asApplication)
    expect(read).toMatchObject({
      Phone: '2',
      Addresses: [{ Name: 'Repaired', Street: 'Via Po', IsAsyncAddress: false }],
    })
  })
})

describe('an async edit', () => {
  test('of a pending customer does not overwrite a newer edit of the synced one', async () => {
    const { hq, run, patch, read, atHeadquarters, convert } = await setup(asyncEditing, {
      createCustomersAsync: true,
    })
    await run('P-job')
    await patch({ Phone: '1' })
    await run('synchronize-customers', '1010')
    expect((await read()).Phone).toBe('1')
    await hq.features.disable('asyncEditing')
    await patch({ Phone: '2' })
    expect((await read()).Phone).toBe('2')
    await convert()
    expect([(await read()).Phone, (await atHeadquarters())?.Phone]).toEqual(['2', '2'])
  })

  test('that waits is overtaken by a sync edit of the same property only', async () => {
    const { hq, patch, read, convert } = await setup(asyncEditing)
    await patch({ Phone: '1', Email: 'first@example.com' })
    await hq.features.disable('asyncEditing')
    await patch({ Phone: '2' })
    expect(await read()).toMatchObject({ Phone: '2', Email: 'first@example.com' })
    await convert()
    expect(await read()).toMatchObject({ Phone: '2', Email: 'first@example.com' })
  })

  test('stays visible in the channel while 1010 brings older values', async () => {
    const { run, patch, read } = await setup(asyncEditing)
    await patch({ Phone: '1' })
    await run('P-job', 'synchronize-customers')
    await patch({ Phone: '2' })
    await run('1010')
    expect((await read()).Phone).toBe('2')
  })

  test('that failed and is repaired does not overwrite a newer one', async () => {
    const { hq, run, patch, read, add, convert } = await setup(asyncEditing)
    const Id = await add()
    await convert()
    await patch({ Addresses: [{ Id, Street: 'Second', ZipCode: 'nonsense' }] })
    await run('P-job', 'synchronize-customers')
    await patch({ Addresses: [{ Id, Street: 'Third' }] })
    expect(await run('P-job', 'synchronize-customers')).toMatchObject([{ moved: 1 }, { moved: 1, failed: 1 }])
    const failed = (await hq.tables.read()).headquarters.asyncEdits.find(
      ({ synchronization }) => synchronization.status === 'failed',
    )
    await hq.tables.repairEdit(failed?.id ?? '', { Addresses: [{ ZipCode: '20122' }] })
    await convert()
    expect((await read()).Addresses).toMatchObject([{ Street: 'Third', ZipCode: '20122' }])
  })

  test('of one customer leaves another one alone', async () => {
    const { hq, patch, read, convert } = await setup(asyncEditing)
    const other = await hq.fixtures.customer({ Phone: '9' })
    await patch({ Phone: '1' })
    await convert()
    expect((await readCustomerAs(hq, other.AccountNumber, asApplication)).Phone).toBe('9')
    expect((await read()).Phone).toBe('1')
  })

  test('gives a contact that it adds a record id, and keeps it when the contact is sent back without', async () => {
    const { patch, read, convert } = await setup(asyncEditing)
    const Contacts = [{ AddressTypeValue: 1, Value: '02 1' }]
    await patch({ Contacts })
    await convert()
    const [contact] = (await read()).Contacts
    expect(contact?.RecordId).toBeGreaterThan(0)
    await patch({ Contacts })
    await convert()
    expect((await read()).Contacts).toEqual([contact])
  })
})
