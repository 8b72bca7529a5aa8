import type { words as english } from '../en/cart.ts'

export const words: typeof english = {
  heading: 'Carrello',
  add: 'Aggiungi',
  inCart: { one: '1 nel carrello', other: '{count} nel carrello' },
  empty: 'Il tuo carrello è vuoto.',
  toCounter: 'Guarda che cosa c’è sul banco',
  quantity: 'Quantità: {name}',
  remove: 'Togli',
  each: '{price} cad.',
  total: 'Totale',
  payment: 'Paghi alla consegna del pacco. La spedizione la offriamo noi.',
  most: 'Ne abbiamo al massimo {count}',
  deviceFull: 'Su questo dispositivo non c’è più spazio: non è stato aggiunto nulla.',
  checkout: 'Vai alla cassa',
  lines: 'Il tuo ordine',
  ordered: 'Hai ordinato',
}
