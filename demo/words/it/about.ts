import type { words as english } from '../en/about.ts'
import { words as help } from './help.ts'
import { words as product } from './product.ts'

export const words: typeof english = { product, help }
