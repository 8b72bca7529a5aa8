import type { Customer, CustomerKey } from 'pending-sync'

/** The customer whom a page shows, if several are on this device: the first, until the shopper selects another. */
export function createSelectedCustomer(customers: () => readonly Customer[]) {
  let selected = $state<CustomerKey>()
  const current = $derived(customers().find(({ key }) => key === selected) ?? customers()[0])

  // A registration in another tab becomes the first customer, and must not replace the one on screen.
  $effect(() => {
    selected ??= current?.key
  })

  return {
    get current() {
      return current
    },
    select(key: CustomerKey) {
      selected = key
    },
  }
}
