import { describe, expect, test } from 'vitest'
import type { HeadquartersOptions } from '../../../mocks/api/options.ts'
import type { RequestLogEntry } from '../../../mocks/index.ts'
import { anna, ask, asApplication, convertPendingCustomers, errorOf, readCustomerAs, via } from '../client.ts'
import { setup as setupJobs } from './setup.ts'

const features = { asyncAddresses: true, enhancedAsyncCreation: true, asyncEditing: true }

/** A synced customer with an address, and async editing on. */
const setup = async (options: HeadquartersOptions = {}) => {
  const { hq, run, create } = await setupJobs({ profile: {}, features, ...options })
  const { AccountNumber: account, Addresses } = await create({ ...anna, Addresses: [via] })
  const patch = (changes: object) => ask(hq.fetch, 'PATCH', `Customers('${account}')`, changes, asApplication)
  const read = () => readCustomerAs(hq, account, asApplication)
  const tables = () => hq.tables.read()
  const edits = async () => (await tables()).headquarters.asyncEdits
  const notes = () => (hq.log.get().at(-1) as RequestLogEntry | undefined)?.notes
  const calls = () => hq.realTime.get().answered
  const RecordId = Addresses[0]?.RecordId
  return { hq, run, account, patch, read, tables, edits, notes, calls, RecordId }
}

describe('with async editing, an edit of a synced customer', () => {
  test.each([
    ['its phone', () => ({ Phone: '2' })],
    ['its title', () => ({ TitleRecordId: 5637144576 })],
    ['an affiliation', () => ({ CustomerAffiliations: [{ RetailAffiliationId: 68719476743 }] })],
    ['an address', (RecordId?: number) => ({ Addresses: [{ RecordId, Street: 'Via Po' }] })],
    [
      'the deactivation of an address',
      (RecordId?: number) => ({ Addresses: [{ RecordId, Deactivate: true }] }),
    ],
    ['a new address and a name', () => ({ LastName: 'Verdi', Addresses: [{ ...via, Name: 'Work' }] })],
  ])('makes no real-time call for %s, and headquarters has it after the jobs', async (_part, changes) => {
    const { hq, patch, read, tables, notes, calls, RecordId } = await setup()
    const before = calls()
    expect((await patch(changes(RecordId))).status).toBe(200)
    expect([calls(), notes()]).toEqual([before, []])
    const seen = await read()
    expect((await tables()).headquarters.customers[0]?.customer).not.toMatchObject(changes(RecordId))
    await convertPendingCustomers(hq)
    const after = await read()
    const withoutIds = (customer: typeof seen) => ({
      ...customer,
      Addresses: customer.Addresses.map((one) => ({ ...one, RecordId: 0, IsAsyncAddress: false })),
      CustomerAffiliations: customer.CustomerAffiliations.length,
    })
    expect(withoutIds(after)).toEqual(withoutIds(seen))
    expect((await tables()).headquarters.customers[0]?.customer.Addresses).toEqual(after.Addresses)
  })

  test('works while headquarters cannot be called', async () => {
    const { hq, patch, read } = await setup()
    await hq.faults.add({ on: 'PATCH Customers', kind: 'real-time-failure' })
    expect((await patch({ Phone: '2' })).status).toBe(200)
    expect((await read()).Phone).toBe('2')
  })

  test('makes a real-time call until job 1110 has published the switch', async () => {
    const { hq, run, patch, notes } = await setup({ features: {}, publish: 'by jobs' })
    await hq.features.set(features)
    await patch({ Phone: '2' })
    expect(notes()).toMatchObject([expect.stringContaining('real-time call: answered')])
    await run('1110')
    await patch({ Phone: '3' })
    expect(notes()).toEqual([])
  })

  test('can be sent again whole without an effect', async () => {
    const { patch, read, tables } = await setup()
    await patch({ Phone: '2' })
    await patch({ ...(await read()) })
    expect((await tables()).channel.asyncEdits).toHaveLength(1)
  })

  test('is listed as uploaded, and completed by 1010', async () => {
    const { run, patch, edits, tables, account } = await setup()
    await patch({ Phone: '2' })
    const [upload] = await run('P-job')
    expect(upload?.lines).toEqual(['Edit of Phone uploaded'])
    expect(await edits()).toMatchObject([
      { account, changes: { Phone: '2' }, synchronization: { status: 'waiting' } },
    ])
    const [applied] = await run('synchronize-customers')
    expect(applied?.lines).toEqual([`Edit of Phone applied: account number ${account}`])
    await run('1010')
    expect((await tables()).channel.asyncEdits).toMatchObject([{ completedAt: expect.any(Number) }])
  })
})

