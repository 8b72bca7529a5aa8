import type { AsyncReason } from '../model/channel-rows.ts'
import type { EnhancedPart } from '../model/settings.ts'
import type { Rows } from '../model/tables.ts'
import { nextAccountNumber, nextGuid } from '../tables/numbers.ts'
import type { CustomerDraft } from '../wire/draft.ts'
import type { Customer } from '../wire/entities.ts'
import type { JsonObject } from '../wire/json.ts'
import { Refusal, type ValidationResult } from '../wire/refusal.ts'
import { buildCustomer, withRecordIds } from './build-customer.ts'
import { configurationOf } from './configuration.ts'
import { withCheckedAttributes } from './customer-attributes.ts'
import { customerProblems, refuseIfInvalid } from './customer-validation.ts'
import { allowedParts, enhancedProperties } from './enhanced-parts.ts'
import { customerOf } from './find-customer.ts'
import { contactCountProblems } from './multiple-contacts.ts'
import { readCustomerDraft } from './read-draft.ts'
import { withCustomerDefaults, withInheritedAffiliations } from './store-defaults.ts'

/**
 * The reason why a create makes no real-time call; `undefined` when it makes one. [ours] A body with
 * `IsAsyncCustomer: true` is created async in both modes.
 */
export function asyncReason(rows: Rows, draft: CustomerDraft): AsyncReason | undefined {
  if (configurationOf(rows).createCustomersAsync) return 'profile'
  return draft.IsAsyncCustomer ? 'asked' : undefined
}

/** Reads and checks the body of a create. Throws a `Refusal` with all its problems. */
export function parseCreate(rows: Rows, body: JsonObject): CustomerDraft {
  const problems: ValidationResult[] = []
  const completed = withCustomerDefaults(rows, readCustomerDraft(rows, body, problems))
  const check = asyncReason(rows, completed) ? 'before upload' : 'complete'
  const { draft, problems: attributeProblems } = withCheckedAttributes(
    rows,
    completed,
    check === 'complete' ? 'at-headquarters' : 'in-channel',
  )
  // An async create does not refuse contacts: it drops them.
  const contacts = check === 'complete' ? contactCountProblems(rows, draft) : []
  refuseIfInvalid([...problems, ...customerProblems(draft, check), ...contacts, ...attributeProblems])
  if (draft.AccountNumber && customerOf(rows, draft.AccountNumber)) throw new Refusal('DuplicateObject')
  return draft
}

/** Stores a new customer at headquarters, with its account number, and in the channel. */
export function createSync(rows: Rows, draft: CustomerDraft, now: number): Customer {
  const accountNumber = nextAccountNumber(rows)
  const CustomerAffiliations = withInheritedAffiliations(rows, draft.CustomerAffiliations)
  const built = buildCustomer({ ...draft, CustomerAffiliations }, now)
  const customer = withRecordIds(rows, built, accountNumber)
  rows.put('customers', accountNumber, { accountNumber, createdAt: now, channelCopy: 'current', customer })
  rows.put('channelCustomers', accountNumber, { accountNumber, customer })
  return customer
}

export interface AsyncCreate {
  readonly reason: AsyncReason
  readonly enhancedParts: readonly EnhancedPart[]
  readonly notes: string[]
}

/** Stores a new customer in the channel only, under a temporary GUID. */
export function createAsync(rows: Rows, draft: CustomerDraft, now: number, create: AsyncCreate): Customer {
  const guid = nextGuid(rows)
  const kept = withoutForbiddenParts(rows, draft, create)
  const whole = buildCustomer(withAllowedAffiliations(rows, kept), now)
  const Addresses = whole.Addresses.map((one) => ({ ...one, Id: nextGuid(rows), IsAsyncAddress: true }))
  const customer = { ...whole, AccountNumber: guid, Addresses }
  rows.put('channelAsyncCustomers', guid, {
    guid,
    createdAt: now,
    upload: 'waiting',
    reason: create.reason,
    customer,
  })
  return customer
}

function withAllowedAffiliations(rows: Rows, draft: CustomerDraft): CustomerDraft {
  if (!configurationOf(rows).enhancedAsyncCreation) return draft
  return { ...draft, CustomerAffiliations: withInheritedAffiliations(rows, draft.CustomerAffiliations) }
}

/**
 * Drops the parts that an async create cannot include. [ours] The documentation says only that they cannot be
 * captured. The answer shows what was kept, and the log says what was dropped.
 */
function withoutForbiddenParts(rows: Rows, draft: CustomerDraft, { enhancedParts, notes }: AsyncCreate) {
  const allowed = allowedParts(rows, enhancedParts)
  const kept = { ...draft }
  for (const [part, property] of Object.entries(enhancedProperties) as [
    EnhancedPart,
    keyof CustomerDraft,
  ][]) {
    if (allowed.includes(part) || !hasValue(draft[property])) continue
    delete kept[property]
    notes.push(`${property} dropped: this async create cannot include it`)
  }
  return kept
}

function hasValue(value: unknown): boolean {
  return Array.isArray(value) ? value.length > 0 : Boolean(value)
}
