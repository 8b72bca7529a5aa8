import type { OutboxEntry } from 'pending-sync'
import type { TablesSnapshot } from 'pending-sync/mocks'
import { untrack } from 'svelte'
import { persisted } from '../app/persisted.svelte.ts'
import { countsOf } from './failed-rows.ts'

/** The steps of the guided tour. `at`: the key of the page where a step is done, unless it is the one with the tour. */
export const tourSteps = [
  { step: 'register', at: 'createAccount' },
  { step: 'async', at: 'createAccount' },
  { step: 'number', at: undefined },
  { step: 'wait', at: 'account' },
  { step: 'order', at: 'home' },
  { step: 'fault', at: 'headquartersFaults' },
  { step: 'fail', at: undefined },
  { step: 'repair', at: 'headquartersData' },
  { step: 'clock', at: 'headquartersJobs' },
  { step: 'rushHour', at: undefined },
] as const

export type TourStep = (typeof tourSteps)[number]['step']

interface Progress {
  readonly isOpen: boolean
  /** `false`: a tester took the mark away, so the step is not marked again. */
  readonly steps: Readonly<Partial<Record<TourStep, boolean>>>
}

const start: Progress = { isOpen: false, steps: {} }
const progress = persisted<Progress>('asola:tour', { decode: parseProgress })

/** The progress of the tour on this device. */
export const tour = {
  get isOpen() {
    return progress.current.isOpen
  },
  set isOpen(isOpen) {
    if (isOpen !== progress.current.isOpen) progress.current = { ...progress.current, isOpen }
  },
  isDone: (step: TourStep) => progress.current.steps[step] ?? false,
  mark(step: TourStep, isDone: boolean) {
    progress.current = { ...progress.current, steps: { ...progress.current.steps, [step]: isDone } }
  },
  /** Marks steps that were found done. */
  notice(...steps: readonly TourStep[]) {
    const known = untrack(() => progress.current.steps)
    for (const step of steps) if (known[step] === undefined) tour.mark(step, true)
  },
  startAgain() {
    progress.current = { ...start, isOpen: progress.current.isOpen }
  },
}

/** The steps that the rows and the clock show to be done. */
export function stepsDone(
  { channel, headquarters, faults, schedules }: TablesSnapshot,
  outbox: readonly OutboxEntry[],
  aheadMs: number,
): readonly TourStep[] {
  const counts = countsOf({ headquarters })
  const isWaiting = outbox.some(({ status }) => status === 'waiting')
  const done: Readonly<Partial<Record<TourStep, boolean>>> = {
    register: channel.customers.length + channel.asyncCustomers.length > 0,
    async: channel.asyncCustomers.length > 0,
    number: channel.asyncCustomers.some(({ accountNumber }) => accountNumber !== undefined),
    wait: isWaiting || channel.asyncAddresses.length + channel.asyncEdits.length > 0,
    order: channel.orders.length > 0,
    fault: faults.some(({ triggered }) => triggered > 0),
    fail: counts.failed > 0,
    repair: untrack(() => tour.isDone('fail')) && counts.failed === 0 && counts.done > 0,
    clock: schedules.length > 0 && aheadMs > 0,
  }
  return tourSteps.map(({ step }) => step).filter((step) => done[step])
}

/** Ignores content that cannot be read, such as that of another version. */
function parseProgress(text = '{}'): Progress {
  try {
    return { ...start, ...(JSON.parse(text) as Partial<Progress>) }
  } catch {
    return start
  }
}
