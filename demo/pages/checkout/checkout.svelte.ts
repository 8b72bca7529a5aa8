import type { Customer } from 'pending-sync'
import { cart } from '../../app/cart.svelte.ts'
import type { Order } from '../../app/order-book.svelte.ts'
import type { Shop } from '../../app/shop.ts'
import { createAttempt } from '../../ui/attempt.svelte.ts'
import { createAddressForm } from '../forms/address-form.svelte.ts'

/** Stands where the key of an address would stand, while the address is still being typed. */
export const newAddress = 'new'

/** A checkout while it is filled in: where to, and what became of the last attempt. */
export function createCheckout({ commerce, orders }: Pick<Shop, 'commerce' | 'orders'>, first?: string) {
  const addressForm = createAddressForm(commerce, 'checkout')
  const attempt = createAttempt()
  let chosen = $state(first ?? newAddress)

  /** The order, or nothing when `attempt` says why not. The form stays as it is. */
  async function place(customer: Customer): Promise<Order | undefined> {
    let order: Order | undefined
    // What was on the page when it was clicked, whatever other tabs order before the address is kept.
    const content = cart.current
    await attempt.run(async () => {
      // From here on it is one of the customer's addresses: a second try does not add it once more.
      if (chosen === newAddress) chosen = await addAddress(customer)
      order = await orders.place(content, { customerKey: customer.key, addressKey: chosen })
    })
    return order
  }

  async function addAddress(customer: Customer): Promise<string> {
    const { country } = addressForm.address
    const entered = addressForm.entered() ?? { country }
    const changed = await commerce.addresses.create(customer.key, entered, { whenPending: 'wait' })
    const before = new Set(customer.addresses.map(({ key }) => key))
    const added = changed.addresses.find(({ key }) => !before.has(key))
    if (!added) throw new TypeError('The new address is missing among the customer’s addresses.')
    addressForm.end()
    return added.key
  }

  return {
    addressForm,
    attempt,
    place,
    get chosen() {
      return chosen
    },
    set chosen(key) {
      chosen = key
    },
  }
}