describe('an edit that headquarters rejects', () => {
  const wrong = { ThreeLetterISORegionName: 'XXX', State: 'QQ', ZipCode: 'nonsense' }

  test.each([
    ['a country that is not known', { ThreeLetterISORegionName: 'XXX' }, 'InvalidCountryRegion'],
    ['a province of another country', { State: 'QQ' }, 'InvalidStateProvince'],
    ['a postal code of another country', { ZipCode: 'nonsense' }, 'InvalidZipPostalCode'],
    ['a country that does not fit the province', { ThreeLetterISORegionName: 'FRA' }, 'InvalidStateProvince'],
  ])('waits with its reason: %s', async (_problem, change, id) => {
    const { run, patch, edits, tables, RecordId } = await setup()
    expect((await patch({ Addresses: [{ RecordId, ...change }] })).status).toBe(200)
    expect(await run('P-job', 'synchronize-customers')).toMatchObject([{ moved: 1 }, { moved: 0, failed: 1 }])
    expect(await edits()).toMatchObject([
      {
        synchronization: {
          status: 'failed',
          errorResourceId: `Microsoft_Dynamics_Commerce_Runtime_${id}`,
          reason: expect.stringContaining('Addresses[0].'),
        },
      },
    ])
    expect((await tables()).headquarters.customers[0]?.customer.Addresses).toMatchObject([via])
  })

  test('of a pending customer is checked as its create is', async () => {
    const { hq, run, create } = await setupJobs({ features })
    const created = await create({ ...anna, Addresses: [via] })
    await run('P-job')
    const Addresses = [{ Id: created.Addresses[0]?.Id, ...wrong }]
    await ask(hq.fetch, 'PATCH', `Customers('${created.AccountNumber}')`, { Addresses }, asApplication)
    await convertPendingCustomers(hq)
    const { headquarters } = await hq.tables.read()
    expect(headquarters.customers[0]?.customer.Addresses).toMatchObject([via])
    expect(headquarters.asyncEdits).toMatchObject([
      { synchronization: { status: 'failed', problems: [{ code: 'InvalidCountryRegion' }] } },
    ])
  })

  test('stays visible in the channel, and does not hold up other edits', async () => {
    const { hq, patch, read, RecordId } = await setup()
    await patch({ Addresses: [{ RecordId, ...wrong }] })
    await patch({ Phone: '2' })
    await convertPendingCustomers(hq)
    expect(await read()).toMatchObject({ Phone: '2', Addresses: [{ ZipCode: 'nonsense' }] })
    expect((await hq.tables.read()).headquarters.customers[0]?.customer.Phone).toBe('2')
  })

  test('is applied after it was repaired, also alone', async () => {
    const { hq, run, patch, read, edits, RecordId } = await setup()
    await patch({ Addresses: [{ RecordId, ...wrong }] })
    await patch({ Addresses: [{ RecordId, Street: '', StreetNumber: '', ZipCode: 'no' }] })
    await run('P-job', 'synchronize-customers')
    const [, first] = await edits()
    const repair = { Addresses: [{ ThreeLetterISORegionName: 'USA', State: 'TX', ZipCode: '73301' }] }
    await hq.tables.repairEdit(first?.id ?? '', repair)
    const report = await hq.jobs.synchronize(first?.id ?? '')
    expect(report).toMatchObject({ job: 'synchronize-customers', moved: 1, failed: 0 })
    expect((await edits()).map(({ synchronization }) => synchronization.status)).toEqual(['failed', 'done'])
    await expect(hq.jobs.synchronize(first?.id ?? '')).rejects.toThrow('synchronized already')
    await expect(hq.tables.repairEdit(first?.id ?? '', {})).rejects.toThrow(RangeError)
    await expect(hq.jobs.synchronize('nobody')).rejects.toThrow('run P-job first')
    await expect(hq.tables.repairEdit('nobody', {})).rejects.toThrow('run P-job first')
    await run('1010')
    expect((await read()).Addresses).toMatchObject([{ State: 'TX', ZipCode: 'no' }])
  })

  test('rejects a repair with values of a wrong type, and keeps the row', async () => {
    const { hq, run, patch, edits, RecordId } = await setup()
    await patch({ Addresses: [{ RecordId, ...wrong }] })
    await run('P-job', 'synchronize-customers')
    const [before] = await edits()
    const repair = hq.tables.repairEdit(before?.id ?? '', { Phone: 7 } as never)
    await expect(repair).rejects.toMatchObject({ id: 'InvalidFormat' })
    expect(await edits()).toEqual([before])
  })

  test('waits for an address that is not added yet', async () => {
    const { hq, run, patch, edits } = await setup()
    await patch({ Addresses: [{ ...via, Name: 'Work', ZipCode: 'nonsense' }] })
    await run('P-job')
    const [row] = (await hq.tables.read()).channel.asyncAddresses
    await patch({ Addresses: [{ Id: row?.id, Street: 'Via Po' }] })
    await run('P-job', 'synchronize-customers')
    expect(await edits()).toMatchObject([
      { synchronization: { status: 'failed', problems: [{ code: 'AddressMissing' }] } },
    ])
    await hq.tables.repairAddress(row?.id ?? '', { ZipCode: '20122' })
    expect(await run('synchronize-customers')).toMatchObject([{ moved: 2, failed: 0 }])
  })
})

