/** What is on the counter. `ground` is the colour of the paper each thing lies on; prices in cents of a euro. */
export const products = [
  { id: 'corozo', price: 840, ground: 'marigold' },
  { id: 'spool', price: 320, ground: 'blue' },
  { id: 'ribbon', price: 290, ground: 'pearl' },
  { id: 'scissors', price: 6400, ground: 'red' },
  { id: 'tape', price: 450, ground: 'green' },
  { id: 'chalk', price: 380, ground: 'navy' },
  { id: 'zip', price: 360, ground: 'sand' },
  { id: 'thimble', price: 520, ground: 'blue' },
] as const

export type Product = (typeof products)[number]
