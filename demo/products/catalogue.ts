import chalk from './drawings/chalk.svg?no-inline'
import corozo from './drawings/corozo.svg?no-inline'
import ribbon from './drawings/ribbon.svg?no-inline'
import scissors from './drawings/scissors.svg?no-inline'
import spool from './drawings/spool.svg?no-inline'
import tape from './drawings/tape.svg?no-inline'
import thimble from './drawings/thimble.svg?no-inline'
import zip from './drawings/zip.svg?no-inline'

type ProductId = 'corozo' | 'spool' | 'ribbon' | 'scissors' | 'tape' | 'chalk' | 'zip' | 'thimble'

/** The sizes or colours of a product. */
interface Variants {
  readonly kind: 'diameter' | 'length' | 'size' | 'colour'
  /** The price of each, by its id. The first one is the lowest. */
  readonly prices: Readonly<Record<string, number>>
  /** The one that is chosen at first, at the price of the product. */
  readonly usual: string
}

export interface Product {
  readonly id: ProductId
  readonly drawing: string
  /** In cents of a euro, with the VAT of Italy. Of a piece, or of a metre. */
  readonly price: number
  /** The colour behind the drawing. */
  readonly ground: 'marigold' | 'blue' | 'pearl' | 'red' | 'green' | 'navy' | 'sand'
  readonly variants?: Variants
  /** Cut from the roll, in half metres. */
  readonly isCut?: true
}

export const products: readonly Product[] = [
  {
    id: 'corozo',
    drawing: corozo,
    price: 840,
    ground: 'marigold',
    variants: { kind: 'diameter', prices: { 15: 720, 20: 840, 23: 960 }, usual: '20' },
  },
  {
    id: 'spool',
    drawing: spool,
    price: 320,
    ground: 'blue',
    variants: { kind: 'colour', prices: { red: 320, navy: 320, ecru: 320, black: 320 }, usual: 'red' },
  },
  { id: 'ribbon', drawing: ribbon, price: 290, ground: 'pearl', isCut: true },
  { id: 'scissors', drawing: scissors, price: 6400, ground: 'red' },
  { id: 'tape', drawing: tape, price: 450, ground: 'green' },
  { id: 'chalk', drawing: chalk, price: 380, ground: 'navy' },
  {
    id: 'zip',
    drawing: zip,
    price: 360,
    ground: 'sand',
    variants: { kind: 'length', prices: { 18: 360, 30: 440, 60: 620 }, usual: '18' },
  },
  {
    id: 'thimble',
    drawing: thimble,
    price: 520,
    ground: 'blue',
    variants: { kind: 'size', prices: { 14: 520, 15: 520, 16: 520, 17: 520, 18: 520 }, usual: '16' },
  },
]
