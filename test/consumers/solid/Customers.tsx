import { accountLabel } from 'pending-sync'
import { createSignal, For, onCleanup, onMount } from 'solid-js'
import { commerce } from './commerce.ts'

const { all, create } = commerce.customers
const ada = { firstName: 'Ada', lastName: 'Rossi', email: 'ada@example.com' }

export function Customers() {
  const [customers, setCustomers] = createSignal(all.getServerSnapshot())
  onMount(() => onCleanup(all.subscribe((value) => setCustomers(() => value))))
  return (
    <>
      <button onClick={() => create(ada)}>Register</button>
      <ul>
        <For each={customers()}>
          {(customer) => (
            <li>
              {customer.name || 'Customer'}: {accountLabel(customer)}
            </li>
          )}
        </For>
      </ul>
    </>
  )
}
