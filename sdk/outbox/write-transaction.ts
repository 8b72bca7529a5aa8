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
  /** The rows of one owner. */
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
  const states = new Map<Owner, OwnState>()
  const meta = transaction.objectStore('meta')

  function stateOf(owner: Owner): OwnState {
    const known = states.get(owner)
    if (known) return known
    const revision = orAbort(readRevision(meta, owner))
    const own: OwnState = { revision, customers: new Map(), entries: new Map(), added: new Set() }
    states.set(owner, own)
    return own
  }

  async function commitOf(owner: Owner, { revision, customers, entries }: OwnState): Promise<Commit> {
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
      rowsOf: (owner, atRevision) => createOwnRows(transaction, owner, stateOf(owner), atRevision),
    },
    end() {
      const changed = Array.from(states).filter(
        ([, { customers, entries }]) => customers.size + entries.size > 0,
      )
      return orAbort(Promise.all(changed.map(([owner, own]) => commitOf(owner, own))))
    },
  }
}
