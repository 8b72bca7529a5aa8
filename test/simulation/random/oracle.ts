import { accountLabel, CommerceError, type Commerce, type Customer, type NewAddress } from 'pending-sync'
import type { CountingChannel } from '../../support/channel/counting-channel.ts'
import type { Made } from '../../support/channel/channel-customers.ts'

const guid = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/i
const wait = { whenPending: 'wait' } as const

/** Does what shoppers do, writes down what they were promised and saw, and holds it against what the channel counted. */
export interface Witness {
  /** Creates a customer, and remembers what came of the promise. Everything else at once, or when the number is back. */
  create(commerce: Commerce): void
  addAddress(commerce: Commerce, customer: Customer): void
  editAddress(commerce: Commerce, customer: Customer): void
  addTitle(commerce: Commerce, customer: Customer): void
  addContact(commerce: Commerce, customer: Customer): void
  rename(commerce: Commerce, customer: Customer): void
  issueCard(commerce: Commerce, customer: Customer): void
  forget(commerce: Commerce): void
  watch(commerce: Commerce): void
  giveUp(email: string): void
  /** What is wrong at the end, seen from that tab; empty when every promise was kept. */
  complaints(commerce: Commerce): Promise<readonly string[]>
  readonly acknowledged: number
}

/** What somebody was promised, and how to tell from the channel's own notes that it was kept. */
interface Promised {
  readonly what: string
  readonly email: string
  readonly isKept: (made: Made) => boolean
  isAcknowledged: boolean
}

