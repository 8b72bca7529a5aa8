import { persisted } from '../app/persisted.svelte.ts'
import type { Clock } from './headquarters.ts'

/** How far headquarters is ahead of this device, in milliseconds; the same in all tabs, and after a reload. */
const ahead = persisted<number>('asola:clock-ahead', { decode: (text) => Number(text) || 0 })

/** The time that a headquarters of this device starts with and goes on asking. */
export const now = () => Date.now() + ahead.current

/** `own` has to go by `now`. */
export function shareClock(own: Pick<Clock, 'advance'>): Clock & { setBack(): void } {
  // What has fallen due meanwhile is run by the tab that sees it first.
  const catchUp = () => own.advance(0)
  ahead.onRemoteChange(() => void catchUp())
  return {
    now,
    ahead,
    async advance(ms) {
      ahead.current += ms
      await catchUp()
    },
    setBack: () => void (ahead.current = 0),
  }
}
