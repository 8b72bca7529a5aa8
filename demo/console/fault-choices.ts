import type { FaultRule } from './headquarters.ts'

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

export function toRule(chosen: { on: string; kind: string; times: string }): FaultRule {
  const { on } = faultTargets.find(({ word }) => word === chosen.on) ?? faultTargets[0]
  const { word: _word, ...what } = faultKinds.find(({ word }) => word === chosen.kind) ?? faultKinds[0]
  const { times } = faultTimes.find(({ word }) => word === chosen.times) ?? faultTimes[0]
  return { on, ...what, ...(times && { times }) }
}
