import type { AsyncAddressRow } from '../model/channel-rows.ts'
import type { Rows } from '../model/tables.ts'
import { nextGuid, nextSequence } from '../tables/numbers.ts'
import type { Address } from '../wire/customer-parts.ts'
import type { CustomerDraft } from '../wire/draft.ts'
import { hasNoChanges, type ChangedAddress, type CustomerChanges } from './customer-changes.ts'
import type { FoundCustomer } from './find-customer.ts'
import { withChanges } from './merge-changes.ts'

/**
 * Changes a customer in the channel only. Rows that P-job has not uploaded yet are changed where they are; all other
 * changes become an edit of their own, for P-job to upload.
 */
export function editLocally(rows: Rows, found: FoundCustomer, changes: CustomerChanges, now: number): void {
  if (hasNoChanges(changes)) return
  const sequence = nextSequence(rows)
  saveAsyncAddresses(rows, found.account, changes.newAddresses, { sequence, now })
  const others = changes.changedAddresses.filter((changed) => !changeWaitingAddress(rows, changed, sequence))
  const edit: CustomerDraft = {
    ...changes.fields,
    ...(others.length > 0 && { Addresses: others.map(({ change }) => change) }),
  }
  if (Object.keys(edit).length > 0) saveEdit(rows, found, edit, { sequence, now })
}

interface Acceptance {
  readonly sequence: number
  /** In milliseconds since the epoch. */
  readonly now: number
}

/** Saves addresses in the channel only, each under a GUID, for P-job to upload. */
export function saveAsyncAddresses(
  rows: Rows,
  account: string,
  addresses: readonly Address[],
  { sequence, now }: Acceptance,
): void {
  for (const address of addresses) {
    const id = nextGuid(rows)
    rows.put('channelAsyncAddresses', id, {
      id,
      account,
      sequence,
      createdAt: now,
      upload: 'waiting',
      address: { ...address, Id: id, RecordId: 0, IsAsyncAddress: true },
    })
  }
}

/** Changes or removes an added address that is not uploaded yet. Returns `false` for all other addresses. */
function changeWaitingAddress(rows: Rows, { address, change }: ChangedAddress, sequence: number): boolean {
  const row = rows.get('channelAsyncAddresses', address.Id)
  if (!row || !isInChannelOnly(row)) return false
  if (address.Deactivate) rows.delete('channelAsyncAddresses', row.id)
  else {
    const isNewPrimary = change.IsPrimary === true
    rows.put('channelAsyncAddresses', row.id, { ...row, address, ...(isNewPrimary && { sequence }) })
  }
  return true
}

function isInChannelOnly({ upload, recordId }: AsyncAddressRow): boolean {
  return upload === 'waiting' && recordId === undefined
}

function saveEdit(
  rows: Rows,
  found: FoundCustomer,
  changes: CustomerDraft,
  { sequence, now }: Acceptance,
): void {
  if (found.status === 'pending' && found.row.upload === 'waiting') {
    const edited = withChanges(found.row, { sequence, changes })
    rows.put('channelAsyncCustomers', found.row.guid, { ...found.row, ...edited })
    return
  }
  const id = nextGuid(rows)
  const { account } = found
  rows.put('channelAsyncEdits', id, { id, account, sequence, createdAt: now, upload: 'waiting', changes })
}
