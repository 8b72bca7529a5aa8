import type { Address, Customer, TablesSnapshot } from 'pending-sync/mocks'

/** An organization has only a full name. */
export function formatName({ FirstName, LastName, Name }: Customer): string {
  return `${FirstName} ${LastName}`.trim() || Name
}

export function formatAddress({ Street, ZipCode, City, State }: Address): string {
  return [Street, [ZipCode, City, State].filter(Boolean).join(' ')].filter(Boolean).join(', ')
}

/** Looks customers' names up by account number or temporary GUID; an empty text when there is none. */
export function customerNames({ channel, headquarters }: Pick<TablesSnapshot, 'channel' | 'headquarters'>) {
  const rows = [...channel.asyncCustomers, ...headquarters.asyncCustomers, ...headquarters.customers]
  const names = new Map(
    rows.flatMap(({ guid, accountNumber, customer }) =>
      [guid, accountNumber].map((account) => [account, formatName(customer)] as const),
    ),
  )
  return (account: string) => names.get(account) ?? ''
}
