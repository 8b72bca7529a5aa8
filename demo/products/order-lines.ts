import { products, type Product } from './catalogue.ts'

/** A quantity of one product, at the price of the day in cents. */
export interface OrderLine {
  readonly productId: Product['id']
  readonly quantity: number
  readonly price: number
}

/** Leaves out products that are no longer in the catalogue. */
export function linesOf(quantities: Readonly<Record<string, number>>): OrderLine[] {
  return Object.entries(quantities).flatMap(([id, quantity]) => {
    const product = products.find((known) => known.id === id)
    return product ? [{ productId: product.id, quantity, price: product.price }] : []
  })
}

/** In cents. */
export function totalOf(lines: readonly OrderLine[]): number {
  return lines.reduce((sum, { quantity, price }) => sum + quantity * price, 0)
}
