import { expect, test } from 'vitest'
import { createHeadquarters } from '../../mocks/index.ts'
import type { FaultKind } from '../../mocks/model/faults.ts'
import type { JobName } from '../../mocks/model/jobs.ts'
import type { TablesSnapshot } from '../../mocks/model/snapshot.ts'
import { anna, ask, asApplication, convertPendingCustomers, customerIn, via } from './client.ts'

/** Random histories: in any order of events, every customer that the channel accepted is in its tables exactly once. */

const jobs: readonly JobName[] = [
  'P-job',
  'synchronize-customers',
  '1010',
  '1070',
  '1110',
  'synchronize-orders',
]
const faults: readonly FaultKind[] = ['no-answer', 'status', 'garbage', 'real-time-failure', 'offline']

function randomOf(seed: number): (below: number) => number {
  let state = seed
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return Math.floor((state / 2 ** 32) * below)
  }
}

async function play(seed: number, steps: number) {
  const random = randomOf(seed)
  const hq = createHeadquarters({
    seed,
    now: 0,
    features: { asyncAddresses: true, enhancedAsyncCreation: true },
  })
  const accepted: string[] = []

  const create = async () => {
    const body = { ...anna, FirstName: `A${accepted.length}`, Addresses: random(2) ? [via] : [] }
    const answer = await ask(hq.fetch, 'POST', 'Customers', body).catch(() => undefined)
    const { AccountNumber } = answer ? customerIn(answer) : {}
    if (answer?.status === 201 && AccountNumber) accepted.push(AccountNumber)
  }
  const edit = async () => {
    const account = accepted[random(accepted.length + 1)]
    const body = random(2)
      ? { Addresses: [{ ...via, Name: `${random(99)}` }] }
      : { TitleRecordId: 5637144576 }
    if (account) await ask(hq.fetch, 'PATCH', `Customers('${account}')`, body, asApplication).catch(() => {})
  }
  const actions = [
    create,
    create,
    create,
    edit,
    edit,
    () => hq.jobs.run(jobs[random(jobs.length)] ?? 'P-job'),
    () => hq.jobs.run(jobs[random(3)] ?? 'P-job'),
    () => hq.profile.set({ createCustomersAsync: random(2) === 1 }),
    () => hq.faults.add({ on: '*', kind: faults[random(faults.length)] ?? 'status', times: 1 }),
    async () => {
      const account = accepted[random(accepted.length + 1)]
      // An order is a request, and the faults may apply to it.
      if (account) await hq.orders.place({ account }).catch(() => {})
    },
  ]
  for (let step = 0; step < steps; step += 1) await actions[random(actions.length)]?.()
  return { hq, accepted }
}

function expectConsistent({ channel, headquarters }: TablesSnapshot): void {
  const accounts = headquarters.customers.map(({ accountNumber }) => accountNumber)
  expect(new Set(accounts).size).toBe(accounts.length)
  // Converted once: no GUID belongs to two account numbers.
  const guids = headquarters.customers.flatMap(({ guid }) => guid ?? [])
  expect(new Set(guids).size).toBe(guids.length)
  // Headquarters has exactly the uploaded rows.
  const uploaded = channel.asyncCustomers
    .filter(({ upload }) => upload === 'uploaded')
    .map(({ guid }) => guid)
  expect(headquarters.asyncCustomers.map(({ guid }) => guid).toSorted()).toEqual(uploaded.toSorted())
  // The channel knows no account number that headquarters does not know, and no address has two rows.
  for (const row of channel.customers) expect(accounts).toContain(row.accountNumber)
  for (const { customer } of channel.customers) {
    const ids = customer.Addresses.map(({ Id }) => Id)
    expect(new Set(ids).size).toBe(ids.length)
  }
}

test.each(Array.from({ length: 25 }, (_, at) => at + 1))(
  'every accepted customer gets one account number in random history %i',
  async (seed) => {
    const { hq, accepted } = await play(seed, 80)
    expectConsistent(await hq.tables.read())
    await hq.faults.clear()
    await convertPendingCustomers(hq)
    const tables = await hq.tables.read()
    expectConsistent(tables)
    // Every accepted customer has an account number by now, and is still found under the GUID or number it was accepted with.
    expect(tables.channel.asyncCustomers.filter(({ accountNumber }) => !accountNumber)).toEqual([])
    const found = await ask(
      hq.fetch,
      'POST',
      'Customers/GetByAccountNumbers',
      { accountNumbers: accepted },
      asApplication,
    )
    expect(found.body.value).toHaveLength(accepted.length)
    for (const customer of found.body.value ?? []) {
      expect(customer).toMatchObject({
        IsAsyncCustomer: false,
        AccountNumber: expect.stringMatching(/^\d{6}$/),
      })
      for (const address of customer.Addresses as { RecordId: number }[])
        expect(address.RecordId).toBeGreaterThan(0)
    }
  },
)
