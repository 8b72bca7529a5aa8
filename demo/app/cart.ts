import { persistentAtom } from '@nanostores/persistent'
import { computed } from 'nanostores'

/** How many of each product, by its id. Kept on this device, the same in every tab. */
export type Cart = Readonly<Record<string, number>>

export const mostOfOne = 12

const kept = persistentAtom<Cart>('asola:cart', {}, { encode: JSON.stringify, decode })

export const cart = {
  ...kept,
  add: (id: string) => setQuantity(id, (kept.get()[id] ?? 0) + 1),
  setQuantity,
  remove: (id: string) => setQuantity(id, 0),
  clear: () => kept.set({}),
}

export const cartCount = computed(kept, (content) =>
  Object.values(content).reduce((sum, quantity) => sum + quantity, 0),
)

function setQuantity(id: string, quantity: number): void {
  const { [id]: _before, ...others } = kept.get()
  // What was there keeps its place.
  const changed = id in kept.get() ? { ...kept.get(), [id]: Math.min(quantity, mostOfOne) } : undefined
  kept.set(quantity > 0 ? (changed ?? { ...others, [id]: quantity }) : others)
}

function decode(text: string): Cart {
  try {
    const entries = Object.entries(JSON.parse(text) as object)
    return Object.fromEntries(entries.filter(([, quantity]) => Number.isInteger(quantity) && quantity > 0))
  } catch {
    return {}
  }
}
