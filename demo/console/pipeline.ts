import type { Customer, EntryKind, OutboxEntry } from 'pending-sync'
import type { Customer as HeadquartersCustomer, Synchronization, TablesSnapshot } from 'pending-sync/mocks'
import { customerNames, formatName } from './format-customer.ts'

/** The stages from a browser to headquarters and back. */
export const stages = ['outbox', 'channel', 'uploaded', 'numbered', 'returned', 'home'] as const
export type Stage = (typeof stages)[number]

export interface PipelineRecord {
  /** The same in all stages. */
  readonly id: string
  /** A customer stays in the last stage; all other kinds disappear once they have arrived. */
  readonly kind: 'customer' | 'address' | 'edit' | 'order'
  /** The name of the customer itself, or of the customer it belongs to. */
  readonly name: string
  readonly stage: Stage
  /** It cannot go on until somebody acts. */
  readonly isStuck: boolean
}

/** All records of this browser, the channel and headquarters, each at the last stage it has reached. */
export function pipelineRecords(
  snapshot: TablesSnapshot,
  customers: readonly Customer[],
  outbox: readonly OutboxEntry[],
): readonly PipelineRecord[] {
  const found = customerRecords(snapshot, customers, outbox)
  return [...found, ...outboxRecords(found, outbox), ...tableRecords(snapshot)]
}

function customerRecords(
  { channel, headquarters }: TablesSnapshot,
  customers: readonly Customer[],
  outbox: readonly OutboxEntry[],
): readonly PipelineRecord[] {
  const keys = new Map(customers.flatMap((customer) => accountsOf(customer).map((it) => [it, customer.key])))
  const inDoubt = new Set(
    outbox.filter(({ status }) => status === 'in-doubt').map(({ customerKey }) => customerKey),
  )
  const found = new Map<string, PipelineRecord>()

  function add(stage: Stage, account: string, customer: HeadquartersCustomer, isStuck = false) {
    const id = keys.get(account) ?? account
    found.set(id, { id, kind: 'customer', name: formatName(customer), stage, isStuck })
  }

  for (const { key, name, status } of customers) {
    const isStuck = status === 'refused' || inDoubt.has(key)
    found.set(key, { id: key, kind: 'customer', name, stage: 'outbox', isStuck })
  }
  // Each table overwrites the stage found in the tables before it.
  for (const row of channel.asyncCustomers) add('channel', row.guid, row.customer)
  for (const row of headquarters.asyncCustomers) add('uploaded', row.guid, row.customer, isFailed(row))
  for (const row of headquarters.customers) {
    const stage = row.channelCopy === 'current' ? 'returned' : 'numbered'
    add(stage, row.guid ?? row.accountNumber, row.customer)
  }
  for (const { key, status } of customers) {
    const record = found.get(key)
    if (status === 'synced' && record) found.set(key, { ...record, stage: 'home' })
  }
  return [...found.values()]
}

/** Entries of the outbox, except customers being created. */
function outboxRecords(
  customers: readonly PipelineRecord[],
  outbox: readonly OutboxEntry[],
): readonly PipelineRecord[] {
  const names = new Map(customers.map(({ id, name }) => [id, name]))
  return outbox
    .filter(({ kind, status }) => kind !== 'create-customer' && status !== 'delivered')
    .map(({ id, kind, status, customerKey }) => ({
      id,
      kind: recordKindOf(kind),
      name: names.get(customerKey) ?? '',
      stage: 'outbox',
      isStuck: status === 'refused' || status === 'in-doubt',
    }))
}

type Channel = TablesSnapshot['channel']
type ChannelRow = Channel['asyncAddresses' | 'asyncEdits' | 'orders'][number]

/** Async addresses, edits and orders that have not arrived yet. */
function tableRecords(snapshot: TablesSnapshot): readonly PipelineRecord[] {
  const { channel, headquarters } = snapshot
  const nameOf = customerNames(snapshot)
  const rows = [...headquarters.asyncAddresses, ...headquarters.asyncEdits, ...headquarters.orders]
  const uploaded = new Map(rows.map((row) => [row.id, row]))

  function toRecords(
    kind: PipelineRecord['kind'],
    { id, upload }: ChannelRow,
    account: string,
  ): readonly PipelineRecord[] {
    const row = uploaded.get(id)
    const isDone = row?.synchronization.status === 'done'
    // Only an address has a later stage: 1010 brings its record id to the channel.
    if (isDone && kind !== 'address') return []
    const stage = upload === 'waiting' ? 'channel' : isDone ? 'numbered' : 'uploaded'
    return [{ id, kind, name: nameOf(account), stage, isStuck: row !== undefined && isFailed(row) }]
  }

  return [
    ...channel.asyncAddresses
      .filter(({ recordId }) => recordId === undefined)
      .flatMap((row) => toRecords('address', row, row.account)),
    ...channel.asyncEdits.flatMap((row) => toRecords('edit', row, row.account)),
    ...channel.orders.flatMap((row) => toRecords('order', row, row.account)),
  ]
}

function recordKindOf(kind: EntryKind): PipelineRecord['kind'] {
  return kind === 'create-address' || kind === 'edit-address' ? 'address' : 'edit'
}

function isFailed({ synchronization }: { readonly synchronization: Synchronization }): boolean {
  return synchronization.status === 'failed'
}

function accountsOf(customer: Customer): readonly string[] {
  if (customer.status === 'pending') return [customer.guid]
  if (customer.status !== 'synced') return []
  return customer.guid ? [customer.guid, customer.accountNumber] : [customer.accountNumber]
}
