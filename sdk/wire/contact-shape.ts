import * as v from 'valibot'
import { isSameContact } from '../domain/content.ts'
import type { NewContact } from '../domain/part.ts'
import { definedFields } from '../domain/validation.ts'
import { anyFields, looseFlag, looseText, readAs, readRows } from './json.ts'
import { looseId, toRecordId } from './record-id.ts'

/** The channel's numbers for the kinds of contacts. Source: the ContactInfoType enumeration of Commerce. */
const contactTypes = { phone: 1, email: 2 } as const

/** A second e-mail or phone in a channel's answer. */
export interface WireContact {
  /** Empty until headquarters has the contact. */
  readonly recordId: string
  readonly contact: NewContact
  readonly isPrimary: boolean
}

const contactSchema = v.object({
  AddressTypeValue: v.number(),
  Value: v.string(),
  RecordId: looseId,
  ValueExtension: looseText,
  IsPrimary: looseFlag,
  IsMobilePhone: looseFlag,
  IsOptedInMarketing: looseFlag,
})

/** Reads the e-mails and phones. One with an extension is another phone than the one without. */
export function readWireContacts(rows: readonly unknown[]): readonly WireContact[] {
  return readRows(rows, contactSchema).flatMap((row) => {
    const contact = toContact(row)
    if (!contact || row.ValueExtension) return []
    return [{ recordId: toRecordId(row.RecordId), contact, isPrimary: row.IsPrimary ?? false }]
  })
}

function toContact(row: v.InferOutput<typeof contactSchema>): NewContact | undefined {
  const { AddressTypeValue, Value: value } = row
  const isOptedInMarketing = row.IsOptedInMarketing || undefined
  if (AddressTypeValue === contactTypes.email)
    return definedFields({ kind: 'email', value, isOptedInMarketing })
  if (AddressTypeValue !== contactTypes.phone) return undefined
  return definedFields({ kind: 'phone', value, isMobile: row.IsMobilePhone || undefined, isOptedInMarketing })
}

/**
 * The list of contacts to send, with this contact in it. One that is there already gets its consent and its kind of phone
 * instead of a second row. Returns `undefined` if nothing has to change.
 */
export function withContact(rows: readonly unknown[], contact: NewContact): readonly unknown[] | undefined {
  const index = rows.findIndex((row) => isRowOf(row, contact))
  const known = readAs(anyFields, rows[index])
  if (!known) return [...rows, toWireContact(contact)]
  const changed = { ...known, ...toWireFlags(contact) }
  const isSame = JSON.stringify(changed) === JSON.stringify(known)
  return isSame ? undefined : rows.with(index, changed)
}

function isRowOf(row: unknown, contact: NewContact): boolean {
  const [known] = readWireContacts([row])
  return known !== undefined && isSameContact(known.contact, contact)
}

/** Only what was stated: a flag that nobody stated stays as headquarters has it. */
function toWireFlags(contact: NewContact): object {
  return definedFields({
    IsMobilePhone: contact.kind === 'phone' ? contact.isMobile : undefined,
    IsOptedInMarketing: contact.isOptedInMarketing,
  })
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
