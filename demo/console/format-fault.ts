import type { Fault } from 'pending-sync/mocks'
import { words } from '../app/words.svelte.ts'
import { kindOf, targetOf } from './fault-choices.ts'
import { fieldsOf, type FaultField, type FaultValue } from './fault-kinds.ts'
import { formatDuration } from './format-duration.ts'

/** Describes a fault and how often it has triggered. */
export function formatFault(fault: Fault): string {
  const t = words.console.faults
  const [target, kind] = [targetOf(fault), kindOf(fault)]
  const { triggered, times } = fault
  const count = times === undefined ? t.triggered(triggered) : t.triggeredOf({ triggered, times })
  return `${target ? t[target.word] : fault.on}: ${kind ? t[kind.word] : fault.kind}, ${count}`
}

/** Lists the fields that tell a fault from others of its kind; empty when it has none. */
export function formatFaultFields(fault: Fault): string {
  const t = words.console.faults
  const kind = kindOf(fault)
  const isSaid = ([name]: readonly [FaultField, unknown]) =>
    fault[name] !== undefined && !(name === 'connection' && fault[name] === 'new')
  const fields = kind ? fieldsOf(kind).filter(isSaid) : []
  return fields.map(([name]) => t.details[name](formatFaultValue(name, fault[name]))).join(', ')
}

/** The text of a field's value. */
export function formatFaultValue(name: FaultField, value: FaultValue): string {
  const t = words.console.faults
  if (value === undefined) return t.values.unsaid
  if (typeof value === 'string') return isWord(value, t.values) ? t.values[value] : value
  if (name === 'status') return isWord(value, t.statuses) ? t.statuses[value] : String(value)
  if (name === 'retryAfter') return formatDuration(value * 1000)
  return value === 0 ? t.values.atOnce : formatDuration(value)
}

function isWord<Texts extends object>(
  value: string | number,
  texts: Texts,
): value is keyof Texts & (string | number) {
  return Object.hasOwn(texts, value)
}
