import { persistentAtom } from '@nanostores/persistent'
import type { Clock } from './headquarters.ts'

/** How far headquarters is ahead of this device, in milliseconds; the same in all tabs, and after a reload. */
const ahead = persistentAtom<number>('asola:clock-ahead', 0, {
  encode: String,
  decode: (text) => Number(text) || 0,
})

/** The time that a headquarters of this device starts with and goes on asking. */
export const now = () => Date.now() + ahead.get()

/** `own` has to go by `now`. */
export function shareClock(own: Pick<Clock, 'advance'>): Clock & { setBack(): void } {
  // What has fallen due meanwhile is run by the tab that sees it first.
  const catchUp = () => own.advance(0)
  ahead.listen(() => void catchUp())
  return {
    now,
    ahead,
    async advance(ms) {
      ahead.set(ahead.get() + ms)
      await catchUp()
    },
    setBack: () => ahead.set(0),
  }
}
