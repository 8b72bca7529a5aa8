import { accountLabel, createCommerce, type Customer, type OutboxEntry } from 'pending-sync'
import { fastEnvironment } from './fast-environment.ts'
import type { Books, Shop } from './shop.ts'
import { betweenTransactions } from './transactions.ts'

const asked = new URLSearchParams(location.search)
const commerce = createCommerce(
  {
    baseUrl: asked.get('channel') ?? '',
    operatingUnitNumber: '068',
    idempotencyKeys: asked.get('keys') === 'supported' ? 'supported' : 'unsupported',
  },
  fastEnvironment(Number(asked.get('speed')), Number(asked.get('since'))),
)

window.shop = {
  async register(emails) {
    await Promise.all(emails.map(create))
  },
  whenKnown: (customers) => when(() => known().length >= customers),
  whenSynced: (customers) =>
    when(() => known().filter(({ status }) => status === 'synced').length >= customers),
  async whenSettled(customers) {
    await when(() => known().length >= customers && commerce.outbox.get().every(isAtRest))
    return books()
  },
  books,
  flush: () => commerce.flush(),
  freeze: () =>
    betweenTransactions(() => {
      // Whoever froze the page is the debugger.
      // oxlint-disable-next-line no-debugger
      debugger
    }),
  async decide(email, decision) {
    const [entry] = commerce.outbox.get().filter((candidate) => emailOf(candidate) === email)
    if (entry) await commerce.outbox.resolve(entry.id, decision)
  },
} satisfies Shop

async function create(email: string): Promise<void> {
  await commerce.customers.create({ firstName: 'Ada', lastName: 'Rossi', email })
  await window.acknowledge?.(email)
}

async function books(): Promise<Books> {
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

/** A person has to act, or nobody: time changes nothing any more. */
function isAtRest({ status, nextAttemptAt }: OutboxEntry): boolean {
  return status === 'refused' || (status === 'in-doubt' && nextAttemptAt === undefined)
}

function known(): readonly Customer[] {
  return commerce.customers.all.get()
}

async function when(isSo: () => boolean): Promise<void> {
  await commerce.ready
  return new Promise((resolve) => {
    const look = () => {
      if (isSo()) resolve()
    }
    commerce.customers.all.subscribe(look)
    commerce.outbox.subscribe(look)
  })
}
