import type { ChannelMonitor } from '../negotiation/channel-monitor.ts'
import type { Snapshot } from '../outbox/model.ts'
import { customerWithKey } from '../outbox/snapshot-index.ts'
import type { Dispatcher } from './dispatcher.ts'

/**
 * Releases the entries that wait for an account number although a switch allows them by now. It looks once after each change
 * of the switches: an entry that the channel rejects in spite of them would otherwise be released and held without end.
 */
export type ReleaseHeld = (snapshot: Snapshot) => Promise<void>

export function createReleaseHeld({
  dispatcher,
  monitor,
}: {
  readonly dispatcher: Dispatcher
  readonly monitor: ChannelMonitor
}): ReleaseHeld {
  let checkedSwitches: string | undefined
  return async (snapshot) => {
    const switches = JSON.stringify(monitor.channel.get().switches)
    if (switches === checkedSwitches) return
    checkedSwitches = switches
    const released = snapshot.entries.filter((entry) => {
      const customer = entry.status === 'waiting' && customerWithKey(snapshot, entry.customerKey)
      return customer && !dispatcher.reasonToHold({ entry, customer })
    })
    // No fencing needed: the next send checks the rule again.
    for (const entry of released) await dispatcher.recordOutcome(entry, { event: 'release' })
  }
}
