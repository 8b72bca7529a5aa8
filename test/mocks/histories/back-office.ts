import type { JobName, TablesSnapshot } from '../../../mocks/index.ts'
import type { History } from './history.ts'
import { repairedZipCode } from './oracle.ts'

/** The steps of headquarters. None of them may change what a shopper sees. */

const jobs: readonly JobName[] = [
  'P-job',
  'synchronize-customers',
  '1010',
  '1070',
  '1110',
  'synchronize-orders',
]

export async function runJob({ hq, random, steps }: History): Promise<void> {
  const job = jobs[random.oneIn(3) ? random.below(jobs.length) : random.below(3)] ?? 'P-job'
  const { lines } = await hq.jobs.run(job)
  steps.push(`  ${[job, ...lines].join('\n    ')}`)
}

export async function changeSettings({ hq, random, steps }: History): Promise<void> {
  const level = random.below(4)
  const features = {
    asyncAddresses: level > 0,
    enhancedAsyncCreation: level > 1,
    asyncEditing: level > 2,
  }
  await hq.features.set(features)
  const createCustomersAsync = random.oneIn(2)
  await hq.profile.set({ createCustomersAsync })
  if (random.oneIn(4)) await hq.publishing.set(random.oneIn(2) ? 'by jobs' : 'at once')
  steps.push(`  ${JSON.stringify({ ...features, createCustomersAsync })}`)
}

/** Headquarters rejects a row for a reason that is not in the row. */
export async function rejectOnce({ hq, steps }: History): Promise<void> {
  await hq.faults.add({ on: 'synchronize-customers', kind: 'headquarters-refusal', times: 1 })
  steps.push('  The next row is rejected')
}

export async function placeOrder({ hq, random, acknowledged }: History): Promise<void> {
  const customer = random.pick(acknowledged)
  if (customer) await hq.orders.place({ account: customer.account })
}

/** Repairs one failed row, and sometimes synchronizes that row alone. */
export async function repairOne(history: History): Promise<void> {
  const { hq, random, steps } = history
  const id = random.pick(failedRows(await hq.tables.read()))
  if (!id) return
  await repair(history, id)
  steps.push(`  Repaired ${id}`)
  if (random.oneIn(2)) steps.push(`    ${(await hq.jobs.synchronize(id)).lines.join()}`)
}

/** Repairs every failed row and runs the jobs until nothing is left to do. */
export async function finish(history: History): Promise<void> {
  const { hq, steps } = history
  await hq.faults.clear()
  for (let round = 1; round < 10; round += 1) {
    steps.push(`round ${round}`)
    for (const job of ['P-job', 'synchronize-customers', '1010'] as const) {
      const { lines } = await hq.jobs.run(job)
      steps.push(`  ${[job, ...lines].join('\n    ')}`)
    }
    const failed = failedRows(await hq.tables.read())
    if (failed.length === 0) return
    for (const id of failed) await repair(history, id)
  }
  throw new Error(`Rows are left after all repairs\n${steps.join('\n')}`)
}

function failedRows({ headquarters }: TablesSnapshot): string[] {
  const rows = [...headquarters.asyncAddresses, ...headquarters.asyncEdits].map((row) => ({
    ...row,
    key: row.id,
  }))
  const customers = headquarters.asyncCustomers.map((row) => ({ ...row, key: row.guid }))
  return [...customers, ...rows]
    .filter(({ synchronization }) => synchronization.status === 'failed')
    .map(({ key }) => key)
}

async function repair({ hq }: History, id: string): Promise<void> {
  const { headquarters } = await hq.tables.read()
  const customer = headquarters.asyncCustomers.find(({ guid }) => guid === id)
  const address = headquarters.asyncAddresses.find((row) => row.id === id)
  const edit = headquarters.asyncEdits.find((row) => row.id === id)
  if (customer) {
    await hq.tables.repairCustomer(id, { Addresses: customer.customer.Addresses.map(withRepairedZipCode) })
  }
  if (address) await hq.tables.repairAddress(id, withRepairedZipCode(address.address))
  if (edit)
    await hq.tables.repairEdit(id, { Addresses: edit.changes.Addresses?.map(withRepairedZipCode) ?? [] })
}

function withRepairedZipCode<Draft extends { ZipCode?: string }>(address: Draft): Draft {
  return address.ZipCode ? { ...address, ZipCode: repairedZipCode(address.ZipCode) } : address
}
