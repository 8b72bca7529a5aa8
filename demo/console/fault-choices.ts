import type { FaultRule } from './headquarters.ts'
import type { Fault } from './snapshot.ts'

/** What a tester can let go wrong, by the word that names it. */
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

/** A job is struck by nothing but a no; requests are struck by all there is. */
export function kindsFor(target: string): readonly (typeof faultKinds)[number][] {
  if (target !== 'synchronizing') return faultKinds
  return faultKinds.filter(({ kind }) => kind === 'headquarters-refusal')
}

/** What was chosen, as three words: what it strikes, what goes wrong, how often. */
export function ruleOf([target, kind, times]: readonly (string | undefined)[]): FaultRule | undefined {
  const on = faultTargets.find(({ word }) => word === target)
  const what = faultKinds.find(({ word }) => word === kind)
  const often = faultTimes.find(({ word }) => word === times)
  if (!on || !what || !often) return undefined
  const { word: _word, ...rule } = what
  return { on: on.on, ...rule, ...(often.times && { times: often.times }) }
}

/** The three words of a fault; none where something else than a console added it. */
export function faultWordsOf(fault: Fault): readonly string[] {
  const times = faultTimes.find((choice) => choice.times === fault.times)
  const words = [targetOf(fault)?.word, kindOf(fault)?.word, times?.word]
  return words.every((word) => word !== undefined) ? words : []
}

export const targetOf = (fault: Fault) => faultTargets.find(({ on }) => on === fault.on)
export const kindOf = (fault: Fault) => faultKinds.find(({ kind }) => kind === fault.kind)
