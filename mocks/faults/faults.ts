import type { Headquarters } from '../api/headquarters.ts'
import type { Fault } from '../model/faults.ts'
import type { Deps } from '../runtime/deps.ts'
import { nextRecordId } from '../tables/numbers.ts'
import { checkText } from '../wire/checks.ts'
import { checkRule } from './check-rule.ts'

/**
 * `hq.faults`. Faults are rows: they survive a reload, and `times: 1` counts across all tabs. `requestNames`: the requests
 * that they can be on.
 */
export function createFaults({ tables }: Deps, requestNames: readonly string[]): Headquarters['faults'] {
  return {
    async add(rule) {
      checkRule(rule, requestNames)
      return tables.change((rows) => {
        const fault: Fault = { ...rule, id: String(nextRecordId(rows)), seen: 0, triggered: 0 }
        rows.put('faults', fault.id, fault)
        return fault
      })
    },
    list: () => tables.read((rows) => rows.all('faults')),
    async remove(id) {
      checkText('The id of a fault', id)
      await tables.change((rows) => rows.delete('faults', id))
    },
    clear: () =>
      tables.change((rows) => {
        for (const { id } of rows.all('faults')) rows.delete('faults', id)
      }),
  }
}

/** Tells if a fault will break a connection that has carried no other request. */
export function breaksNewConnection({ kind, connection, times = Infinity, triggered }: Fault): boolean {
  const isBreaking = kind === 'no-connection' || kind === 'no-answer'
  return isBreaking && connection !== 'kept' && triggered < times
}
