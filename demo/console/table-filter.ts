import type { Address, Customer, Synchronization, TablesSnapshot, Upload } from 'pending-sync/mocks'
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
  const addresses = <Row extends AccountRow & { readonly address: Address }>(rows: readonly Row[]) =>
    rows.filter(({ id, account, address }) => isShown(id, account, formatAddress(address)))
  const orders = <Row extends AccountRow>(rows: readonly Row[]) =>
    rows.filter(({ id, account }) => isShown(id, account, id))

  return {
    ...snapshot,
    channel: {
      ...channel,
      customers: customers(channel.customers),
      asyncCustomers: asyncCustomers(channel.asyncCustomers),
      asyncAddresses: addresses(channel.asyncAddresses),
      orders: orders(channel.orders),
    },
    headquarters: {
      ...headquarters,
      customers: customers(headquarters.customers),
      asyncCustomers: asyncCustomers(headquarters.asyncCustomers),
      asyncAddresses: addresses(headquarters.asyncAddresses),
      asyncEdits: headquarters.asyncEdits.filter(({ id, account }) => isShown(id, account)),
      orders: orders(headquarters.orders),
    },
  }
}

/** Tells if a row belongs to an account that the text describes, or has the text itself. */
export function textSearch(snapshot: TablesSnapshot, text: string) {
  const wanted = text.toLocaleLowerCase().split(/\s+/).filter(Boolean)
  const descriptions = wanted.length > 0 ? describeAccounts(snapshot) : new Map<string, Description>()
  return (account: string, own = '') => {
    const { words = account, guid = '' } = descriptions.get(account) ?? {}
    const described = `${words} ${own}`.toLocaleLowerCase()
    return wanted.every((word) => described.includes(word) || isGuidWith(guid, word))
  }
}

/** A few digits are no part of a GUID that somebody looks for. */
function isGuidWith(guid: string, word: string): boolean {
  return word.length >= 8 && guid.startsWith(word)
}

interface NumberedRow {
  readonly guid?: string
  readonly accountNumber: string
}

interface AccountRow {
  readonly id: string
  readonly account: string
}

interface Description {
  /** The account number, the name and the e-mail address. */
  readonly words: string
  readonly guid: string
}

/** By GUID and by account number. A row may have either of them, and an older name. */
function describeAccounts({ channel, headquarters }: TablesSnapshot): ReadonlyMap<string, Description> {
  const descriptions = new Map<string, Description>()
  const rows: readonly CustomerRow[] = [
    ...channel.asyncCustomers,
    ...channel.customers,
    ...headquarters.asyncCustomers,
    ...headquarters.customers,
  ]
  for (const { guid, accountNumber, customer } of rows) {
    const accounts = [guid, accountNumber].flatMap((account) => account ?? [])
    const known = accounts.map((account) => descriptions.get(account)?.words)
    const words = [accountNumber, formatName(customer), customer.Email, ...known].join(' ')
    for (const account of accounts) descriptions.set(account, { words, guid: guid ?? '' })
  }
  return descriptions
}

interface CustomerRow {
  readonly guid?: string
  readonly accountNumber?: string
  readonly customer: Customer
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
