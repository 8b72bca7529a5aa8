import type { Headquarters } from '../api/headquarters.ts'
import type { Fault, FaultKind, FaultRule } from '../model/faults.ts'
import { checkRange, ranges } from '../model/ranges.ts'
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

const connections = ['new', 'kept']
const answers = ['timeout', 'none']
/** The statuses of answers that cannot have a body. */
const withoutBody: readonly number[] = [204, 205, 304]

const numbers = {
  times: ranges.countFromOne,
  after: ranges.count,
  probability: ranges.probability,
  ms: ranges.delayMs,
  answerMs: ranges.delayMs,
  status: ranges.status,
  retryAfter: ranges.retryAfter,
} as const

/** Tells if a fault will break a connection that has carried no other request. */
export function breaksNewConnection({ kind, connection, times = Infinity, triggered }: Fault): boolean {
  const isBreaking = kind === 'no-connection' || kind === 'no-answer'
  return isBreaking && connection !== 'kept' && triggered < times
}

function checkRule(rule: FaultRule): void {
  const { on, kind } = rule
  if (typeof on !== 'string' || on === '')
    throw new TypeError('A fault says what it is on, such as "POST Customers"')
  if (!kinds.includes(kind)) {
    throw new TypeError(`There is no fault of the kind "${String(kind)}". Kinds: ${kinds.join(', ')}`)
  }
  if (rule.connection !== undefined && !connections.includes(rule.connection)) {
    throw new TypeError(`connection is one of ${connections.join(', ')}, not "${String(rule.connection)}"`)
  }
  if (rule.answer !== undefined && !answers.includes(rule.answer)) {
    throw new TypeError(`answer is one of ${answers.join(', ')}, not "${String(rule.answer)}"`)
  }
  for (const name of Object.keys(numbers) as (keyof typeof numbers)[]) {
    if (rule[name] !== undefined) checkRange(name, rule[name], numbers[name])
  }
  if (rule.status !== undefined && withoutBody.includes(rule.status)) {
    throw new RangeError(`An answer with the status ${rule.status} has no body`)
  }
}
