import { type Commerce, type Customer, type NewAddress } from 'pending-sync'
import { cart } from '../../app/cart.svelte.ts'
import type { Destination, Order } from '../../app/order-storage.svelte.ts'
import type { Shop } from '../../app/shop.ts'
import { createAction } from '../../ui/action.svelte.ts'
import { createAddressForm } from '../forms/address-form.svelte.ts'
import { checkedAddress } from './order-address.ts'

/** Selected instead of the key of an address while a new address is being filled in. */
export const newAddress = 'new'

/** True if a new address belongs to the order alone, because only people who are signed in add one to an account. */
export function isForOrderOnly(commerce: Commerce, customer: Customer): boolean {
  const decision = commerce.decide('create-address', customer, { whenPending: 'wait' })
  return decision.outcome === 'refuse' && decision.reason === 'token_needed'
}

/** A checkout that is being filled in, and the action that places the order. `first` is the address selected at first. */
export function createCheckout({ commerce, orders }: Shop, first = newAddress) {
  const addressForm = createAddressForm(commerce, 'checkout')
  const action = createAction()
  let selected = $state(first)

  /** Resolves to the order, or to `undefined` after a failure, which `action` describes. The form stays filled in. */
  async function place(customer: Customer): Promise<Order | undefined> {
    let order: Order | undefined
    // The cart as it was on the page: another tab may order it while the address is being created.
    const ordered = cart.current
    await action.run(async () => {
      order = await orders.place(ordered, await destination(customer))
    })
    if (order) addressForm.endDraft()
    return order
  }

  async function destination(customer: Customer): Promise<Destination> {
    const { key: customerKey } = customer
    if (selected === newAddress) {
      const { country } = addressForm.address
      const entered = addressForm.entered() ?? { country }
      if (isForOrderOnly(commerce, customer)) return { customerKey, address: checkedAddress(entered) }
      // From now on the new address is selected, so that a retry does not add it again.
      selected = await addAddress(customer, entered)
    }
    return { customerKey, addressKey: selected }
  }

  async function addAddress(customer: Customer, entered: NewAddress): Promise<string> {
    const changed = await commerce.addresses.create(customer.key, entered, { whenPending: 'wait' })
    const before = new Set(customer.addresses.map(({ key }) => key))
    const added = changed.addresses.find(({ key }) => !before.has(key))
    if (!added) throw new TypeError('The new address is missing among the customer’s addresses.')
    return added.key
  }

  return {
    addressForm,
    action,
    place,
    get selected() {
      return selected
    },
    set selected(key) {
      selected = key
    },
  }
}
