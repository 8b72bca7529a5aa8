import type { FaultKind } from 'pending-sync/mocks'

/** The fields that some kinds of faults have. */
export type FaultField = 'ms' | 'answerMs' | 'answer' | 'status' | 'retryAfter' | 'connection'
export type FaultValue = number | string | undefined

/** A kind to choose. `word` names it in the texts and in a set-up link. */
export interface FaultChoice {
  readonly word: FaultKindWord
  readonly kind: FaultKind
  /** The fields of the kind, each with its values; the first one is chosen unless a tester chooses another. */
  readonly fields?: Readonly<Partial<Record<FaultField, readonly FaultValue[]>>>
}

export type FaultKindWord =
  | 'noAnswer'
  | 'noConnection'
  | 'timeout'
  | 'lateCommit'
  | 'slow'
  | 'status'
  | 'gateway'
  | 'garbage'
  | 'duplicateDelivery'
  | 'realTimeFailure'
  | 'headquartersRefusal'
  | 'offline'

const minute = 60_000
const hour = 60 * minute
/** In seconds. `undefined`: no such header. */
const retryAfter = [undefined, 5, 60, 600]
const connection = ['new', 'kept']

export const faultKinds: readonly FaultChoice[] = [
  { word: 'noAnswer', kind: 'no-answer', fields: { connection } },
  { word: 'noConnection', kind: 'no-connection', fields: { connection } },
  { word: 'timeout', kind: 'timeout', fields: { ms: [minute, 3_000, 15 * minute] } },
  {
    word: 'lateCommit',
    kind: 'late-commit',
    fields: {
      ms: [minute, 15 * minute, hour, 8 * hour],
      answerMs: [0, 3_000, minute],
      answer: ['timeout', 'none'],
    },
  },
  { word: 'slow', kind: 'slow', fields: { ms: [3_000, minute, 15 * minute, hour, 8 * hour] } },
  {
    word: 'status',
    kind: 'status',
    fields: { status: [503, 400, 401, 403, 404, 409, 429, 500, 504], retryAfter },
  },
  {
    word: 'gateway',
    kind: 'gateway',
    fields: { status: [502, 200, 302, 403, 404, 405, 413, 503, 511], retryAfter },
  },
  { word: 'garbage', kind: 'garbage' },
  { word: 'duplicateDelivery', kind: 'duplicate-delivery' },
  { word: 'realTimeFailure', kind: 'real-time-failure' },
  { word: 'headquartersRefusal', kind: 'headquarters-refusal' },
  { word: 'offline', kind: 'offline' },
]

/** The fields of a kind with their values. */
export function fieldsOf({ fields = {} }: FaultChoice) {
  return Object.entries(fields) as [FaultField, readonly FaultValue[]][]
}
