import { words as help } from './help.ts'
import { words as product } from './product.ts'

/** About the products and the shop. */
export const words = { product, help }
