import type { words as english } from '../en/cart.ts'

export const words: typeof english = {
  cart: {
    heading: 'Carrello',
    empty: 'Il tuo carrello è vuoto.',
    toCounter: 'Guarda che cosa c’è sul banco',
    quantity: (name) => `Quantità: ${name}`,
    remove: 'Togli',
    each: (price) => `${price} cad.`,
    aMetre: (price) => `${price} al metro`,
    deviceFull: 'Su questo dispositivo non c’è più spazio: non è cambiato nulla.',
    checkout: 'Vai alla cassa',
    country: 'Paese di consegna',
  },
  variants: {
    size: (text) => `misura ${text}`,
    red: 'rosso',
    navy: 'blu notte',
    ecru: 'ecru',
    black: 'nero',
  },
  amounts: {
    subtotal: 'Subtotale',
    delivery: { standard: 'Spedizione standard', express: 'Spedizione espressa' },
    free: 'gratis',
    total: 'Totale',
    vat: (rate) => `IVA inclusa (${rate})`,
    noVat: 'Senza IVA. La dogana del tuo paese può chiedere dazi e imposte.',
    freeFrom: (price) => `Da ${price} la spedizione standard è gratuita.`,
    arrives: (days) => `Arriva ${days}.`,
    missing: (price) => `Aggiungi ${price} e la spedizione standard è gratuita.`,
    days: (days) => `in ${days} giorni lavorativi`,
    oneDay: 'il giorno lavorativo successivo',
    between: (dates) => `Consegna: ${dates}`,
  },
  lines: {
    ordering: 'Il tuo ordine',
    ordered: 'Hai ordinato',
  },
}
