import type { Channel, CreationMode } from '../domain/channel.ts'
import type { FailureCode } from '../domain/failure.ts'

export type Operation = 'create-customer'

/** What becomes of an operation that a shopper is about to start. */
export type Decision =
  | { readonly outcome: 'sync' | 'async' | 'queue' | 'wait' }
  | { readonly outcome: 'refuse'; readonly reason: FailureCode }

/** Whether the channel answers, and what it allows while it does not. */
export type Reach = 'near' | 'away' | 'away-with-filtered-customers'

type Table<Row extends string, Column extends string> = Readonly<
  Record<Row, Readonly<Record<Column, Decision>>>
>

const queue: Decision = { outcome: 'queue' }
const filtered: Decision = { outcome: 'refuse', reason: 'offline_creation_off' }

/** Source: Dynamics 365 Commerce, "Asynchronous customer creation mode": sync, async, and the forced async of a channel out of reach. */
const createCustomer: Table<CreationMode, Reach> = {
  sync: { near: { outcome: 'sync' }, away: queue, 'away-with-filtered-customers': filtered },
  async: { near: { outcome: 'async' }, away: queue, 'away-with-filtered-customers': filtered },
}

const tables: Readonly<Record<Operation, Table<CreationMode, Reach>>> = { 'create-customer': createCustomer }

export function decide(operation: Operation, channel: Channel, isNear: boolean): Decision {
  return tables[operation][channel.mode][toReach(channel, isNear)]
}

function toReach(channel: Channel, isNear: boolean): Reach {
  if (isNear) return 'near'
  return channel.offlineCreation ? 'away' : 'away-with-filtered-customers'
}
