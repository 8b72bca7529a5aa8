import { products, type Product } from './catalogue.ts'

/** So many of a product, at the price of the day, in cents. */
export interface Line {
  readonly productId: Product['id']
  readonly quantity: number
  readonly price: number
}

/** What is no longer on the counter is left out. */
export function linesOf(quantities: Readonly<Record<string, number>>): Line[] {
  return Object.entries(quantities).flatMap(([id, quantity]) => {
    const product = products.find((known) => known.id === id)
    return product ? [{ productId: product.id, quantity, price: product.price }] : []
  })
}

export function totalOf(lines: readonly Line[]): number {
  return lines.reduce((sum, { quantity, price }) => sum + quantity * price, 0)
}
