import { findItem, itemId, possibleQuantity, stepOf } from '../products/items.ts'
import { newOrderId } from './order-id.ts'
import { persisted, type Persisted } from './persisted.svelte.ts'

/** The cart of this device, the same in every tab. There is one: somebody else's first thing replaces it. */
export interface Cart {
  /** Becomes the id of the order, so that one cart makes one order, however often it is placed. */
  readonly id: string
  /** By the id of the item, such as `thimble/16`. */
  readonly quantities: Readonly<Record<string, number>>
  /** The subject of the person who filled it. Absent: nobody was signed in, so it goes along with the next person. */
  readonly owner?: string | undefined
}

let stored: Persisted<Cart>
let owner: string | undefined

/** Opens the cart of somebody, or of a guest. Nobody sees the cart of another person. Call it before the shop is shown. */
export function openCart(subject: string | undefined): void {
  owner = subject
  stored = persisted<Cart>('asola:cart', { decode })
  try {
    // A guest's things belong to this person from now on.
    if (cart.count && stored.current.owner !== owner) stored.current = { ...stored.current, owner }
  } catch {
    // On a full device it stays the cart of everybody.
  }
}

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
  stored.current = { id: cartId, quantities: known({ ...before, [id]: quantity }), owner }
}

function emptyCart(): Cart {
  return { id: newOrderId(), quantities: {} }
}

/** Storage may hold anything, such as the cart of an older version, which names no variants. */
function decode(text = ''): Cart {
  try {
    const { id, quantities, owner: by } = JSON.parse(text) as Partial<Cart>
    if (by && by !== owner) return emptyCart()
    return { id: String(id ?? newOrderId()), quantities: known(quantities ?? {}), owner: by }
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
