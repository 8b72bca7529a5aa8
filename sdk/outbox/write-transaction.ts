import { readRevision, revisionOf, type Commit } from './changes.ts'
import type { Owner } from './owner.ts'
import { createOwnRows, orAbort, type AtRevision, type OwnRows, type OwnState } from './own-rows.ts'
import type { ReadRows, Transaction, WriteValues } from './schema.ts'

/** A transaction that notes which rows it changes. */
export interface WriteTransaction {
  readonly customers: ReadRows<'customers'>
  readonly entries: ReadRows<'entries'>
  readonly owners: WriteValues<'owners'>
  readonly meta: WriteValues<'meta'>
  /** The rows of one owner, the same for all works of the transaction. */
  rowsOf(owner: Owner, atRevision: AtRevision): OwnRows
}

/** A transaction and what it changes. */
export interface RecordedTransaction {
  readonly transaction: WriteTransaction
  /**
   * Gives the rows of each owner that were changed a new revision. Call it as the last step. Resolves when the transaction has
   * begun.
   */
  end(): Promise<readonly Commit[]>
}

export function recordChanges(
  transaction: Transaction<'readwrite'>,
  newRevision: () => string,
): RecordedTransaction {
  const opened = new Map<Owner, { readonly state: OwnState; readonly rows: OwnRows }>()
  const meta = transaction.objectStore('meta')

  function rowsOf(owner: Owner, atRevision: AtRevision): OwnRows {
    const known = opened.get(owner)
    if (known) return known.rows
    const revision = orAbort(readRevision(meta, owner))
    const state: OwnState = { owner, revision, customers: new Map(), entries: new Map(), added: new Set() }
    const rows = createOwnRows(transaction, state, atRevision)
    opened.set(owner, { state, rows })
    return rows
  }

  async function commitOf({ owner, revision, customers, entries }: OwnState): Promise<Commit> {
    const next = newRevision()
    void orAbort(meta.put(next, revisionOf(owner)))
    return { owner, previous: await revision, revision: next, customers, entries }
  }

  return {
    transaction: {
      customers: transaction.objectStore('customers'),
      entries: transaction.objectStore('entries'),
      owners: transaction.objectStore('owners'),
      meta,
      rowsOf,
    },
    end() {
      const changed = Array.from(opened.values(), ({ state }) => state).filter(
        ({ customers, entries }) => customers.size + entries.size > 0,
      )
      return orAbort(Promise.all(changed.map(commitOf)))
    },
  }
}
