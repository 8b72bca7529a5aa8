import type { Fault, FaultRule } from 'pending-sync/mocks'

/** The choices of the fault form. `word` names a choice in the texts and in a set-up link. */
export const faultTargets = [
  { word: 'creating', on: 'POST Customers' },
  { word: 'reading', on: 'POST Customers/GetByAccountNumbers' },
  { word: 'editing', on: 'PATCH Customers' },
  { word: 'lookingUp', on: 'POST Customers/Search' },
  { word: 'everything', on: '*' },
  { word: 'synchronizing', on: 'synchronize-customers' },
] as const

export const faultKinds = [
  { word: 'noAnswer', kind: 'no-answer' },
  { word: 'noConnection', kind: 'no-connection' },
  { word: 'status', kind: 'status', status: 503 },
  { word: 'slow', kind: 'slow', ms: 3_000 },
  { word: 'garbage', kind: 'garbage' },
  { word: 'realTimeFailure', kind: 'real-time-failure' },
  { word: 'headquartersRefusal', kind: 'headquarters-refusal' },
  { word: 'offline', kind: 'offline' },
] as const

export const faultTimes = [
  { word: 'once', times: 1 },
  { word: 'threeTimes', times: 3 },
  { word: 'always', times: undefined },
] as const

/** The kinds that can be chosen for a target: a job can only be refused. */
export function kindsFor(target: string): readonly (typeof faultKinds)[number][] {
  if (target !== 'synchronizing') return faultKinds
  return faultKinds.filter(({ kind }) => kind === 'headquarters-refusal')
}

/** Converts a choice of three words (target, kind, times) to a rule. `undefined` when one of them is unknown. */
export function ruleOf([target, kind, times]: readonly (string | undefined)[]): FaultRule | undefined {
  const chosenTarget = faultTargets.find(({ word }) => word === target)
  const chosenKind = faultKinds.find(({ word }) => word === kind)
  const chosenTimes = faultTimes.find(({ word }) => word === times)
  if (!chosenTarget || !chosenKind || !chosenTimes) return undefined
  const { word: _word, ...rule } = chosenKind
  return { on: chosenTarget.on, ...rule, ...(chosenTimes.times && { times: chosenTimes.times }) }
}

/** Converts a fault back to its three words; to none when the form cannot have added it. */
export function choiceOf(fault: Fault): readonly string[] {
  const times = faultTimes.find((choice) => choice.times === fault.times)
  const words = [targetOf(fault)?.word, kindOf(fault)?.word, times?.word]
  return words.every((word) => word !== undefined) ? words : []
}

export const targetOf = (fault: Fault) => faultTargets.find(({ on }) => on === fault.on)
export const kindOf = (fault: Fault) => faultKinds.find(({ kind }) => kind === fault.kind)
