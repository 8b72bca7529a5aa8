import { expect, test } from 'vitest'
import * as fc from 'fast-check'
import { applyCommit } from '../../../sdk/outbox/memory.ts'
import type { Snapshot, StoredCustomer, StoredEntry } from '../../../sdk/outbox/model.ts'
import { customersOfAccount, tallyOf } from '../../../sdk/outbox/snapshot-index.ts'
import { sampleCustomer, sampleEntry } from '../../support/samples.ts'

const keys = ['a', 'b', 'c']
const numbers = ['1', '2']

const identity: fc.Arbitrary<StoredCustomer['identity']> = fc.oneof(
  fc.constant({ status: 'queued' as const }),
  fc.constantFrom(...numbers).map((guid) => ({ status: 'pending' as const, mode: 'async' as const, guid })),
  fc
    .constantFrom(...numbers)
    .map((accountNumber) => ({ status: 'synced' as const, mode: 'sync' as const, accountNumber })),
)

const customerChange = fc.record({ key: fc.constantFrom(...keys), identity: fc.option(identity) })

const entryChange = fc.record({
  seq: fc.integer({ min: 1, max: 5 }),
  row: fc.option(
    fc.record(
      {
        customerKey: fc.constantFrom(...keys),
        kind: fc.constantFrom<StoredEntry['kind']>('create-customer', 'add-title'),
        status: fc.constantFrom<StoredEntry['status']>('queued', 'sending', 'waiting', 'in-doubt', 'refused'),
        nextAttemptAt: fc.constantFrom(10, 20, 30),
        failure: fc.constantFrom({ kind: 'unreachable' as const, code: 'channel_unreachable' as const }),
      },
      { requiredKeys: ['customerKey', 'kind', 'status'] },
    ),
  ),
})

const commits = fc.array(
  fc.record({
    customers: fc.array(customerChange, { maxLength: 2 }),
    entries: fc.array(entryChange, { maxLength: 3 }),
  }),
  { maxLength: 12 },
)

function numbersOf(snapshot: Snapshot) {
  const tally = tallyOf(snapshot)
  return {
    pending: tally.pending(),
    statuses: (['queued', 'sending', 'waiting', 'in-doubt', 'refused'] as const).map(tally.entriesWith),
    unreachable: tally.failedWith('channel_unreachable'),
    fresh: tally.fresh(),
    nextDueAt: tally.nextDueAt(),
    accounts: numbers.map((guid) =>
      customersOfAccount(snapshot, { status: 'pending', mode: 'async', guid })
        .map(({ key }) => key)
        .sort(),
    ),
  }
}

test('a snapshot after any changes has the numbers of one that is counted anew', () => {
  fc.assert(
    fc.property(commits, (changes) => {
      let snapshot: Snapshot = { customers: [], entries: [] }
      for (const { customers, entries } of changes) {
        numbersOf(snapshot)
        snapshot = applyCommit(snapshot, {
          owner: 'guest',
          previous: '',
          revision: '',
          customers: new Map(
            customers.map(({ key, identity: has }) => [
              key,
              has ? { ...sampleCustomer({ key }), identity: has } : undefined,
            ]),
          ),
          entries: new Map(
            entries.map(({ seq, row }) => [
              seq,
              row ? ({ ...sampleEntry({ id: `entry ${seq}` }), ...row, seq } as StoredEntry) : undefined,
            ]),
          ),
        })
        expect(numbersOf(snapshot)).toEqual(numbersOf(structuredClone(snapshot)))
      }
    }),
  )
})
