import { accountLabel, createCommerce, type Customer, type OutboxEntry } from 'pending-sync'
import { obeyTest } from './commands.ts'
import { fastEnvironment } from './fast-environment.ts'
import type { Shop, ShopState } from './shop.ts'
import { betweenTransactions } from './transactions.ts'

const parameters = new URLSearchParams(location.search)
const commerce = createCommerce(
  {
    baseUrl: parameters.get('channel') ?? '',
    operatingUnitNumber: '068',
    asksAs: 'application',
    idempotencyKeys: parameters.get('keys') === 'supported' ? 'supported' : 'unsupported',
  },
  fastEnvironment(Number(parameters.get('speed')), Number(parameters.get('since'))),
)

let [shownAt, changedAt] = [0, 0]
addEventListener('pageshow', () => (shownAt = performance.now()))
commerce.customers.all.subscribe(() => (changedAt = performance.now()))

window.shop = {
  async register(emails) {
    await Promise.all(emails.map(create))
  },
  whenKnown: (customers) => when(() => known().length >= customers),
  whenSynced: (customers) =>
    when(() => known().filter(({ status }) => status === 'synced').length >= customers),
  async whenSettled(customers) {
    await when(() => known().length >= customers && commerce.outbox.get().every(isAtRest))
    return readState()
  },
  readState,
  flush: () => commerce.flush(),
  freeze: () =>
    betweenTransactions(() => {
      // A headless browser has no other way to freeze a page: the debugger stops it here.
      // oxlint-disable-next-line no-debugger
      debugger
    }),
  staleMs: () => changedAt - shownAt,
  async resolveEntry(email, decision) {
    const [entry] = commerce.outbox.get().filter((candidate) => emailOf(candidate) === email)
    if (entry) await commerce.outbox.resolve(entry.id, decision)
  },
} satisfies Shop
obeyTest(parameters, window.shop)

async function create(email: string): Promise<void> {
  await commerce.customers.create({ firstName: 'Ada', lastName: 'Rossi', email })
  await window.acknowledge?.(email)
}

async function readState(): Promise<ShopState> {
  const customers = await commerce.customers.list()
  return {
    customers: customers.map((customer) => ({
      email: customer.email ?? '',
      status: customer.status,
      label: accountLabel(customer),
    })),
    outbox: commerce.outbox.get().map((entry) => ({ email: emailOf(entry), status: entry.status })),
  }
}

function emailOf({ customerKey }: OutboxEntry): string {
  return known().find(({ key }) => key === customerKey)?.email ?? ''
}

/** Nothing changes until a person acts. */
function isAtRest({ status, nextAttemptAt }: OutboxEntry): boolean {
  return status === 'refused' || (status === 'in-doubt' && nextAttemptAt === undefined)
}

function known(): readonly Customer[] {
  return commerce.customers.all.get()
}

async function when(isMet: () => boolean): Promise<void> {
  await commerce.ready
  return new Promise((resolve) => {
    const check = () => {
      if (isMet()) resolve()
    }
    commerce.customers.all.subscribe(check)
    commerce.outbox.subscribe(check)
  })
}
