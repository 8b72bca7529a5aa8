import { accountLabel, CommerceError, type Commerce, type Customer, type NewAddress } from 'pending-sync'
import { italian } from 'pending-sync/messages/it'
import type { ChannelCustomer } from '../../support/channel/channel-customers.ts'
import type { CountingChannel } from '../../support/channel/counting-channel.ts'

/** A temporary account of the channel. */
export const guid = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/i
const wait = { whenPending: 'wait' } as const

/**
 * Acts for the shoppers, remembers what the SDK promised and showed them, and compares that with what the channel created.
 * The channel counts for itself, so that a mistake of the SDK cannot hide here.
 */
export interface Oracle {
  /** Creates a customer, sent as soon as possible. Everything else may wait for the account number. */
  create(commerce: Commerce): void
  addAddress(commerce: Commerce, customer: Customer): void
  editAddress(commerce: Commerce, customer: Customer): void
  addTitle(commerce: Commerce, customer: Customer): void
  addContact(commerce: Commerce, customer: Customer): void
  rename(commerce: Commerce, customer: Customer): void
  issueCard(commerce: Commerce, customer: Customer): void
  forget(commerce: Commerce): void
  /** Looks for GUIDs in everything that a tab shows. */
  watch(commerce: Commerce): void
  /** A person discarded the create of that customer: nothing promised about it is expected any more. */
  noteDiscarded(email: string): void
  /** The invariants that do not hold, as seen from one tab; empty when every promise was kept. */
  violations(commerce: Commerce): Promise<readonly string[]>
}

/** One verb that was called, and the test by which the channel's customers show whether it took effect. */
interface PromisedEffect {
  readonly description: string
  readonly email: string
  readonly isFulfilledBy: (customer: ChannelCustomer) => boolean
  isAcknowledged: boolean
}

