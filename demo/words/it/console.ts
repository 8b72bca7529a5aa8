import type { words as english } from '../en/console.ts'
import { attributes } from './console-attributes.ts'
import { channel } from './console-channel.ts'
import { faults } from './console-faults.ts'
import { identities } from './console-identities.ts'
import { rushHour } from './console-rush-hour.ts'
import { data, logFilter, presets, reset, sections } from './console-sections.ts'
import { settings, switches } from './console-settings.ts'
import { summaries } from './console-summaries.ts'
import { store } from './console-store.ts'
import { tour } from './console-tour.ts'

export const words: typeof english = {
  page: {
    heading: 'Sede centrale',
    starting: 'La sede centrale si avvia …',
    failed: 'Non è stato possibile avviare la sede centrale.',
    notApplied: (words) =>
      `Il link chiede qualcosa che la sede centrale non conosce o non può fare: ${words}. Tutto il resto è stato applicato.`,
  },
  sections,
  presets,
  tour,
  data,
  logFilter,
  reset,
  summaries,
  setUp: {
    heading: 'Questa configurazione',
    more: 'Il link porta un collega allo stesso profilo e alle stesse funzionalità, pubblicazione, canale, negozio, attributi dei clienti, collegamento automatico, pianificazioni e guasti.',
    link: 'Link a questa configurazione',
    copy: 'Copia il link',
    copied: 'Copiato.',
    notCopied: 'Questo browser non permette di copiarlo: usa il link stesso.',
  },
  settings,
  switches,
  channel,
  faults,
  identities,
  store,
  attributes,
  clock: {
    clock: 'Orologio',
    clockMore: 'L’ora in sede centrale, e che cosa girerà da solo.',
    advance: (time) => `Avanti di ${time}`,
    ahead: (time) => `${time} avanti rispetto a questo dispositivo.`,
    nextRuns: 'Prossime esecuzioni',
    nextRun: ({ time, every }) => `${time}, ${every}`,
    noSchedule: 'Niente è pianificato.',
  },
  realTime: {
    realTime: 'Servizio in tempo reale',
    realTimeMore: (capacity) =>
      `Le chiamate dal canale alla sede centrale: quanto costa la modalità sincrona. Da ogni scheda aperta ne prende ${capacity} alla volta.`,
    inFlight: 'In corso',
    waiting: 'In fila',
    calls: 'Chiamate finora',
    failedCalls: 'Fallite o rifiutate',
    average: 'Durata media',
    waited: 'Hanno fatto la fila',
    longestWait: 'Fila più lunga',
    ms: (ms) => `${ms} ms`,
  },
  rushHour,
  tables: {
    channel: 'Database del canale',
    channelAsync: 'Clienti asincroni nel canale',
    channelCustomers: 'Clienti nel canale',
    channelAddresses: 'Indirizzi asincroni nel canale',
    channelOrders: 'Ordini nel canale',
    headquarters: 'Database della sede centrale',
    uploaded: 'Clienti asincroni caricati',
    customers: 'Clienti in sede centrale',
    uploadedAddresses: 'Indirizzi asincroni caricati',
    uploadedEdits: 'Modifiche caricate',
    uploadedOrders: 'Ordini caricati',
    name: 'Nome',
    guid: 'GUID temporaneo',
    number: 'Numero cliente',
    upload: 'Processo P',
    waiting: 'in attesa',
    uploadedState: 'caricato',
    reason: 'Perché asincrono',
    asked: 'richiesto',
    callFailed: 'chiamata in tempo reale fallita',
    channelOffline: 'canale offline',
    converted: 'Convertito',
    yes: 'Sì',
    no: 'No',
    copy: 'Copia nel canale',
    current: 'attuale',
    outdated: 'superata',
    address: 'Indirizzo',
    order: 'Ordine',
    recordId: 'Record',
    empty: 'Nessuna riga.',
    noMatch: 'Nessuna riga corrisponde.',
    none: '–',
    scrollHint: 'Scorri di lato →',
  },
  log: {
    log: 'Registro',
    logMore: 'Richieste e processi di tutte le schede aperte, dal più recente.',
    entries: 'Voci',
    empty: 'Non è ancora successo niente.',
    sent: 'Inviato',
    answered: 'Risposto',
    noAnswerSeen: 'nessuna risposta',
    took: (ms) => `${ms} ms`,
    job: ({ moved, failed }) => `${moved} spostati, ${failed} falliti`,
  },
}
