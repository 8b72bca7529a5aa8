import type { ChannelBehaviour, TextRule } from '../model/channel-behaviour.ts'
import type { ContactInfo, CustomerAttribute } from '../wire/customer-parts.ts'
import type { AddressDraft, CustomerDraft } from '../wire/draft.ts'

type Rules = ChannelBehaviour['normalizes']

/** The kinds of text. `code`: ids, languages and provinces, whose letters have a meaning. */
type TextKind = 'words' | 'e-mail' | 'phone' | 'code'

/** The customer's texts as the channel stores them. `Addresses` has a function of its own. */
export function normalizedCustomer(draft: CustomerDraft, rules: Rules): CustomerDraft {
  return {
    ...normalizedFields(draft, customerTexts, rules),
    ...(draft.Contacts && { Contacts: draft.Contacts.map((contact) => normalizedContact(contact, rules)) }),
    ...(draft.Attributes && {
      Attributes: draft.Attributes.map((attribute) => normalizedAttribute(attribute, rules)),
    }),
  }
}

/** The address's texts as the channel stores them. `country`: that of the address, ISO 3166-1 alpha-3. */
export function normalizedAddress(draft: AddressDraft, country: string, rules: Rules): AddressDraft {
  const address = normalizedFields(draft, addressTexts, rules)
  const isZip = country === 'USA' && rules.includes('zip-plus-4') && address.ZipCode !== undefined
  return isZip ? { ...address, ZipCode: zipPlus4(address.ZipCode ?? '') } : address
}

/** One text as the channel stores it. */
export function normalizedText(text: string, kind: TextKind, rules: Rules): string {
  const has = (rule: TextRule) => rules.includes(rule)
  const folded = has('single-blanks') ? text.trim().replace(/\s+/g, ' ') : text
  if (kind === 'words' && has('capitals')) return folded.toUpperCase()
  if (kind === 'e-mail' && has('lower-case-emails')) return folded.toLowerCase()
  return kind === 'phone' && has('phone-digits') ? folded.replace(/\D/g, '') : folded
}

const customerTexts: Partial<Record<keyof CustomerDraft, TextKind>> = {
  Name: 'words',
  FirstName: 'words',
  MiddleName: 'words',
  LastName: 'words',
  Email: 'e-mail',
  ReceiptEmail: 'e-mail',
  Phone: 'phone',
  Cellphone: 'phone',
  Language: 'code',
  CustomerGroup: 'code',
  CurrencyCode: 'code',
}

const addressTexts: Partial<Record<keyof AddressDraft, TextKind>> = {
  Name: 'words',
  Street: 'words',
  StreetNumber: 'words',
  BuildingCompliment: 'words',
  City: 'words',
  County: 'words',
  DistrictName: 'words',
  State: 'code',
  ZipCode: 'words',
  ThreeLetterISORegionName: 'code',
  TwoLetterISORegionName: 'code',
  Phone: 'phone',
  Email: 'e-mail',
}

function normalizedFields<Draft extends object>(
  draft: Draft,
  kinds: Partial<Record<keyof Draft, TextKind>>,
  rules: Rules,
): Draft {
  const entries = Object.entries(draft).map(([name, value]) => {
    const kind = kinds[name as keyof Draft]
    return [name, kind && typeof value === 'string' ? normalizedText(value, kind, rules) : value]
  })
  return Object.fromEntries(entries) as Draft
}

const contactKinds: Readonly<Record<number, TextKind>> = { 1: 'phone', 2: 'e-mail' }

function normalizedContact(contact: ContactInfo, rules: Rules): ContactInfo {
  const kind = contactKinds[contact.AddressTypeValue] ?? 'code'
  return {
    ...contact,
    Value: normalizedText(contact.Value, kind, rules),
    ValueExtension: normalizedText(contact.ValueExtension, 'code', rules),
  }
}

/** [ours] Without capitals: an attribute may allow only the values of a list. */
function normalizedAttribute(attribute: CustomerAttribute, rules: Rules): CustomerAttribute {
  const { StringValue } = attribute.AttributeValue
  if (StringValue === undefined) return attribute
  const text = normalizedText(StringValue, 'code', rules)
  return { ...attribute, AttributeValue: { ...attribute.AttributeValue, StringValue: text } }
}

/** [ours] A real service looks the last four digits up. Here they follow from the first five. */
function zipPlus4(zipCode: string): string {
  if (!/^\d{5}$/.test(zipCode)) return zipCode
  return `${zipCode}-${String((Number(zipCode) * 7919) % 10_000).padStart(4, '0')}`
}