export function createOracle(channel: CountingChannel): Oracle {
  const promises = new Set<PromisedEffect>()
  const discarded = new Set<string>()
  const forgotten = new Set<string>()
  const guidsShown: string[] = []
  let count = 0
  const next = () => (count += 1)

  function checkForGuid(place: string, text: string): void {
    if (guid.test(text)) guidsShown.push(`a GUID in ${place}: ${text}`)
  }

  function expectEffect(
    description: string,
    email: string,
    verb: Promise<Customer>,
    isFulfilledBy: PromisedEffect['isFulfilledBy'],
  ): void {
    const promised: PromisedEffect = { description, email, isFulfilledBy, isAcknowledged: false }
    promises.add(promised)
    verb.then(
      () => (promised.isAcknowledged = true),
      (error: unknown) => {
        if (!(error instanceof CommerceError)) return
        checkForGuid('a message', error.message)
        // A refusal by headquarters is kept in the outbox, and the shopper was told.
        if (error.code === 'headquarters_refused') promised.isAcknowledged = true
      },
    )
  }

  /** Later values replace earlier ones: the customer must have any one of the values that were promised. */
  function anyPromised(
    kind: string,
    email: string,
    valueOf: (customer: ChannelCustomer) => string,
  ): PromisedEffect['isFulfilledBy'] {
    return (customer) =>
      Array.from(promises).some(
        (promised) => promised.email === email && promised.description === `${kind} ${valueOf(customer)}`,
      )
  }

  return {
    create(commerce) {
      const email = `shopper-${next()}@example.com`
      const verb = commerce.customers.create({ firstName: `Ada ${next()}`, lastName: 'Rossi', email })
      expectEffect('a customer', email, verb, () => true)
    },
    addAddress(commerce, { key, email = '' }) {
      const street = `Via Po ${next()}`
      const address: NewAddress = { street, city: 'Torino', zipCode: '10124', state: 'TO', country: 'ITA' }
      expectEffect(street, email, commerce.addresses.create(key, address, wait), hasAddress(street))
    },
    editAddress(commerce, { key, email = '', addresses }) {
      const [address] = addresses
      if (!address?.street) return
      // The original street stays readable in the new one.
      const street = `${originalStreet(address.street)}/${next()}`
      const verb = commerce.addresses.update(key, address.key, { street }, wait)
      expectEffect(street, email, verb, hasEditedAddress(street))
    },
    addTitle(commerce, { key, email = '' }) {
      const titleId = String(next())
      const verb = commerce.titles.add(key, titleId, wait)
      const isFulfilledBy = anyPromised('title', email, (customer) => String(customer.titleId))
      expectEffect(`title ${titleId}`, email, verb, isFulfilledBy)
    },
    addContact(commerce, { key, email = '' }) {
      const value = `+39 011 ${next()}`
      const verb = commerce.contacts.add(key, { kind: 'phone', value }, wait)
      expectEffect(value, email, verb, ({ contacts }) => contacts.includes(value))
    },
    rename(commerce, { key, email = '' }) {
      const firstName = `Eva ${next()}`
      const verb = commerce.customers.update(key, { firstName }, wait)
      const isFulfilledBy = anyPromised('name', email, (customer) => customer.firstName)
      expectEffect(`name ${firstName}`, email, verb, isFulfilledBy)
    },
    issueCard(commerce, { key, email = '' }) {
      const cardNumber = `card-${next()}`
      const verb = commerce.loyalty.issueCard(key, { ...wait, cardNumber })
      expectEffect(cardNumber, email, verb, ({ cards }) => cards.includes(cardNumber))
    },
    forget(commerce) {
      const recorded = Array.from(promises).filter(({ isAcknowledged }) => isAcknowledged)
      commerce.forget().then(
        () => {
          for (const { email } of recorded) forgotten.add(email)
          // A verb that is still running may have been recorded before or after.
          promises.clear()
        },
        () => undefined,
      )
    },
    watch(commerce) {
      commerce.customers.all.subscribe((customers) => {
        for (const customer of customers) {
          checkForGuid('a label', accountLabel(customer))
          checkForGuid('a label', accountLabel(customer, { locale: 'it', messages: { it: italian } }))
        }
      })
    },
    noteDiscarded: (email) => void discarded.add(email),
    async violations(commerce) {
      const customers = await commerce.customers.list()
      const openKeys = new Set(commerce.outbox.get().map(({ customerKey }) => customerKey))
      const openEmails = new Set(customers.filter(({ key }) => openKeys.has(key)).map(({ email }) => email))
      const isSafe = ({ email, isFulfilledBy }: PromisedEffect): boolean =>
        openEmails.has(email) || discarded.has(email) || channel.customers.search(email).some(isFulfilledBy)
      return [
        ...guidsShown,
        ...Array.from(promises)
          .filter((promised) => promised.isAcknowledged && !isSafe(promised))
          .map(({ description, email }) => `lost: ${description} of ${email}`),
        ...channel.customers.duplicates().map((text) => `duplicate: ${text}`),
        ...stuckEntries(commerce),
        ...customers
          .filter(({ key, status }) => !openKeys.has(key) && status !== 'synced')
          .map(({ email, status }) => `no entry left for ${email}, which is ${status}`),
        ...customers
          .filter(({ email = '' }) => forgotten.has(email))
          .map(({ email }) => `not forgotten: ${email}`),
        ...customers.flatMap((customer) => {
          const created = channel.customers.search(customer.email ?? '')[0]
          const isWrong = customer.status === 'synced' && created?.accountNumber !== customer.accountNumber
          return isWrong ? [`the account number of somebody else: ${customer.email}`] : []
        }),
      ]
    },
  }
}

/** The address is there, under its original street or an edited one. */
function hasAddress(street: string): PromisedEffect['isFulfilledBy'] {
  return ({ addresses }) => addresses.some((known) => originalStreet(known.street) === originalStreet(street))
}

/** The street is no longer the original one. It need not be this one: a later edit may have replaced it. */
function hasEditedAddress(street: string): PromisedEffect['isFulfilledBy'] {
  const original = originalStreet(street)
  return ({ addresses }) =>
    addresses.some((known) => originalStreet(known.street) === original && known.street !== original)
}

/** `Via Po 1/7` was `Via Po 1` originally. */
function originalStreet(street: string): string {
  return street.split('/')[0] ?? street
}

/** Entries that should have been delivered by now. Those behind a create that waits for a person may wait with it. */
function stuckEntries({ outbox }: Commerce): readonly string[] {
  const entries = outbox.get()
  const blockedCustomers = new Set(
    entries
      .filter(({ kind, status }) => kind === 'create-customer' && needsAPerson(status))
      .map(({ customerKey }) => customerKey),
  )
  return entries
    .filter(({ customerKey, status, nextAttemptAt }) => {
      const isBlocked = blockedCustomers.has(customerKey) && status !== 'sending'
      return !isBlocked && (!needsAPerson(status) || nextAttemptAt !== undefined)
    })
    .map(({ id, status }) => `still ${status}: ${id}`)
}

function needsAPerson(status: string): boolean {
  return status === 'in-doubt' || status === 'refused'
}
