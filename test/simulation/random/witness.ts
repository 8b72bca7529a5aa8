import {
  accountLabel,
  CommerceError,
  type Commerce,
  type Customer,
  type NewAddress,
  type NewCustomer,
} from 'pending-sync'
import type { CountingChannel } from '../../support/channel/counting-channel.ts'

const guid = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/i

/** Writes down what shoppers were promised and what they saw, and holds it against what the channel counted. */
export interface Witness {
  /** Creates a customer, and remembers what came of the promise. */
  create(commerce: Commerce): void
  /** Adds an address to a customer, at once or when the account number is back. */
  addAddress(commerce: Commerce, customer: Customer): void
  watch(commerce: Commerce): void
  giveUp(email: string): void
  /** What is wrong at the end, seen from that tab; empty when every promise was kept. */
  complaints(commerce: Commerce): Promise<readonly string[]>
  readonly acknowledged: ReadonlySet<string>
}

export function createWitness(channel: CountingChannel): Witness {
  const acknowledged = new Set<string>()
  const givenUp = new Set<string>()
  const seen: string[] = []
  const owners = new Map<string, string>()
  let created = 0
  let added = 0

  function see(what: string, text: string): void {
    if (guid.test(text)) seen.push(`a GUID in ${what}: ${text}`)
  }

  function remember(what: string, promise: Promise<Customer>): void {
    promise.then(
      () => acknowledged.add(what),
      (error: unknown) => {
        if (!(error instanceof CommerceError)) return
        see('a message', error.message)
        // Headquarters said no: it is kept, and a person has been told so.
        if (error.code === 'headquarters_refused') acknowledged.add(what)
      },
    )
  }

  return {
    acknowledged,
    create(commerce) {
      const email = `shopper-${(created += 1)}@example.com`
      const shopper: NewCustomer = { firstName: 'Ada', lastName: 'Rossi', email }
      remember(email, commerce.customers.create(shopper))
    },
    addAddress(commerce, customer) {
      const street = `Via Po ${(added += 1)}`
      const address: NewAddress = { street, city: 'Torino', zipCode: '10124', state: 'TO', country: 'ITA' }
      remember(street, commerce.addresses.create(customer.key, address, { whenPending: 'wait' }))
      owners.set(street, customer.email ?? '')
    },
    watch(commerce) {
      commerce.customers.all.subscribe((customers) => {
        for (const customer of customers) {
          see('a label', accountLabel(customer))
          see('a label', accountLabel(customer, { locale: 'it' }))
        }
      })
    },
    giveUp: (email) => void givenUp.add(email),
    async complaints(commerce) {
      const customers = await commerce.customers.list()
      const open = new Set(commerce.outbox.get().map(({ customerKey }) => customerKey))
      // What is meant for a customer in doubt waits with it.
      const doubted = new Set(
        commerce.outbox
          .get()
          .filter(({ kind, status }) => kind === 'create-customer' && isForAPerson(status))
          .map(({ customerKey }) => customerKey),
      )
      const kept = new Set(customers.filter(({ key }) => open.has(key)).map(({ email }) => email))
      const isSafe = (what: string): boolean =>
        channel.ledger.has(what) ||
        channel.ledger.hasStreet(what) ||
        kept.has(what) ||
        givenUp.has(what) ||
        // An address is given up with its customer, and waits with it.
        givenUp.has(owners.get(what) ?? '') ||
        kept.has(owners.get(what) ?? '')
      return [
        ...seen,
        ...Array.from(acknowledged)
          .filter((email) => !isSafe(email))
          .map((email) => `lost: ${email}`),
        ...channel.ledger.twice().map((who) => `twice: ${who}`),
        ...commerce.outbox
          .get()
          .filter(({ customerKey, status, nextAttemptAt }) => {
            const isHeldBack = doubted.has(customerKey) && status !== 'sending'
            return !isHeldBack && (!isForAPerson(status) || nextAttemptAt !== undefined)
          })
          .map(({ id, status }) => `still ${status}: ${id}`),
        ...customers
          .filter(({ key, status }) => !open.has(key) && status !== 'synced')
          .map(({ email, status }) => `nobody sees to ${email}, which is ${status}`),
        ...customers.flatMap((customer) => {
          const made = channel.ledger.search(customer.email ?? '')[0]
          const isWrong = customer.status === 'synced' && made?.number !== customer.accountNumber
          return isWrong ? [`the account number of somebody else: ${customer.email}`] : []
        }),
      ]
    },
  }
}

function isForAPerson(status: string): boolean {
  return status === 'doubtful' || status === 'refused'
}
