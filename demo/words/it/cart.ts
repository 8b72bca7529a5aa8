import type { words as english } from '../en/cart.ts'

export const words: typeof english = {
  heading: 'Carrello',
  add: 'Aggiungi',
  inCart: (count) => (count === 1 ? 'Uno nel carrello' : `${count} nel carrello`),
  empty: 'Il tuo carrello è vuoto.',
  toCounter: 'Guarda cosa c’è sul banco',
  quantity: ({ name }) => `Quantità di ${name}`,
  remove: 'Togli',
  each: ({ price }) => `${price} l’uno`,
  total: 'Totale',
  checkout: 'Vai alla cassa',
  lines: 'Che cosa ordini',
  ordered: 'Che cosa hai ordinato',
}
