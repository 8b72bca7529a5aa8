import type { Fault, FaultKind, FaultRule } from '../model/faults.ts'
import { checkRange, ranges, statusesWithoutBody } from '../model/ranges.ts'
import { checkNames, checkText, isText, shown } from '../wire/checks.ts'
import { mostSimilar } from './most-similar.ts'
import { everyRequest, rowsOfJob } from './triggered.ts'

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

const numbers = {
  times: ranges.countFromOne,
  after: ranges.count,
  probability: ranges.probability,
  ms: ranges.delayMs,
  answerMs: ranges.delayMs,
  status: ranges.status,
  retryAfter: ranges.retryAfter,
} as const

/** All fields. A new one that is missing here does not compile. A fault that was added is a rule, too. */
const names = Object.keys({
  on: '',
  kind: '',
  ...numbers,
  connection: '',
  answer: '',
  location: '',
  errorResourceId: '',
  id: '',
  seen: '',
  triggered: '',
} satisfies Record<keyof Fault, unknown>)

/**
 * Throws a TypeError or a RangeError that names the wrong value. `requestNames`: the requests that a fault can be on. A
 * fault that can never trigger would let a test pass that tests nothing.
 */
export function checkRule(rule: FaultRule, requestNames: readonly string[]): void {
  checkNames('A fault', rule, names)
  const { kind } = rule
  checkOn(rule, requestNames)
  if (!kinds.includes(kind)) {
    throw new TypeError(`There is no fault of the kind "${String(kind)}". Kinds: ${kinds.join(', ')}`)
  }
  if (rule.on === rowsOfJob && kind !== 'headquarters-refusal')
    throw new TypeError(`Only "headquarters-refusal" applies to ${rowsOfJob}, not "${kind}"`)
  if (rule.connection !== undefined && !connections.includes(rule.connection)) {
    throw new TypeError(`connection is one of ${connections.join(', ')}, not "${String(rule.connection)}"`)
  }
  if (rule.answer !== undefined && !answers.includes(rule.answer)) {
    throw new TypeError(`answer is one of ${answers.join(', ')}, not "${String(rule.answer)}"`)
  }
  for (const name of Object.keys(numbers) as (keyof typeof numbers)[]) {
    if (rule[name] !== undefined) checkRange(name, rule[name], numbers[name])
  }
  if (rule.status !== undefined && statusesWithoutBody.includes(rule.status)) {
    throw new RangeError(`An answer with the status ${rule.status} has no body`)
  }
  if (rule.errorResourceId !== undefined) checkText('errorResourceId', rule.errorResourceId)
  if (rule.location !== undefined && !isLocation(rule.location))
    throw new TypeError(`location is a URL such as /login, not ${shown(rule.location)}`)
}

function checkOn({ on }: FaultRule, requestNames: readonly string[]): void {
  if (typeof on !== 'string' || on === '')
    throw new TypeError('A fault says what it is on, such as "POST Customers"')
  const known = [everyRequest, rowsOfJob, ...requestNames]
  if (known.includes(on)) return
  const meant = mostSimilar(on, known).map((name) => `"${name}"`)
  const remedy =
    meant.length > 0
      ? `Did you mean ${meant.join(' or ')}?`
      : 'A fault is on method and path without keys, such as "POST Customers", or on "*", every request'
  throw new TypeError(`No request has the name ${shown(on)}. ${remedy}`)
}

/** A header takes no other letters. */
function isLocation(value: unknown): boolean {
  return isText(value) && /^[\x21-\x7e]+$/.test(value) && URL.canParse(value, 'https://portal.example/')
}
