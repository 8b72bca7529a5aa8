import type { StoredEntry } from './model.ts'
import type { OwnRows } from './own-rows.ts'
import type { WriteTransaction } from './write-transaction.ts'

/** The result of taking over a guest's rows. */
export interface Claimed {
  /** The number of customers that belong to the shopper now, with their entries. */
  readonly claimed: number
  /**
   * The number of customers that stay the guest's: they were sent, so the channel may know them as a guest's. They are
   * still sent and asked for without a token.
   */
  readonly left: number
}

/**
 * Hands the guest's unsent customers over to a shopper, in one transaction. A customer goes with all its entries, or not at
 * all: only one whose create was never sent may be created with the shopper's token.
 */
export async function claimGuestRows(
  guest: OwnRows,
  own: OwnRows,
  { customers, entries }: WriteTransaction,
): Promise<Claimed> {
  let claimed = 0
  let left = 0
  // From the disk, so that rows that this version cannot read are handed over, too.
  for (const { owner: _owner, ...customer } of await customers.index('byOwner').getAll(guest.owner)) {
    const waiting = await entries.index('byCustomer').getAll([guest.owner, customer.key])
    const isTaken = (await customers.getKey([own.owner, customer.key])) !== undefined
    if (isTaken || !isUnsent(waiting)) {
      left += 1
      continue
    }
    guest.removeCustomer(customer.key)
    own.addCustomer(customer)
    for (const { seq, ...entry } of waiting) {
      guest.removeEntry(seq)
      own.addEntry({ ...entry, seq })
    }
    claimed += 1
  }
  return { claimed, left }
}

/** True if the create is on this device only: queued or refused, and no earlier attempt may have arrived. */
function isUnsent(entries: readonly StoredEntry[]): boolean {
  const create = entries.find(({ kind }) => kind === 'create-customer')
  if (!create || create.unprocessed || create.lastAttempt?.isResend) return false
  return create.status === 'queued' || create.status === 'refused'
}