export function createWitness(channel: CountingChannel): Witness {
  const promises = new Set<Promised>()
  const givenUp = new Set<string>()
  const forgotten = new Set<string>()
  const seen: string[] = []
  let count = 0
  const next = () => (count += 1)

  function see(what: string, text: string): void {
    if (guid.test(text)) seen.push(`a GUID in ${what}: ${text}`)
  }

  function promise(what: string, email: string, verb: Promise<Customer>, isKept: Promised['isKept']): void {
    const promised: Promised = { what, email, isKept, isAcknowledged: false }
    promises.add(promised)
    verb.then(
      () => (promised.isAcknowledged = true),
      (error: unknown) => {
        if (!(error instanceof CommerceError)) return
        see('a message', error.message)
        // Headquarters said no: it is kept, and a person has been told so.
        if (error.code === 'headquarters_refused') promised.isAcknowledged = true
      },
    )
  }

  /** A later one takes its place, so that only one of those that were promised must be there at the end. */
  function latest(kind: string, email: string, valueOf: (made: Made) => string): Promised['isKept'] {
    return (made) =>
      Array.from(promises).some(
        ({ what, email: whose }) => whose === email && what === `${kind} ${valueOf(made)}`,
      )
  }

  return {
    get acknowledged() {
      return Array.from(promises).filter(({ isAcknowledged }) => isAcknowledged).length
    },
    create(commerce) {
      const email = `shopper-${next()}@example.com`
      const verb = commerce.customers.create({ firstName: `Ada ${next()}`, lastName: 'Rossi', email })
      promise('a customer', email, verb, () => true)
    },
    addAddress(commerce, { key, email = '' }) {
      const street = `Via Po ${next()}`
      const address: NewAddress = { street, city: 'Torino', zipCode: '10124', state: 'TO', country: 'ITA' }
      promise(street, email, commerce.addresses.create(key, address, wait), has(street))
    },
    editAddress(commerce, { key, email = '', addresses }) {
      const [address] = addresses
      if (!address?.street) return
      // What it was called at first stays readable in it.
      const street = `${firstNameOf(address.street)}/${next()}`
      promise(street, email, commerce.addresses.update(key, address.key, { street }, wait), hasMended(street))
    },
    addTitle(commerce, { key, email = '' }) {
      const titleId = String(next())
      const verb = commerce.titles.add(key, titleId, wait)
      promise(
        `title ${titleId}`,
        email,
        verb,
        latest('title', email, (made) => String(made.titleId)),
      )
    },
    addContact(commerce, { key, email = '' }) {
      const value = `+39 011 ${next()}`
      const verb = commerce.contacts.add(key, { kind: 'phone', value }, wait)
      promise(value, email, verb, ({ contacts }) => contacts.includes(value))
    },
    rename(commerce, { key, email = '' }) {
      const firstName = `Eva ${next()}`
      const verb = commerce.customers.update(key, { firstName }, wait)
      promise(
        `name ${firstName}`,
        email,
        verb,
        latest('name', email, (made) => made.firstName),
      )
    },
    issueCard(commerce, { key, email = '' }) {
      const cardNumber = `card-${next()}`
      const verb = commerce.loyalty.issueCard(key, { ...wait, cardNumber })
      promise(cardNumber, email, verb, ({ cards }) => cards.includes(cardNumber))
    },
    forget(commerce) {
      const recorded = Array.from(promises).filter(({ isAcknowledged }) => isAcknowledged)
      commerce.forget().then(
        () => {
          for (const { email } of recorded) forgotten.add(email)
          // What was begun meanwhile may have been recorded before or after.
          promises.clear()
        },
        () => undefined,
      )
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
      const entries = commerce.outbox.get()
      const open = new Set(entries.map(({ customerKey }) => customerKey))
      const stillOpen = new Set(customers.filter(({ key }) => open.has(key)).map(({ email }) => email))
      const isSafe = ({ email, isKept }: Promised): boolean =>
        stillOpen.has(email) || givenUp.has(email) || channel.ledger.search(email).some(isKept)
      return [
        ...seen,
        ...Array.from(promises)
          .filter((promised) => promised.isAcknowledged && !isSafe(promised))
          .map(({ what, email }) => `lost: ${what} of ${email}`),
        ...channel.ledger.twice().map((who) => `twice: ${who}`),
        ...unsettled(commerce),
        ...customers
          .filter(({ key, status }) => !open.has(key) && status !== 'synced')
          .map(({ email, status }) => `nobody sees to ${email}, which is ${status}`),
        ...customers
          .filter(({ email = '' }) => forgotten.has(email))
          .map(({ email }) => `not forgotten: ${email}`),
        ...customers.flatMap((customer) => {
          const made = channel.ledger.search(customer.email ?? '')[0]
          const isWrong = customer.status === 'synced' && made?.number !== customer.accountNumber
          return isWrong ? [`the account number of somebody else: ${customer.email}`] : []
        }),
      ]
    },
  }
}

/** Whether the address is there, whatever it was changed to since. */
function has(street: string): Promised['isKept'] {
  return ({ addresses }) => addresses.some((known) => firstNameOf(known.street) === firstNameOf(street))
}

/** Whether it is called otherwise than at first: a later change may have taken this one's place. */
function hasMended(street: string): Promised['isKept'] {
  const first = firstNameOf(street)
  return ({ addresses }) =>
    addresses.some((known) => firstNameOf(known.street) === first && known.street !== first)
}

/** `Via Po 1/7` was called `Via Po 1` at first. */
function firstNameOf(street: string): string {
  return street.split('/')[0] ?? street
}

/** Entries that should have been seen to by now. What is meant for a customer in doubt waits with it. */
function unsettled({ outbox }: Commerce): readonly string[] {
  const entries = outbox.get()
  const doubted = new Set(
    entries
      .filter(({ kind, status }) => kind === 'create-customer' && isForAPerson(status))
      .map(({ customerKey }) => customerKey),
  )
  return entries
    .filter(({ customerKey, status, nextAttemptAt }) => {
      const isHeldBack = doubted.has(customerKey) && status !== 'sending'
      return !isHeldBack && (!isForAPerson(status) || nextAttemptAt !== undefined)
    })
    .map(({ id, status }) => `still ${status}: ${id}`)
}

function isForAPerson(status: string): boolean {
  return status === 'in-doubt' || status === 'refused'
}
