import { accountLabel, createCommerce } from 'pending-sync'
import { createHeadquarters } from 'pending-sync/mocks'

// A mock channel in async mode, so that this runs without a real one. In production, leave `fetch` out.
const headquarters = createHeadquarters({ profile: { createCustomersAsync: true } })

const commerce = createCommerce({
  baseUrl: 'https://example.com/', // the root of your channel
  operatingUnitNumber: '068',
  fetch: headquarters.fetch,
})

const customer = await commerce.customers.create({
  firstName: 'Ada',
  lastName: 'Rossi',
  email: 'ada@example.com',
})
console.log(accountLabel(customer)) // 'Pending sync'

// In production, headquarters runs these jobs on a schedule.
for (const job of ['P-job', 'synchronize-customers', '1010'] as const) await headquarters.jobs.run(job)

const synced = await commerce.customers.whenSynced(customer.key)
console.log(accountLabel(synced)) // the account number
