import { expect, test } from 'vitest'
import { createHeadquarters } from '../../../mocks/index.ts'
import { anna, ask, asApplication, customerIn, readCustomer } from '../client.ts'

const shoe = (IntegerValue: number) => [{ Name: 'shoeSize', AttributeValue: { IntegerValue } }]
const shoeSize = { name: 'shoeSize', type: 'integer', maximum: 50 } as const

async function setup(profile = {}) {
  const hq = createHeadquarters({
    now: 0,
    profile,
    publish: 'by jobs',
    channel: { unknownAttributes: 'dropped' },
  })
  const create = async (size: number) =>
    customerIn(await ask(hq.fetch, 'POST', 'Customers', { ...anna, Attributes: shoe(size) }))
  const inChannel = async () => (await hq.tables.read()).channel.attributes
  return { hq, create, inChannel }
}

test('the channel knows an attribute after 1010 brought it and 1110 brought its group', async () => {
  const { hq, create, inChannel } = await setup()
  await hq.attributes.define(shoeSize)
  expect((await create(42)).Attributes).toEqual([])
  const brought = await hq.jobs.run('1010')
  expect(brought.rows).toContainEqual({
    outcome: 'brought',
    kind: 'attribute',
    name: 'shoeSize',
    change: 'sent',
  })
  expect((await create(42)).Attributes).toEqual([])
  await hq.jobs.run('1110')
  expect(await inChannel()).toMatchObject({ definitions: [shoeSize], group: { attributes: ['shoeSize'] } })
  expect((await create(42)).Attributes).toMatchObject([{ AttributeValue: { IntegerValue: 42 } }])
})

test('an attribute that left the group or was removed leaves the channel with the same jobs', async () => {
  const { hq, inChannel } = await setup()
  await hq.attributes.define(shoeSize)
  await hq.attributes.define({ name: 'hat', type: 'text' })
  for (const job of ['1010', '1110'] as const) await hq.jobs.run(job)
  await hq.attributes.remove('hat')
  await hq.attributes.setGroup({ attributes: [] })
  expect((await inChannel()).definitions).toHaveLength(2)
  await hq.jobs.run('1010')
  expect((await inChannel()).definitions).toMatchObject([shoeSize])
  await hq.jobs.run('1110')
  expect((await inChannel()).group.attributes).toEqual([])
})

test('Synchronize customers checks by the newer definitions of headquarters, and a repaired row is converted', async () => {
  // 1. The channel knows sizes up to 50, and accepts a customer with 48.
  // 2. Headquarters allows 45 at most; no job has brought this yet.
  // 3. The row stays, with its reason, until somebody corrects it.
  const { hq, create } = await setup({ createCustomersAsync: true })
  await hq.attributes.define(shoeSize)
  for (const job of ['1010', '1110'] as const) await hq.jobs.run(job)
  const { AccountNumber } = await create(48)
  await hq.attributes.define({ ...shoeSize, maximum: 45 })
  await hq.jobs.run('P-job')
  expect(await hq.jobs.run('synchronize-customers')).toMatchObject({
    failed: 1,
    rows: [
      {
        outcome: 'left',
        problems: [{ code: 'AttributeValueOutOfBounds', members: ['Attributes[0].AttributeValue'] }],
      },
    ],
  })
  await hq.tables.repairCustomer(AccountNumber, { Attributes: shoe(44) })
  expect(await hq.jobs.run('synchronize-customers')).toMatchObject({ moved: 1, failed: 0 })
  await hq.jobs.run('1010')
  const read = await readCustomer(hq, AccountNumber)
  expect(read).toMatchObject({
    IsAsyncCustomer: false,
    Attributes: [{ AttributeValue: { IntegerValue: 44 } }],
  })
})

test('a waiting edit is checked in the same way', async () => {
  const { hq, create } = await setup()
  await hq.attributes.define(shoeSize)
  for (const job of ['1010', '1110'] as const) await hq.jobs.run(job)
  const { AccountNumber } = await create(42)
  await hq.features.set({
    asyncAddresses: true,
    enhancedAsyncCreation: true,
    asyncEditing: true,
    performanceImprovements: true,
  })
  await hq.jobs.run('1110')
  const path = `Customers('${AccountNumber}')`
  expect(await ask(hq.fetch, 'PATCH', path, { Attributes: shoe(49) }, asApplication)).toMatchObject({
    status: 200,
  })
  await hq.attributes.define({ ...shoeSize, maximum: 45 })
  await hq.jobs.run('P-job')
  expect(await hq.jobs.run('synchronize-customers')).toMatchObject({ moved: 0, failed: 1 })
})

test('a headquarters from before attributes were known opens, and everything is defined from then on', async () => {
  const first = createHeadquarters()
  const snapshot = await first.snapshot()
  const rows = snapshot.rows.filter(([table]) => !/attribute/i.test(table))
  const hq = createHeadquarters()
  await hq.restore({ ...snapshot, rows })
  await hq.attributes.define(shoeSize)
  expect((await hq.attributes.get()).definitions).toEqual([shoeSize])
})
