import { describe, expect, test } from 'vitest'
import type { AttributeDefinition, HeadquartersOptions } from '../../../mocks/index.ts'
import { anna, ask, asApplication, customerIn, errorOf, readCustomer } from '../client.ts'
import { setup } from './setup.ts'

const size: AttributeDefinition = { name: 'Size', type: 'integer', minimum: 30, maximum: 50 }
const sized = (IntegerValue: number) => ({
  ...anna,
  Attributes: [{ Name: 'Size', AttributeValue: { IntegerValue } }],
})
/** While headquarters defines no attribute at all, any is kept. */
const hat: AttributeDefinition = { name: 'Hat', type: 'text' }
const editing = { enhancedAsyncCreation: true, asyncAddresses: true, asyncEditing: true }
const start = (options: HeadquartersOptions = {}) => setup({ attributes: [hat, size], ...options })

describe('1010 and 1110', () => {
  test('bring an attribute to the channel, which knows it when both have run', async () => {
    const { hq, run } = await setup({ profile: {}, publish: 'by jobs', attributes: [hat] })
    await hq.attributes.define(size)
    const create = () => ask(hq.fetch, 'POST', 'Customers', sized(42))
    expect(errorOf(await create()).id).toBe('AttributeDefinitionNotFound')
    expect(await run('1010')).toMatchObject([
      { moved: 1, rows: [{ kind: 'attribute', name: 'Size', change: 'sent' }] },
    ])
    expect(errorOf(await create()).id).toBe('AttributeDefinitionNotFound')
    expect(await run('1110')).toMatchObject([
      { moved: 1, lines: ['Attribute group Customers sent to the channel: Hat, Size'] },
    ])
    expect((await create()).status).toBe(201)
    expect(await run('1010', '1110')).toMatchObject([{ moved: 0 }, { moved: 0 }])
  })

  test('bring changes and removals likewise, or at once when publishing says so', async () => {
    const { hq, run } = await setup({ profile: {}, publish: 'by jobs', attributes: [size] })
    await hq.attributes.define({ ...size, maximum: 60 })
    await hq.attributes.setGroup({ friendlyName: 'Shoppers' })
    const inChannel = async () => (await hq.tables.read()).channel.attributes
    expect(await inChannel()).toMatchObject({ definitions: [size], group: { attributes: ['Size'] } })
    await hq.publishing.set('at once')
    expect(await inChannel()).toMatchObject({
      definitions: [{ maximum: 60 }],
      group: { friendlyName: 'Shoppers' },
    })
    await hq.publishing.set('by jobs')
    await hq.attributes.remove('Size')
    expect(await run('1110', '1010')).toMatchObject([
      { lines: ['Attribute group Customers sent to the channel: empty'] },
      { lines: ['Attribute Size removed from the channel'] },
    ])
    expect(await inChannel()).toMatchObject({ definitions: [], group: { attributes: [] } })
  })
})

describe('a sync create', () => {
  test('is checked by headquarters too, which may have a newer definition', async () => {
    const { hq } = await setup({ profile: {}, publish: 'by jobs', attributes: [hat, size] })
    await hq.attributes.define({ ...size, maximum: 41 })
    const create = () => ask(hq.fetch, 'POST', 'Customers', sized(42))
    expect(errorOf(await create()).id).toBe('AttributeValueOutOfBounds')
    await hq.attributes.remove('Size')
    expect(errorOf(await create()).id).toBe('AttributeDefinitionNotFound')
    const { AccountNumber } = customerIn(await ask(hq.fetch, 'POST', 'Customers', anna))
    const edited = await ask(
      hq.fetch,
      'PATCH',
      `Customers('${AccountNumber}')`,
      { Attributes: sized(42).Attributes },
      asApplication,
    )
    expect(errorOf(edited).id).toBe('AttributeDefinitionNotFound')
  })
})

describe('an async customer', () => {
  test('carries attributes with their defaults, and the jobs keep them', async () => {
    const { hq, run, create } = await start({ attributes: [{ ...size, default: 40 }, hat] })
    const { AccountNumber, Attributes } = await create(sized(42))
    expect(Attributes).toMatchObject([{ KeyName: 'Size', AttributeValue: { IntegerValue: 42 } }])
    const other = await create(anna)
    await run('P-job', 'synchronize-customers', '1010')
    const read = await readCustomer(hq, AccountNumber)
    expect(read).toMatchObject({ IsAsyncCustomer: false, Attributes })
    expect((await readCustomer(hq, other.AccountNumber)).Attributes).toMatchObject([
      { AttributeValue: { IntegerValue: 40 } },
    ])
  })
})

test('a removed attribute does not get its default back from Synchronize customers', async () => {
  const { hq, run, create } = await start({ attributes: [{ ...size, default: 40 }], features: editing })
  const { AccountNumber } = await create(anna)
  const path = `Customers('${AccountNumber}')`
  const removed = await ask(hq.fetch, 'PATCH', path, { Attributes: [] }, asApplication)
  expect(removed).toMatchObject({ status: 200, body: { Attributes: [] } })
  await run('P-job', 'synchronize-customers', '1010')
  const read = await readCustomer(hq, AccountNumber)
  expect(read).toMatchObject({ IsAsyncCustomer: false, Attributes: [] })
})

