import type { Customer, CustomerKey } from 'pending-sync'

/** Which of several people on this device a page is about: the first, until somebody chooses. */
export function createChoice(customers: () => readonly Customer[]) {
  let chosen = $state<CustomerKey>()
  const current = $derived(customers().find(({ key }) => key === chosen) ?? customers()[0])

  // Whoever registers in another tab meanwhile does not take the page over.
  $effect(() => {
    chosen ??= current?.key
  })

  return {
    get current() {
      return current
    },
    choose(key: CustomerKey) {
      chosen = key
    },
  }
}
