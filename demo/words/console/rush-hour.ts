import { params } from '@nanostores/i18n'
import { words } from '../../app/language.ts'

export const rushHourWords = words(
  'rush hour',
  {
    heading: 'Rush hour',
    more: params(
      'In a spare headquarters, {crowd} people register at once, in sync and in async mode. The sooner a line climbs, the less they wait.',
    ),
    start: 'Start rush hour',
    running: params('{crowd} people register in sync mode, then {crowd} in async mode …'),
    chart: 'How many people have their answer, as time goes by',
    answered: 'people answered',
    mode: 'Mode',
    sync: 'sync',
    async: 'async',
    median: 'Half waited up to',
    slowest: 'The last one waited',
    ms: params('{ms} ms'),
    inLine: params('In sync mode, {waited} of {calls} real-time calls stood in line, up to {ms} ms.'),
  },
  {
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
  },
)
