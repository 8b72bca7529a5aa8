import type { words as english } from '../../en/console/rush-hour.ts'

export const words: typeof english = {
  heading: 'Ora di punta',
  more: 'In una sede di riserva {crowd} persone si registrano insieme, in modalità sincrona e asincrona. Prima sale una linea, meno aspettano.',
  start: 'Inizia l’ora di punta',
  running: '{crowd} persone si registrano in modalità sincrona, poi {crowd} in modalità asincrona …',
  chart: 'Quante persone hanno la risposta, col passare del tempo',
  answered: 'persone con risposta',
  mode: 'Modalità',
  sync: 'sincrona',
  async: 'asincrona',
  median: 'Metà ha atteso fino a',
  slowest: 'L’ultimo ha atteso',
  ms: '{ms} ms',
  inLine:
    'In modalità sincrona {waited} chiamate in tempo reale su {calls} hanno fatto la fila, fino a {ms} ms.',
}
