import { newOrderId } from './order-id.ts'
import { persisted } from './persisted.svelte.ts'

/** The cart of this device, the same in every tab. */
export interface Cart {
  /** Becomes the id of the order, so that one cart makes one order, however often it is placed. */
  readonly id: string
  /** By product id. */
  readonly quantities: Readonly<Record<string, number>>
}

/** Of one product. */
export const maxQuantity = 12

const stored = persisted<Cart>('asola:cart', { decode })

/** Its verbs throw when the device is full; then nothing has changed. */
export const cart = {
  get current() {
    return stored.current
  },
  /** The sum of all quantities. */
  get count() {
    return Object.values(stored.current.quantities).reduce((sum, quantity) => sum + quantity, 0)
  },
  add: (id: string, quantity = 1) => setQuantity(id, (stored.current.quantities[id] ?? 0) + quantity),
  setQuantity,
  remove: (id: string) => setQuantity(id, 0),
  /** Starts a new, empty cart. */
  close: () => void (stored.current = emptyCart()),
}

function setQuantity(id: string, quantity: number): void {
  const { id: cartId, quantities: before } = stored.current
  // The products keep their order.
  const changed = Object.entries({ ...before, [id]: Math.min(quantity, maxQuantity) })
  stored.current = { id: cartId, quantities: Object.fromEntries(changed.filter(([, many]) => many > 0)) }
}

function emptyCart(): Cart {
  return { id: newOrderId(), quantities: {} }
}

/** Storage may hold anything, such as the cart of an older version. */
function decode(text = ''): Cart {
  try {
    const { id, quantities } = JSON.parse(text) as Partial<Cart>
    const entries = Object.entries(quantities ?? {})
    const known = entries.filter(([, quantity]) => Number.isInteger(quantity) && quantity > 0)
    return { id: String(id ?? newOrderId()), quantities: Object.fromEntries(known) }
  } catch {
    return emptyCart()
  }
}
