import { configurationOf } from '../rules/configuration.ts'
import { asyncReason, createAsync, createSync, parseCreate, type AsyncReason } from '../rules/create.ts'
import type { Rows } from '../model/tables.ts'
import type { CustomerDraft } from '../wire/draft.ts'
import { Refusal } from '../wire/refusal.ts'
import { allCallers, headquartersRefusal, type MatchedRequest, type Operation } from './operation.ts'

export const createCustomer: Operation = {
  name: 'POST Customers',
  key: 'keyless',
  allowedCallers: allCallers,
  plan(rows, request) {
    const draft = parseCreate(rows, request.body)
    refuseKnownIdentity(rows, request, draft)
    return asyncReason(rows, draft) ? 'local' : 'real-time'
  },
  run(rows, request) {
    const draft = parseCreate(rows, request.body)
    refuseKnownIdentity(rows, request, draft)
    const customer = create(rows, request, draft)
    if (request.caller.kind === 'shopper') {
      const { subject } = request.caller
      rows.put('identities', subject, { subject, account: customer.AccountNumber })
    }
    return { kind: 'entity', set: 'Customers', value: customer, status: 201 }
  },
}

function create(rows: Rows, request: MatchedRequest, draft: CustomerDraft) {
  const { outcome } = request.realTimeCall
  if (outcome === 'refused') throw headquartersRefusal(request.realTimeCall)
  if (outcome === 'offline') refuseWhenFiltered(rows)
  const reason = reasonOf(rows, request, draft)
  if (!reason) return createSync(rows, draft, request.now)
  request.notes.push(`stored async: ${reason}`)
  return createAsync(rows, draft, request.now, {
    reason,
    enhancedParts: request.enhancedParts,
    notes: request.notes,
  })
}

function reasonOf(
  rows: Rows,
  { realTimeCall }: MatchedRequest,
  draft: CustomerDraft,
): AsyncReason | undefined {
  if (realTimeCall.outcome === 'offline') return 'channel offline'
  return realTimeCall.outcome === 'failed' ? 'real-time call failed' : asyncReason(rows, draft)
}

/** A channel that is offline does not have the customers it would need to look at: then nothing is created. */
function refuseWhenFiltered(rows: Rows): void {
  if (!configurationOf(rows).filterSharedCustomerData) return
  const reason = 'Offline, and Filter shared customer data tables is on: no customer can be created'
  throw new Refusal('RealtimeServiceNotSupported', { reason })
}

/**
 * [ours] An identity belongs to one customer: the first create with a token maps it. A signed-in shopper cannot take
 * the e-mail of a customer that belongs to another identity either.
 */
function refuseKnownIdentity(rows: Rows, { caller }: MatchedRequest, { Email }: CustomerDraft): void {
  if (caller.kind !== 'shopper') return
  const isMapped = rows.get('identities', caller.subject) !== undefined
  if (isMapped || (Email && emailsOfOthers(rows).has(Email.toLowerCase()))) {
    throw new Refusal('ExistingCustomerAlreadyMappedToExternalIdentity')
  }
}

function emailsOfOthers(rows: Rows): Set<string> {
  const customers = rows.all('identities').map(({ account }) => {
    const row = rows.get('channelAsyncCustomers', account) ?? rows.get('channelCustomers', account)
    return row?.customer.Email.toLowerCase() ?? ''
  })
  return new Set(customers)
}
