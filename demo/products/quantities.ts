import type { Product } from './catalogue.ts'
import { maxQuantity, stepOf } from './items.ts'

/** The quantities to choose from. */
export function quantitiesOf(product: Product): number[] {
  const step = stepOf(product)
  return Array.from({ length: maxQuantity / step }, (_, index) => (index + 1) * step)
}
