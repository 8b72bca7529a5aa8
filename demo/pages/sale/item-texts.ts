import { format } from '../../app/format.ts'
import { words } from '../../app/words.svelte.ts'
import type { Product } from '../../products/catalogue.ts'
import { findItem, itemId } from '../../products/items.ts'
import type { OrderLine } from '../../products/order-lines.ts'

type ItemOfLine = Pick<OrderLine, 'productId' | 'variant'>

/** The name of an item with its variant, such as `Thimble, size 16`. */
export function itemName(item: ItemOfLine): string {
  const name = words.shop.products[item.productId]
  const { product, variant } = findItem(itemId(item)) ?? {}
  return product && variant ? `${name}, ${variantText(product, variant)}` : name
}

/** A variant in a list of them, where its kind is said already, such as `16` or `20 mm`. */
export function variantName({ variants }: Product, variant: string): string {
  const t = words.checkout.variants
  if (variants?.kind === 'diameter') return unit(Number(variant), 'millimeter')
  if (variants?.kind === 'length') return unit(Number(variant), 'centimeter')
  return isColour(variant) ? t[variant] : variant
}

function variantText(product: Product, variant: string): string {
  const text = variantName(product, variant)
  return product.variants?.kind === 'size' ? words.checkout.variants.size(text) : text
}

/** A length to cut, such as `1.5 m`. */
export const metres = (length: number) => unit(length, 'meter')

/** The amount and the name of an item, such as `2 × Thimble, size 16` or `1.5 m Grosgrain ribbon`. */
export function lineText(line: OrderLine): string {
  const isCut = findItem(itemId(line))?.product.isCut
  return isCut ? `${metres(line.quantity)} ${itemName(line)}` : `${line.quantity} × ${itemName(line)}`
}

function unit(value: number, name: 'millimeter' | 'centimeter' | 'meter'): string {
  return format.number(value, { style: 'unit', unit: name, unitDisplay: 'short' })
}

const colours = ['red', 'navy', 'ecru', 'black'] as const

function isColour(variant: string): variant is (typeof colours)[number] {
  return colours.some((colour) => colour === variant)
}
