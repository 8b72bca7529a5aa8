import type { Headquarters } from '../api/headquarters.ts'
import type { Fault, FaultKind, FaultRule } from '../model/faults.ts'
import type { Deps } from '../runtime/deps.ts'
import { nextRecordId } from '../tables/numbers.ts'

/** `hq.faults`. Faults are rows: they survive a reload, and `times: 1` counts across all tabs. */
export function createFaults({ tables }: Deps): Headquarters['faults'] {
  return {
    async add(rule) {
      checkRule(rule)
      return tables.change((rows) => {
        const fault: Fault = { ...rule, id: String(nextRecordId(rows)), seen: 0, triggered: 0 }
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

const kinds: readonly FaultKind[] = [
  'no-connection',
  'no-answer',
  'timeout',
  'status',
  'slow',
  'late-commit',
  'gateway',
  'garbage',
  'duplicate-delivery',
  'real-time-failure',
  'headquarters-refusal',
  'offline',
]

function checkRule(rule: FaultRule): void {
  const { on, kind, times = 1, after = 0, probability = 1, status = 503 } = rule
  if (typeof on !== 'string' || on === '')
    throw new TypeError('A fault says what it is on, such as "POST Customers"')
  if (!kinds.includes(kind)) {
    throw new TypeError(`There is no fault of the kind "${String(kind)}". Kinds: ${kinds.join(', ')}`)
  }
  if (!(probability >= 0 && probability <= 1)) throw new RangeError('probability is between 0 and 1')
  if (!(times >= 1 && after >= 0)) throw new RangeError('times is 1 or more, after 0 or more')
  // `new Response()` accepts no other.
  if (!(status >= 200 && status <= 599)) throw new RangeError('status is between 200 and 599')
  if ([204, 205, 304].includes(status))
    throw new RangeError(`An answer with the status ${status} has no body`)
  checkTimes(rule)
}

function checkTimes({ ms = 0, answerMs = 0, answer = 'timeout' }: FaultRule): void {
  for (const [name, value] of Object.entries({ ms, answerMs })) {
    if (!(value >= 0 && value <= Number.MAX_SAFE_INTEGER))
      throw new RangeError(`${name} is 0 or more milliseconds`)
  }
  if (answer !== 'timeout' && answer !== 'none') throw new TypeError('answer is "timeout" or "none"')
}
