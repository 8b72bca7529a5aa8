import { canonical, canonicalNames } from '../domain/canonical.ts'
import { nameFields, type CustomerContent } from '../domain/content.ts'
import { accountOf } from '../operations/operation.ts'
import type { StoredCustomer } from '../outbox/model.ts'
import type { WireCustomer } from '../wire/customer-shape.ts'

/** A customer of this device, and the channel's answer about it. */
export interface Match {
  readonly customer: StoredCustomer
  readonly wire: WireCustomer
}

/** True if the answer names the account number. */
export function hasNumber({ wire }: Pick<Match, 'wire'>): boolean {
  return 'accountNumber' in wire.identity
}

/** The customers of this device for which the channel has several account numbers: a browser repeated the create. Pure. */
export function createdTwice(matches: readonly Match[]): readonly StoredCustomer[] {
  const numbers = new Map<StoredCustomer, Set<string>>()
  for (const { customer, wire } of matches) {
    if (wire.requestId !== customer.createEntryId || !('accountNumber' in wire.identity)) continue
    numbers.set(customer, new Set(numbers.get(customer)).add(wire.identity.accountNumber))
  }
  return Array.from(numbers).flatMap(([customer, { size }]) => (size > 1 ? [customer] : []))
}

/** Matches answers by account. A converted customer no longer names its GUID: the id of its create may identify it. Pure. */
export function matchAnswers(
  customers: readonly StoredCustomer[],
  answers: readonly WireCustomer[],
): readonly Match[] {
  const byCreate = new Map(customers.map((customer) => [customer.createEntryId, customer]))
  const byAccount = new Map(customers.map((customer) => [accountOf(customer), customer]))
  return answers.flatMap((wire) => {
    const account = 'guid' in wire.identity ? wire.identity.guid : wire.identity.accountNumber
    const customer = (wire.requestId && byCreate.get(wire.requestId)) || byAccount.get(account)
    return customer ? [{ customer, wire }] : []
  })
}

/**
 * Matches the answers to a question for exactly these customers. A converted customer that names neither its GUID nor its
 * create is known by its e-mail address, names and phone, if nobody else who was asked for or answered has the same. Pure.
 */
export function matchByContent(
  customers: readonly StoredCustomer[],
  answers: readonly WireCustomer[],
): readonly Match[] {
  const matches = matchAnswers(customers, answers)
  const waiting = groupBy(
    customers.filter((one) => !matches.some(({ customer }) => customer === one)),
    ({ identity, profile }) => (identity.status === 'pending' ? contentKey(profile) : undefined),
  )
  const arrived = groupBy(
    answers.filter((one) => !matches.some(({ wire }) => wire === one)),
    ({ identity, content }) => ('accountNumber' in identity ? contentKey(content) : undefined),
  )
  const recognized = Array.from(arrived).flatMap(([key, [wire, ...others]]) => {
    const [customer, ...same] = waiting.get(key) ?? []
    const isUnique = others.length === 0 && same.length === 0
    return wire && customer && isUnique ? [{ customer, wire }] : []
  })
  return [...matches, ...recognized]
}

/** `undefined` without an e-mail address: names alone are shared by many. */
function contentKey(content: CustomerContent): string | undefined {
  if (!content.email) return undefined
  const names = nameFields.flatMap((field) => canonicalNames(content[field] ?? ''))
  const email = canonical(content.email, 'email')
  return JSON.stringify([email, Array.from(new Set(names)).sort(), canonical(content.phone ?? '', 'phone')])
}

function groupBy<Item>(
  items: readonly Item[],
  keyOf: (item: Item) => string | undefined,
): ReadonlyMap<string, readonly Item[]> {
  const groups = new Map<string, Item[]>()
  for (const item of items) {
    const key = keyOf(item)
    if (key !== undefined) groups.set(key, [...(groups.get(key) ?? []), item])
  }
  return groups
}
