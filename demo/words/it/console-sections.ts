import type * as english from '../en/console-sections.ts'
import { pluralIn } from '../plural.ts'

const plural = pluralIn('it')

export const sections: typeof english.sections = {
  label: 'Sezioni della sede centrale',
  heading: ({ page, section }) => `${page}: ${section}`,
  names: { flow: 'Flusso', setUp: 'Configurazione', data: 'Dati', log: 'Registro' },
  more: {
    flow: 'Per chi prova il sistema: i clienti in viaggio dal negozio alla sede centrale e ritorno. Tutte le schede vedono la stessa cosa.',
    setUp:
      'Tutto quello che si può cambiare: il profilo, le funzionalità, il canale, i processi, l’orologio e i guasti.',
    data: 'Le righe dei due database, e quelle da correggere.',
    log: 'Ogni richiesta al canale e ogni esecuzione di un processo, con i dati inviati e la risposta.',
  },
  inHeadquarters: 'Nella sede centrale:',
}

export const presets: typeof english.presets = {
  heading: 'Clienti per provare',
  more: 'Si registrano come i clienti del negozio, attraverso il canale. Oppure registrati nel negozio, in un’altra scheda.',
  ten: 'Registra 10 clienti di esempio',
  failing: 'Creane uno che fallisce',
  duplicate: 'Registra un doppione',
  twoDevices: 'Una persona su due dispositivi',
  running: 'Registrazione in corso …',
  registered: plural({ one: '1 cliente registrato.', other: (count) => `${count} clienti registrati.` }),
  notRegistered: plural({
    one: '1 cliente non è stato registrato. Il motivo è nel registro.',
    other: (count) => `${count} clienti non sono stati registrati. Il motivo è nel registro.`,
  }),
  isFailing: (name) =>
    `${name} è tra i clienti, con una provincia che non esiste. Esegui Processo P e Sincronizza clienti: la riga fallirà.`,
  isDuplicate: ({ name, email }) =>
    `${name} si è registrato un’altra volta, di nuovo con ${email}. Ogni registrazione diventa un cliente a sé.`,
  isPending: (name) =>
    `${name} si è registrato dal telefono. Dal portatile, con lo stesso accesso, vede lo stesso cliente, ancora senza numero.`,
  isSynced: ({ name, number }) =>
    `${name} si è registrato dal telefono. Dal portatile, con lo stesso accesso, vede lo stesso cliente, ${number}.`,
  inLog: 'Apri il registro',
  inData: 'Mostra nei dati',
  notPublished: 'Il canale non conosce ancora questa impostazione: esegui 1070 in Configurazione.',
}

export const data: typeof english.data = {
  find: 'Trova righe',
  search: 'Cerca',
  searchHint: 'nome, e-mail o numero',
  state: 'Stato',
  states: {
    all: 'tutti',
    waiting: 'in attesa nel canale',
    uploaded: 'caricati, non convertiti',
    failed: 'falliti',
    done: 'sincronizzati',
  },
  clear: 'Mostra tutte le righe',
  found: ({ shown, all }) => `${shown} di ${all}`,
  showMore: (left) => `Mostra altro (ancora ${left})`,
  asStored: 'Come è salvato',
}

export const logFilter: typeof english.logFilter = {
  find: 'Trova voci',
  method: 'Metodo',
  status: 'Esito',
  text: 'Testo',
  textHint: 'nell’indirizzo, nei contenuti o nelle note',
  methods: { all: 'tutti', jobs: 'processi' },
  statuses: {
    all: 'tutti',
    '2': '2xx, riuscite',
    '3': '3xx, altrove',
    '4': '4xx, rifiutate',
    '5': '5xx, fallite',
    '0': 'senza risposta',
  },
  shown: ({ shown, all }) => `${shown} voci su ${all}.`,
  none: 'Nessuna voce corrisponde.',
}

export const reset: typeof english.reset = {
  reset: 'Ripristina',
  question: 'Svuotare la sede centrale?',
  more: 'Non si può annullare, e vale per tutte le schede:',
  lost: [
    'Tutti i clienti, gli indirizzi e gli ordini vengono cancellati, nel canale e in sede centrale.',
    'Impostazioni, pianificazioni, guasti e identità tornano come il primo giorno.',
    'L’orologio torna all’ora giusta, il registro e lo storico dei processi si svuotano e la visita guidata ricomincia.',
    'Questo dispositivo dimentica i suoi account, gli ordini e quello che non è ancora partito. Chi ha fatto l’accesso viene disconnesso.',
  ],
  cancel: 'Annulla',
  confirm: 'Ripristina tutto',
  wasReset: 'Tutto è come il primo giorno.',
}
