import { accountLabel } from 'pending-sync'
import { useSyncExternalStore } from 'react'
import { commerce } from './commerce.ts'

const { all, create } = commerce.customers
const ada = { firstName: 'Ada', lastName: 'Rossi', email: 'ada@example.com' }

export function Customers() {
  const customers = useSyncExternalStore(all.subscribe, all.get, all.getServerSnapshot)
  return (
    <>
      <button onClick={() => create(ada)}>Register</button>
      <ul>
        {customers.map((customer) => (
          <li key={customer.key}>
            {customer.name || 'Customer'}: {accountLabel(customer)}
          </li>
        ))}
      </ul>
    </>
  )
}
