import type { Customer, OutboxEntry } from 'pending-sync'
import { expect, test } from 'vitest'
import { pipelineRecords } from '../../demo/console/pipeline.ts'
import { createHeadquarters } from '../../mocks/index.ts'

const via = { Street: 'Via Dante 1', City: 'Milano', ZipCode: '20121', State: 'MI' }

async function setup() {
  const hq = createHeadquarters({
    profile: { createCustomersAsync: true },
    features: { asyncAddresses: true },
  })
  /** Each record as its name, its stage, and whether it is stuck. */
  const shown = async (customers: readonly Customer[] = [], outbox: readonly OutboxEntry[] = []) =>
    pipelineRecords(await hq.tables.read(), customers, outbox).map(({ name, kind, stage, isStuck }) =>
      [name, kind, stage, ...(isStuck ? ['stuck'] : [])].join(', '),
    )
  return { hq, shown }
}

test('a customer goes from stage to stage, and stops where headquarters could not take it', async () => {
  const { hq, shown } = await setup()
  await hq.fixtures.customer({ FirstName: 'Ada', LastName: 'Rossi' })
  await hq.fixtures.customer({
    FirstName: 'Bea',
    LastName: 'Neri',
    Addresses: [{ ...via, State: 'TX' }] as never,
  })
  expect(await shown()).toEqual(['Bea Neri, customer, channel', 'Ada Rossi, customer, channel'])
  await hq.jobs.run('P-job')
  expect(await shown()).toEqual(['Bea Neri, customer, uploaded', 'Ada Rossi, customer, uploaded'])
  await hq.jobs.run('synchronize-customers')
  expect(await shown()).toEqual(['Bea Neri, customer, uploaded, stuck', 'Ada Rossi, customer, numbered'])
  await hq.jobs.run('1010')
  expect(await shown()).toEqual(['Bea Neri, customer, uploaded, stuck', 'Ada Rossi, customer, returned'])
})

test('an address that headquarters could not take is stuck, and one that has arrived is gone', async () => {
  const { hq, shown } = await setup()
  const { AccountNumber } = await hq.fixtures.customer({ FirstName: 'Ada', LastName: 'Rossi' })
  await hq.fixtures.address(AccountNumber)
  await hq.fixtures.address(AccountNumber, { State: 'TX' })
  for (const job of ['P-job', 'synchronize-customers'] as const) await hq.jobs.run(job)
  expect((await shown()).toSorted()).toEqual([
    'Ada Rossi, address, numbered',
    'Ada Rossi, address, uploaded, stuck',
    'Ada Rossi, customer, numbered',
  ])
  await hq.jobs.run('1010')
  expect((await shown()).toSorted()).toEqual([
    'Ada Rossi, address, uploaded, stuck',
    'Ada Rossi, customer, returned',
  ])
})
