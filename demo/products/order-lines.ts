import type { Product } from './catalogue.ts'
import { findItem, type Item } from './items.ts'

/** A quantity of one item, at the price of the day in cents. */
export interface OrderLine {
  readonly productId: Product['id']
  readonly variant?: string
  /** Pieces, or metres of what is cut. */
  readonly quantity: number
  readonly price: number
}

/**
 * The lines of the quantities in a cart, by the ids of items. `priceOf` says what an item costs; by default what it costs
 * in Italy. Leaves out products that are no longer in the catalogue.
 */
export function linesOf(
  quantities: Readonly<Record<string, number>>,
  priceOf = ({ price }: Item) => price,
): OrderLine[] {
  return Object.entries(quantities).flatMap(([id, quantity]) => {
    const item = findItem(id)
    if (!item) return []
    const { product, variant } = item
    return [{ productId: product.id, ...(variant && { variant }), quantity, price: priceOf(item) }]
  })
}

/** In cents. */
export const amountOf = ({ quantity, price }: OrderLine) => Math.round(quantity * price)

/** In cents. */
export function totalOf(lines: readonly OrderLine[]): number {
  return lines.reduce((sum, line) => sum + amountOf(line), 0)
}
