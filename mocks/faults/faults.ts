import type { Context } from '../context.ts'
import { nextRecordId } from '../tables/numbers.ts'
import type { Fault, FaultKind } from '../terms.ts'
import type { Headquarters } from '../types.ts'

const kinds: readonly FaultKind[] = [
  'no-connection',
  'no-answer',
  'timeout',
  'status',
  'slow',
  'garbage',
  'duplicate-delivery',
  'real-time-failure',
  'headquarters-refusal',
]

/** Faults are rows: they survive a reload, and one that strikes once strikes once in all tabs together. */
export function createFaults({ tables }: Context): Headquarters['faults'] {
  return {
    async add(rule) {
      if (!kinds.includes(rule.kind)) {
        throw new TypeError(
          `There is no fault of the kind "${String(rule.kind)}". Kinds: ${kinds.join(', ')}`,
        )
      }
      return tables.change((rows) => {
        const fault: Fault = { ...rule, id: String(nextRecordId(rows)), seen: 0, struck: 0 }
        rows.put('faults', fault.id, fault)
        return fault
      })
    },
    list: () => tables.read((rows) => rows.all('faults')),
    remove: (id) => tables.change((rows) => rows.delete('faults', id)),
    clear: () =>
      tables.change((rows) => {
        for (const { id } of rows.all('faults')) rows.delete('faults', id)
      }),
  }
}
