import type { AsyncAddressRow, AsyncEditRow } from '../model/channel-rows.ts'
import type { Rows } from '../model/tables.ts'

/** The async rows of a customer whose result the channel does not have yet. */
export interface WaitingRows {
  readonly addresses: readonly AsyncAddressRow[]
  readonly edits: readonly AsyncEditRow[]
}

/** All waiting rows, by the account that they name: found once for a job that needs those of many customers. */
export function waitingRowsByAccount(rows: Rows): ReadonlyMap<string, WaitingRows> {
  const found = new Map<string, { addresses: AsyncAddressRow[]; edits: AsyncEditRow[] }>()
  const of = (account: string) => {
    const known = found.get(account) ?? { addresses: [], edits: [] }
    found.set(account, known)
    return known
  }
  for (const row of rows.all('channelAsyncAddresses')) {
    if (isWaitingAddress(row)) of(row.account).addresses.push(row)
  }
  for (const row of rows.all('channelAsyncEdits')) if (isWaitingEdit(row)) of(row.account).edits.push(row)
  return found
}

/** The waiting rows of a customer. `accounts`: its account number and its temporary GUID. */
export function waitingRowsOf(rows: Rows, accounts: readonly string[]): WaitingRows {
  return {
    addresses: rows
      .all('channelAsyncAddresses')
      .filter((row) => accounts.includes(row.account) && isWaitingAddress(row)),
    edits: rows
      .all('channelAsyncEdits')
      .filter((row) => accounts.includes(row.account) && isWaitingEdit(row)),
  }
}

function isWaitingAddress({ recordId }: AsyncAddressRow): boolean {
  return recordId === undefined
}

function isWaitingEdit({ completedAt }: AsyncEditRow): boolean {
  return completedAt === undefined
}
