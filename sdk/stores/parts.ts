import * as v from 'valibot'
import { addressChangesSchema, newAddressSchema, type Address } from '../domain/address.ts'
import { newContactSchema } from '../domain/contact.ts'
import type { Customer } from '../domain/customer.ts'
import type { CustomerKey } from '../domain/identity.ts'
import { recordId } from '../domain/text.ts'
import type { WhenPending } from '../negotiation/decision.ts'
import { toNewEntry, type Part } from '../outbox/new-entry.ts'
import type { NewEntry } from '../outbox/records.ts'
import type { Addresses, Affiliations, Contacts, Loyalty } from '../public.ts'
import { findCustomer, readBack, waitForAnswer } from './answers.ts'
import { checked, wanted } from './input.ts'
import { asVerb, decideFor, refuse, toFailure, type VerbParts } from './verbs.ts'

/** Everything that is added to a customer, or changed of it. */
export interface PartVerbs {
  readonly addresses: Pick<Addresses, 'create' | 'update' | 'deactivate'>
  readonly addTitle: (key: CustomerKey, titleId: string, whenPending?: WhenPending) => Promise<Customer>
  readonly affiliations: Affiliations
  readonly contacts: Contacts
  readonly loyalty: Loyalty
}

const idSchema = v.object({ id: recordId() })

export function createPartVerbs(parts: VerbParts): PartVerbs {
  const { words, environment } = parts
  const verb = (
    key: CustomerKey,
    whenPending: WhenPending | undefined,
    toPart: (customer: Customer) => Part,
  ) => asVerb(words, () => intend(parts, key, toPart, whenPending ?? 'refuse'))
  const checkedId = (id: unknown) => checked(words, idSchema, { id }).id

  return {
    addresses: {
      create: (key, newAddress, options) =>
        verb(key, options?.whenPending, () => ({
          kind: 'create-address',
          payload: { addressKey: environment.uuid(), address: checked(words, newAddressSchema, newAddress) },
        })),
      update: (key, addressKey, changes, options) =>
        verb(key, options?.whenPending, (customer) => {
          const known = findAddress(parts, customer, addressKey)
          const checkedChanges = checked(words, addressChangesSchema, wanted(changes))
          // The country decides over the address as it will be, not over what changes of it.
          checked(words, newAddressSchema, { ...known, ...checkedChanges })
          return { kind: 'edit-address', payload: { addressKey, changes: checkedChanges } }
        }),
      deactivate: (key, addressKey, options) =>
        verb(key, options?.whenPending, (customer) => {
          findAddress(parts, customer, addressKey)
          return { kind: 'edit-address', payload: { addressKey, changes: 'deactivate' } }
        }),
    },
    addTitle: (key, titleId, whenPending) =>
      verb(key, whenPending, () => ({ kind: 'add-title', payload: { titleId: checkedId(titleId) } })),
    affiliations: {
      add: (key, affiliationId, options) =>
        verb(key, options?.whenPending, () => ({
          kind: 'add-affiliation',
          payload: { affiliationId: checkedId(affiliationId) },
        })),
    },
    contacts: {
      add: (key, contact, options) =>
        verb(key, options?.whenPending, () => ({
          kind: 'add-contact',
          payload: { contact: checked(words, newContactSchema, contact) },
        })),
    },
    loyalty: {
      issueCard: (key, options) =>
        verb(key, options?.whenPending, () => ({
          kind: 'issue-loyalty-card',
          payload: options?.cardNumber ? { cardNumber: options.cardNumber } : {},
        })),
    },
  }
}

/** Decides, records, and waits for the answer where one can be expected: the one path of everything but creates. */
export async function intend(
  parts: VerbParts,
  key: CustomerKey,
  toPart: (customer: Customer) => Part,
  whenPending: WhenPending,
): Promise<Customer> {
  const { records, environment, words } = parts
  const customer = findCustomer(await records.read(), key)
  if (!customer) return refuse(words, { kind: 'storage', code: 'entry_unknown' }, key)
  const part = toPart(customer)
  const decision = decideFor(parts, part.kind, customer, whenPending)
  if (decision.outcome === 'refuse') return refuse(words, toFailure(decision), key)

  const state: Pick<NewEntry, 'status' | 'failure'> =
    decision.outcome === 'wait'
      ? { status: 'waiting', failure: { kind: 'pending', code: decision.reason } }
      : { status: 'queued' }
  const entry = toNewEntry(key, part, state, environment)
  await records.record({ entry })
  await parts.onRecorded()
  if (decision.outcome === 'sync' || decision.outcome === 'async') {
    return waitForAnswer(parts, key, entry.id, customer)
  }
  return readBack(parts, key, customer)
}

function findAddress({ words }: VerbParts, customer: Customer, addressKey: string): Address {
  const known = customer.addresses.find(({ key }) => key === addressKey)
  return known ?? refuse(words, { kind: 'storage', code: 'entry_unknown' }, customer.key)
}
