import type { Readable } from 'svelte/store'
import type { Headquarters, JobEntry, RealTimeLoad, RequestEntry } from './headquarters.ts'
import { shareClock } from './shared-clock.ts'
import { shareLoad } from './shared-load.ts'
import { shareLog } from './shared-log.ts'
import { onReset, tellReset } from './shared-reset.ts'

type PerTab = 'log' | 'realTime' | 'clock'
type Own = Omit<Headquarters, PerTab | 'sandbox'> & {
  readonly log: Readable<readonly (RequestEntry | JobEntry)[]> & { clear(): void }
  readonly realTime: Readable<RealTimeLoad> & { clear(): void }
  readonly clock: { advance(ms: number): Promise<void> }
}

/**
 * The rows of a headquarters are the same in all tabs; its log, its load and its clock are each tab's own. Here the tabs
 * tell each other, so that a console shows one headquarters, and a reset resets it everywhere. The headquarters has to
 * go by the `now` of `shared-clock.ts`.
 */
export function shareWithTabs(own: Own): Omit<Headquarters, 'sandbox'> {
  const { setBack, ...clock } = shareClock(own.clock)
  onReset(() => {
    own.log.clear()
    own.realTime.clear()
  })
  return {
    ...own,
    log: shareLog(own.log),
    realTime: shareLoad(own.realTime),
    clock,
    async reset() {
      setBack()
      await own.reset()
      tellReset()
    },
  }
}
