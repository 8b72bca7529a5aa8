import { persisted } from './persisted.svelte.ts'
import { newReference } from './reference.ts'

/** Kept on this device, the same in every tab. */
export interface Cart {
  /** Becomes the order's: a cart can be ordered once, however often and wherever that is asked for. */
  readonly id: string
  /** How many of each product, by its id. */
  readonly quantities: Readonly<Record<string, number>>
}

export const mostOfOne = 12

const kept = persisted<Cart>('asola:cart', { decode })

/** Its verbs throw when the device keeps no more; then nothing has changed. */
export const cart = {
  get current() {
    return kept.current
  },
  /** How many things are in it. */
  get count() {
    return Object.values(kept.current.quantities).reduce((sum, quantity) => sum + quantity, 0)
  },
  add: (id: string, quantity = 1) => setQuantity(id, (kept.current.quantities[id] ?? 0) + quantity),
  setQuantity,
  remove: (id: string) => setQuantity(id, 0),
  /** The next things go into another cart. */
  close: () => void (kept.current = emptyCart()),
}

function setQuantity(id: string, quantity: number): void {
  const { id: cartId, quantities: before } = kept.current
  // What was there keeps its place.
  const changed = Object.entries({ ...before, [id]: Math.min(quantity, mostOfOne) })
  kept.current = { id: cartId, quantities: Object.fromEntries(changed.filter(([, many]) => many > 0)) }
}

function emptyCart(): Cart {
  return { id: newReference(), quantities: {} }
}

function decode(text = ''): Cart {
  try {
    const { id, quantities } = JSON.parse(text) as Partial<Cart>
    const entries = Object.entries(quantities ?? {})
    const known = entries.filter(([, quantity]) => Number.isInteger(quantity) && quantity > 0)
    return { id: String(id ?? newReference()), quantities: Object.fromEntries(known) }
  } catch {
    return emptyCart()
  }
}
