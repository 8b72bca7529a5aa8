import chalk from './drawings/chalk.svg?no-inline'
import corozo from './drawings/corozo.svg?no-inline'
import ribbon from './drawings/ribbon.svg?no-inline'
import scissors from './drawings/scissors.svg?no-inline'
import spool from './drawings/spool.svg?no-inline'
import tape from './drawings/tape.svg?no-inline'
import thimble from './drawings/thimble.svg?no-inline'
import zip from './drawings/zip.svg?no-inline'

/** The catalogue. `ground` is the colour behind the drawing; prices are in cents of a euro. */
export const products = [
  { id: 'corozo', drawing: corozo, price: 840, ground: 'marigold' },
  { id: 'spool', drawing: spool, price: 320, ground: 'blue' },
  { id: 'ribbon', drawing: ribbon, price: 290, ground: 'pearl' },
  { id: 'scissors', drawing: scissors, price: 6400, ground: 'red' },
  { id: 'tape', drawing: tape, price: 450, ground: 'green' },
  { id: 'chalk', drawing: chalk, price: 380, ground: 'navy' },
  { id: 'zip', drawing: zip, price: 360, ground: 'sand' },
  { id: 'thimble', drawing: thimble, price: 520, ground: 'blue' },
] as const

export type Product = (typeof products)[number]
