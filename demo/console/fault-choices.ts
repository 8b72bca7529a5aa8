import type { Fault, FaultRule } from 'pending-sync/mocks'
import { faultKinds, fieldsOf, type FaultChoice } from './fault-kinds.ts'

/** The choices of the fault form. `word` names a choice in the texts and in a set-up link. */
export const faultTargets = [
  { word: 'creating', on: 'POST Customers' },
  { word: 'reading', on: 'POST Customers/GetByAccountNumbers' },
  { word: 'editing', on: 'PATCH Customers' },
  { word: 'lookingUp', on: 'POST Customers/Search' },
  { word: 'everything', on: '*' },
  { word: 'synchronizing', on: 'synchronize-customers' },
] as const

export const faultTimes = [
  { word: 'once', times: 1 },
  { word: 'threeTimes', times: 3 },
  { word: 'always', times: undefined },
] as const

/** The kinds that can be chosen for a target: a job can only be refused. */
export function kindsFor(target: string): readonly FaultChoice[] {
  if (target !== 'synchronizing') return faultKinds
  return faultKinds.filter(({ kind }) => kind === 'headquarters-refusal')
}

/**
 * Converts a choice to a rule: target, kind, times, then fields such as `status-404`. A field that is left out or unknown
 * gets its first value. `undefined` when one of the three words is unknown.
 */
export function ruleOf([target, kind, times, ...fields]: readonly string[]): FaultRule | undefined {
  const chosenTarget = faultTargets.find(({ word }) => word === target)
  const chosenKind = faultKinds.find(({ word }) => word === kind)
  const chosenTimes = faultTimes.find(({ word }) => word === times)
  if (!chosenTarget || !chosenKind || !chosenTimes) return undefined
  const values = fieldsOf(chosenKind).map(([name, values]) => {
    return [name, values.find((value) => fields.includes(`${name}-${value}`)) ?? values[0]]
  })
  return {
    on: chosenTarget.on,
    kind: chosenKind.kind,
    ...Object.fromEntries(values.filter(([, value]) => value !== undefined)),
    ...(chosenTimes.times && { times: chosenTimes.times }),
  }
}

/** Converts a fault back to its choice; to none when the form cannot have added it. */
export function choiceOf(fault: Fault): readonly string[] {
  const kind = kindOf(fault)
  const times = faultTimes.find((choice) => choice.times === fault.times)
  const words = [targetOf(fault)?.word, kind?.word, times?.word].flatMap((word) => word ?? [])
  if (!kind || words.length < 3 || !isOfForm(fault, kind)) return []
  const fields = fieldsOf(kind).filter(([name, values]) => (fault[name] ?? values[0]) !== values[0])
  return [...words, ...fields.map(([name]) => `${name}-${fault[name]}`)]
}

export const targetOf = (fault: Fault) => faultTargets.find(({ on }) => on === fault.on)
export const kindOf = ({ kind }: Fault) => faultKinds.find((choice) => choice.kind === kind)

const counts = ['id', 'on', 'kind', 'times', 'seen', 'triggered']

function isOfForm(fault: Fault, kind: FaultChoice): boolean {
  const fields = fieldsOf(kind)
  const isField = (name: string) => fields.some(([known]) => known === name)
  const isOffered = fields.every(
    ([name, values]) => values.some((value) => value === fault[name]) || fault[name] === undefined,
  )
  return isOffered && Object.keys(fault).every((name) => counts.includes(name) || isField(name))
}