describe('Synchronize customers', () => {
  const newer = async () => {
    const started = await start({ publish: 'by jobs' })
    const created = await started.create(sized(42))
    await started.hq.attributes.define({ ...size, maximum: 41 })
    await started.run('P-job')
    return { ...started, created }
  }

  test('leaves a row that the newer definition does not allow, until it is repaired', async () => {
    const { hq, run, created } = await newer()
    const member = 'Attributes[0].AttributeValue'
    expect(await run('synchronize-customers')).toMatchObject([
      { failed: 1, rows: [{ problems: [{ code: 'AttributeValueOutOfBounds', members: [member] }] }] },
    ])
    expect((await hq.tables.read()).headquarters.asyncCustomers).toMatchObject([
      {
        synchronization: {
          status: 'failed',
          reason: `${member}: The value of the attribute is too small or too large.`,
          errorResourceId: 'Microsoft_Dynamics_Commerce_Runtime_AttributeValueOutOfBounds',
        },
      },
    ])
    await hq.tables.repairCustomer(created.AccountNumber, { Attributes: sized(41).Attributes })
    expect(await run('synchronize-customers', '1010')).toMatchObject([{ moved: 1 }, {}])
    expect((await readCustomer(hq, created.AccountNumber)).Attributes).toMatchObject([
      { KeyName: 'Size', DataTypeValue: 4, AttributeValue: { IntegerValue: 41 } },
    ])
  })

  test('converts the row when the definition is set right instead', async () => {
    const { hq, run } = await newer()
    await run('synchronize-customers')
    await hq.attributes.define(size)
    expect(await run('synchronize-customers')).toMatchObject([{ moved: 1, failed: 0 }])
  })

  test('leaves a row without a value that has become mandatory', async () => {
    const { hq, run, create } = await start({ publish: 'by jobs' })
    await create(anna)
    await hq.attributes.define({ ...size, isMandatory: true })
    expect(await run('P-job', 'synchronize-customers')).toMatchObject([
      {},
      { rows: [{ problems: [{ code: 'AttributeValueCannotBeNull', members: ['Attributes'] }] }] },
    ])
  })

  test('leaves an edit of a value that the newer definition does not allow, until it is repaired', async () => {
    const { hq, run, create } = await start({ features: editing, publish: 'by jobs' })
    const { AccountNumber } = await create(anna)
    await run('P-job')
    const { Attributes } = sized(42)
    const path = `Customers('${AccountNumber}')`
    expect((await ask(hq.fetch, 'PATCH', path, { Attributes }, asApplication)).status).toBe(200)
    await hq.attributes.define({ ...size, maximum: 41 })
    expect(await run('P-job', 'synchronize-customers')).toMatchObject([{}, { moved: 1, failed: 1 }])
    const [edit] = (await hq.tables.read()).headquarters.asyncEdits
    expect(edit?.synchronization).toMatchObject({ problems: [{ code: 'AttributeValueOutOfBounds' }] })
    await hq.tables.repairEdit(edit?.id ?? '', { Attributes: sized(41).Attributes })
    await run('synchronize-customers', '1010')
    expect((await readCustomer(hq, AccountNumber)).Attributes).toMatchObject([
      { KeyName: 'Size', AttributeValue: { IntegerValue: 41 } },
    ])
  })

  test('leaves a row with an attribute that is not defined any more, or drops or keeps it', async () => {
    for (const [unknownAttributes, moved, kept] of [
      ['refused', 0, undefined],
      ['dropped', 1, []],
      ['kept', 1, [{ KeyName: 'Size' }]],
    ] as const) {
      const { hq, run, create } = await start({ channel: { unknownAttributes } })
      await create(sized(42))
      await run('P-job')
      await hq.attributes.remove('Size')
      expect(await run('synchronize-customers')).toMatchObject([{ moved, failed: 1 - moved }])
      const [customer] = (await hq.tables.read()).headquarters.customers
      if (kept) expect(customer?.customer.Attributes).toMatchObject(kept)
    }
  })
})

test('a customer of a till is checked and completed by headquarters', async () => {
  const { hq, run } = await setup({ publish: 'by jobs', attributes: [hat] })
  await hq.attributes.define({ ...size, default: 42 })
  await expect(hq.fixtures.tillCustomer({ Attributes: sized(51).Attributes })).rejects.toMatchObject({
    id: 'AttributeValueOutOfBounds',
  })
  const { AccountNumber } = await hq.fixtures.tillCustomer()
  await run('1010')
  const read = await ask(hq.fetch, 'GET', `Customers('${AccountNumber}')`, undefined, asApplication)
  expect(read.body).toMatchObject({ Attributes: [{ AttributeValue: { IntegerValue: 42 } }] })
})
