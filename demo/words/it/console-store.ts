import type { store as english } from '../en/console-store.ts'

export const store: typeof english = {
  heading: 'Cliente predefinito del negozio',
  more: 'Che cosa ereditano i nuovi clienti dove il negozio non dice niente, e il paese che ereditano i nuovi indirizzi. I clienti che esistono già restano come sono.',
  changed: 'Diverso dai valori iniziali.',
  toDefaults: 'Torna ai valori iniziali',
  CustomerTypeValue: 'Tipo',
  types: { 1: 'persona', 2: 'organizzazione' },
  CustomerGroup: 'Gruppo di clienti',
  groups: { 30: '30, clienti al dettaglio', 10: '10, clienti all’ingrosso' },
  ReceiptSettings: 'Ricevute',
  receipts: { 0: 'stampate', 1: 'per e-mail', 2: 'stampate e per e-mail' },
  ReceiptEmail: 'Email per le ricevute',
  optional: 'facoltativa',
  noEmail: 'Non è un indirizzo e-mail.',
  CurrencyCode: 'Valuta',
  noCurrency: 'Tre lettere, come EUR.',
  Language: 'Lingua',
  country: 'Paese del negozio',
  affiliations: 'Affiliazioni',
  affiliationsMore:
    'I clienti asincroni le ereditano solo con «Abilita creazione avanzata di clienti asincroni».',
  affiliationNames: { 68719476742: 'Dipendenti', 68719476743: 'Studenti', 68719476744: 'VIP' },
}
