import * as v from 'valibot'
import type { NewContact } from '../domain/contact.ts'
import { readRows } from './read.ts'

/** How the channel numbers the kinds of contacts. Source: the ContactInfoType enumeration of Commerce. */
const contactTypes = { phone: 1, email: 2 } as const

export interface WireContact {
  readonly kind: number
  readonly value: string
}

const schema = v.object({ AddressTypeValue: v.number(), Value: v.string() })

export function readWireContacts(rows: readonly unknown[]): readonly WireContact[] {
  return readRows(rows, schema).map(({ AddressTypeValue, Value }) => ({
    kind: AddressTypeValue,
    value: Value,
  }))
}

export function hasContact(contacts: readonly WireContact[], { kind, value }: NewContact): boolean {
  return contacts.some((contact) => contact.kind === contactTypes[kind] && contact.value === value)
}

export function toWireContact(contact: NewContact): object {
  return {
    RecordId: 0,
    AddressTypeValue: contactTypes[contact.kind],
    Value: contact.value,
    ValueExtension: '',
    IsPrimary: false,
    IsMobilePhone: contact.kind === 'phone' && (contact.isMobile ?? false),
    IsOptedInMarketing: contact.isOptedInMarketing ?? false,
  }
}
