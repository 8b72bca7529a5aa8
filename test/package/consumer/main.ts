import {
  accountLabel,
  CommerceError,
  createCommerce,
  type Customer,
  type NewCustomer,
  type Store,
} from 'pending-sync'
import { createHeadquarters } from 'pending-sync/mocks'

const hq = createHeadquarters({ profile: { createCustomersAsync: true } })
const commerce = createCommerce({
  baseUrl: 'https://channel.example/',
  operatingUnitNumber: '068',
  fetch: hq.fetch,
  messages: { it: { failures: { channel_busy: 'Un attimo.' } } },
})

const newCustomer: NewCustomer = { firstName: 'Ada', lastName: 'Rossi', email: 'ada@example.com' }
const all: Store<readonly Customer[]> = commerce.customers.all
all.subscribe((customers) => show(customers.map((customer) => accountLabel(customer))))

const customer = await commerce.customers.create(newCustomer)
for (const job of ['P-job', 'synchronize-customers', '1010'] as const) await hq.jobs.run(job)
show([accountLabel(customer), accountLabel(await commerce.customers.whenSynced(customer.key))])
await commerce.customers.create({ firstName: '', lastName: '' }).catch((error: unknown) => {
  if (error instanceof CommerceError) document.title = error.kind
})

function show(labels: readonly string[]): void {
  document.body.textContent = labels.join(' → ')
}
