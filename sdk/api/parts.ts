import * as v from 'valibot'
import type { Address } from '../domain/address.ts'
import type { Customer } from '../domain/customer.ts'
import { optionalText, recordId } from '../domain/field-schemas.ts'
import type { CustomerKey } from '../domain/identity.ts'
import { cleanCode } from '../domain/text.ts'
import { definedFields } from '../domain/validation.ts'
import type { EntryContent } from '../outbox/intent.ts'
import type { Addresses, Affiliations, Contacts, Loyalty, Titles, VerbOptions } from '../public.ts'
import { parseAddressChanges } from './changes.ts'
import { whenPendingIn } from './choices.ts'
import { submit } from './submit.ts'
import { type ApiDeps, checkId, parse, throwFailure, withPublicErrors } from './verb.ts'

/** The verbs on parts of a customer: addresses, titles, affiliations, contacts and the loyalty card. */
export interface PartVerbs {
  readonly addresses: Pick<Addresses, 'create' | 'update' | 'deactivate'>
  readonly titles: Pick<Titles, 'add'>
  readonly affiliations: Affiliations
  readonly contacts: Contacts
  readonly loyalty: Loyalty
}

const idSchema = v.object({ id: recordId() })
const cardSchema = v.object({ cardNumber: optionalText(Infinity, cleanCode) })

export function createPartVerbs(deps: ApiDeps): PartVerbs {
  const verb = (
    key: CustomerKey,
    options: VerbOptions | undefined,
    toContent: (customer: Customer) => EntryContent,
    further?: readonly string[],
  ) => withPublicErrors(deps, () => submit(deps, key, toContent, whenPendingIn(options, further)))
  const parseId = (id: unknown) => parse(deps, idSchema, { id }).id
  const parseCard = (options: object = {}) => definedFields(parse(deps, cardSchema, options))

  return {
    addresses: {
      create: (key, newAddress, options) =>
        verb(key, options, () => ({
          kind: 'create-address',
          payload: {
            addressKey: deps.environment.uuid(),
            address: parse(deps, deps.schemas.newAddress, newAddress),
          },
        })),
      update: (key, addressKey, input, options) =>
        verb(key, options, (customer) => {
          const changes = parseAddressChanges(deps, findAddress(deps, customer, addressKey), input)
          return { kind: 'edit-address', payload: { addressKey, changes } }
        }),
      deactivate: (key, addressKey, options) =>
        verb(key, options, (customer) => {
          findAddress(deps, customer, addressKey)
          return { kind: 'edit-address', payload: { addressKey, changes: 'deactivate' } }
        }),
    },
    titles: {
      add: (key, titleId, options) =>
        verb(key, options, () => ({ kind: 'add-title', payload: { titleId: parseId(titleId) } })),
    },
    affiliations: {
      add: (key, affiliationId, options) =>
        verb(key, options, () => ({
          kind: 'add-affiliation',
          payload: { affiliationId: parseId(affiliationId) },
        })),
    },
    contacts: {
      add: (key, contact, options) =>
        verb(key, options, () => ({
          kind: 'add-contact',
          payload: { contact: parse(deps, deps.schemas.newContact, contact) },
        })),
    },
    loyalty: {
      issueCard: (key, options) =>
        verb(key, options, () => ({ kind: 'issue-loyalty-card', payload: parseCard(options) }), [
          'cardNumber',
        ]),
    },
  }
}

function findAddress(deps: ApiDeps, customer: Customer, addressKey: string): Address {
  checkId('addressKey', addressKey)
  const known = customer.addresses.find(({ key }) => key === addressKey)
  return known ?? throwFailure(deps, { kind: 'storage', code: 'entry_unknown' }, customer.key)
}
