import type { ChannelMonitor } from '../negotiation/channel-monitor.ts'
import type { Snapshot } from '../outbox/model.ts'
import type { Dispatcher } from './dispatcher.ts'

/**
 * Returns a function that releases the entries which wait for an account number although a switch allows them by now. It
 * looks once after each change of the switches: an entry that the channel rejects in spite of them would otherwise be
 * released and held without end.
 */
export function createReleaseHeld({
  dispatcher,
  monitor,
}: {
  readonly dispatcher: Dispatcher
  readonly monitor: ChannelMonitor
}): (snapshot: Snapshot) => Promise<void> {
  let checkedSwitches: string | undefined
  return async ({ customers, entries }) => {
    const switches = JSON.stringify(monitor.channel.get().switches)
    if (switches === checkedSwitches) return
    checkedSwitches = switches
    const byKey = new Map(customers.map((customer) => [customer.key, customer]))
    const released = entries.filter((entry) => {
      const customer = byKey.get(entry.customerKey)
      return entry.status === 'waiting' && customer && !dispatcher.reasonToHold({ entry, customer })
    })
    // No fencing needed: the next send checks the rule again.
    for (const entry of released) await dispatcher.recordOutcome(entry, { event: 'release' })
  }
}
