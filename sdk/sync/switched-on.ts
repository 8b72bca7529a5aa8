import type { ChannelReader } from '../negotiation/channel-reader.ts'
import type { Records, StoredEntry } from '../outbox/records.ts'
import type { Carrier } from './carrier.ts'

/**
 * Finds what waits for an account number although a switch allows it by now. Looks once each time the switches have
 * changed: what a channel turns away in spite of them would circle otherwise.
 */
export function createSwitchWatch({
  carrier,
  reader,
}: {
  readonly carrier: Carrier
  readonly reader: ChannelReader
}): (records: Records) => readonly StoredEntry[] {
  let seen: string | undefined
  return ({ customers, entries }) => {
    const switches = JSON.stringify(reader.channel.get().switches)
    if (switches === seen) return []
    seen = switches
    const known = new Map(customers.map((customer) => [customer.key, customer]))
    return entries.filter((entry) => {
      const customer = known.get(entry.customerKey)
      return entry.status === 'waiting' && customer && !carrier.holdingRule({ entry, customer })
    })
  }
}
