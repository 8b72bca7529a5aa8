import type { AddressPurpose } from './address.ts'
import type { NewContact } from './part.ts'
import { canonical, canonicalNames, canonicalZipCode, type TextKind } from './canonical.ts'

/** The texts of an address that a channel answers. */
export const addressTextKinds = {
  name: 'words',
  attentionTo: 'words',
  street: 'words',
  streetNumber: 'words',
  buildingComplement: 'words',
  city: 'words',
  county: 'words',
  state: 'words',
  zipCode: 'words',
  country: 'words',
  phone: 'phone',
  email: 'email',
} as const satisfies Readonly<Record<string, TextKind>>
export type AddressText = keyof typeof addressTextKinds

/** The content of an address, typed or answered. A text that is absent was not answered; a blank one is blank. */
export type AddressContent = { readonly [Field in AddressText]?: string | undefined } & {
  readonly purpose?: AddressPurpose | undefined
}

/** The texts of a customer that a channel answers. Names are apart. */
export const customerTextKinds = {
  email: 'email',
  phone: 'phone',
  cellphone: 'phone',
  receiptEmail: 'email',
  language: 'words',
  vatNumber: 'words',
  customerGroup: 'words',
} as const satisfies Readonly<Record<string, TextKind>>
export type CustomerText = keyof typeof customerTextKinds

export const nameFields = ['firstName', 'middleName', 'lastName', 'name'] as const
export type NameText = (typeof nameFields)[number]

type CustomerFlag = 'optOutPersonalization' | 'optOutWebActivityTracking'

/** The texts and flags of a customer, typed or answered. `name`: of an organization, or of a person without other names. */
export type CustomerContent = { readonly [Field in CustomerText | NameText]?: string | undefined } & {
  readonly [Field in CustomerFlag]?: boolean | undefined
}

/** New addresses inherit these from their customer. Source: Dynamics 365 Commerce, default customer. */
const inheritedTexts: ReadonlySet<string> = new Set<AddressText>(['name', 'phone'])

/** The canonical form of an answered address, for comparing two answers. Without what an edit of another address changes. */
export function addressKey(content: AddressContent): string {
  const fields = keysOf(addressTextKinds)
  return JSON.stringify([fields.map((field) => canonicalField(content, field)), content.purpose])
}

/** True if an answered address may be the typed one: whatever was answered equals what was typed, in its canonical form. */
export function isSameAddress(typed: AddressContent, answered: AddressContent): boolean {
  const fields = answeredFields(answered)
  return (
    fields.length > 0 &&
    isSamePurpose(typed, answered) &&
    fields.every((field) => isSameField(typed, answered, field))
  )
}

/** Scores how far an answered address equals the typed one. A text that is equal letter by letter scores more. */
export function likeness(typed: AddressContent, answered: AddressContent): number {
  const equal = answeredFields(answered).filter((field) => isSameField(typed, answered, field))
  const exact = equal.filter((field) => (typed[field] ?? '') === answered[field])
  return equal.length * 100 + exact.length + (isSamePurpose(typed, answered) ? 10 : 0)
}

/** The canonical form of a second e-mail or phone: what it is, without what the customer agreed to. */
export function contactKey({ kind, value }: NewContact): string {
  return `${kind} ${canonical(value, kind)}`
}

/** True for one e-mail address or phone number in two spellings. */
export function isSameContact(one: NewContact, other: NewContact): boolean {
  return contactKey(one) === contactKey(other)
}

/** The contacts without those that repeat an earlier one, whose flags they complete. */
export function withoutRepeated(contacts: readonly NewContact[]): NewContact[] {
  const byKey = new Map<string, NewContact>()
  for (const contact of contacts)
    byKey.set(contactKey(contact), { ...contact, ...byKey.get(contactKey(contact)) } as NewContact)
  return [...byKey.values()]
}

/** The typed texts that the answer says differently. What was left blank is no wish to have it blank. */
export function differingTexts(
  typed: CustomerContent,
  answered: CustomerContent,
): readonly (CustomerText | NameText)[] {
  const texts = keysOf(customerTextKinds).filter(
    (field) =>
      typed[field] &&
      answered[field] !== undefined &&
      canonical(typed[field], customerTextKinds[field]) !==
        canonical(answered[field], customerTextKinds[field]),
  )
  return [...differingNames(typed, answered), ...texts]
}

/** True if an answer is about somebody else than was sent. The e-mail address decides; without one, the names. */
export function isAboutSomebodyElse(sent: CustomerContent, answered: CustomerContent): boolean {
  if (sent.email && answered.email) return differingTexts({ email: sent.email }, answered).length > 0
  return hasNames(sent) && hasNames(answered) && !haveCommonName(sent, answered)
}

/** True if neither the e-mail address nor any name is the same. */
export function hasNothingInCommon(typed: CustomerContent, answered: CustomerContent): boolean {
  const isSameEmail = typed.email && answered.email && !isAboutSomebodyElse(typed, answered)
  return !isSameEmail && !haveCommonName(typed, answered)
}

/** A channel may have only the whole name of a person with one name. */
function differingNames(typed: CustomerContent, answered: CustomerContent): readonly NameText[] {
  const isWhole = nameFields.every((field) => field === 'name' || !answered[field])
  const typedFields = nameFields.filter((field) => typed[field])
  if (isWhole && answered.name === undefined) return []
  if (isWhole)
    return canonical(typedFields.map((field) => typed[field]).join(' ')) === canonical(answered.name ?? '')
      ? []
      : typedFields
  return typedFields.filter(
    (field) => field !== 'name' && canonical(typed[field] ?? '') !== canonical(answered[field] ?? ''),
  )
}

function hasNames(content: CustomerContent): boolean {
  return nameWords(content).length > 0
}

function haveCommonName(one: CustomerContent, other: CustomerContent): boolean {
  const names = new Set(nameWords(other))
  return nameWords(one).some((name) => names.has(name))
}

function nameWords(content: CustomerContent): readonly string[] {
  return nameFields.flatMap((field) => canonicalNames(content[field] ?? ''))
}

function answeredFields(answered: AddressContent): readonly AddressText[] {
  return keysOf(addressTextKinds).filter((field) => answered[field] !== undefined)
}

function isSameField(typed: AddressContent, answered: AddressContent, field: AddressText): boolean {
  if (!typed[field] && inheritedTexts.has(field)) return true
  return canonicalField(typed, field) === canonicalField(answered, field)
}

function isSamePurpose(typed: AddressContent, answered: AddressContent): boolean {
  return answered.purpose === undefined || answered.purpose === (typed.purpose ?? 'home')
}

function canonicalField(content: AddressContent, field: AddressText): string {
  const text = content[field] ?? ''
  if (field === 'zipCode') return canonicalZipCode(text, content.country ?? '')
  return canonical(text, addressTextKinds[field])
}

export function keysOf<Key extends string>(kinds: Readonly<Record<Key, TextKind>>): readonly Key[] {
  return Object.keys(kinds) as Key[]
}
