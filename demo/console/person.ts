import type { MendableAddress, Person, Snapshot } from './snapshot.ts'

export function fullName({ FirstName, LastName }: Person): string {
  return `${FirstName} ${LastName}`.trim()
}

/** The name of whoever has an account number or temporary GUID, wherever it is known. */
export function namesIn({ channel, headquarters }: Pick<Snapshot, 'channel' | 'headquarters'>) {
  const rows = [...channel.asyncCustomers, ...headquarters.asyncCustomers, ...headquarters.customers]
  const names = new Map(
    rows.flatMap(({ guid, accountNumber, customer }) =>
      [guid, accountNumber].map((account) => [account, fullName(customer)] as const),
    ),
  )
  return (account: string) => names.get(account) ?? ''
}

export function addressLine({ Street, ZipCode, City, State }: MendableAddress): string {
  return [Street, [ZipCode, City, State].filter(Boolean).join(' ')].filter(Boolean).join(', ')
}
