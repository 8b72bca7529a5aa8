import type { AsyncAddressRow, AsyncEditRow } from '../model/channel-rows.ts'
import type { Rows } from '../model/tables.ts'
import { asyncAddressesByAccount, asyncEditsByAccount } from '../tables/indexes.ts'

/** The async rows of a customer whose result the channel does not have yet. */
export interface WaitingRows {
  readonly addresses: readonly AsyncAddressRow[]
  readonly edits: readonly AsyncEditRow[]
}

/**
 * The waiting rows of a customer, in the order in which they were saved. `accounts`: its account number and its
 * temporary GUID.
 */
export function waitingRowsOf(rows: Rows, accounts: readonly string[]): WaitingRows {
  const addresses = accounts.flatMap((account) => asyncAddressesByAccount.find(rows, account))
  const edits = accounts.flatMap((account) => asyncEditsByAccount.find(rows, account))
  return {
    addresses: addresses.filter(isWaitingAddress).toSorted(bySequence),
    edits: edits.filter(isWaitingEdit).toSorted(bySequence),
  }
}

function bySequence(left: { readonly sequence: number }, right: { readonly sequence: number }): number {
  return left.sequence - right.sequence
}

export function isWaitingAddress({ recordId }: AsyncAddressRow): boolean {
  return recordId === undefined
}

function isWaitingEdit({ completedAt }: AsyncEditRow): boolean {
  return completedAt === undefined
}
