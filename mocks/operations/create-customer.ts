import type { AsyncReason } from '../model/channel-rows.ts'
import type { Rows } from '../model/tables.ts'
import { shownCustomer } from '../rules/attribute-names.ts'
import { configurationOf } from '../rules/configuration.ts'
import { asyncReason, createAsync, createSync, parseCreate } from '../rules/create.ts'
import { linkIdentity } from '../rules/linking.ts'
import { droppedPropertyNotes } from '../rules/read-draft.ts'
import { asyncCustomersByEmail, customersByEmail, identitiesByAccount } from '../tables/indexes.ts'
import type { CustomerDraft } from '../wire/draft.ts'
import { Refusal } from '../wire/refusal.ts'
import { allCallers, headquartersRefusal, type MatchedRequest, type Operation } from './operation.ts'

/** Creates a customer: sync, async because of the profile, or async because headquarters could not be called. */
export const createCustomer: Operation = {
  name: 'POST Customers',
  key: 'keyless',
  allowedCallers: allCallers,
  returns: 'Customer',
  plan(rows, request) {
    const draft = parseCreate(rows, request.body)
    refuseKnownIdentity(rows, request, draft)
    return asyncReason(rows, draft) ? 'local' : 'real-time'
  },
  run(rows, request) {
    const draft = parseCreate(rows, request.body)
    refuseKnownIdentity(rows, request, draft)
    request.notes.push(...droppedPropertyNotes(rows, request.body))
    const customer = create(rows, request, draft)
    if (request.caller.kind === 'shopper') linkIdentity(rows, request.caller, customer.AccountNumber)
    return { kind: 'entity', value: shownCustomer(rows, customer, request.headers), status: 201 }
  },
}

function create(rows: Rows, request: MatchedRequest, draft: CustomerDraft) {
  const { realTimeCall, now, enhancedParts, notes } = request
  if (realTimeCall.outcome === 'refused') throw headquartersRefusal(realTimeCall)
  if (realTimeCall.outcome === 'offline') refuseIfFiltered(rows)
  const reason = reasonOf(rows, request, draft)
  if (!reason) return createSync(rows, draft, now)
  notes.push(`stored async: ${reason}`)
  return createAsync(rows, draft, now, { reason, enhancedParts, notes })
}

function reasonOf(
  rows: Rows,
  { realTimeCall }: MatchedRequest,
  draft: CustomerDraft,
): AsyncReason | undefined {
  if (realTimeCall.outcome === 'offline') return 'channel offline'
  return realTimeCall.outcome === 'failed' ? 'real-time call failed' : asyncReason(rows, draft)
}

/** With the filter an offline channel has no customer tables, so it cannot create customers. */
function refuseIfFiltered(rows: Rows): void {
  if (!configurationOf(rows).filterSharedCustomerData) return
  const reason = 'Offline, and Filter shared customer data tables is on: no customer can be created'
  throw new Refusal('RealtimeServiceNotSupported', { reason })
}

/**
 * [ours] The first create with an id token maps its identity to the customer, so a second one is refused. So is a
 * create with the e-mail address of a customer that belongs to another identity.
 */
function refuseKnownIdentity(rows: Rows, { caller }: MatchedRequest, { Email }: CustomerDraft): void {
  if (caller.kind !== 'shopper') return
  const isMapped = rows.get('identities', caller.subject)?.account !== undefined
  if (isMapped || (Email && isEmailOfIdentity(rows, Email.toLowerCase()))) {
    throw new Refusal('ExistingCustomerAlreadyMappedToExternalIdentity')
  }
}

function isEmailOfIdentity(rows: Rows, email: string): boolean {
  const found = [...customersByEmail.find(rows, email), ...asyncCustomersByEmail.find(rows, email)]
  const accounts = found.flatMap(({ accountNumber = '', guid = '' }) => [accountNumber, guid])
  return accounts.some((account) => account && identitiesByAccount.find(rows, account).length > 0)
}
