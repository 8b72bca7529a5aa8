import type { Clock } from './headquarters.ts'
import { sendToHeadquarters, type SendChange } from './headquarters-requests.ts'
import { pollRemote } from './remote-poll.ts'

interface Time {
  readonly now: number
}

/** Differences up to this are the way of the answer, in milliseconds. */
const toleranceMs = 2000

/** The clock of the command. Another browser may advance it. */
export async function remoteClock(change: SendChange, everyMs: number): Promise<Clock> {
  const read = async () => aheadOf(await sendToHeadquarters<Time>('GET', 'clock'))
  const first = await read()
  let ahead = $state(first)
  pollRemote(first, read, everyMs * 5).store.subscribe((next) => (ahead = next))
  return {
    now: () => Date.now() + ahead,
    ahead: {
      get current() {
        return ahead
      },
    },
    async advance(ms) {
      ahead = aheadOf(await change<Time>('POST', 'clock', { advanceMs: ms }))
    },
  }
}

/** In whole seconds, so that it stays the same from answer to answer. */
function aheadOf({ now }: Time): number {
  const ahead = now - Date.now()
  return Math.abs(ahead) < toleranceMs ? 0 : Math.round(ahead / 1000) * 1000
}
