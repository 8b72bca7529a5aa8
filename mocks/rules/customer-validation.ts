import { affiliations, titles } from '../reference-data/customers.ts'
import type { ContactInfo } from '../wire/customer-parts.ts'
import type { CustomerDraft } from '../wire/draft.ts'
import { Refusal, type ValidationResult } from '../wire/refusal.ts'
import { addressProblems, type AddressCheck } from './address-validation.ts'
import { organization, person } from './build-customer.ts'
import { limits, checkLength } from './limits.ts'

/** All problems of a customer. `check` says which rules apply to its addresses. */
export function customerProblems(draft: CustomerDraft, check: AddressCheck): ValidationResult[] {
  return [
    ...typeProblems(draft),
    ...nameProblems(draft),
    ...emailProblems(draft.Email, 'Email'),
    ...emailProblems(draft.ReceiptEmail, 'ReceiptEmail'),
    ...phoneProblems(draft),
    ...referenceProblems(draft),
    ...contactProblems(draft.Contacts ?? []),
    ...addressProblems(draft.Addresses ?? [], check),
  ]
}

/** Throws a `Refusal` with the only problem, or an aggregate one with all of them. */
export function refuseIfInvalid(problems: readonly ValidationResult[]): void {
  const [first, second] = problems
  if (!first) return
  const reason = problems.map(({ id, members }) => `${members.join(', ')}: ${id}`).join('; ')
  throw new Refusal(second ? 'AggregateValidationError' : first.id, { results: problems, reason })
}

function typeProblems({ CustomerTypeValue: type = person }: CustomerDraft): ValidationResult[] {
  return type === person || type === organization
    ? []
    : [{ id: 'InvalidFormat', members: ['CustomerTypeValue'] }]
}

function nameProblems(draft: CustomerDraft): ValidationResult[] {
  const tooLong = (['FirstName', 'MiddleName', 'LastName', 'Name'] as const).flatMap((name) =>
    checkLength(nameLimits[name], draft[name], 'CustomerNameExceedsMaximumLength', name),
  )
  return [...tooLong, ...missingNames(draft).map((name) => missing(name))]
}

const nameLimits = {
  FirstName: limits.firstName,
  MiddleName: limits.middleName,
  LastName: limits.lastName,
  Name: limits.name,
}

/** [ours] A person needs a first and a last name, or only a full name. An organization needs a name. */
function missingNames(draft: CustomerDraft): string[] {
  if (draft.CustomerTypeValue === organization) return draft.Name ? [] : ['Name']
  if (draft.Name && !draft.FirstName && !draft.LastName) return []
  return (['FirstName', 'LastName'] as const).filter((name) => !draft[name])
}

/** The problems of an e-mail address. An empty one has none. */
export function emailProblems(email: string | undefined, member: string): ValidationResult[] {
  const tooLong = checkLength(limits.email, email, 'CustomerEmailExceedsMaximumLength', member)
  if (tooLong.length > 0 || !email || isEmail(email)) return tooLong
  return [{ id: 'InvalidEmailAddress', members: [member] }]
}

function phoneProblems(draft: CustomerDraft): ValidationResult[] {
  return (['Phone', 'Cellphone'] as const).flatMap((name) =>
    checkLength(limits.phone, draft[name], 'CustomerPhoneNumberExceedsMaximumLength', name),
  )
}

function referenceProblems({ TitleRecordId, CustomerAffiliations = [] }: CustomerDraft): ValidationResult[] {
  const isKnownAffiliation = (id: number) => affiliations.some(({ RecordId }) => RecordId === id)
  return [
    ...(TitleRecordId && !titles.some(({ RecordId }) => RecordId === TitleRecordId)
      ? [{ id: 'TitleNotFound' as const, members: ['TitleRecordId'] }]
      : []),
    ...CustomerAffiliations.flatMap(({ RetailAffiliationId }, at) =>
      isKnownAffiliation(RetailAffiliationId)
        ? []
        : [
            {
              id: 'AffiliationNotFound' as const,
              members: [`CustomerAffiliations[${at}].RetailAffiliationId`],
            },
          ],
    ),
  ]
}

const emailContact = 2

function contactProblems(contacts: readonly ContactInfo[]): ValidationResult[] {
  const perContact = contacts.flatMap(({ AddressTypeValue, Value }, at): ValidationResult[] => {
    const member = `Contacts[${at}].Value`
    if (!Value) return [missing(member)]
    if (AddressTypeValue !== emailContact) {
      return checkLength(limits.phone, Value, 'CustomerPhoneNumberExceedsMaximumLength', member)
    }
    return isEmail(Value) ? [] : [{ id: 'InvalidEmailAddress', members: [member] }]
  })
  const primaryTypes = contacts
    .filter(({ IsPrimary }) => IsPrimary)
    .map((contact) => contact.AddressTypeValue)
  const hasDuplicate = new Set(primaryTypes).size < primaryTypes.length
  return hasDuplicate
    ? [...perContact, { id: 'MultiplePrimaryCustomerContactsNotAllowed', members: ['Contacts'] }]
    : perContact
}

function missing(member: string): ValidationResult {
  return { id: 'RequiredValueNotFound', members: [member] }
}

export function isEmail(text: string): boolean {
  return /^[^\s@]+@[^\s@]+\.[^\s@.]+$/.test(text)
}