describe('performance improvements', () => {
  test('must be on for async editing, and cannot be turned off under it', async () => {
    const { hq } = await setup()
    await expect(hq.features.disable('performanceImprovements')).rejects.toMatchObject({
      feature: 'asyncEditing',
      missing: ['performanceImprovements'],
    })
    await hq.features.set({ asyncEditing: false, performanceImprovements: false })
    await expect(hq.features.enable('asyncEditing')).rejects.toThrow('needs performanceImprovements')
  })
})

describe('without multiple contacts', () => {
  const phone = { AddressTypeValue: 1, Value: '02 1' }
  const email = { AddressTypeValue: 2, Value: 'second@example.com' }
  const off = { multipleContacts: false }

  test.each([
    ['a second phone', phone],
    ['a second e-mail', email],
  ])('a synced customer is refused %s, sync and async', async (_kind, contact) => {
    for (const switches of [off, { ...features, ...off }]) {
      const { patch, read } = await setup({ features: switches })
      await patch({ Phone: '1' })
      expect(errorOf(await patch({ Contacts: [contact] }))).toMatchObject({
        id: 'MultipleContactsNotSupported',
        type: 'FeatureNotSupportedException',
      })
      expect((await read()).Contacts).toEqual([])
    }
  })

  test('a URL, and a first phone among the contacts, are accepted', async () => {
    const { patch } = await setup({ features: off })
    const Contacts = [phone, { AddressTypeValue: 3, Value: 'https://example.com' }]
    expect((await patch({ Contacts })).status).toBe(200)
  })

  test('contacts from before the switch was turned off stay, and can be removed', async () => {
    const { hq, patch, read } = await setup({ features: {} })
    await patch({ Phone: '1', Contacts: [phone, email] })
    await hq.features.disable('multipleContacts')
    const [first, second] = (await read()).Contacts
    expect((await patch({ Phone: '3' })).status).toBe(200)
    expect((await patch({ Contacts: [second] })).status).toBe(200)
    expect(errorOf(await patch({ Contacts: [first, second] })).id).toBe('MultipleContactsNotSupported')
  })

  test('a sync create is refused them, and an async create drops them even where the option lists them', async () => {
    const enhancedParts = ['contacts'] as const
    const { hq } = await setupJobs({
      profile: {},
      features: { enhancedAsyncCreation: true, ...off },
      enhancedParts,
    })
    const body = { ...anna, Contacts: [email] }
    expect(errorOf(await ask(hq.fetch, 'POST', 'Customers', body)).id).toBe('MultipleContactsNotSupported')
    await hq.profile.set({ createCustomersAsync: true })
    expect((await ask(hq.fetch, 'POST', 'Customers', body)).body).toMatchObject({ Contacts: [] })
    await hq.features.enable('multipleContacts')
    expect((await ask(hq.fetch, 'POST', 'Customers', body)).body).toMatchObject({ Contacts: [email] })
  })
})
