import type { Item } from '../products/items.ts'
import { linesOf, totalOf, type OrderLine } from '../products/order-lines.ts'
import { deliveryOption, type DeliveryMode } from './delivery.ts'
import { priceIn, vatIn, type Vat } from './vat.ts'

/** The amounts of an order, in cents. */
export interface Amounts {
  readonly subtotal: number
  readonly delivery: number
  readonly total: number
  /** The VAT that the total includes. Absent: the order leaves the Union. */
  readonly vat?: Vat
}

/** A cart as it is sold to a country. */
export interface Sale {
  readonly lines: readonly OrderLine[]
  readonly amounts: Amounts
}

/** Prices the quantities of a cart for a delivery to a country. */
export function saleTo(
  country: string,
  quantities: Readonly<Record<string, number>>,
  mode: DeliveryMode = 'standard',
): Sale {
  const lines = linesOf(quantities, ({ price }: Item) => priceIn(country, price))
  const subtotal = totalOf(lines)
  const { price: delivery } = deliveryOption(country, mode, subtotal)
  const total = subtotal + delivery
  const vat = vatIn(country, total)
  return { lines, amounts: { subtotal, delivery, total, ...(vat && { vat }) } }
}
