import type { words as english } from '../en/pipeline.ts'

export const words: typeof english = {
  heading: 'La strada di un cliente',
  more: 'Ogni bottone è una persona, nel punto più lontano raggiunto. Uno rosso è fermo finché qualcuno non interviene.',
  outbox: 'In uscita dal browser',
  outboxMover: 'parte da solo quando il canale risponde',
  channel: 'Canale, con un GUID',
  channelMover: 'parte con P-job',
  uploaded: 'Sede centrale, caricato',
  uploadedMover: 'parte con Sincronizza clienti',
  numbered: 'Sede centrale, con numero',
  numberedMover: 'parte con 1010',
  returned: 'Canale, con numero',
  returnedMover: 'parte quando il browser chiede, da solo',
  home: 'Questo browser, con numero',
  homeMover: 'il cliente vede il numero',
}
