import type { words as english } from '../../en/console/pipeline.ts'

export const words: typeof english = {
  heading: 'La strada di un cliente',
  more: 'Un bottone è una persona, un cartellino è un suo indirizzo, una modifica o un ordine, ognuno nel punto più lontano raggiunto. Uno rosso è fermo finché qualcuno non interviene.',
  outbox: 'In uscita dal browser',
  outboxMover: 'parte da solo quando il canale risponde',
  channel: 'Canale, con un GUID',
  uploaded: 'Sede centrale, caricato',
  numbered: 'Sede centrale, con numero',
  returned: 'Canale, con numero',
  returnedMover: 'parte quando il browser chiede, da solo',
  home: 'Questo browser, con numero',
  homeMover: 'il cliente vede il numero',
  customer: '{name}',
  address: '{name}: indirizzo',
  edit: '{name}: modifica',
  order: '{name}: ordine',
  stuck: '{what}, fermo',
}
