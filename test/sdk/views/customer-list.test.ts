import { expect, test } from 'vitest'
import { applyCommit } from '../../../sdk/outbox/memory.ts'
import type { Snapshot, StoredCustomer, StoredEntry } from '../../../sdk/outbox/model.ts'
import { createCustomerList } from '../../../sdk/views/customer-list.ts'
import { viewCustomers } from '../../../sdk/views/customer-view.ts'
import { createEntryList } from '../../../sdk/views/outbox-view.ts'
import { createRandom } from '../../simulation/random/seeded-random.ts'
import { sampleCustomer, sampleEntry } from '../../support/samples.ts'

test('shows the same as looking at everything, whatever changes', () => {
  const random = createRandom(7).next
  const pick = (count: number) => Math.floor(random() * count)
  const toViews = createCustomerList()
  const toEntries = createEntryList()
  let snapshot: Snapshot = { customers: [], entries: [] }
  for (let step = 0; step < 400; step += 1) {
    const customers = new Map<string, StoredCustomer | undefined>()
    const entries = new Map<number, StoredEntry | undefined>()
    for (let change = pick(4); change > 0; change -= 1) {
      const key = `customer ${pick(12)}`
      const known = snapshot.customers.find((one) => one.key === key)
      const createdAt = known?.createdAt ?? pick(5)
      const profile = { ...sampleCustomer().profile, firstName: `Ada ${step}` }
      customers.set(key, pick(4) === 0 ? undefined : sampleCustomer({ key, createdAt, profile }))
    }
    for (let change = pick(4); change > 0; change -= 1) {
      const seq = pick(20)
      const entry = sampleEntry({ id: `entry ${seq}`, seq, customerKey: `customer ${pick(12)}` })
      entries.set(seq, pick(3) === 0 ? undefined : entry)
    }
    snapshot = applyCommit(snapshot, {
      owner: 'guest',
      previous: `${step}`,
      revision: `${step + 1}`,
      customers,
      entries,
    })
    // Some snapshots are never shown.
    if (pick(3) === 0) continue
    const copy = structuredClone(snapshot)
    expect(toViews(snapshot)).toEqual(viewCustomers(copy))
    expect(toEntries(snapshot)).toEqual(createEntryList()(copy))
  }
  expect(snapshot.customers.length).toBeGreaterThan(3)
})

test('a customer that did not change keeps its view', () => {
  const toViews = createCustomerList()
  const customers = [3, 2, 1].map((createdAt) => sampleCustomer({ key: `customer ${createdAt}`, createdAt }))
  const before = { customers, entries: [] }
  const views = toViews(before)
  const changed = sampleEntry({ id: 'entry', customerKey: 'customer 2' })
  const after = toViews({ customers, entries: [changed] })
  expect(after.map((view, at) => view === views[at])).toEqual([true, false, true])
})
