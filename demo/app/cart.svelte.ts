import { findItem, itemId, possibleQuantity, stepOf } from '../products/items.ts'
import { newOrderId } from './order-id.ts'
import { persisted } from './persisted.svelte.ts'

/** The cart of this device, the same in every tab. */
export interface Cart {
  /** Becomes the id of the order, so that one cart makes one order, however often it is placed. */
  readonly id: string
  /** By the id of the item, such as `thimble/16`. */
  readonly quantities: Readonly<Record<string, number>>
}

const stored = persisted<Cart>('asola:cart', { decode })

/** Its verbs throw when the device is full; then nothing has changed. */
export const cart = {
  get current() {
    return stored.current
  },
  /** The number of things: pieces, and lengths that are cut. */
  get count() {
    return Object.entries(stored.current.quantities).reduce(
      (sum, [id, quantity]) => sum + (isCut(id) ? 1 : quantity),
      0,
    )
  },
  add: (id: string, quantity: number) => setQuantity(id, (stored.current.quantities[id] ?? 0) + quantity),
  setQuantity,
  remove: (id: string) => setQuantity(id, 0),
  /** Starts a new, empty cart. */
  close: () => void (stored.current = emptyCart()),
}

function isCut(id: string): boolean {
  const item = findItem(id)
  return item !== undefined && stepOf(item.product) < 1
}

function setQuantity(id: string, quantity: number): void {
  const { id: cartId, quantities: before } = stored.current
  // The items keep their order.
  stored.current = { id: cartId, quantities: known({ ...before, [id]: quantity }) }
}

function emptyCart(): Cart {
  return { id: newOrderId(), quantities: {} }
}

/** Storage may hold anything, such as the cart of an older version, which names no variants. */
function decode(text = ''): Cart {
  try {
    const { id, quantities } = JSON.parse(text) as Partial<Cart>
    return { id: String(id ?? newOrderId()), quantities: known(quantities ?? {}) }
  } catch {
    return emptyCart()
  }
}

/** Leaves out items that are not in the catalogue, and quantities in which an item cannot be ordered. */
function known(quantities: Cart['quantities']): Cart['quantities'] {
  const entries = Object.entries(quantities).flatMap(([id, many]): [string, number][] => {
    const item = findItem(id)
    const quantity = item && Number.isFinite(many) ? possibleQuantity(item.product, many) : 0
    return item && quantity > 0 ? [[itemId({ productId: item.product.id, ...item }), quantity]] : []
  })
  return Object.fromEntries(entries)
}
