import { count, params } from '@nanostores/i18n'
import { words } from '../app/language.ts'

export const cartWords = words(
  'cart',
  {
    heading: 'Cart',
    add: 'Add to cart',
    inCart: count({ one: 'One in the cart', other: '{count} in the cart' }),
    empty: 'Your cart is empty.',
    toCounter: 'See what is on the counter',
    quantity: params('Quantity of {name}'),
    remove: 'Remove',
    each: params('{price} each'),
    total: 'Total',
    checkout: 'Checkout',
    lines: 'What you order',
    ordered: 'What you ordered',
  },
  {
    heading: 'Carrello',
    add: 'Aggiungi',
    inCart: { one: 'Uno nel carrello', other: '{count} nel carrello' },
    empty: 'Il tuo carrello è vuoto.',
    toCounter: 'Guarda cosa c’è sul banco',
    quantity: 'Quantità di {name}',
    remove: 'Togli',
    each: '{price} l’uno',
    total: 'Totale',
    checkout: 'Vai alla cassa',
    lines: 'Che cosa ordini',
    ordered: 'Che cosa hai ordinato',
  },
)
