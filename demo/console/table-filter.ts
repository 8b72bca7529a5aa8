import type { Customer, Synchronization, TablesSnapshot, Upload } from 'pending-sync/mocks'
import { formatAddress, formatName } from './format-customer.ts'

/** The states that a tester can look for. `uploaded`: at headquarters, but not converted. */
export const rowStates = ['waiting', 'uploaded', 'failed', 'done'] as const
export type RowState = (typeof rowStates)[number]

export interface TableFilter {
  /** Words of a name, an e-mail address, a number or a GUID. All of them have to occur. */
  readonly text: string
  /** `undefined`: all. */
  readonly state: RowState | undefined
}

/** The snapshot with those rows only that a filter lets through. */
export function filterTables(snapshot: TablesSnapshot, { text, state }: TableFilter): TablesSnapshot {
  const { channel, headquarters } = snapshot
  const isFound = textSearch(snapshot, text)
  const stateOf = rowStatesIn(snapshot)
  const isShown = (id: string, account: string, own = '') =>
    isFound(account, own) && (state === undefined || stateOf(id) === state)

  const customers = <Row extends NumberedRow>(rows: readonly Row[]) =>
    rows.filter(({ guid, accountNumber }) => isShown(guid ?? accountNumber, accountNumber))
  const asyncCustomers = <Row extends { readonly guid: string }>(rows: readonly Row[]) =>
    rows.filter(({ guid }) => isShown(guid, guid))
  const others = <Row extends AccountRow>(rows: readonly Row[]) =>
    rows.filter(({ id, account, address }) =>
      isShown(id, account, `${id} ${address ? formatAddress(address) : ''}`),
    )

  return {
    ...snapshot,
    channel: {
      ...channel,
      customers: customers(channel.customers),
      asyncCustomers: asyncCustomers(channel.asyncCustomers),
      asyncAddresses: others(channel.asyncAddresses),
      orders: others(channel.orders),
    },
    headquarters: {
      ...headquarters,
      customers: customers(headquarters.customers),
      asyncCustomers: asyncCustomers(headquarters.asyncCustomers),
      asyncAddresses: others(headquarters.asyncAddresses),
      asyncEdits: others(headquarters.asyncEdits),
      orders: others(headquarters.orders),
    },
  }
}

/** Tells if a row belongs to an account that the text describes, or has the text itself. */
export function textSearch(snapshot: TablesSnapshot, text: string) {
  const wanted = text.toLocaleLowerCase().split(/\s+/).filter(Boolean)
  const descriptions = wanted.length > 0 ? accountDescriptions(snapshot) : new Map<string, string>()
  return (account: string, own = '') => {
    const described = `${descriptions.get(account) ?? account} ${own.toLocaleLowerCase()}`
    return wanted.every((word) => described.includes(word))
  }
}

interface NumberedRow {
  readonly guid?: string
  readonly accountNumber: string
}

interface AccountRow {
  readonly id: string
  readonly account: string
  readonly address?: Customer['Addresses'][number]
}

/** By GUID and by account number. A row may have either of them. */
function accountDescriptions({ channel, headquarters }: TablesSnapshot): ReadonlyMap<string, string> {
  const descriptions = new Map<string, string>()
  const rows = [
    ...channel.asyncCustomers,
    ...channel.customers,
    ...headquarters.asyncCustomers,
    ...headquarters.customers,
  ]
  for (const { guid, accountNumber, customer } of rows) {
    const accounts = [guid, accountNumber].flatMap((account) => account ?? [])
    const texts = [
      ...accounts,
      formatName(customer),
      customer.Email,
      ...accounts.map((it) => descriptions.get(it)),
    ]
    for (const account of accounts) descriptions.set(account, texts.join(' ').toLocaleLowerCase())
  }
  return descriptions
}

/** A customer that was created in sync mode is in neither list: it is done. */
function rowStatesIn({ channel, headquarters }: TablesSnapshot): (id: string) => RowState {
  const states = new Map<string, RowState>()
  const uploads: Record<Upload, RowState> = { waiting: 'waiting', uploaded: 'uploaded' }
  const conversions: Record<Synchronization['status'], RowState> = {
    waiting: 'uploaded',
    failed: 'failed',
    done: 'done',
  }
  for (const { guid, upload } of channel.asyncCustomers) states.set(guid, uploads[upload])
  for (const { id, upload } of [...channel.asyncAddresses, ...channel.orders]) states.set(id, uploads[upload])
  const { asyncCustomers, asyncAddresses, asyncEdits, orders } = headquarters
  for (const { guid, synchronization } of asyncCustomers)
    states.set(guid, conversions[synchronization.status])
  for (const { id, synchronization } of [...asyncAddresses, ...asyncEdits, ...orders])
    states.set(id, conversions[synchronization.status])
  return (id) => states.get(id) ?? 'done'
}
