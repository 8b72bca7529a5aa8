import { type Address, type Commerce, type Customer, type NewAddress } from 'pending-sync'
import { untrack } from 'svelte'
import { cart } from '../../app/cart.svelte.ts'
import { createDraft } from '../../app/draft.svelte.ts'
import { chooseDeliveryCountry, deliveryCountry } from '../../app/delivery-country.svelte.ts'
import type { Destination, PaidOrder } from '../../app/order-storage.svelte.ts'
import { placeOrder, type NotPaid } from '../../app/order-verbs.ts'
import type { TestCard } from '../../app/payments.ts'
import type { Shop } from '../../app/shop.ts'
import type { DeliveryMode } from '../../sale/delivery.ts'
import { createAction } from '../../ui/action.svelte.ts'
import { createAddressForm } from '../forms/address-form.svelte.ts'
import { createLiveProblems } from '../forms/live-problems.svelte.ts'
import { addressContent, checkedAddress } from './order-address.ts'

/** Selected instead of the key of an address while a new address is being filled in. */
export const newAddress = 'new'

/** True if a new address belongs to the order alone, because only people who are signed in add one to an account. */
export function isForOrderOnly(commerce: Commerce, customer: Customer): boolean {
  const decision = commerce.decide('create-address', customer, { whenPending: 'wait' })
  return decision.outcome === 'refuse' && decision.reason === 'token_needed'
}

/** A checkout that is being filled in, and its problems. The first of the addresses is selected at first. */
export function createCheckout({ commerce, orders }: Shop, addresses: () => readonly Address[]) {
  const addressForm = createAddressForm(commerce, 'checkout', deliveryCountry.current)
  let chosen = $state(untrack(addresses)[0]?.key ?? newAddress)
  const known = $derived(addresses().find(({ key }) => key === chosen))
  // Another tab may remove the address.
  const selected = $derived(known?.key ?? newAddress)
  // The card is no part of the draft: a reload after a declined payment must not try the same one.
  const draft = createDraft('delivery', { mode: 'standard' })
  const deliveryMode = $derived<DeliveryMode>(draft.values.mode === 'express' ? 'express' : 'standard')
  let card = $state<TestCard>('approved')
  let notPaid = $state<NotPaid>()
  const problems = createLiveProblems(
    createAction(),
    () => (selected === newAddress ? addressForm.problems() : []),
    () => ({ ...addressForm.address }),
  )

  // The draft keeps the country once the address is begun.
  $effect(() => {
    const { country } = addressForm.address
    const isChosen = !addressForm.isBegun && country !== untrack(() => deliveryCountry.current)
    if (isChosen) chooseDeliveryCountry(country)
  })

  /**
   * Resolves to the order, or to `undefined` after a failure, which `problems` or `notPaid` describes. The form stays filled
   * in.
   */
  async function place(customer: Customer): Promise<PaidOrder | undefined> {
    let order: PaidOrder | undefined
    // The cart as it was on the page: another tab may order it while the address is being created.
    const ordered = cart.current
    await problems.run(async () => {
      notPaid = undefined
      const placed = await placeOrder(orders, ordered, await destination(customer), { deliveryMode, card })
      if (typeof placed === 'string') notPaid = placed
      else order = placed
    })
    if (order) {
      addressForm.endDraft()
      draft.end()
    }
    return order
  }

  async function destination(customer: Customer): Promise<Destination> {
    const { key: customerKey } = customer
    if (known) return { customerKey, address: addressContent(known), addressKey: known.key }
    const entered = addressForm.entered()
    if (isForOrderOnly(commerce, customer)) return { customerKey, address: checkedAddress(entered) }
    const added = await addAddress(customer, entered)
    // From now on the new address is selected, so that a retry does not add it again.
    chosen = added.key
    return { customerKey, address: addressContent(added), addressKey: added.key }
  }

  async function addAddress(customer: Customer, entered: NewAddress) {
    const changed = await commerce.addresses.create(customer.key, entered, { whenPending: 'wait' })
    const before = new Set(customer.addresses.map(({ key }) => key))
    const added = changed.addresses.find(({ key }) => !before.has(key))
    if (!added) throw new TypeError('The new address is missing among the customer’s addresses.')
    return added
  }

  return {
    addressForm,
    problems,
    place,
    /** The bank's answer to the last try, if it approved nothing. */
    get notPaid() {
      return notPaid
    },
    get selected() {
      return selected
    },
    set selected(key) {
      chosen = key
    },
    get deliveryMode() {
      return deliveryMode
    },
    set deliveryMode(mode) {
      draft.values.mode = mode
    },
    get card() {
      return card
    },
    set card(chosen) {
      card = chosen
    },
  }
}

export type Checkout = ReturnType<typeof createCheckout>
