import type { ChannelAsyncCustomerRow } from '../model/channel-rows.ts'
import type { EnhancedPart } from '../model/settings.ts'
import type { Rows } from '../model/tables.ts'
import { nextAccountNumber, nextGuid } from '../tables/numbers.ts'
import { parseCustomerDraft, type CustomerDraft } from '../wire/draft.ts'
import type { Customer } from '../wire/entities.ts'
import type { JsonObject } from '../wire/json.ts'
import { Refusal, type ValidationResult } from '../wire/refusal.ts'
import { buildCustomer, withRecordIds } from './build-customer.ts'
import { configurationOf } from './configuration.ts'
import { customerProblems, refuseIfInvalid } from './customer-validation.ts'
import { findCustomer } from './find-customer.ts'

/** Why a create makes no real-time call; `undefined`: it makes one. */
export type AsyncReason = ChannelAsyncCustomerRow['reason']

/** Whether a create will be async before any call is made. [ours] A body that says it is async is, in either mode. */
export function asyncReason(rows: Rows, draft: CustomerDraft): AsyncReason | undefined {
  if (configurationOf(rows).createCustomersAsync) return 'profile'
  return draft.IsAsyncCustomer ? 'asked' : undefined
}

/** Reads and checks a create. Throws a `Refusal` that names everything wrong with it. */
export function parseCreate(rows: Rows, body: JsonObject): CustomerDraft {
  const problems: ValidationResult[] = []
  const draft = parseCustomerDraft(body, problems)
  const check = asyncReason(rows, draft) ? 'before upload' : 'complete'
  refuseIfInvalid([...problems, ...customerProblems(draft, check)])
  if (draft.AccountNumber && findCustomer(rows, draft.AccountNumber)) throw new Refusal('DuplicateObject')
  return draft
}

/** Stores a customer with the account number that headquarters gave in a real-time call. */
export function createSync(rows: Rows, draft: CustomerDraft, now: number): Customer {
  const accountNumber = nextAccountNumber(rows)
  const customer = withRecordIds(rows, buildCustomer(draft, now), accountNumber)
  rows.put('customers', accountNumber, { accountNumber, createdAt: now, channelCopy: 'current', customer })
  rows.put('channelCustomers', accountNumber, { accountNumber, customer })
  return customer
}

export interface AsyncCreate {
  readonly reason: AsyncReason
  readonly enhancedParts: readonly EnhancedPart[]
  readonly notes: string[]
}

/** Stores a customer in the channel alone, under a temporary GUID. */
export function createAsync(rows: Rows, draft: CustomerDraft, now: number, create: AsyncCreate): Customer {
  const guid = nextGuid(rows)
  const kept = withoutUnsupportedParts(rows, draft, create)
  const whole = buildCustomer(kept, now)
  const customer = {
    ...whole,
    AccountNumber: guid,
    Addresses: whole.Addresses.map((address) => ({
      ...address,
      Id: address.Id || nextGuid(rows),
      RecordId: 0,
      IsAsyncAddress: true,
    })),
  }
  rows.put('channelAsyncCustomers', guid, {
    guid,
    createdAt: now,
    upload: 'waiting',
    reason: create.reason,
    customer,
  })
  return customer
}

/**
 * [ours] What an async customer cannot carry is dropped, not refused: the documentation says only that it cannot be
 * captured. The answer shows what was kept, and the log says what was dropped.
 */
function withoutUnsupportedParts(
  rows: Rows,
  draft: CustomerDraft,
  { enhancedParts, notes }: AsyncCreate,
): CustomerDraft {
  const carried = configurationOf(rows).enhancedAsyncCreation ? enhancedParts : []
  const kept = { ...draft }
  for (const [extra, property] of Object.entries(enhancedPartProperties) as [
    EnhancedPart,
    keyof typeof draft,
  ][]) {
    if (carried.includes(extra) || !hasValue(draft[property])) continue
    delete kept[property]
    notes.push(`${property} dropped: an async customer cannot carry it`)
  }
  return kept
}

/** Where a customer carries what only some async customers can have. */
export const enhancedPartProperties = {
  titles: 'TitleRecordId',
  affiliations: 'CustomerAffiliations',
  contacts: 'Contacts',
} as const satisfies Record<EnhancedPart, keyof CustomerDraft>

function hasValue(value: unknown): boolean {
  return Array.isArray(value) ? value.length > 0 : Boolean(value)
}
