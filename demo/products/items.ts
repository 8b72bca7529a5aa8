import { products, type Product } from './catalogue.ts'

/** A product in one of its variants, if it has any. */
export interface Item {
  readonly product: Product
  readonly variant?: string
  /** In cents of a euro, with the VAT of Italy. */
  readonly price: number
}

/** Reads the id of an item, such as `thimble/16` or `chalk`. Without a variant it means the usual one. */
export function findItem(id: string): Item | undefined {
  const [productId, named] = id.split('/')
  const product = products.find((known) => known.id === productId)
  if (!product?.variants) return product && { product, price: product.price }
  const { prices, usual } = product.variants
  const variant = named ?? usual
  const price = Object.hasOwn(prices, variant) ? prices[variant] : undefined
  return price === undefined ? undefined : { product, variant, price }
}

export function itemId({ productId, variant }: { readonly productId: string; readonly variant?: string }) {
  return variant === undefined ? productId : `${productId}/${variant}`
}

/** The most of one item: pieces, or metres. */
export const maxQuantity = 12

/** The smallest quantity of a product, and the difference between two. */
export const stepOf = ({ isCut }: Product) => (isCut ? 0.5 : 1)

/** The quantity that a product can be ordered in, next to any number. 0: none. */
export function possibleQuantity(product: Product, quantity: number): number {
  const step = stepOf(product)
  return Math.min(Math.max(Math.round(quantity / step) * step, 0), maxQuantity)
}
